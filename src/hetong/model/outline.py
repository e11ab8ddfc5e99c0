"""An outline: a kind of contract, its parts and the clauses they are made of, in order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hetong.diagnostic import Location
from hetong.model.condition import ALWAYS, When
from hetong.model.deal.contract import Industry, Numbering, Stance
from hetong.model.fields import Facts, Line, YesNo, choice, fact, mapping, required, several


class Slot(Facts):
    """A place for a clause; without a condition, it is always used."""

    shorthand = "clause"

    clause: Line = required("条款")
    when: When = choice("当", ALWAYS)
    closing: YesNo = choice("收尾", False, help="收尾的条款：自拟的、加用的不写位置就放在它前面")


class AssumedValue(Facts):
    """惯例值: what is customary where a deal says nothing. One value, or one by stance."""

    value: object = fact("值")
    by_stance: Mapping[str, object] = mapping("按立场", help="client、balanced、provider 各一个值")
    when: When = choice("当", ALWAYS, help="只在这个条件下，例：{payment.pay_day: absent}")
    why: Line = required("理由", help="给法务看的一句话：为什么通常这样约定")
    confirm: YesNo = choice("要确认", False, help="涉及金额、上限、比例、权限、权利终止的通知、事实陈述的，写 true")

    def value_for(self, stance: Stance) -> object:
        """As it is written, in the type that YAML gave it."""
        return self.by_stance.get(stance.value, self.value)


class CustomsSpec(Facts):
    """One file of ``templates/customs/``: customary values that several kinds of contract share."""

    assume: Mapping[str, AssumedValue] = mapping("惯例值")


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
    customs: tuple[Line, ...] = several("通用惯例", help="templates/customs/ 下的文件名；范本自己的惯例值优先")
    assume: Mapping[str, AssumedValue] = mapping("惯例值", help="事实的英文路径: 惯例值；清单里每一项的，路径不写序号")
    words: Mapping[str, Line] = mapping(
        "用语", help="条款库的中性词: 这类合同的叫法，例：{服务人员: 客服人员}；只改条款库的文字，不改交易书的值"
    )


@dataclass(frozen=True, slots=True)
class Custom:
    """A customary value with the place that says it."""

    spec: AssumedValue
    at: Location


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline with where it comes from. ``shared`` are the customary values of the files that it names, by path."""

    spec: OutlineSpec
    file: str
    places: Mapping[str, Location]
    shared: Mapping[str, Custom] = field(default_factory=dict)

    @property
    def customs(self) -> Mapping[str, Custom]:
        """Every customary value by its path, its own before those it shares."""
        own = {path: Custom(spec, self.where(f"assume.{path}")) for path, spec in self.spec.assume.items()}
        return {**self.shared, **own}

    @property
    def offered(self) -> Mapping[str, tuple[Custom, ...]]:
        """The customary values of every path, the first whose condition holds before the others: its own, then the shared one."""
        found: dict[str, tuple[Custom, ...]] = {}
        for path, first in self.customs.items():
            second = self.shared.get(path) if path in self.spec.assume and first.spec.when != ALWAYS else None
            found[path] = (first, second) if second else (first,)
        return found

    def where(self, path: str) -> Location:
        """The place of a path inside the outline."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places.get(path, Location(self.file))
