"""A ZIP file taken apart under limits, believing nothing that it says of itself.

Bytes are counted as they come out, and whatever two programs could read in two ways is refused: both headers of an entry must agree,
no two entries may share bytes, nothing may stand before the first one.
"""

import struct
import unicodedata
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from hetong.diagnostic import Message, Refused
from hetong.render.docx.container import refused, unreadable

LARGEST_FILE = 32 * 1024 * 1024
LARGEST = 64 * 1024 * 1024
MOST_PARTS = 1000
# XML deflates to a tenth, long repetitive tables to a fiftieth; what passes this was made to expand.
_RATIO, _RATIO_FROM = 200, 1024 * 1024
_LONGEST_NAME = 200
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _LATER = 0x2041, 0x8
_UNSAID = 0xFFFFFFFF
_END, _ENTRY, _LOCAL = "<4s4H2LH", "<4s6H3L5H2L", "<4s5H3L2H"
_END_MARK, _END64_MARK, _ENTRY_MARK, _LOCAL_MARK = b"PK\5\6", b"PK\6\6", b"PK\1\2", b"PK\3\4"
_ZIP64 = 1
_RESAVE = Message("用 Word 或者 WPS 打开，另存为 .docx 再试")


class _Entry(NamedTuple):
    """One entry of the directory. ``start`` is where its own header stands."""

    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    start: int


def unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """Every file in it by its name, in the order of the directory.

    Raises Refused: DOCX01 when it is no ZIP or damaged, DOCX06 past a limit, DOCX08 for a name that is there twice, DOCX13 where it
    contradicts itself, DOCX14 for a name that leads elsewhere.
    """
    try:
        entries, end = _directory(data, name)
        names = [_name(name, entry.raw_name) for entry in entries]
        _check_unique(name, names)
        places = _places(data, name, entries, end)
    except struct.error:
        raise unreadable(name, Message("文件不完整")) from None
    found: dict[str, bytes] = {}
    left = LARGEST
    for part, entry, place in zip(names, entries, places, strict=True):
        if part.endswith("/") and not entry.size:
            continue
        found[part] = _content(name, part, entry, data[place : place + entry.packed], left)
        left -= len(found[part])
    return found


def too_large(name: str, why: Message) -> Refused:
    """DOCX06."""
    return refused("DOCX06", name, Message("Word 文件过大：{why}", why=why), Message("压缩或者删去图片，另存一份再试"))


def _contradictory(name: str, why: Message) -> Refused:
    return refused("DOCX13", name, Message("Word 文件的压缩包前后矛盾：{why}", why=why), _RESAVE)


def _directory(data: bytes, name: str) -> tuple[list[_Entry], int]:
    """The entries, and where the directory begins."""
    at = _end_of(data, name)
    _, disk, first_disk, here, count, size, start, _ = struct.unpack_from(_END, data, at)
    if count > MOST_PARTS:
        raise too_large(name, Message("部件超过 {count} 个", count=MOST_PARTS))
    between = data[start + size : at]
    if disk or first_disk or here != count or start + size > at or (between and not between.startswith(_END64_MARK)):
        raise _contradictory(name, Message("目录不在它说的地方"))
    entries, place = [], start
    for _ in range(count):
        entry, place = _entry(data, place)
        entries.append(entry)
    if place != start + size:
        raise _contradictory(name, Message("目录的长度不对"))
    return entries, start


def _end_of(data: bytes, name: str) -> int:
    """Where the last record stands, which nothing may follow but its own comment."""
    length = struct.calcsize(_END)
    at = len(data)
    while (at := data.rfind(_END_MARK, max(0, len(data) - length - 0xFFFF), at + 3)) >= 0:
        if at + length <= len(data) and at + length + struct.unpack_from(_END, data, at)[-1] == len(data):
            return at
    raise unreadable(name, Message("它不是 .docx 文件，或者不完整"))


def _entry(data: bytes, at: int) -> tuple[_Entry, int]:
    mark, _, _, flags, method, _, _, crc, packed, size, name, extra, comment, _, _, _, start = struct.unpack_from(_ENTRY, data, at)
    if mark != _ENTRY_MARK:
        raise struct.error
    after = at + struct.calcsize(_ENTRY)
    sizes = _long(data[after + name : after + name + extra], (size, packed, start))
    return _Entry(data[after : after + name], flags, method, crc, sizes[1], sizes[0], sizes[2]), after + name + extra + comment


def _long(extra: bytes, sizes: Sequence[int]) -> list[int]:
    """Sizes that some programs write in eight bytes though four would do."""
    at, wide = 0, iter(())
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == _ZIP64:
            wide = iter(struct.unpack_from(f"<{length // 8}Q", extra, at + 4))
        at += 4 + length
    return [next(wide, _UNSAID) if size == _UNSAID else size for size in sizes]


def _name(name: str, raw: bytes) -> str:
    """Raises Refused (DOCX14) for one that could lead out of the file, or that shows otherwise than it is."""
    try:
        part = raw.decode()
    except UnicodeDecodeError:
        part = raw.decode("cp437")
    steps = part.removesuffix("/").split("/")
    odd = any(char in "\\:" or unicodedata.category(char)[0] == "C" or char in "\u2028\u2029" for char in part)
    if odd or len(part) > _LONGEST_NAME or any(not step.strip(". ") for step in steps):
        raise refused("DOCX14", name, Message("Word 文件里有部件的名字不能用：“{part}”", part=part[:60]), _RESAVE)
    return part


def _check_unique(name: str, parts: Sequence[str]) -> None:
    """Names of parts do not tell A from a."""
    counts = Counter(unicodedata.normalize("NFC", part).casefold() for part in parts)
    if twice := sorted(part for part, count in counts.items() if count > 1):
        message = Message("Word 文件里有重名的部件：{parts}", parts="、".join(twice[:3]))
        raise refused("DOCX08", name, message, _RESAVE)


def _places(data: bytes, name: str, entries: Sequence[_Entry], end: int) -> list[int]:
    """Where the bytes of each entry begin."""
    places = [_place(data, name, entry) for entry in entries]
    free = 0
    for entry, place in sorted(zip(entries, places, strict=True), key=lambda one: one[1]):
        if entry.start < free or (not free and entry.start):
            raise _contradictory(name, Message("部件互相重叠，或者前面多出了内容"))
        free = place + entry.packed
    if free > end:
        raise _contradictory(name, Message("部件比文件长"))
    return places


def _place(data: bytes, name: str, entry: _Entry) -> int:
    mark, _, flags, method, _, _, crc, packed, size, named, extra = struct.unpack_from(_LOCAL, data, entry.start)
    at = entry.start + struct.calcsize(_LOCAL)
    said = ((crc, entry.crc), (packed, entry.packed), (size, entry.size)) if not flags & _LATER else ()
    differs = any(here not in (there, _UNSAID) for here, there in said)
    if mark != _LOCAL_MARK or data[at : at + named] != entry.raw_name or method != entry.method or differs:
        raise _contradictory(name, Message("部件自己的头和目录不一致"))
    if (flags | entry.flags) & _ENCRYPTED:
        raise unreadable(name, Message("它加了密码"))
    return at + int(named) + int(extra)


def _content(name: str, part: str, entry: _Entry, packed: bytes, left: int) -> bytes:
    """The bytes of an entry, never more than may come out."""
    if len(packed) != entry.packed or entry.method not in (_STORED, _DEFLATED):
        raise _contradictory(name, Message("部件 {part} 不完整，或者压缩方法不认识", part=part))
    most = min(left, max(_RATIO_FROM, _RATIO * len(packed)))
    plain = packed if entry.method == _STORED else _inflated(name, part, packed, most)
    if len(plain) > most:
        why = Message("展开后超过 {limit} MB", limit=LARGEST >> 20) if most == left else Message("部件 {part} 的压缩比不正常", part=part)
        raise too_large(name, why)
    if len(plain) != entry.size or zlib.crc32(plain) != entry.crc:
        raise _contradictory(name, Message("部件 {part} 的长度或者校验和不对", part=part))
    return plain


def _inflated(name: str, part: str, packed: bytes, most: int) -> bytes:
    """At most one byte more than may come out."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        plain = stream.decompress(packed, most + 1)
    except zlib.error:
        raise unreadable(name, Message("部件 {part} 已经损坏", part=part)) from None
    if len(plain) <= most and (not stream.eof or stream.unused_data):
        raise _contradictory(name, Message("部件 {part} 的长度或者校验和不对", part=part))
    return plain
