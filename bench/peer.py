"""The same contract as a docxtpl template: what a firm has that keeps its contracts in Word and fills them from Python.

The template is made from our own finished file: same styles, lists, header, footer and wording. Filled values become ``{{ … }}``, the
rows of each table one row in ``{%tr for %}``, and each article that the outline holds under a condition stands in ``{%p if %}``.
"""

import io
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

_FILLED = ("Filled", "Conspicuous Filled")
Element = Any


@dataclass(frozen=True, slots=True)
class Peer:
    """A template with what fills it."""

    template: Path
    context: Mapping[str, Any]

    def render(self) -> bytes:
        """One contract as docxtpl's users make it: the template is opened each time, for it can be rendered only once."""
        document = DocxTemplate(str(self.template))
        document.render(dict(self.context), autoescape=True)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()


def peer_of(contract: bytes, conditional: frozenset[str], template: Path) -> Peer:
    """The template of a finished DOCX, written to ``template``. ``conditional`` are the bookmarks of articles under a condition."""
    document = docx.Document(io.BytesIO(contract))
    _forget_provenance(document)
    body = document.element.body
    tables = {f"t{number}": _looped(table, f"t{number}") for number, table in enumerate(body.iter(qn("w:tbl"))) if _is_data(table)}
    ids = {style.style_id for style in document.styles if style.name in _FILLED}
    values = {f"v{number}": _variable(run, f"v{number}") for number, run in enumerate(_filled(body, ids))}
    for heading in [one for one in body.iter(qn("w:bookmarkStart")) if one.get(qn("w:name")) in conditional]:
        _put_under_condition(heading.getparent(), heading.get(qn("w:name")))
    document.save(str(template))
    return Peer(template, {"deal": values, "tables": tables, "wanted": dict.fromkeys(sorted(conditional), True)})


def texts(contract: bytes) -> list[str]:
    """The text of every paragraph of body, headers and footers, in order."""
    document = docx.Document(io.BytesIO(contract))
    roots = [document.element.body]
    for section in document.sections:
        roots += [part._element for part in (section.header, section.footer)]
    return ["".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for root in roots for paragraph in root.iter(qn("w:p"))]


def _forget_provenance(document: Any) -> None:
    """A part of ours that no template of docxtpl's users has."""
    for key in [key for key, one in document.part.rels.items() if one.reltype.endswith("/customXml")]:
        document.part.rels.pop(key)


def _is_data(table: Element) -> bool:
    """Tables of the contract have a head; the signature page is a table without."""
    return table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def _looped(table: Element, name: str) -> list[dict[str, str]]:
    """Leaves the first row below the head, in a loop; the last row is kept as it is when it is a total."""
    total = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}").get(qn("w:lastRow")) == "1"
    _, first, *others = table.findall(qn("w:tr"))
    rows = [first, *(others[:-1] if total else others)]
    filled = [{f"c{at}": _text(cell) for at, cell in enumerate(row.findall(qn("w:tc")))} for row in rows]
    for at, cell in enumerate(first.findall(qn("w:tc"))):
        _only_run(cell, f"{{{{ row.c{at} }}}}")
    for row in rows[1:]:
        table.remove(row)
    first.addprevious(_row_saying(first, f"{{%tr for row in tables.{name} %}}"))
    first.addnext(_row_saying(first, "{%tr endfor %}"))
    return filled


def _row_saying(like: Element, text: str) -> Element:
    row = deepcopy(like)
    for cell in row.findall(qn("w:tc"))[1:]:
        row.remove(cell)
    _only_run(row.find(qn("w:tc")), text)
    return row


def _only_run(cell: Element, text: str) -> None:
    paragraph = cell.find(qn("w:p"))
    for old in [child for child in paragraph if child.tag != qn("w:pPr")]:
        paragraph.remove(old)
    paragraph.append(_run_saying(text))


def _run_saying(text: str) -> Element:
    run, shown = OxmlElement("w:r"), OxmlElement("w:t")
    shown.text = text
    run.append(shown)
    return run


def _text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def _filled(body: Element, ids: set[str]) -> Iterator[Element]:
    for style in body.iter(qn("w:rStyle")):
        if style.get(qn("w:val")) in ids:
            yield style.getparent().getparent()


def _variable(run: Element, name: str) -> str:
    """Puts a variable where the run's text is; what was there."""
    first, *others = run.findall(qn("w:t"))
    value = _text(run)
    first.text = f"{{{{ deal.{name} }}}}"
    for other in others:
        run.remove(other)
    return value


def _put_under_condition(heading: Element, name: str) -> None:
    last, style = heading, _style(heading)
    while (following := last.getnext()) is not None and following.tag != qn("w:sectPr") and _style(following) != style:
        last = following
    heading.addprevious(_paragraph_saying(f"{{%p if wanted['{name}'] %}}"))
    last.addnext(_paragraph_saying("{%p endif %}"))


def _style(block: Element) -> str | None:
    style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return None if style is None else style.get(qn("w:val"))


def _paragraph_saying(text: str) -> Element:
    paragraph = OxmlElement("w:p")
    paragraph.append(_run_saying(text))
    return paragraph
