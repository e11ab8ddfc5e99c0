"""当日 as a period: 自发现之时起当日内 is no period at all, and reads 于发现的当日."""

import re

from hetong.model.contract import Filled, Inline, Inlines, Text
from hetong.zh.named_length import SAME_DAY

_FROM = re.compile("自(?![行己身])(?=[^自，；。：]*$)")
_START = re.compile("(?P<event>之[日时])?起$")
_FARTHEST = 3  # 自, the event as a value, 起


def on_the_day(inlines: Inlines) -> Inlines:
    """The same with every period of 当日 said as the day of the event."""
    said = list(inlines)
    for at in range(1, len(said) - 1):
        begin = _begin(said, at) if _is_period(said, at) else None
        if begin is not None:
            said[begin] = Text(_FROM.sub("于", said[begin].text))
            said[at - 1] = Text(_START.sub(lambda one: "的" if one["event"] else "", said[at - 1].text))
            said[at + 1] = Text(said[at + 1].text.removeprefix("内"))
    return tuple(said)


def _is_period(said: list[Inline], at: int) -> bool:
    before, value, after = said[at - 1 : at + 2]
    is_day = isinstance(value, Filled) and value.text == SAME_DAY
    return is_day and isinstance(before, Text) and isinstance(after, Text) and before.text.endswith("起") and after.text.startswith("内")


def _begin(said: list[Inline], at: int) -> int | None:
    """Where the 自 stands that the period begins with."""
    nearest = range(at - 1, max(at - 1 - _FARTHEST, -1), -1)
    return next((one for one in nearest if isinstance(said[one], Text) and _FROM.search(said[one].text)), None)
