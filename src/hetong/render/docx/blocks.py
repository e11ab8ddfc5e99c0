"""Where the marks of a template stand: each block begins and ends in one element, so that whatever is filled in stays XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from hetong.render.docx.container import Element

_MARK = re.compile(r"\{\{[^{}%#]*\}\}|\{%[^{}%#]*%\}")
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_KEYWORD = re.compile(r"\{%[-+]?\s*(\w*)")
_ENDS = {"endfor": "for", "endif": "if"}
_MIDDLES = {"else": ("for", "if"), "elif": ("if",)}
# The templates that come with the program have forty marks, two loops in each other, four blocks.
_MOST_MARKS, _LONGEST_MARK, _MOST_BRACKETS, _DEEPEST_LOOP, _DEEPEST = 300, 120, 4, 2, 8
_PLAIN = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


@dataclass(frozen=True, slots=True)
class Misplaced:
    """``code``: DOCX03 for what is neither variable nor block, DOCX04 for what is not whole, DOCX19 for too much of it."""

    code: str
    mark: str


@dataclass(frozen=True, slots=True)
class Places:
    """``outputs``: the mark and the name of the element that it stands in, for each ``{{ … }}`` in order."""

    outputs: tuple[tuple[str, str], ...]
    wrong: tuple[Misplaced, ...]


def places(text: str) -> Places:
    """Of a part that docxtpl has made into Jinja."""
    marks: list[str] = _MARK.findall(text)
    found = tuple(_excessive(marks))
    if found:
        return Places((), found)
    numbers = iter(range(len(marks)))
    skeleton = _MARK.sub(lambda _: f"<?m {next(numbers)}?>", text)
    if loose := _BRACES.search(skeleton):
        return Places((), (Misplaced("DOCX04", skeleton[loose.start() : loose.start() + 20]),))
    try:
        root = etree.fromstring(skeleton.encode(), _PLAIN)
    except etree.XMLSyntaxError:
        return Places((), (Misplaced("DOCX04", marks[0] if marks else ""),))
    standing = [(marks[int(node.text or "0")], node.getparent()) for node in root.iter(etree.ProcessingInstruction)]
    outputs = tuple((mark, _local(above)) for mark, above in standing if mark.startswith("{{"))
    return Places(outputs, tuple(_unbalanced(standing)))


def _excessive(marks: list[str]) -> Iterator[Misplaced]:
    if len(marks) > _MOST_MARKS:
        yield Misplaced("DOCX19", marks[_MOST_MARKS])
    for mark in marks[:_MOST_MARKS]:
        if len(mark) > _LONGEST_MARK or mark.count("(") + mark.count("[") > _MOST_BRACKETS:
            yield Misplaced("DOCX19", mark)


def _unbalanced(marks: list[tuple[str, Element | None]]) -> Iterator[Misplaced]:
    """Stops at the first, after which nothing can be told."""
    waiting: list[tuple[str, str, Element | None]] = []
    for mark, above in marks:
        keyword = found[1] if (found := _KEYWORD.match(mark)) else ""
        if code := _step(keyword, mark, above, waiting):
            yield Misplaced(code, mark)
            return
    yield from (Misplaced("DOCX04", mark) for _, mark, _ in waiting)


def _step(keyword: str, mark: str, above: Element | None, waiting: list[tuple[str, str, Element | None]]) -> str:
    """Takes one mark; the code of what is wrong with it."""
    if mark.startswith("{{"):
        return "" if above is not None else "DOCX04"
    if keyword in ("for", "if"):
        waiting.append((keyword, mark, above))
        deep = len(waiting) > _DEEPEST or sum(one == "for" for one, _, _ in waiting) > _DEEPEST_LOOP
        return "DOCX19" if deep else ""
    if keyword not in _ENDS and keyword not in _MIDDLES:
        return "DOCX03"
    expected = _MIDDLES.get(keyword) or (_ENDS[keyword],)
    opened, _, where = waiting[-1] if waiting else ("", "", None)
    if keyword in _ENDS and waiting:
        waiting.pop()
    return "" if opened in expected and where is above and above is not None else "DOCX04"


def _local(element: Element | None) -> str:
    return "" if element is None else str(element.tag).rpartition("}")[2]
