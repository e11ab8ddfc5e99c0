"""The fields of a template. A field is a small program: some read other files, others print another date on every day."""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message
from hetong.render.docx.container import Element, W, excerpt, fault

_ALLOWED = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "STYLEREF"})
_CHAR, _CODE, _SIMPLE = f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"
_MOST_TOLD = 10


def odd_fields(name: str, part: str, root: Element) -> Iterator[Diagnostic]:
    """DOCX07 for the first fields that a template may not have, DOCX18 for one that does not end."""
    codes, open_ones = field_codes(root)
    wrong = ((node, kind) for node, code in codes if (kind := (code.split() or [""])[0].upper()) not in _ALLOWED)
    for _, (node, kind) in zip(range(_MOST_TOLD), wrong, strict=False):
        message = Message("{part} 里的域“{kind}”不能用在模板里（“{near}”附近）", part=part, kind=kind[:20], near=excerpt(node))
        yield fault("DOCX07", name, message, Message("删掉这个域；页码用 PAGE 和 NUMPAGES"))
    for node in open_ones[:1]:
        message = Message("{part} 里有一个域没有头或者没有尾（“{near}”附近）", part=part, near=excerpt(node))
        yield fault("DOCX18", name, message, Message("删掉这个域，重新插入页码"))


def field_codes(root: Element) -> tuple[list[tuple[Element, str]], list[Element]]:
    """Each field with its whole instruction, however many runs it is spread over; and the marks that have no counterpart."""
    waiting: list[tuple[Element, list[str]]] = []
    found, alone = [], []
    for node in root.iter(_CHAR, _CODE, _SIMPLE):
        kind = node.get(f"{W}fldCharType")
        if node.tag == _SIMPLE:
            found.append((node, node.get(f"{W}instr", "")))
        elif node.tag == _CODE:
            if waiting:
                waiting[-1][1].append(node.text or "")
        elif kind == "begin":
            waiting.append((node, []))
        elif kind == "end" and waiting:
            start, code = waiting.pop()
            found.append((start, "".join(code)))
        elif kind != "separate" or not waiting:
            alone.append(node)
    return found, [node for node, _ in waiting] + alone
