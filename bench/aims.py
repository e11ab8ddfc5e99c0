"""What is measured against what, and what it should come to."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.timing import Series


@dataclass(frozen=True, slots=True)
class Aim:
    """Mine takes at most ``factor`` times the other; ``faster``: the other at least that many times mine. Both name series."""

    mine: str
    other: str
    factor: float
    faster: bool = False

    @property
    def said(self) -> str:
        """The aim, for people."""
        return f"快 ≥ {self.factor:g} 倍" if self.faster else f"≤ {self.factor:g} 倍"


@dataclass(frozen=True, slots=True)
class Result:
    """An aim with what came of it; ``ratio`` is in the terms of the aim."""

    aim: Aim
    ratio: float

    @property
    def met(self) -> bool:
        """Whether it is reached."""
        return self.ratio >= self.aim.factor if self.aim.faster else self.ratio <= self.aim.factor


RENDER, PIPELINE, FROM_TEXT = "(a) 渲染阶段", "(b) 从交易书对象到字节", "(c) 从 YAML 文本到字节，含检查"
DOCXTPL, FLOOR = "(d) docxtpl，每次打开模板", "(e) 下限：拼接文字加压缩"
COLD_RENDER, COLD_CHECK, COLD_HELP, COLD_DOCXTPL = "hetong render", "hetong check", "hetong --help", "docxtpl 最小脚本"
TYPST, OFFICE = "Typst，热", "LibreOffice，同批每份"
SMALL_LIBRARY, LARGE_LIBRARY = "条款库少", "条款库多"

WARM = (
    Aim(RENDER, DOCXTPL, 15, faster=True),
    Aim(RENDER, FLOOR, 2),
    Aim(PIPELINE, DOCXTPL, 8, faster=True),
    Aim(FROM_TEXT, DOCXTPL, 1, faster=True),
)
COLD = (Aim(COLD_RENDER, COLD_DOCXTPL, 1.5), Aim(COLD_CHECK, COLD_DOCXTPL, 1.3), Aim(COLD_HELP, COLD_DOCXTPL, 0.5))
PDF = (Aim(TYPST, OFFICE, 10, faster=True),)
LIBRARY = (Aim(LARGE_LIBRARY, SMALL_LIBRARY, 1.2),)


def results(aims: tuple[Aim, ...], series: Mapping[str, Series]) -> tuple[Result, ...]:
    """What came of each aim."""
    return tuple(Result(aim, _ratio(aim, series)) for aim in aims)


def _ratio(aim: Aim, series: Mapping[str, Series]) -> float:
    mine, other = series[aim.mine], series[aim.other]
    return other.over(mine) if aim.faster else mine.over(other)
