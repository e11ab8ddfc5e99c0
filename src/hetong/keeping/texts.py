"""Two texts, character by character."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

KEPT, GONE, NEW = "=", "-", "+"
# Below this share of common characters two texts are two texts; a few common characters between two changes are chance.
ALIKE, _CHANCE = 0.4, 2
# A value and a title are read as one word.
_TOKEN = re.compile(r"〔[^〔〕]*〕|《[^《》]*》|.", re.DOTALL)
Pieces = list[tuple[str, str]]


def pieces(was: str, now: str) -> Pieces:
    """What stayed, what went and what came, in reading order. Texts that have little in common are taken out and put in whole."""
    before, after = _TOKEN.findall(was), _TOKEN.findall(now)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE:
        return [(kind, text) for kind, text in ((GONE, was), (NEW, now)) if text]
    codes = matcher.get_opcodes()
    ends = (0, len(codes) - 1)
    steps = [_Step(_stays(code, index in ends), before[code[1] : code[2]], after[code[3] : code[4]]) for index, code in enumerate(codes)]
    return [piece for stays, run in groupby(steps, key=lambda one: one.stays) for piece in _joined(stays, list(run))]


@dataclass(frozen=True, slots=True)
class _Step:
    stays: bool
    went: list[str]
    came: list[str]


def _stays(code: tuple[str, int, int, int, int], at_an_end: bool) -> bool:
    tag, start, end, *_ = code
    return tag == "equal" and (at_an_end or end - start > _CHANCE)


def _joined(stays: bool, steps: list[_Step]) -> Iterator[tuple[str, str]]:
    """Neighbouring changes as one: first all that went, then all that came."""
    went = "".join(word for step in steps for word in step.went)
    came = "".join(word for step in steps for word in step.came)
    yield from ((kind, text) for kind, text in ([(KEPT, went)] if stays else [(GONE, went), (NEW, came)]) if text)


def struck(was: str, now: str) -> str:
    """自收到之日起［-三十-］［+六十+］日内"""
    return "".join(text if kind == KEPT else f"［{kind}{text}{kind}］" for kind, text in pieces(was, now))
