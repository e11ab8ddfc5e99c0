"""A value that is written with a pen when the contract is signed: rules to write on."""

from hetong.facts import Fact
from hetong.model.contract import Inlines, Ruled, Text
from hetong.model.deal import Deal
from hetong.model.schema import shape_at
from hetong.zh.moment import Moment

_WIDTH = 10


def ruled(fact: Fact) -> Inlines:
    """A rule; for a date one each for year, month and day."""
    shape = shape_at(Deal, fact.path)
    if shape is None or shape.leaf is not Moment:
        return (Ruled(_WIDTH, fact.path, fact.origin),)
    year, month, day = (Ruled(width, fact.path, fact.origin) for width in (4, 2, 2))
    return (year, Text("年"), month, Text("月"), day, Text("日"))
