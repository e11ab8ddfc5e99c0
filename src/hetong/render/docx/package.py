"""A ZIP writer for OPC packages whose bytes depend on nothing but the parts: fixed dates, given order, no host system.

Parts that never change are deflated once and written many times, which ``zipfile`` cannot do.
"""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

# ``docProps/app.xml`` of a template that has been brought into form. It earns nothing: whoever opens one checks it again.
APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>hetong</Application></Properties>"
)
_LEVEL = 6
_DATE, _TIME = (1 << 5) | 1, 0
_VERSION, _UTF8 = 20, 0x800
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the package, ready to be written. ``size`` is that of the plain bytes."""

    name: str
    data: bytes
    crc: int
    size: int
    method: int


def deflated(name: str, plain: bytes) -> Part:
    """A compressed part."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Part(name, packer.compress(plain) + packer.flush(), zlib.crc32(plain), len(plain), _DEFLATED)


def stored(name: str, plain: bytes) -> Part:
    """An uncompressed part: the same bytes with every build of zlib."""
    return Part(name, plain, zlib.crc32(plain), len(plain), _STORED)


def archive(parts: Iterable[Part]) -> bytes:
    """The ZIP file, parts in the order given, all dated 1980-01-01."""
    body, directory, count = bytearray(), bytearray(), 0
    for part in parts:
        name = part.name.encode()
        shared = struct.pack("<HHHHHLLLHH", _VERSION, _UTF8, part.method, _TIME, _DATE, part.crc, len(part.data), part.size, len(name), 0)
        directory += struct.pack("<LH", 0x02014B50, _VERSION) + shared + struct.pack("<HHHLL", 0, 0, 0, 0, len(body)) + name
        body += struct.pack("<L", 0x04034B50) + shared + name + part.data
        count += 1
    end = struct.pack("<LHHHHLLH", 0x06054B50, 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)
