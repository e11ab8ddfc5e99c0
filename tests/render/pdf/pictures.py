"""Small pictures of a document's pages, and what differs between two sets of them.

The pictures are of the PDF as poppler draws it: a text layer keeps a character whose glyph is not on the page. A sheet is one
PNG that a person can look at, too: pages side by side, two bits a pixel, whatever is left of the last row black.
"""

import struct
import subprocess
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product, zip_longest
from pathlib import Path

DPI = 24
WIDTH, HEIGHT = 199, 281  # of A4
ACROSS = 10
# How dark a pixel is on average, 0 … 255, to be of level 1, 2, 3: faint, inked, black. Text is inked at this size.
LEVELS = (14, 40, 110)
_DARK = bytes(sum(255 - grey >= level for level in LEVELS) for grey in range(256))


Picture = bytes
"""A page: a level 0 … 3 for each pixel, row by row."""


def taken(pdf: Path) -> list[Picture]:
    """One picture a page."""
    command = ("pdftoppm", "-gray", "-r", str(DPI), str(pdf))
    written = subprocess.run(command, capture_output=True, check=True, timeout=180).stdout
    head = f"P5\n{WIDTH} {HEIGHT}\n255\n".encode()
    each = len(head) + WIDTH * HEIGHT
    maps = [written[at : at + each] for at in range(0, len(written), each)]
    assert all(one.startswith(head) for one in maps), "a page that is not A4"
    return [one.removeprefix(head).translate(_DARK) for one in maps]


# ---- Sheets


def sheet(pages: Sequence[Picture]) -> bytes:
    """All pages in one PNG."""
    black = b"\3" * WIDTH * HEIGHT
    lines: list[bytes] = []
    for first in range(0, len(pages), ACROSS):
        row = [*pages[first : first + ACROSS], *[black] * ACROSS][:ACROSS]
        lines += map(b"".join, zip(*map(_rows, row), strict=True))
    return _png(WIDTH * ACROSS, lines)


def pages_of(png: bytes) -> list[Picture]:
    """The pages of a sheet that ``sheet`` wrote."""
    width, _, packed = _chunks(png)
    stride = (width + 3) // 4 + 1
    lines = [_unpacked(packed[at + 1 : at + stride])[:width] for at in range(0, len(packed), stride)]
    corners = [(top, left) for top in range(0, len(lines), HEIGHT) for left in range(0, width, WIDTH)]
    cut = [b"".join(line[left : left + WIDTH] for line in lines[top : top + HEIGHT]) for top, left in corners]
    return [page for page in cut if page.strip(b"\3")]


def _rows(page: Picture) -> list[bytes]:
    return [page[at : at + WIDTH] for at in range(0, len(page), WIDTH)]


def _png(width: int, lines: Sequence[bytes]) -> bytes:
    packed = b"".join(b"\0" + _packed(line) for line in lines)
    header = struct.pack(">IIBBBBB", width, len(lines), 2, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in ((b"IHDR", header), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b"")))


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _chunks(png: bytes) -> tuple[int, int, bytes]:
    at, found = 8, {}
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found[png[at + 4 : at + 8]] = png[at + 8 : at + 8 + length]
        at += length + 12
    width, height = struct.unpack(">II", found[b"IHDR"][:8])
    return width, height, zlib.decompress(found[b"IDAT"])


# What four pixels are as a byte: in a PNG 0 is black.
_FOURS = [bytes(four) for four in product(range(3, -1, -1), repeat=4)]
_BYTES = {four: byte for byte, four in enumerate(_FOURS)}


def _packed(line: bytes) -> bytes:
    padded = line + b"\0" * (-len(line) % 4)
    return bytes(_BYTES[padded[at : at + 4]] for at in range(0, len(padded), 4))


def _unpacked(line: bytes) -> bytes:
    return b"".join(_FOURS[byte] for byte in line)


# ---- What differs


@dataclass(frozen=True)
class Change:
    """A page that does not look as it did, from 1: between ``top`` and ``bottom``, in points; both 0 for a page too many or too few."""

    page: int
    top: int = 0
    bottom: int = 0


def changes(before: Sequence[Picture], after: Sequence[Picture]) -> list[Change]:
    """The pages on which ink has gone or come, where there was none within one pixel (three points).

    So a glyph may be drawn a little otherwise or elsewhere, as another version of its font, of poppler or of Typst does.
    """
    return list(_changes(before, after))


def _changes(before: Sequence[Picture], after: Sequence[Picture]) -> Iterator[Change]:
    for number, (old, new) in enumerate(zip_longest(before, after), 1):
        if old is None or new is None:
            yield Change(number)
        elif old != new and (spots := [*_gone(old, new), *_gone(new, old)]):
            yield Change(number, *(spot // WIDTH * 72 // DPI for spot in (min(spots), max(spots))))


def _gone(old: Picture, new: Picture) -> list[int]:
    return [at for at, (was, near) in enumerate(zip(old, _spread(new), strict=True)) if was - near >= 2]


def _spread(page: Picture) -> bytes:
    """Each pixel as dark as its darkest neighbour."""
    across = bytes(map(max, page, b"\0" + page[:-1], page[1:] + b"\0"))
    return bytes(map(max, across, bytes(WIDTH) + across[:-WIDTH], across[WIDTH:] + bytes(WIDTH)))
