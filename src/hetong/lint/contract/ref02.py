"""REF02 手写的引用

检查什么：自拟条款和填入的值里，有没有手写的“第十四条”“第7.2款”“附件三”，以及与 [[标识]] 重复的“第”“条”。
本条、前款、上述第二款这类相对的说法，《民法典》第五百七十七条、电信条例第十三条这类法律，
主合同第3条、隐私政策第4条、招标文件、GB/T 22080 第5条这类别的文件，都不是对这份合同的引用。
为什么：条款增删后编号会变，手写的引用不会跟着变；引用不存在的条款，约定就落空了。
反例：“按照第九十九条的约定”；“按照第[[payment]]条”印成“第第十四条条”。
正例：“按照[[payment]]的约定”。
依据：民法典 142、466；逻辑
"""

import re
from collections.abc import Iterator, Mapping

from hetong.diagnostic import Diagnostic, Message, Severity, error
from hetong.lint.contract.free_text import FreeText, custom_nodes, free_texts
from hetong.model.contract import Article, Item, Paragraph, Ref, Text
from hetong.model.numbered import Numbered
from hetong.zh.numeral import parse_numeral
from hetong.zh.text import half_width

CODE = "REF02"
Path = tuple[int, ...]
_NUMBER = r"(?:[零〇一二三四五六七八九十百]+|\d{1,4})"
_HAND = re.compile(
    rf"第\s*(?P<article>{_NUMBER})\s*条(?:\s*第?\s*(?P<paragraph>{_NUMBER})\s*款)?(?:\s*第?\s*[(（]?(?P<item>{_NUMBER})[)）]?\s*项)?"
    rf"|第\s*(?P<dotted>\d+(?:\.\d+)+)\s*[条款项](?:\s*第?\s*[(（]?(?P<below>{_NUMBER})[)）]?\s*项)?"
    rf"|附件\s*(?P<annex>{_NUMBER})(?!\s*[份个张页套册件式])(?:\s*第\s*(?P<rule>{_NUMBER})\s*条)?"
)
# What stands before a reference that is not to this contract: a title in 《》, a law, a standard, another contract or document.
_OTHER = re.compile(
    r"(?:》|第[^，。；、]{1,6}[章节篇编]|法|典|条例|规定|办法|解释|细则|准则|标准|规则|规范|指引|指南|意见|通知|决定|公告|批复|制度|政策|声明|文件|协议|章程|公约|守则|手册|须知|计划|方案"
    r"|确认书|说明书|通知书|承诺书|任务书|委托书|投标书|标书|订单|备忘录|纪要|号|令|[A-Za-z0-9./-])"
    r"(?:[(（][^()（）]{0,30}[)）])?(?:正文|文本|中|的|之)?\s*$|(?<![本照据按依由])(?:(?!本)[\u4e00-\u9fff])(?<![照据按依反由和与及或])合同(?:中|的|之)?\s*$"
)
_THIS = re.compile(r"(?:本(?:合同|条|款|协议|附件)|[前该同]条|上述|前述|上列|所附)(?:的|之|中|正文)?\s*$")
_RELATIVE = re.compile(r"(?:本条|前条|该条|同条|本款|前款|上述|前述|本附件)(?:的|之|中)?\s*$")
_AND = re.compile(r"\s*(?:[、，,和与及或至到—~-]|以及|或者|并)?\s*(?:第)?\s*")
_DOUBLED = re.compile(r"\s*条(?![件例形状理目文])")


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """What doubles a reference, then every reference written by hand."""
    yield from _doubled(numbered)
    places = dict(_places(numbered))
    for one in free_texts(numbered):
        for said, path in _references(one.text):
            yield _finding(one, said, path, places)


def _doubled(numbered: Numbered) -> Iterator[Diagnostic]:
    for node in custom_nodes(numbered):
        for index, leaf in enumerate(node.inlines):
            if isinstance(leaf, Ref) and leaf.text and _around(node, index):
                message = Message("“[[{target}]]”自己会印出“{text}”，前后又写了“第”或者“条”", target=leaf.target, text=leaf.text)
                yield error(CODE, node.origin, message, Message("只写 [[{target}]]", target=leaf.target))


def _around(node: Paragraph | Item, index: int) -> bool:
    before, after = (node.inlines[at] if 0 <= at < len(node.inlines) else None for at in (index - 1, index + 1))
    doubled = isinstance(before, Text) and before.text.rstrip().endswith("第")
    return doubled or (isinstance(after, Text) and _DOUBLED.match(after.text) is not None)


def _references(text: str) -> Iterator[tuple[str, Path]]:
    """The references to this contract, as written, with the numbers that they name; annexes count below zero."""
    plain = half_width(text) if len(half_width(text)) == len(text) else text
    end, foreign = -1, False
    for found in _HAND.finditer(plain):
        chained = end >= 0 and _AND.fullmatch(plain[end : found.start()]) is not None
        before = plain[max(found.start() - 60, 0) : found.start()]
        foreign = foreign if chained else _foreign(before)
        end = found.end()
        path = _path(found)
        if path and not foreign and not _RELATIVE.search(before):
            yield text[found.start() : end], path


def _foreign(before: str) -> bool:
    return _THIS.search(before) is None and _OTHER.search(before) is not None


def _path(found: re.Match[str]) -> Path:
    if found["dotted"]:
        names = [*found["dotted"].split("."), found["below"]]
    elif found["annex"]:
        names = [found["annex"], found["rule"]]
    else:
        names = [found["article"], found["paragraph"], found["item"]]
    try:
        numbers = [parse_numeral(name) for name in names if name]
    except ValueError:
        return ()
    return (-numbers[0], *numbers[1:]) if found["annex"] else tuple(numbers)


def _places(numbered: Numbered) -> Iterator[tuple[Path, str]]:
    for holder in numbered.contract.holders:
        first = holder.ordinal if isinstance(holder, Article) else -holder.ordinal
        yield (first,), holder.anchor
        yield from _below(holder.paragraphs, (first,))


def _below(siblings: tuple[Paragraph, ...] | tuple[Item, ...], path: Path) -> Iterator[tuple[Path, str]]:
    for node in siblings:
        yield (*path, node.ordinal), node.anchor
        yield from _below(node.items, (*path, node.ordinal))


def _finding(one: FreeText, said: str, path: Path, places: Mapping[Path, str]) -> Diagnostic:
    if path not in places:
        return error(CODE, one.at, Message("这份合同没有“{said}”", said=said), _hint(one, None), one.path)
    named = next((places[path[:end]] for end in range(len(path), 0, -1) if "~" not in places[path[:end]]), None)
    return Diagnostic(CODE, Severity.WARNING, one.at, Message("“{said}”是手写的引用", said=said), _hint(one, named), one.path)


def _hint(one: FreeText, target: str | None) -> Message:
    if not one.wording:
        return Message("改写成名称，例：本合同关于付款的约定；条款增删后编号会变")
    if target:
        return Message("写成 [[{target}]]，编号会跟着条款变", target=target)
    return Message("引用写成 [[标识]]；附件先写上“标识”，条款的标识用 hetong plan 看")
