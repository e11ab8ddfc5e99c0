"""A template as others saved it, without what saving leaves behind: the same template gives the same bytes.

Kept is what a contract shows: styles, lists, settings, fonts, theme, headers, footers, notes, pictures. Everything else goes, above
all what would tell of the firm's machines and people. Names of parts are given anew, so that none of the file's own is left.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import count

from lxml import etree

from hetong.diagnostic import Message
from hetong.render.docx.container import (
    APP,
    CORE,
    DOCUMENT,
    PACKAGE_RELATIONS,
    TYPES,
    XML_HEAD,
    Element,
    W,
    drop,
    relations_of,
    serialised,
    unreadable,
)
from hetong.render.docx.package import APPLICATION
from hetong.render.docx.parsing import parsed
from hetong.render.docx.pictures import CONTENT_TYPES, picture_kind
from hetong.render.docx.relations import KINDS, OFFICE, PACKAGE, Link, check_root, links_of, numbered, written

_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
_CORE_RELATION = f"{PACKAGE}/relationships/metadata/core-properties"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}theme"
# Where a part of each kind stands, and what its root is; of those with a number there may be several.
_PLACES: Mapping[str, tuple[str, str]] = {
    "styles": ("word/styles.xml", f"{W}styles"),
    "numbering": ("word/numbering.xml", f"{W}numbering"),
    "settings": ("word/settings.xml", f"{W}settings"),
    "fontTable": ("word/fontTable.xml", f"{W}fonts"),
    "theme": ("word/theme/theme1.xml", _THEME),
    "footnotes": ("word/footnotes.xml", f"{W}footnotes"),
    "endnotes": ("word/endnotes.xml", f"{W}endnotes"),
    "header": ("word/header{at}.xml", f"{W}hdr"),
    "footer": ("word/footer{at}.xml", f"{W}ftr"),
}
_LEFT_BEHIND = ("proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "noProof", "rsid", "rsids")
_SETTINGS = (
    "attachedTemplate",
    "trackRevisions",
    "updateFields",
    "docVars",
    "mailMerge",
    "revisionView",
    "documentProtection",
    "proofState",
    "attachedSchema",
    "embedSystemFonts",
    "embedTrueTypeFonts",
    "hdrShapeDefaults",
    "linkStyles",
    "saveSubsetFonts",
    "saveThroughXslt",
    "schemaLibrary",
    "shapeDefaults",
    "writeProtection",
)
# Fonts inside the file are programs, and their licences seldom allow it.
_FONTS = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_RSID = re.compile(re.escape(W) + r"rsid\w*")


def cleaned(parts: Mapping[str, bytes], name: str) -> Mapping[str, bytes]:
    """The parts in their fixed order, under their fixed names.

    Raises Refused: DOCX01 for a package that isn't Word's, DOCX07 for what is elsewhere or no picture, DOCX16 for unclear relationships.
    """
    check_root(parts, name)
    links = {DOCUMENT: links_of(parts, name, DOCUMENT)}
    links |= {link.target: links_of(parts, name, link.target) for link in links[DOCUMENT] if link.kind != "image"}
    kinds = _kinds(name, links.values())
    names = _names(parts, name, kinds)
    out = {
        APP: XML_HEAD + APPLICATION.encode(),
        CORE: XML_HEAD + f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"/>'.encode(),
    }
    for part, new in {DOCUMENT: DOCUMENT, **names}.items():
        out[new] = parts[part] if kinds.get(part) == "image" else _content(parts[part], name, part, kinds.get(part, ""))
        if links.get(part) or part == DOCUMENT:
            out[relations_of(new)] = written(tuple(Link(one.identity, one.kind, names[one.target]) for one in links[part]), new)
    return {TYPES: _types({names[part]: kind for part, kind in kinds.items()}), PACKAGE_RELATIONS: _package_relations(), **out}


def _kinds(name: str, links: Iterable[tuple[Link, ...]]) -> Mapping[str, str]:
    """What each part is used as, in the order of the file."""
    found: dict[str, str] = {}
    for link in (one for some in links for one in some):
        if found.setdefault(link.target, link.kind) != link.kind:
            raise unreadable(name, Message("部件 {part} 有两种用途", part=link.target))
    return dict(sorted(found.items(), key=lambda one: (KINDS.index(one[1]), numbered(one[0]))))


def _names(parts: Mapping[str, bytes], name: str, kinds: Mapping[str, str]) -> Mapping[str, str]:
    """The new name of each part."""
    numbers = {kind: count(1) for kind in KINDS}
    found = {}
    for part, kind in kinds.items():
        at = next(numbers[kind])
        pattern = f"word/media/image{{at}}.{picture_kind(name, part, parts[part])}" if kind == "image" else _PLACES[kind][0]
        if at > 1 and "{at}" not in pattern:
            raise unreadable(name, Message("{part} 不止一个", part=pattern))
        found[part] = pattern.format(at=at)
    return found


def _package_relations() -> bytes:
    kinds = {f"{OFFICE}/officeDocument": DOCUMENT, _CORE_RELATION: CORE, f"{OFFICE}/extended-properties": APP}
    inner = "".join(f'<Relationship Id="rId{at}" Type="{kind}" Target="{part}"/>' for at, (kind, part) in enumerate(kinds.items(), 1))
    return XML_HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'.encode()


def _types(kinds: Mapping[str, str]) -> bytes:
    defaults = {"rels": f"{_PACKAGE_TYPE}.relationships+xml", "xml": "application/xml"}
    overrides = {
        CORE: f"{_PACKAGE_TYPE}.core-properties+xml",
        APP: f"{_OFFICE_TYPE}.extended-properties+xml",
        DOCUMENT: f"{_OFFICE_TYPE}.wordprocessingml.document.main+xml",
    }
    for part, kind in kinds.items():
        if kind == "image":
            ending = part.rpartition(".")[2]
            defaults[ending] = f"image/{CONTENT_TYPES[ending]}"
        else:
            overrides[part] = f"{_OFFICE_TYPE}.{kind}+xml" if kind == "theme" else f"{_OFFICE_TYPE}.wordprocessingml.{kind}+xml"
    inner = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items())
    inner += "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return XML_HEAD + f'<Types xmlns="{PACKAGE}/content-types">{inner}</Types>'.encode()


def _content(raw: bytes, name: str, part: str, kind: str) -> bytes:
    root = parsed(name, part, raw)
    if root.tag != (_PLACES[kind][1] if kind else f"{W}document"):
        raise unreadable(name, Message("部件 {part} 里是别的内容", part=part))
    _strip(root)
    return serialised(root)


def _strip(root: Element) -> None:
    gone = [f"{W}{tag}" for tag in (*_LEFT_BEHIND, *_FONTS, *(_SETTINGS if root.tag == f"{W}settings" else ()))]
    for old in list(root.iter(*gone)):
        drop(old)
    for element in root.iter(etree.Element):
        _plain_switch(element)
        for key in [key for key in element.attrib if _RSID.fullmatch(str(key)) or str(key) in (f"{_W14}paraId", f"{_W14}textId")]:
            del element.attrib[key]


def _plain_switch(element: Element) -> None:
    """LibreOffice writes true and false, which the schema of Word does not know everywhere."""
    said = element.get(f"{W}val")
    if said == "true":
        del element.attrib[f"{W}val"]
    elif said == "false":
        element.set(f"{W}val", "0")
