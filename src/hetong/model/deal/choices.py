"""How a deal departs from its outline: which clauses, in which order, in which wording, and the annexes that it brings."""

from collections.abc import Mapping

from hetong.model.clause import ParagraphSpec, TermSpec
from hetong.model.deal.contract import Stance
from hetong.model.fields import Facts, Line, fact, mapping, required, several


class Added(Facts):
    """加用的条款"""

    shorthand = "clause"

    clause: Line = required("条款", help="条款库的条款 id")
    after: Line | None = fact("位于", help="放在哪一条的后面，写它的 id")
    before: Line | None = fact("之前", help="放在哪一条的前面，写它的 id")


class ClauseChoices(Facts):
    """条款取舍"""

    include: tuple[Added, ...] = several("加用", help="范本之外再用的条款 id；不写位置的，放在收尾的条款（从不可抗力起）前面")
    exclude: tuple[Line, ...] = several("不用", help="不要的条款 id：正文、鉴于、附件，自拟的也可以")
    order: tuple[Line, ...] = several("顺序", help="列出的条款按这个顺序，放在其中第一条原来的位置；自拟的也可以列")
    variants: Mapping[str, str] = mapping("变体", help="条款 id: 变体 id")
    stances: Mapping[str, Stance] = mapping("立场", help="条款 id: 立场，只改这一条，例：{liability: 乙方优先}")
    params: Mapping[str, Mapping[str, object]] = mapping("参数", help="条款 id: {参数: 值}")


class AttachedFile(Facts):
    """附件：自己写的一份附件（写“款”），一份原样附上的文件，或者条款库的一个附件条款"""

    shorthand = "title"

    title: Line = required("标题")
    id: Line | None = fact("标识", help="正文要引用它时写，例：licence-copy")
    file: Line | None = fact("文件", help="随合同装订的文件名；不填表示签署时附后")
    clause: Line | None = fact("条款", help="由条款库的附件条款生成时，写它的 id")
    note: Line | None = fact("说明", help="代替“本附件于签署时附后”，例：由双方在履行中逐次归档")
    replaces: Line | None = fact("替换", help="用它换掉范本的哪个附件，写那个附件的 id；引用照旧有效")
    after: Line | None = fact("位于", help="放在哪个附件的后面；不写位置的，放在范本的附件后面")
    before: Line | None = fact("之前", help="放在哪个附件的前面")
    terms: tuple[TermSpec, ...] = several("定义", help="附件里定义的术语")
    uses: tuple[Line, ...] = several("使用", help="附件用到、由别处定义的术语")
    paragraphs: tuple[ParagraphSpec, ...] = several("款", help="附件自己的正文，写法和自拟条款相同，自成编号")
