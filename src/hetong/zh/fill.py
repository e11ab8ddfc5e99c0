"""How any value prints when a clause names it: each type has one legal form."""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum


def legal_form(value: object) -> str:
    """The text of a value in a contract: lists joined by 、, enumerations by their label, booleans as 是/否."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "、".join(legal_form(one) for one in value)
    return str(value)
