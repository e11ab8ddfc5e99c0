"""Frozen values that pass between the stages: the deal, the clauses and outlines, the contract tree."""
