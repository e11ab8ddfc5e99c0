"""Clauses as the library writes them. ``docs/条款写作规范.md`` says how to write one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from hetong.diagnostic import Location
from hetong.model.bounds import Within
from hetong.model.condition import ALWAYS, When
from hetong.model.fields import Facts, Labelled, Line, Prose, Whole, YesNo, choice, fact, mapping, required, several

# Between the cells of a row of a sheet, each of whose items is one: 事项｜约定｜条款.
CELL = "｜"
CELLS = 3


class ParamType(Labelled):
    """Types of the parameters that a single clause declares for itself."""

    TEXT = "text", "文字"
    INTEGER = "integer", "整数"
    NUMBER = "number", "数量"
    PERCENT = "percent", "百分比"
    DURATION = "duration", "期间"
    MONEY = "money", "金额"
    PRICE = "price", "单价"
    DATE = "date", "日期"
    BOOLEAN = "boolean", "是否"
    LIST = "list", "清单"


class ClauseKind(Labelled):
    """Where a clause stands in the contract."""

    ARTICLE = "article", "正文"
    RECITALS = "recitals", "鉴于"
    ANNEX = "annex", "附件"
    SHEET = "sheet", "商务要点"


class ParamSpec(Facts):
    """A fact that only one clause needs."""

    type: ParamType = required("类型")
    label: Line = required("名称")
    default: object = fact("默认")
    min: Line | None = fact("最小")
    max: Line | None = fact("最大")
    help: Line | None = fact("说明")
    why: Line | None = fact("理由", help="为什么通常是默认值；检查结果和草稿首页会列出来")
    confirm: YesNo = choice("要确认", False, help="默认值涉及金额、上限、比例、权限的，写 true")


class TermSpec(Facts):
    """A defined term and the paragraph that defines it, where it stands in “…”."""

    term: Line = required("术语")
    at: Line = required("段落")


class ItemSpec(Facts):
    """项 or, one level down, 目. Written without its final ； or 。"""

    shorthand = "text"

    id: Line | None = fact("标识")
    when: When = choice("当", ALWAYS)
    each: Line | None = fact("逐项", help="item in services.tasks")
    text: Prose = required("正文")
    items: tuple["ItemSpec", ...] = several("项")
    basis: tuple[Line, ...] = several("依据", help="这一项靠的法条；只给法务看")
    gives: Line | None = fact("让出", help="立场阶梯的这一档让出什么；只给法务看")


class ColumnSpec(Facts):
    """A column; ``width`` is its share of the text width, relative to the other columns."""

    title: Line = required("标题")
    value: Line = required("值")
    align: Literal["left", "center", "right"] = choice("对齐", "left")
    width: Annotated[Whole, Within(1, 100)] = choice("宽", 20)
    when: When = choice("当", ALWAYS)


class TableSpec(Facts):
    """A table with one row per element for which ``when`` holds; ``total`` has one cell per column."""

    each: Line = required("逐项")
    when: When = choice("当", ALWAYS, help="只列符合的行")
    columns: tuple[ColumnSpec, ...] = required("列")
    total: tuple[Line, ...] = several("合计")


class ParagraphSpec(Facts):
    """款: one duty a sentence. ``id`` makes it an anchor: ``[[clause.id]]``."""

    shorthand = "text"

    id: Line | None = fact("标识")
    when: When = choice("当", ALWAYS)
    each: Line | None = fact("逐项")
    text: Prose = required("正文")
    items: tuple[ItemSpec, ...] = several("项")
    table: TableSpec | None = fact("表")
    basis: tuple[Line, ...] = several("依据", help="这一款靠的法条；只给法务看")
    gives: Line | None = fact("让出", help="立场阶梯的这一档让出什么；只给法务看")
    conspicuous: YesNo = choice("显著提示", False, help="加粗（民法典 496）")
    plain: YesNo = choice("不编号", False, help="表格样式等不编号的段落")
    closing: YesNo = choice("收尾", False, help="鉴于的最后一段：放进鉴于的自拟文字排在它前面")
    signing: YesNo = choice("签署栏", False, help="签字、盖章、手写的一栏：不编号，前后各栏不分页，留出盖章的高度")


class FloorSpec(Facts):
    """底线: what a negotiator does not go below. A bound or a list of stances is tested, a sentence alone is for people."""

    shorthand = "says"

    says: Line = required("说明")
    of: Line | None = fact("事实", help="例：params.correct_within、payment.due")
    min: Line | None = fact("最小")
    max: Line | None = fact("最大")
    stances: tuple[Literal["client", "balanced", "provider"], ...] = several("立场", help="可以接受的立场")
    when: When = choice("当", ALWAYS)


class VariantSpec(Facts):
    """One wording. The matching variant with the most conditions is used."""

    id: Line = required("标识")
    when: When = choice("当", ALWAYS)
    title: Line | None = fact("标题")
    note: Line | None = fact("说明", help="给法务的说明，不进入合同")
    paragraphs: tuple[ParagraphSpec, ...] = required("款")


class ClauseSpec(Facts):
    """One file of the library."""

    id: Line = required("标识")
    title: Line = required("标题")
    version: Annotated[Whole, Within(0, 99_999)] = required("版本")
    kind: ClauseKind = choice("种类", ClauseKind.ARTICLE)
    basis: tuple[Line, ...] = several("依据", help="例：民法典 509")
    floor: tuple[FloorSpec, ...] = several("底线", help="谈判底线，不进入合同；越过可以检查的，列入与范本不同的地方")
    essential: Line | None = fact("必备", help="为什么不能不用；交易书可以用自拟条款替换它")
    all_parties: YesNo = choice("全体", False, help="三方以上签约的，本条的双方写成各方，另一方写成其他方；其余各条的双方是甲方和乙方")
    params: Mapping[str, ParamSpec] = mapping("参数")
    terms: tuple[TermSpec, ...] = several("定义")
    uses: tuple[Line, ...] = several("使用", help="本条用到、由别的条款定义的术语")
    conspicuous: YesNo = choice("显著提示", False)
    variants: tuple[VariantSpec, ...] = required("变体")


class CustomClause(Facts):
    """自拟条款：交易书里自己写的一条"""

    id: Line | None = fact("标识", help="英文小写，例：x-price-protection；写了“替换”的可以不写")
    title: Line = required("标题", help="放进鉴于的不印标题")
    replaces: Line | None = fact("替换", help="用它换掉哪一条，写那一条的 id：它站在那一条的位置，对那一条的引用照旧有效")
    after: Line | None = fact("位于", help="放在哪一条的后面；写 recitals 就放进鉴于")
    before: Line | None = fact("之前", help="放在哪一条的前面；两样都不写，放在收尾的条款（从不可抗力起）前面")
    terms: tuple[TermSpec, ...] = several("定义")
    uses: tuple[Line, ...] = several("使用")
    paragraphs: tuple[ParagraphSpec, ...] = required("款")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with where it comes from. ``places`` maps its own paths (``variants.0.paragraphs.1.text``) to lines.

    ``digest`` is the SHA-256 of its file, in hex; empty for a clause that a deal writes itself.
    """

    spec: ClauseSpec
    category: str
    file: str
    places: Mapping[str, Location]
    digest: str = ""

    def where(self, path: str) -> Location:
        """The place of a path inside the clause, or of its nearest written ancestor."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places.get(path, Location(self.file))
