"""Rules about the wording of the library itself, for whoever maintains it. A module's docstring is its manual for lawyers."""

from hetong.wording.library import LibraryText
from hetong.wording.run import check_contract, check_wording

__all__ = ["LibraryText", "check_contract", "check_wording"]
