"""Which clauses and which variant of each this deal needs, in which words, where they stand, and why."""

from hetong.select.choosing import select
from hetong.select.vocabulary import worded
from hetong.select.wanted import Wanted, wanted

__all__ = ["Wanted", "select", "wanted", "worded"]
