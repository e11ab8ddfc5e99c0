"""Hours of service as a list of a spec; one text may name several spans."""

from typing import Annotated

from pydantic import BeforeValidator

from hetong.model.fields import Hours, Written
from hetong.zh.hours import Window
from hetong.zh.text import NotUnderstood
from hetong.zh.zone import Zone


def _each_window(written: object) -> object:
    """A text that names several spans is as many elements; one that can't be read stays where it stands, to be refused there."""
    if not isinstance(written, list | tuple):
        return written
    read = [_windows(one) for one in written]
    if None in read:
        return [one[0] if one else raw for one, raw in zip(read, written, strict=True)]
    return [window for one in read if one for window in one]


def _windows(one: object) -> tuple[object, ...] | None:
    if not isinstance(one, str):
        return (one,)
    try:
        return Window.parse_all(one)
    except NotUnderstood:
        return None


Windows = Annotated[tuple[Hours, ...], BeforeValidator(_each_window)]
TimeZone = Annotated[Zone, Written(Zone, "墨西哥城时间")]
