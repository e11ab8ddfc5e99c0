"""What leads from one part to another: read within bounds, kept only where it is of a known kind and stays in the file."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from hetong.diagnostic import Message, Refused
from hetong.render.docx.container import DOCUMENT, PACKAGE_RELATIONS, XML_HEAD, refused, relations_of, unreadable
from hetong.render.docx.parsing import parsed

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What the document may lead to, in the order of the file; other parts lead to pictures only.
KINDS = ("styles", "numbering", "settings", "fontTable", "theme", "footnotes", "endnotes", "header", "footer", "image")
_LINK = f"{{{PACKAGE}/relationships}}Relationship"
# Word notes there from which template a document was made; the contract doesn't need it.
_FORGOTTEN = frozenset({"attachedTemplate"})
_SAFE_ID = re.compile(r"[\w .,()+@~-]{1,250}")
_MOST = 1000
_RESAVE = Message("用 Word 打开，另存为 .docx 再试")


@dataclass(frozen=True, slots=True)
class Link:
    """``identity`` is what the XML names it by; ``target`` is the whole name of a part that is there."""

    identity: str
    kind: str
    target: str


def safe_id(text: str) -> bool:
    """Whether an id of a style or a relationship can stand in an attribute as it is. Programs write letters, digits and little else."""
    return _SAFE_ID.fullmatch(text) is not None


def check_root(parts: Mapping[str, bytes], name: str) -> None:
    """Raises Refused (DOCX01) when the package doesn't lead to Word's document."""
    root = parsed(name, PACKAGE_RELATIONS, parts[PACKAGE_RELATIONS])
    targets = [one.get("Target", "").lstrip("/") for one in root.iter(_LINK) if one.get("Type") == f"{OFFICE}/officeDocument"]
    if targets != [DOCUMENT]:
        raise unreadable(name, Message("正文不在 {part}", part=DOCUMENT))


def links_of(parts: Mapping[str, bytes], name: str, part: str) -> tuple[Link, ...]:
    """Those that are kept. Raises Refused: DOCX07 for one that leads out of the file, DOCX16 for one that is not clear."""
    raw = parts.get(relations_of(part))
    found = tuple(_read(parts, name, part, raw)) if raw else ()
    if len({link.identity for link in found}) < len(found):
        raise _unclear(name, part, Message("两个关系用了同一个标识"))
    return tuple(sorted(found, key=lambda link: (KINDS.index(link.kind), numbered(link.target), link.identity)))


def numbered(target: str) -> tuple[tuple[bool, int, str], ...]:
    """Sorts header2 before header10."""
    return tuple((piece.isdecimal(), int(piece[:9]) if piece.isdecimal() else 0, piece) for piece in re.split(r"([0-9]+)", target))


def written(links: tuple[Link, ...], part: str) -> bytes:
    """The part that holds them."""
    folder = posixpath.dirname(part)
    inner = "".join(
        f'<Relationship Id="{escape(one.identity)}" Type="{OFFICE}/{one.kind}" Target="{escape(posixpath.relpath(one.target, folder))}"/>'
        for one in links
    )
    return XML_HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'.encode()


def _read(parts: Mapping[str, bytes], name: str, part: str, raw: bytes) -> Iterator[Link]:
    nodes = list(parsed(name, relations_of(part), raw).iter(_LINK))
    if len(nodes) > _MOST:
        raise _unclear(name, part, Message("关系超过 {limit} 个", limit=_MOST))
    for node in nodes:
        base, _, kind = node.get("Type", "").rpartition("/")
        if base == OFFICE and kind in _FORGOTTEN:
            continue
        target = node.get("Target", "")
        if node.get("TargetMode", "Internal") != "Internal":
            message = Message("{part} 连到文件以外：{target}", part=part, target=target[:60])
            raise refused("DOCX07", name, message, Message("取消超链接；链接的图片改成嵌入"))
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(part), target)) if target[:1] != "/" else target[1:]
        if base == OFFICE and kind in (KINDS if part == DOCUMENT else KINDS[-1:]) and whole in parts and whole != DOCUMENT:
            if not safe_id(node.get("Id", "")):
                raise _unclear(name, part, Message("标识“{id}”里有不能用的字符", id=node.get("Id", "")[:30]))
            yield Link(node.get("Id", ""), kind, whole)


def _unclear(name: str, part: str, why: Message) -> Refused:
    return refused("DOCX16", name, Message("{part} 的关系不清楚：{why}", part=part, why=why), _RESAVE)
