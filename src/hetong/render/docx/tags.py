"""docxtpl's marks in the parts of a template: made into Jinja, checked without running, compiled."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2 import Template as Compiled
from jinja2.sandbox import SandboxedEnvironment

from hetong.diagnostic import Diagnostic, Message
from hetong.render.docx.container import Element, W, fault, refused

_TEXT, _ANY = "text", "any"
# What each variable is made of; a list is written with a star.
SHAPES: Mapping[str, Mapping[str, str]] = {
    "": {
        **dict.fromkeys(("title", "number", "number_text", "recitals", "body", "closing", "annexes", "toc", "draft"), _TEXT),
        "words": "words",
        "cover": "*row",
        "facts": "*row",
        "parties": "*party",
        "signatures": "*pair",
    },
    "words": dict.fromkeys(("number", "contents", "draft", "before_page", "before_pages", "after_pages"), _TEXT),
    "row": {"label": _TEXT, "value": _TEXT},
    "party": {"head": "row", "rows": "*row"},
    "pair": {"left": "signer", "right": "signer", "lines": "*across", "last": "across"},
    "signer": dict.fromkeys(("role", "name", "anchor", "act", "narrow"), _TEXT),
    "across": {"left": _TEXT, "right": _TEXT},
}
# The number with and without its look; either will do.
_ALIKE = {"number_text": "number"}
# Without one of these a part of the contract would be missing from the file, and nobody would see it.
_NEEDED = {
    "title": "合同名称",
    "number": "合同编号",
    "party.head": "当事人名称",
    "party.rows": "当事人情况",
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
_PLAIN = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If, nodes.CondExpr)
_PLAIN += (nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.Const)  # type: ignore[assignment]
# docxtpl mends these after rendering; the compiled way doesn't.
_BEYOND = re.compile(r"\{[%{]\s*(?:tc\b|colspan\b|hm\b|vm\b|cellbg\b)|\{#")
_HOLLOW = re.compile(r'<w:r>(?:<w:rPr></w:rPr>|<w:rPr/>)?<w:t(?: xml:space="preserve")?>(?:</w:t>)</w:r>')
_COMPARE = Message("对照 standard.docx 里的双花括号改正")


def patched(name: str, part: str, root: Element, raw: bytes) -> str:
    """The part as Jinja. Raises Refused: DOCX03 for a mark that only docxtpl itself could do, DOCX04 for one that is not closed."""
    _whole(name, part, root)
    text = raw.decode()
    found: str = DocxTemplate(name).patch_xml(text.partition("?>")[2] if text.startswith("<?xml") else text)
    if beyond := _BEYOND.search(found):
        message = Message("{part} 用了不支持的标记 {tag}…", part=part, tag=beyond[0])
        raise refused("DOCX03", name, message, Message("单元格的合并和底色请直接在 Word 里设好；批注标记删掉"))
    # docxtpl leaves empty runs where it cut one in two.
    return _HOLLOW.sub("", found)


def _whole(name: str, part: str, root: Element) -> None:
    """A mark that is not closed in its paragraph would take the XML after it along."""
    for paragraph in root.iter(f"{W}p"):
        text = _text(paragraph)
        if text.count("{{") != text.count("}}") or text.count("{%") != text.count("%}"):
            message = Message("{part} 里有没写完的标记：{text}", part=part, text=text[:30])
            raise refused("DOCX04", name, message, Message("双花括号和 {{% … %}} 要在同一段里成对"))


def _text(paragraph: Element) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))


def environment() -> SandboxedEnvironment:
    """What every template is compiled with: nothing unescaped, nothing unknown, nothing unsafe."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def compiled(jinja: SandboxedEnvironment, name: str, part: str, text: str) -> Compiled:
    """Raises Refused (DOCX04)."""
    try:
        return jinja.from_string(text)
    except TemplateSyntaxError as wrong:
        message = Message("{part} 里的标记写错了：{why}", part=part, why=wrong.message or "")
        raise refused("DOCX04", name, message, Message("在 Word 里检查双花括号和 {{% … %}} 是否成对")) from None


def lint(name: str, sources: Mapping[str, str], roots: Mapping[str, Element]) -> tuple[Diagnostic, ...]:
    """What the marks say that no contract could fill (DOCX03, DOCX04), and what they leave out (DOCX10)."""
    found: list[Diagnostic] = []
    used: set[str] = set()
    for part, text in sources.items():
        try:
            tree = environment().parse(text)
        except TemplateSyntaxError as wrong:
            message = Message("{part} 里的标记写错了：{why}", part=part, why=wrong.message or "")
            found.append(fault("DOCX04", name, message, Message("在 Word 里检查双花括号和 {{% … %}} 是否成对")))
            continue
        for code, wrong_name in _wrong(tree, dict(SHAPES[""]), used):
            found.append(_finding(name, part, roots[part], code, wrong_name))
    return (*found, *(_missing(name, one, what) for one, what in _NEEDED.items() if not found and one not in used))


def _finding(name: str, part: str, root: Element, code: str, what: str) -> Diagnostic:
    near = next((text[:30] for text in map(_text, root.iter(f"{W}p")) if what in text and "{" in text), "")
    if code == "DOCX03":
        message = Message("{part} 用了不支持的写法“{what}”（“{near}”附近）", part=part, what=what, near=near)
        return fault(code, name, message, Message("标记里只用变量、for 和 if；其余写法删掉"))
    close = get_close_matches(what.rpartition(".")[2], sorted({one for shape in SHAPES.values() for one in shape}), 1)
    hint = Message("是不是“{close}”？", close=close[0]) if close else _COMPARE
    return fault(code, name, Message("{part} 用了不存在的变量“{what}”（“{near}”附近）", part=part, what=what, near=near), hint)


def _missing(name: str, variable: str, what: str) -> Diagnostic:
    message = Message("模板里没有“{what}”的标记 {variable}", what=what, variable=variable)
    return fault("DOCX10", name, message, Message("从 standard.docx 把带这个标记的段落整段复制过来"))


def _wrong(node: nodes.Node, known: dict[str, str], used: set[str]) -> Iterator[tuple[str, str]]:
    """Each use of something that isn't there or can't be done; ``used`` collects the rest as ``shape.name``."""
    if not isinstance(node, _PLAIN):
        yield "DOCX03", _called(node)
        return
    match node:
        case nodes.For(target=nodes.Name(name=one)):
            yield from _wrong(node.iter, known, used)
            inner = {**known, one: _shape(node.iter, known).removeprefix("*"), "loop": _ANY}
            for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
                yield from _wrong(child, inner, used)
        case nodes.Getattr():
            yield from _attribute(node, known, used)
        case nodes.Name() if node.name not in known:
            yield "DOCX04", node.name
        case nodes.Name():
            used.add(_ALIKE.get(node.name, node.name))
        case _:
            for child in node.iter_child_nodes():
                yield from _wrong(child, known, used)


def _called(node: nodes.Node) -> str:
    """What cannot be done, as it is written."""
    match node:
        case nodes.Filter() | nodes.Test():
            return node.name
        case nodes.Call(node=nodes.Name(name=name)):
            return name
        case nodes.Assign() | nodes.AssignBlock():
            return "set"
        case _:
            return type(node).__name__.lower()


def _attribute(node: nodes.Getattr, known: dict[str, str], used: set[str]) -> Iterator[tuple[str, str]]:
    before = list(_wrong(node.node, known, used))
    shape = _shape(node.node, known)
    if not before and shape != _ANY and node.attr not in SHAPES.get(shape, {}):
        before = [("DOCX04", f"{node.node.name}.{node.attr}" if isinstance(node.node, nodes.Name) else node.attr)]
    used.add(f"{shape}.{node.attr}")
    yield from before


def _shape(node: nodes.Node, known: dict[str, str]) -> str:
    """The shape of an expression, ``any`` where it can't be told."""
    match node:
        case nodes.Name():
            return known.get(node.name, _ANY)
        case nodes.Getattr():
            shape = _shape(node.node, known)
            return _ANY if shape == _ANY else SHAPES.get(shape, {}).get(node.attr, _ANY)
        case _:
            return _ANY
