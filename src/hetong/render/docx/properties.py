"""What the file says of itself: the document properties, and the provenance part that lets a DOCX be read back into its clauses.

Both reach the other side: nothing of the firm's own (margins, floors, notes) may stand here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from hetong import __version__
from hetong.model.contract import Annex, Article, Contract, Filled, Sheet
from hetong.model.words import Script
from hetong.render.docx.references import telling

if TYPE_CHECKING:
    from hetong.render.docx.reading import Digest

LANGUAGES = {Script.SIMPLIFIED: "zh-CN", Script.TRADITIONAL: "zh-TW"}
# Who made the file, never who is party to it.
_MAKER, _CATEGORY = "hetong", "合同"
PROVENANCE = "urn:hetong:provenance:1"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_ITEM_ID = "{7B0C5A52-6E1D-5C0A-9E39-6A8D2F4B1C77}"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Properties:
    """``library`` is a hash of the clauses that were used, ``spec`` one of the deal spec; empty ones are left out."""

    creator: str = ""
    tool: str = __version__
    library: str = ""
    spec: str = ""


ANONYMOUS = Properties()


def core_xml(contract: Contract, properties: Properties) -> bytes:
    """``docProps/core.xml``. The only date a contract has is that of its signing; without one there is none."""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{contract.date}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
        if contract.date
    )
    number = "".join(one.text for one in contract.number if isinstance(one, Filled))
    facts = {
        "dc:title": contract.title,
        "dc:subject": number,
        "dc:creator": properties.creator or _MAKER,
        "dc:language": LANGUAGES[contract.script],
        "cp:category": _CATEGORY,
    }
    said = "".join(f"<{name}>{_escaped(text)}</{name}>" for name, text in facts.items() if text)
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{said}{dates}</cp:coreProperties>"
    ).encode()


def provenance_parts(contract: Contract, properties: Properties, text: "Digest", taken: frozenset[str]) -> dict[str, bytes]:
    """The custom XML part with its own properties and relationship, under the first free number."""
    at = next(number for number in range(1, len(taken) + 2) if f"customXml/item{number}.xml" not in taken)
    link = f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps{at}.xml"/>'
    item = (
        f'<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_ITEM_ID}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{PROVENANCE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    return {
        f"customXml/item{at}.xml": _provenance(contract, properties, text),
        f"customXml/_rels/item{at}.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{link}</Relationships>'.encode(),
        f"customXml/itemProps{at}.xml": (_HEAD + item).encode(),
    }


def with_provenance(types: bytes, relations: bytes, names: list[str]) -> tuple[bytes, bytes]:
    """The content types and the document's relationships with the parts of ``provenance_parts`` entered."""
    item, _, described = names
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    override = f'<Override PartName="/{described}" ContentType="{kind}"/></Types>'
    names_of_ours = (f"rIdHetong{at or ''}" for at in count())
    free = next(one for one in names_of_ours if f'Id="{one}"'.encode() not in relations)
    link = f'<Relationship Id="{free}" Type="{_OFFICE}/relationships/customXml" Target="../{item}"/></Relationships>'
    return types.replace(b"</Types>", override.encode()), relations.replace(b"</Relationships>", link.encode())


def _provenance(contract: Contract, properties: Properties, text: "Digest") -> bytes:
    facts = {"tool": properties.tool, "library": properties.library, "spec": properties.spec}
    return f'{_HEAD}<provenance xmlns="{PROVENANCE}"{_attributes(facts)}>{"".join(_facts(contract, text))}</provenance>'.encode()


def _facts(contract: Contract, text: "Digest") -> Iterator[str]:
    for sheet in contract.sheets:
        yield _node("sheet", sheet)
    for article in contract.articles:
        yield _node("article", article)
    for annex in contract.annexes:
        yield _node("annex", annex)
    for signature in contract.signatures:
        if signature.anchor:
            yield f"<seal{_attributes({'anchor': signature.anchor})}/>"
    yield f'<text sha256="{text.whole}">{" ".join(text.paragraphs)}</text>'


def _node(tag: str, node: Sheet | Article | Annex) -> str:
    version = str(node.version) if node.version else ""
    variant = "" if telling(node.variant) else node.variant
    label = "" if isinstance(node, Sheet) else node.label
    facts = {"clause": node.anchor, "label": label, "title": node.title, "variant": variant, "version": version}
    return f"<{tag}{_attributes(facts)}/>"


def _attributes(facts: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in facts.items() if value)


def _escaped(text: str) -> str:
    return escape(text, quote=False)
