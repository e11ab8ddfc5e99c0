"""docxtpl's marks in the parts of a template: made into Jinja, and checked without running until nothing can surprise."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from hetong.diagnostic import Diagnostic, Message
from hetong.render.docx.blocks import Misplaced, places
from hetong.render.docx.container import DOCUMENT, Element, W, excerpt, fault, refused
from hetong.render.docx.syntax import TEXT, Shapes, Use, uses

# What each variable is made of; a list is written with a star.
SHAPES: Shapes = {
    "": {
        **dict.fromkeys(("title", "number", "number_text", "sheets", "recitals", "body", "closing", "annexes", "toc", "draft"), TEXT),
        "words": "words",
        "cover": "*row",
        "facts": "*row",
        "parties": "*party",
        "signatures": "*pair",
    },
    "words": dict.fromkeys(("number", "contents", "draft", "before_page", "before_pages", "after_pages"), TEXT),
    "row": {"label": TEXT, "value": TEXT},
    "party": {"head": "row", "rows": "*row"},
    "pair": {"left": "signer", "right": "signer", "lines": "*across", "last": "across"},
    "signer": dict.fromkeys(("role", "name", "anchor", "act", "narrow"), TEXT),
    "across": {"left": TEXT, "right": TEXT},
}
# The number with and without its look; either will do.
_ALIKE = {"number_text": "number"}
# Without one of these a part of the contract would be missing from the file, and nobody would see it.
_NEEDED = {
    "title": "合同名称",
    "number": "合同编号",
    "party.head": "当事人名称",
    "party.rows": "当事人情况",
    "sheets": "商务要点",
    "recitals": "鉴于",
    "body": "条款正文",
    "closing": "签署页提示",
    "signer.name": "签署页的当事人",
    "signer.anchor": "盖章处",
    "pair.last": "签署页的最后一行",
    "pair.lines": "签署页的其他各行",
    "annexes": "附件",
    "toc": "目录",
    "draft": "草稿标记",
}
# What holds whole paragraphs, and what holds runs; each fits only where its like may stand. Everything else is text.
_PARAGRAPHS = frozenset({"sheets", "recitals", "body", "annexes", "toc"})
_RUNS = frozenset({"number", "row.value", "signer.name", "across.left", "across.right"})
_HOLDERS = (
    (_PARAGRAPHS, frozenset({"body", "tc", "hdr", "ftr", "sdtContent", "txbxContent"})),
    (_RUNS, frozenset({"p", "sdtContent", "smartTag"})),
)
# A part with marks in it goes through docxtpl and Jinja, whose work grows with the braces times the length.
_LONGEST, _MOST_BRACES, _MOST_TOLD = 2 * 1024 * 1024, 2000, 20
# docxtpl mends these after rendering; the compiled way doesn't.
_BEYOND = re.compile(r"\{[%{]\s*(?:tc\b|colspan\b|hm\b|vm\b|cellbg\b)|\{#")
_HOLLOW = re.compile(r'<w:r>(?:<w:rPr></w:rPr>|<w:rPr/>)?<w:t(?: xml:space="preserve")?>(?:</w:t>)</w:r>')
_OPENINGS = ("{{", "{%", "{#")
_COMPARE = Message("对照 standard.docx 里的双花括号改正")
_HINTS = {
    "DOCX03": Message("标记里只用变量、for 和 if；其余写法删掉"),
    "DOCX04": Message("双花括号和 {{% … %}} 要在同一段里成对，循环和条件的头尾放在同样的地方"),
    "DOCX19": Message("对照 standard.docx，把标记改少、改短；循环最多套两层，正文、附件、鉴于和目录只写一次，不放在循环里"),
    "DOCX20": Message("对照 standard.docx：整段的标记写 {{{{p 变量 }}}}，带格式的写 {{{{r 变量 }}}}，其余写 {{{{ 变量 }}}}"),
}


def marked(name: str, parts: Mapping[str, bytes], roots: Mapping[str, Element]) -> Mapping[str, str]:
    """The parts that have marks in them, as Jinja. Raises Refused (DOCX03, DOCX04, DOCX19)."""
    found = {part: _patched(name, part, root, parts[part]) for part, root in roots.items()}
    return {part: text for part, text in found.items() if "{{" in text or "{%" in text}


def environment() -> SandboxedEnvironment:
    """What every template is compiled with: nothing unescaped, nothing unknown, nothing unsafe."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def unfilled(name: str, part: str, root: Element, text_too: bool) -> Iterator[Diagnostic]:
    """DOCX20 for the first mark that stands where nothing is filled in: in a setting, in a field or, with ``text_too``, in a text."""
    for node in root.iter():
        texts = [*map(str, node.attrib.values()), node.tail or "", (node.text or "") if text_too or node.tag != f"{W}t" else ""]
        if any(opening in text for text in texts for opening in _OPENINGS):
            message = Message("{part} 里的标记写在了不会填写的地方（“{near}”附近）", part=part, near=excerpt(node))
            yield fault("DOCX20", name, message, Message("标记只写在正文、页眉和页脚的文字里"))
            return


def lint(name: str, sources: Mapping[str, str], roots: Mapping[str, Element]) -> tuple[Diagnostic, ...]:
    """What the marks say that no contract could fill (DOCX03, DOCX04, DOCX19, DOCX20), and what they leave out (DOCX10)."""
    found: list[Diagnostic] = []
    used: list[Use] = []
    for part, text in sources.items():
        wrong, here = _read(name, part, roots[part], text)
        found += wrong
        used += here
    once = [one.name for one in used if one.printed is not None and one.name in _PARAGRAPHS]
    twice = {one.name for one in used if one.looped and one.name in _PARAGRAPHS} | {one for one in once if once.count(one) > 1}
    found += [_misplaced(name, DOCUMENT, roots[DOCUMENT], Misplaced("DOCX19", f"{{{{{one}}}}}")) for one in sorted(twice)]
    names = {_ALIKE.get(name, name) for one in used for name in (one.name, *one.through)}
    return (*found, *(_missing(name, one, what) for one, what in _NEEDED.items() if not found and one not in names))


def _patched(name: str, part: str, root: Element, raw: bytes) -> str:
    """The part as Jinja."""
    if len(raw) > _LONGEST or raw.count(b"{") > _MOST_BRACES:
        raise refused("DOCX19", name, Message("{part} 太长，或者标记太多", part=part), _HINTS["DOCX19"])
    _check_whole(name, part, root)
    text = raw.decode()
    found: str = DocxTemplate(name).patch_xml(text.partition("?>")[2] if text.startswith("<?xml") else text)
    if beyond := _BEYOND.search(found):
        message = Message("{part} 用了不支持的标记 {tag}…", part=part, tag=beyond[0])
        raise refused("DOCX03", name, message, Message("单元格的合并和底色请直接在 Word 里设好；批注标记删掉"))
    # docxtpl leaves empty runs where it cut one in two.
    return _HOLLOW.sub("", found)


def _check_whole(name: str, part: str, root: Element) -> None:
    """A mark that is not closed in its paragraph would take the XML after it along."""
    for paragraph in root.iter(f"{W}p"):
        text = _text(paragraph)
        if text.count("{{") != text.count("}}") or text.count("{%") != text.count("%}"):
            message = Message("{part} 里有没写完的标记：{text}", part=part, text=text[:30])
            raise refused("DOCX04", name, message, Message("双花括号和 {{% … %}} 要在同一段里成对"))


def _text(paragraph: Element) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))


def _read(name: str, part: str, root: Element, text: str) -> tuple[list[Diagnostic], Sequence[Use]]:
    """What is wrong with a part, and the variables that it uses."""
    found = places(text)
    if found.wrong:
        return [_misplaced(name, part, root, one) for one in found.wrong[:_MOST_TOLD]], ()
    try:
        used = uses(environment().parse(text), SHAPES)
    except TemplateSyntaxError as wrong:
        message = Message("{part} 里的标记写错了：{why}", part=part, why=wrong.message or "")
        return [fault("DOCX04", name, message, Message("在 Word 里检查双花括号和 {{% … %}} 是否成对"))], ()
    unknown = [_finding(name, part, root, one, found.outputs) for one in used if one.code]
    return (unknown or list(_homeless(name, part, root, found.outputs, used)))[:_MOST_TOLD], used


def _homeless(name: str, part: str, root: Element, outputs: Sequence[tuple[str, str]], used: Sequence[Use]) -> Iterator[Diagnostic]:
    """DOCX20 for what would put paragraphs into a run, or a run into a text."""
    for one in used:
        if one.printed is not None:
            mark, holder = outputs[one.printed]
            fitting = next((holders for names, holders in _HOLDERS if one.name in names), frozenset({"t"}))
            if holder not in fitting:
                yield _misplaced(name, part, root, Misplaced("DOCX20", mark))


def _misplaced(name: str, part: str, root: Element, one: Misplaced) -> Diagnostic:
    near = _near(root, one.mark[2:-2].strip())
    message = Message("{part} 里的标记不能这样写：{mark}（“{near}”附近）", part=part, mark=one.mark[:60], near=near)
    return fault(one.code, name, message, _HINTS[one.code])


def _near(root: Element, what: str) -> str:
    return next((text[:30] for text in map(_text, root.iter(f"{W}p")) if what in text and "{" in text), "")


def _finding(name: str, part: str, root: Element, one: Use, outputs: Sequence[tuple[str, str]]) -> Diagnostic:
    what = one.name
    near = _near(root, what if one.printed is None else outputs[one.printed][0][2:-2].strip())
    if one.code != "DOCX04":
        message = Message("{part} 用了不支持的写法“{what}”（“{near}”附近）", part=part, what=what[:60], near=near)
        return fault(one.code, name, message, _HINTS[one.code])
    close = get_close_matches(what.rpartition(".")[2], sorted({one for shape in SHAPES.values() for one in shape}), 1)
    hint = Message("是不是“{close}”？", close=close[0]) if close else _COMPARE
    return fault(one.code, name, Message("{part} 用了不存在的变量“{what}”（“{near}”附近）", part=part, what=what, near=near), hint)


def _missing(name: str, variable: str, what: str) -> Diagnostic:
    message = Message("模板里没有“{what}”的标记 {variable}", what=what, variable=variable)
    return fault("DOCX10", name, message, Message("从 standard.docx 把带这个标记的段落整段复制过来"))
