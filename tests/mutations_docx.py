"""Damage done to a Word file as chance or malice would do it: to the bytes of the ZIP, its headers and names, the XML of its parts."""

import random
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from struct import calcsize, pack, unpack_from

_LOCAL, _ENTRY = "<4s5H3L2H", "<4s6H3L5H2L"
_NAMES = (
    "",
    "/etc/evil.xml",
    "../../evil.xml",
    "word/../word/document.xml",
    "word\\document.xml",
    "C:evil.xml",
    "WORD/styles.xml",
    "word/\u202egnp.xml",
    "word/\0.xml",
    "w" * 300,
    "word/",
    "word/header1.xml",
    "word/embeddings/a.bin",
)
_NUMBERS = ("", "-1", "0", "abc", "9" * 30, "9" * 5000, "1.5", "0x10", "１", "1e9", "4294967296")
_TEXTS = (
    "{{ 7*7 }}",
    "{{ ''.__class__ }}",
    "{{ body }}",
    "{{p body }}",
    "{{r title }}",
    "{% for a in cover %}",
    "{% endfor %}",
    "{%p if draft %}",
    "{%tr for x in parties %}",
    "{%",
    "}}",
    "{",
    "{# x #}",
    "{% include 'x' %}",
    "{{ title | safe }}",
    "{{ " + "(" * 60 + "title" + ")" * 60 + " }}",
    "&amp;",
    "\u202e",
)
_ELEMENTS = (
    '<w:altChunk r:id="rId1"/>',
    '<w:fldSimple w:instr="DDEAUTO c:\\\\x"/>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:r><w:instrText>INCLUDETEXT x</w:instrText></w:r>",
    "<!-- x -->",
    "<?x y?>",
    "<w:p/>",
    "<w:sectPr/>",
    '<w:lvl w:ilvl="3"/>',
    '<w:style w:styleId="x"/>',
    '<w:num w:numId="7"/>',
    '<a:b xmlns:a="urn:x"/>',
    "<w:p><w:r><w:t>{{ title }}</w:t></w:r></w:p>",
    '<Relationship Id="rId1" Type="x" Target="y"/>',
)
_HEADS = ('<?xml version="1.0" encoding="gbk"?>', '<?xml version="1.0" encoding="xyz"?>', '<!DOCTYPE a [<!ENTITY b "bb">]>', "\ufeff")


@dataclass(frozen=True)
class Entry:
    """One file of a ZIP as it stands there: what the two headers say need not be true."""

    name: bytes
    flags: int
    method: int
    crc: int
    packed: bytes
    size: int
    said_packed: int = -1
    local_name: bytes | None = None

    @property
    def plain(self) -> bytes:
        return zlib.decompress(self.packed, -15) if self.method == 8 else self.packed


def mutate(data: bytes, rng: random.Random) -> bytes:
    """One to three kinds of damage, the same for the same state of ``rng``. ``data`` is a whole Word file."""
    entries = entries_of(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        entries = rng.choice(_WAYS)(entries, rng)
    made = archive(entries)
    return _bytes_changed(made, rng) if rng.random() < 0.15 else made


def entry(name: str, plain: bytes) -> Entry:
    """A deflated file as it should be."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Entry(name.encode(), 0x800, 8, zlib.crc32(plain), packer.compress(plain) + packer.flush(), len(plain))


def entries_of(data: bytes) -> list[Entry]:
    """Of a file that is whole."""
    at, found = data.rindex(b"PK\5\6"), []
    count, _, place = unpack_from("<HLL", data, at + 10)
    for _ in range(count):
        _, _, _, flags, method, _, _, crc, packed, size, name, extra, comment, _, _, _, start = unpack_from(_ENTRY, data, place)
        local_name, local_extra = unpack_from("<HH", data, start + 26)
        begin = start + calcsize(_LOCAL) + local_name + local_extra
        named = data[place + calcsize(_ENTRY) : place + calcsize(_ENTRY) + name]
        found.append(Entry(named, flags, method, crc, data[begin : begin + packed], size))
        place += calcsize(_ENTRY) + name + extra + comment
    return found


def archive(entries: Sequence[Entry]) -> bytes:
    """The ZIP, with whatever its entries claim."""
    body, directory = bytearray(), bytearray()
    for one in entries:
        packed = len(one.packed) if one.said_packed < 0 else one.said_packed
        local = one.name if one.local_name is None else one.local_name
        shared = (20, one.flags, one.method, 0, 33, one.crc & 0xFFFFFFFF, packed & 0xFFFFFFFF, one.size & 0xFFFFFFFF)
        directory += pack(_ENTRY, b"PK\1\2", 20, *shared, len(one.name), 0, 0, 0, 0, 0, len(body)) + one.name
        body += pack(_LOCAL, b"PK\3\4", *shared, len(local), 0) + local + one.packed
    return bytes(body + directory + pack("<4s4H2LH", b"PK\5\6", 0, 0, len(entries), len(entries), len(directory), len(body), 0))


def _bytes_changed(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(changed))
        match rng.randrange(4):
            case 0:
                changed[at] = rng.randrange(256)
            case 1:
                del changed[at : at + rng.randint(1, 40)]
            case 2:
                changed[at:at] = bytes(rng.randrange(256) for _ in range(rng.randint(1, 20)))
            case _:
                changed = changed[:at] if rng.random() < 0.2 and at else changed
    return bytes(changed) or b"PK"


def _with(entries: Sequence[Entry], at: int, changed: Entry) -> list[Entry]:
    return [*entries[:at], changed, *entries[at + 1 :]]


def _header(entries: Sequence[Entry], rng: random.Random) -> list[Entry]:
    """One field of one entry lies."""
    at = rng.randrange(len(entries))
    one = entries[at]
    lies = (
        replace(one, method=rng.choice((0, 1, 8, 9, 12, 14, 93, 98))),
        replace(one, flags=one.flags ^ (1 << rng.randrange(16))),
        replace(one, size=rng.choice((0, 1, one.size + 1, 1000, 0xFFFFFFFF))),
        replace(one, said_packed=rng.choice((0, 1, len(one.packed) + 1, 0xFFFFFFFF))),
        replace(one, crc=rng.getrandbits(32)),
        replace(one, local_name=rng.choice((b"", b"word/other.xml", one.name.upper()))),
    )
    return _with(entries, at, rng.choice(lies))


def _name(entries: Sequence[Entry], rng: random.Random) -> list[Entry]:
    at = rng.randrange(len(entries))
    return _with(entries, at, replace(entries[at], name=rng.choice(_NAMES).encode()))


def _shape(entries: Sequence[Entry], rng: random.Random) -> list[Entry]:
    """Parts are lost, doubled, swapped, added."""
    mixed = list(entries)
    at, other = rng.randrange(len(mixed)), rng.randrange(len(mixed))
    match rng.randrange(5):
        case 0 if len(mixed) > 1:
            del mixed[at]
        case 1:
            mixed.insert(other, mixed[at])
        case 2:
            mixed[at], mixed[other] = replace(mixed[at], name=mixed[other].name), replace(mixed[other], name=mixed[at].name)
        case 3:
            rng.shuffle(mixed)
        case _:
            mixed.append(entry(rng.choice(_NAMES) or "x", bytes(rng.choice((0, 10, 3 << 20)))))
    return mixed


def _xml(entries: Sequence[Entry], rng: random.Random) -> list[Entry]:
    """The text of one part."""
    at = rng.choice([at for at, one in enumerate(entries) if one.name.endswith((b".xml", b".rels"))] or [0])
    try:
        text = entries[at].plain.decode("utf-8", "replace")
    except zlib.error:
        return list(entries)
    for _ in range(rng.randint(1, 3)):
        text = rng.choice(_EDITS)(text, rng)
    encoding = rng.choice(("utf-8",) * 12 + ("utf-16", "utf-8-sig"))
    return _with(entries, at, entry(entries[at].name.decode("utf-8", "replace"), text.encode(encoding, "replace")))


def _attribute(text: str, rng: random.Random) -> str:
    """A value of the part becomes a number that is none, a text that closes it, a mark."""
    found = list(re.finditer(r'="([^"]*)"', text))
    if not found:
        return text
    one = rng.choice(found)
    values = (*_NUMBERS, 'x"/><w:p/><w:y w:z="', "&quot;/&gt;", "x" * 300, "{{ title }}", "http://evil.example/", rng.choice(found)[1])
    return text[: one.start(1)] + rng.choice(values) + text[one.end(1) :]


def _content(text: str, rng: random.Random) -> str:
    """Something stands before or after a tag."""
    ends = [found.end() for found in re.finditer(r">", text)] or [0]
    at = rng.choice(ends)
    return text[:at] + rng.choice((*_TEXTS, *_ELEMENTS)) + text[at:]


def _cut(text: str, rng: random.Random) -> str:
    """An element, or any stretch, is gone or there twice."""
    found = list(re.finditer(r"<(w:\w+)[ >/](?:(?!<\1[ >/]).){0,400}?(?:/>|</\1>)", text, re.DOTALL))
    if found and rng.random() < 0.8:
        start, end = rng.choice(found).span()
    else:
        start = rng.randrange(len(text) + 1)
        end = min(len(text), start + rng.randint(1, 60))
    return text[:start] + text[start:end] * rng.choice((0, 0, 2)) + text[end:]


def _deep(text: str, rng: random.Random) -> str:
    """One element in itself, over and over."""
    tag, depth = rng.choice(("w:p", "w:r", "w:tbl", "x")), rng.choice((10, 150, 300, 5000))
    at = rng.choice([found.end() for found in re.finditer(r">", text)] or [0])
    return text[:at] + f"<{tag}>" * depth + f"</{tag}>" * depth + text[at:]


def _head(text: str, rng: random.Random) -> str:
    return rng.choice(_HEADS) + text.partition("?>")[2]


_EDITS: tuple[Callable[[str, random.Random], str], ...] = (_attribute, _attribute, _attribute, _content, _content, _cut, _cut, _deep, _head)
_WAYS: tuple[Callable[[Sequence[Entry], random.Random], list[Entry]], ...] = (_xml, _xml, _xml, _xml, _xml, _header, _name, _shape)
