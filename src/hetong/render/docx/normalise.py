"""A template as others saved it, without what saving leaves behind: the same template gives the same bytes.

Kept is what a contract shows: styles, lists, settings, fonts, theme, headers, footers, notes, pictures. Everything else goes, above
all what would tell of the firm's machines and people.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping

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
    parsed,
    refused,
    relations_of,
    serialised,
    unreadable,
)
from hetong.render.docx.package import APPLICATION

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE_RELATION = f"{_PACKAGE}/relationships/metadata/core-properties"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

# In this order in the file; the value ends the content type of a part of Word's own.
_KINDS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fontTable",
    "theme": "",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "header",
    "footer": "footer",
    "image": "",
}
# Word notes there from which template a document was made; the contract doesn't need it.
_FORGOTTEN = frozenset({"attachedTemplate"})
_PICTURES = {
    "png": "png",
    "jpeg": "jpeg",
    "jpg": "jpeg",
    "gif": "gif",
    "bmp": "bmp",
    "tiff": "tiff",
    "tif": "tiff",
    "emf": "x-emf",
    "wmf": "x-wmf",
}
_PICTURES |= {"svg": "svg+xml"}
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
)
_RSID = re.compile(re.escape(W) + r"rsid\w*")


def cleaned(parts: Mapping[str, bytes], name: str) -> Mapping[str, bytes]:
    """The parts in their fixed order. Raises Refused: DOCX01 for a package that isn't Word's, DOCX07 for a part that is elsewhere."""
    links = {part: _links(parts, name, part) for part in _reachable(parts, name)}
    kept = sorted({target for found in links.values() for _, kind, target in found}, key=lambda part: (_rank(part, links), part))
    out = {
        APP: XML_HEAD + APPLICATION.encode(),
        CORE: XML_HEAD + f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>'.encode(),
    }
    for part in (DOCUMENT, *kept):
        out[part] = _content(parts[part], name, part)
        if links.get(part) or part == DOCUMENT:
            out[relations_of(part)] = _written(links[part], part)
    kinds = {target: kind for found in links.values() for _, kind, target in found}
    return {TYPES: _types(out, kinds), PACKAGE_RELATIONS: _package_relations(), **out}


def _reachable(parts: Mapping[str, bytes], name: str) -> list[str]:
    """The document and whatever it leads to that is kept."""
    _check_root(parts, name)
    found, waiting = [], [DOCUMENT]
    while waiting:
        part = waiting.pop()
        found.append(part)
        waiting += [target for _, _, target in _links(parts, name, part) if target not in found and target not in waiting]
    return found


def _check_root(parts: Mapping[str, bytes], name: str) -> None:
    root = parsed(name, PACKAGE_RELATIONS, parts[PACKAGE_RELATIONS])
    targets = [one.get("Target", "").lstrip("/") for one in root if one.get("Type") == f"{_OFFICE}/officeDocument"]
    if targets != [DOCUMENT]:
        raise unreadable(name, Message("正文不在 {part}", part=DOCUMENT))


def _links(parts: Mapping[str, bytes], name: str, part: str) -> list[tuple[str, str, str]]:
    """Id, kind and target of the relationships of a part that are kept."""
    raw = parts.get(relations_of(part))
    found = []
    for link in parsed(name, relations_of(part), raw) if raw else ():
        kind, target = link.get("Type", "").rpartition("/")[2], link.get("Target", "")
        if kind in _FORGOTTEN:
            continue
        if link.get("TargetMode") == "External":
            message = Message("{part} 连到文件以外：{target}", part=part, target=target[:60])
            raise refused("DOCX07", name, message, Message("取消超链接；链接的图片改成嵌入"))
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(part), target)) if target[:1] != "/" else target[1:]
        if kind in _KINDS and whole in parts:
            found.append((link.get("Id", ""), kind, whole))
    return found


def _rank(part: str, links: Mapping[str, Iterable[tuple[str, str, str]]]) -> int:
    return min(list(_KINDS).index(kind) for found in links.values() for _, kind, target in found if target == part)


def _written(links: Iterable[tuple[str, str, str]], part: str) -> bytes:
    inner = "".join(
        f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{posixpath.relpath(target, posixpath.dirname(part))}"/>'
        for identity, kind, target in sorted(links, key=lambda link: (list(_KINDS).index(link[1]), link[2], link[0]))
    )
    return XML_HEAD + f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()


def _package_relations() -> bytes:
    kinds = {f"{_OFFICE}/officeDocument": DOCUMENT, _CORE_RELATION: CORE, f"{_OFFICE}/extended-properties": APP}
    inner = "".join(f'<Relationship Id="rId{at}" Type="{kind}" Target="{part}"/>' for at, (kind, part) in enumerate(kinds.items(), 1))
    return XML_HEAD + f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()


def _types(parts: Iterable[str], kinds: Mapping[str, str]) -> bytes:
    defaults = {"rels": f"{_PACKAGE_TYPE}.relationships+xml", "xml": "application/xml"}
    overrides = {
        CORE: f"{_PACKAGE_TYPE}.core-properties+xml",
        APP: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        DOCUMENT: f"{_WORD_TYPE}.document.main+xml",
    }
    for part in parts:
        ending = part.rpartition(".")[2].lower()
        if kinds.get(part) == "image":
            defaults[ending] = f"image/{_PICTURES[ending]}"
        elif kinds.get(part) == "theme":
            overrides[part] = "application/vnd.openxmlformats-officedocument.theme+xml"
        elif part in kinds:
            overrides[part] = f"{_WORD_TYPE}.{_KINDS[kinds[part]]}+xml"
    inner = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items())
    inner += "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return XML_HEAD + f'<Types xmlns="{_PACKAGE}/content-types">{inner}</Types>'.encode()


def _content(raw: bytes, name: str, part: str) -> bytes:
    if not part.endswith(".xml"):
        if part.rpartition(".")[2].lower() not in _PICTURES:
            raise refused("DOCX07", name, Message("不认识的图片格式：{part}", part=part), Message("图片换成 PNG 或者 JPEG"))
        return raw
    root = parsed(name, part, raw)
    for comment in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        drop(comment)
    _strip(root)
    return serialised(root)


def _strip(root: Element) -> None:
    gone = [f"{W}{tag}" for tag in (*_LEFT_BEHIND, *(_SETTINGS if root.tag == f"{W}settings" else ()))]
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
