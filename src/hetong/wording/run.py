"""Every wording rule over one library."""

from hetong.diagnostic import Diagnostic
from hetong.model.contract import Contract
from hetong.wording import txt01, txt02, txt03, txt04, txt05, txt06, txt07, txt08, txt09, txt10, txt11, txt12, txt13
from hetong.wording.library import LibraryText

RULES = (txt01, txt02, txt03, txt04, txt05, txt06, txt07, txt08, txt09, txt12, txt13)
# These see composed contracts, in which alternatives never stand side by side.
CONTRACT_RULES = (txt10, txt11)


def check_wording(library: LibraryText) -> tuple[Diagnostic, ...]:
    """All findings, by place, each once."""
    found = (one for rule in RULES for one in rule.check(library))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.sort_key))


def check_contract(contract: Contract) -> tuple[Diagnostic, ...]:
    """What the library says twice in one contract."""
    return tuple(one for rule in CONTRACT_RULES for one in rule.check(contract))
