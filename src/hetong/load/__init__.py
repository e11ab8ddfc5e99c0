"""Paths → Library, Outline, Deal: the only reader of users' files."""

from hetong.load.deal import load_deal, read_deal
from hetong.load.library import clauses_that_use, every_clause, load_clauses, load_house_style, load_outline
from hetong.load.names import misnamed
from hetong.load.overrides import Override

__all__ = [
    "Override",
    "clauses_that_use",
    "every_clause",
    "load_clauses",
    "load_deal",
    "load_house_style",
    "load_outline",
    "misnamed",
    "read_deal",
]
