"""Contract and template put together: one Jinja render for each written part, a strict XML check, one ZIP."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import UndefinedError
from lxml import etree
from markupsafe import Markup

from hetong.diagnostic import Message
from hetong.model.contract import Contract
from hetong.render.docx.container import CORE, DOCUMENT, NUMBERING, RELATIONS, TYPES, refused
from hetong.render.docx.frame import frame
from hetong.render.docx.opening import opened_with
from hetong.render.docx.package import archive, deflated
from hetong.render.docx.prepare import Prepared, prepared
from hetong.render.docx.properties import Properties, core_xml, provenance_parts, with_provenance
from hetong.render.docx.reading import Digest, digest
from hetong.render.docx.references import marks
from hetong.render.docx.style import Style
from hetong.render.docx.template import Key, Template, key_of, opened
from hetong.render.docx.toc import contents
from hetong.render.docx.tree import annexes, articles, recitals, restarts, sheets
from hetong.render.docx.wordml import Ink

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reader of the file asked for."""

    native: bool
    draft: bool
    toc: bool
    underlined: bool


def document(contract: Contract, path: Path, choices: Choices, properties: Properties) -> bytes:
    """The whole file."""
    key = key_of(path)
    template, ready_made = opened(key), _prepared(key, contract, choices)
    ink = _ink(contract, template, choices)
    written = _written(template, _context(ink, contract, template, ready_made, choices))
    opening = sheets(ink, (one for one in contract.sheets if one.opens))
    written[DOCUMENT] = opened_with(written[DOCUMENT], opening.encode(), ink.ids[Style.SHEET_LINE])
    roots = {name: _checked(name, raw) for name, raw in written.items()}
    written |= _described(contract, template, properties, digest(roots[DOCUMENT]))
    ready = dict(ready_made.parts)
    if choices.native:
        ready[NUMBERING] = ready_made.restarted(restarts(contract))
    # The template's order, [Content_Types].xml first; what is new stands at the end.
    order = dict.fromkeys((TYPES, *template.parts, *written))
    return archive(deflated(name, written[name]) if name in written else ready[name] for name in order)


def _prepared(key: Key, contract: Contract, choices: Choices) -> Prepared:
    return prepared(key, contract.scheme, contract.script, choices.native, choices.draft, choices.underlined)


def _ink(contract: Contract, template: Template, choices: Choices) -> Ink:
    return Ink(template.ids, template.width, choices.native, contract.scheme, marks(contract), choices.draft)


def _context(ink: Ink, contract: Contract, template: Template, ready_made: Prepared, choices: Choices) -> Mapping[str, object]:
    return {
        **frame(ink, contract, template.seats),
        "draft": choices.draft,
        "toc": Markup(contents(ink, contract)) if choices.toc else "",
        "sheets": Markup(sheets(ink, (one for one in contract.sheets if not one.opens))),
        "recitals": Markup(recitals(ink, contract)),
        "body": Markup(articles(ink, contract, ready_made.free)),
        "annexes": Markup(annexes(ink, contract)),
    }


def _written(template: Template, context: Mapping[str, object]) -> dict[str, bytes]:
    try:
        return {name: (_HEAD + compiled.render(context)).encode() for name, compiled in template.compiled.items()}
    except UndefinedError as wrong:
        message = Message("模板用了不存在的变量：{why}", why=wrong.message or "")
        raise refused("DOCX04", template.path, message, Message("对照 standard.docx 里的双花括号改正")) from None


def _described(contract: Contract, template: Template, properties: Properties, text: Digest) -> dict[str, bytes]:
    added = provenance_parts(contract, properties, text, frozenset(template.parts))
    types, relations = with_provenance(template.parts[TYPES], template.parts[RELATIONS], list(added))
    return {TYPES: types, RELATIONS: relations, CORE: core_xml(contract, properties), **added}


def _checked(name: str, raw: bytes) -> etree._Element:
    """The loaders refuse what XML can't hold; what comes through all the same must not become a file that Word refuses."""
    try:
        return etree.fromstring(raw, etree.XMLParser(huge_tree=True))
    except etree.XMLSyntaxError as wrong:
        raise ValueError(f"{name} is not well-formed: {wrong}") from wrong
