"""Quantities as Chinese contracts write them: numerals, money, shares, lengths of time, dates, hours. Pure functions and values."""
