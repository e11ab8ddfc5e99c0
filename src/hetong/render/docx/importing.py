"""A firm's own template, as it comes out of Word, WPS or LibreOffice, made into one that the renderer can use, or refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hetong.diagnostic import Diagnostic, Message, Refused, Severity
from hetong.render.docx import tags
from hetong.render.docx.container import DOCUMENT, NEEDED, NUMBERING, STYLES, WRITTEN, Element, W, fault, serialised
from hetong.render.docx.content import odd_content
from hetong.render.docx.lists import settle
from hetong.render.docx.measures import check_lists, odd_numbers, text_width
from hetong.render.docx.normalise import cleaned
from hetong.render.docx.package import archive, stored
from hetong.render.docx.parsing import parsed
from hetong.render.docx.relations import safe_id
from hetong.render.docx.style_lookup import missing_styles
from hetong.render.docx.word_file import MOST_MARKUP_OF_TEMPLATE, read_parts

_MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class Normalised:
    """``parts``: in form, in order. ``sources``: those with marks in them, as Jinja. ``noticed``: never an error."""

    parts: Mapping[str, bytes]
    sources: Mapping[str, str]
    noticed: tuple[Diagnostic, ...]


def import_template(data: bytes, name: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The template in form, same bytes for the same template, and what was noticed on the way (never an error).

    ``name`` is what messages call the file. Raises Refused with everything that has to be mended (DOCX01 … DOCX20).
    """
    found = normalised(data, name)
    return archive(stored(part, raw) for part, raw in found.parts.items()), found.noticed


def normalised(data: bytes, name: str) -> Normalised:
    """The same in parts: every template takes this way, whatever it says of itself and wherever it lies. Raises Refused."""
    parts = dict(cleaned(read_parts(data, name, NEEDED, MOST_MARKUP_OF_TEMPLATE), name))
    if missing := [part for part in NEEDED if part not in parts]:
        raise Refused([fault("DOCX01", name, Message("读不了 Word 文件：{why}", why="、".join(missing)), Message("从 standard.docx 改起"))])
    roots = {part: parsed(name, part, raw) for part, raw in parts.items() if part.startswith("word/") and part.endswith(".xml")}
    check_lists(name, NUMBERING, roots[NUMBERING])
    sources, marks = _marks(name, parts, roots)
    content = (one for part, root in roots.items() for one in odd_content(name, part, root, parts))
    found = (*content, *_structure(name, roots[STYLES], roots[NUMBERING]), *marks)
    if any(one.severity is Severity.ERROR for one in found):
        raise Refused(found)
    text_width(name, roots[DOCUMENT])
    return Normalised({**parts, STYLES: serialised(roots[STYLES]), NUMBERING: serialised(roots[NUMBERING])}, sources, found)


def _structure(name: str, styles: Element, lists: Element) -> tuple[Diagnostic, ...]:
    """Styles, then the lists that they name; the lists are brought into form."""
    numbers = (*odd_numbers(name, STYLES, styles), *odd_numbers(name, NUMBERING, lists), *_odd_ids(name, styles))
    return numbers or missing_styles(name, styles) or settle(name, styles, lists)


def _odd_ids(name: str, styles: Element) -> Iterator[Diagnostic]:
    """An id goes into the contract as it is."""
    ids = (str(style.get(f"{W}styleId", "")) for style in styles.iter(f"{W}style"))
    for _, style_id in zip(range(_MOST_TOLD), (one for one in ids if not safe_id(one)), strict=False):
        message = Message("样式的标识“{id}”里有不能用的字符", id=style_id[:30])
        yield fault("DOCX16", name, message, Message("用 Word 打开，另存为 .docx；不行就删掉这个样式重建"))


def _marks(name: str, parts: Mapping[str, bytes], roots: Mapping[str, Element]) -> tuple[Mapping[str, str], tuple[Diagnostic, ...]]:
    written = {part: root for part, root in roots.items() if WRITTEN.fullmatch(part)}
    if lost := tuple(one for part, root in roots.items() for one in tags.unfilled(name, part, root, part not in written)):
        return {}, lost
    try:
        sources = tags.marked(name, parts, written)
    except Refused as refused:
        return {}, refused.diagnostics
    return sources, tags.lint(name, sources, written)
