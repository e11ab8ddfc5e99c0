"""An outline: a kind of contract, its parts and the clauses they are made of, in order."""

from collections.abc import Mapping
from dataclasses import dataclass

from hetong.diagnostic import Location
from hetong.model.condition import ALWAYS, When
from hetong.model.deal.contract import Industry, Numbering
from hetong.model.fields import Facts, Line, YesNo, choice, fact, required, several


class Slot(Facts):
    """A place for a clause; without a condition, it is always used."""

    shorthand = "clause"

    clause: Line = required("条款")
    when: When = choice("当", ALWAYS)


class PartSpec(Facts):
    """部分. A part without a title prints no heading."""

    title: Line | None = fact("标题")
    restart: YesNo = choice("重新编号", False, help="条号从一重新开始")
    clauses: tuple[Slot, ...] = required("条款")


class OutlineSpec(Facts):
    """One file of ``templates/outlines/``."""

    id: Line = required("标识")
    title: Line = required("标题")
    industry: Industry = required("行业")
    numbering: Numbering = choice("编号方式", Numbering.ARTICLE)
    style: Line = choice("版式", "standard")
    key_terms: YesNo = choice("商务要点", False, help="封面之后的一页要点；交易书可以另行决定")
    recitals: Line | None = fact("鉴于")
    parts: tuple[PartSpec, ...] = required("部分")
    annexes: tuple[Slot, ...] = several("附件")


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline with where it comes from."""

    spec: OutlineSpec
    file: str
    places: Mapping[str, Location]

    def where(self, path: str) -> Location:
        """The place of a path inside the outline."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places.get(path, Location(self.file))
