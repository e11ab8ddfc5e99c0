"""A ZIP that lies: what its headers say is compared with what is there, and nothing comes out that was not asked for."""

import random
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest

from hetong.diagnostic import Refused
from hetong.render.docx.unpacking import LARGEST, MOST_PARTS, unpacked
from tests.drafts import ROOT
from tests.mutations_docx import Entry, archive, entry

NAMES = ("[Content_Types].xml", "word/document.xml", "word/media/a.png")
Edit = Callable[[list[Entry]], list[Entry]]


def entries() -> list[Entry]:
    return [entry(name, name.encode() * 9) for name in NAMES]


def changed(**fields: object) -> Edit:
    return lambda all_of: [all_of[0], replace(all_of[1], **fields), *all_of[2:]]  # type: ignore[arg-type]


def codes(data: bytes) -> set[str]:
    with pytest.raises(Refused) as refused:
        unpacked(data, "a.docx")
    return {one.code for one in refused.value.diagnostics}


def test_what_is_whole_comes_out_in_its_order() -> None:
    assert list(unpacked(archive(entries()), "a")) == list(NAMES)
    assert unpacked(archive(entries()), "a")[NAMES[1]] == NAMES[1].encode() * 9


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("streamed", [True, False])
def test_what_other_programs_write_comes_out(method: int, streamed: bool) -> None:
    """Streamed: sizes stand behind the data, as some programs do it; a folder has an entry of its own; a comment stands at the end."""

    class Stream(BytesIO):
        def seekable(self) -> bool:
            return not streamed

        def tell(self) -> int:
            if streamed:
                raise OSError
            return super().tell()

    target = Stream()
    with zipfile.ZipFile(target, "w", method) as package:
        package.comment = b"made by a program"
        package.writestr("word/", b"")
        for name in NAMES:
            with package.open(name, "w", force_zip64=not streamed) as part:
                part.write(b"x" * 100)
    assert unpacked(target.getvalue(), "a") == dict.fromkeys(NAMES, b"x" * 100)


@pytest.mark.parametrize("method", [1, 6, 8 + 1, 12, 14, 93, 95, 98, 99])
def test_an_unknown_method_is_refused(method: int) -> None:
    assert codes(archive(changed(method=method)(entries()))) == {"DOCX13"}


@pytest.mark.parametrize("package", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_small_bomb_of_another_method_is_not_opened(package: int) -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", package) as made:
        made.writestr("word/document.xml", bytes(40 << 20))
    assert codes(target.getvalue()) == {"DOCX13"}


LIES: dict[str, Edit] = {
    "size too small": changed(size=10),
    "size too large": changed(size=1000),
    "packed too small": changed(said_packed=5),
    "packed too large": changed(said_packed=100_000),
    "crc": changed(crc=7),
    "another name in front": changed(local_name=b"word/other.xml"),
    "stored, they say": changed(method=0),
    "overlap": changed(said_packed=60),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_header_that_lies_is_refused(lie: str) -> None:
    assert codes(archive(LIES[lie](entries()))) <= {"DOCX01", "DOCX13"}


def test_two_entries_may_not_share_bytes() -> None:
    data = bytearray(archive(entries()))
    places = [found for found in range(len(data)) if data[found : found + 4] == b"PK\1\2"]
    first = struct.unpack_from("<L", data, places[0] + 42)[0]
    struct.pack_into("<L", data, places[1] + 42, first)
    assert codes(bytes(data)) == {"DOCX13"}


@pytest.mark.parametrize("before", [b"#!/bin/sh\n", b"PK\3\4", bytes(1)])
def test_nothing_stands_before_the_first_entry(before: bytes) -> None:
    assert codes(before + archive(entries())) == {"DOCX13"}


@pytest.mark.parametrize("after", [b"x", b"PK\5\6", bytes(100)])
def test_nothing_stands_behind_the_directory(after: bytes) -> None:
    assert codes(archive(entries()) + after) <= {"DOCX01", "DOCX13"}


@pytest.mark.parametrize("flag", [0, 6, 13])
def test_what_is_encrypted_is_refused(flag: int) -> None:
    assert codes(archive(changed(flags=0x800 | 1 << flag)(entries()))) == {"DOCX01"}


BAD_NAMES: tuple[str, ...] = (
    "/etc/evil.xml",
    "../evil.xml",
    "word/../../evil.xml",
    "word/./a.xml",
    "word//a.xml",
    "word\\a.xml",
    "C:a.xml",
    "\0a",
    "a\x9b.xml",
)
BAD_NAMES += ("word/\u202egnp.xml", "\u200b", "a\u2028b", ".", "..", "...", "word/ .. /a.xml", "w" * 201, "\ue000.xml", "")


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_leads_elsewhere_or_hides_is_refused(name: str) -> None:
    assert codes(archive(changed(name=name.encode())(entries()))) == {"DOCX14"}


@pytest.mark.parametrize("name", ["word/media/图 1 (2).png", "word/a.b-c_d+e@f.xml", "w" * 200, "customXml/item1.xml"])
def test_a_name_that_programs_write_is_taken(name: str) -> None:
    assert name in unpacked(archive(changed(name=name.encode())(entries())), "a")


@pytest.mark.parametrize("twice", ["word/document.xml", "WORD/Document.XML", "[content_types].xml"])
def test_a_name_may_be_there_once(twice: str) -> None:
    assert codes(archive([*entries(), entry(twice, b"x")])) == {"DOCX08"}


def test_two_forms_of_one_letter_are_one_name() -> None:
    assert codes(archive([entry("word/\u00e9.xml", b"x"), entry("word/e\u0301.xml", b"x")])) == {"DOCX08"}


@pytest.mark.parametrize(("count", "refused"), [(MOST_PARTS, False), (MOST_PARTS + 1, True)])
def test_the_number_of_parts_has_a_limit(count: int, refused: bool) -> None:
    data = archive([entry(f"a{at}", b"") for at in range(count)])
    assert (codes(data) == {"DOCX06"}) if refused else (len(unpacked(data, "a")) == count)


@pytest.mark.parametrize("said", [1000, 0, 0xFFFFFFFE])
def test_a_bomb_is_stopped_whatever_size_it_declares(said: int) -> None:
    bomb = replace(entry("a.xml", bytes(LARGEST + 1)), size=said)
    assert codes(archive([bomb])) == {"DOCX06"}


def test_many_small_bombs_have_one_limit() -> None:
    noise = random.Random(1).randbytes(64 * 1024)
    one = entry("a", noise * 128)
    assert len(one.packed) * 200 > one.size
    assert codes(archive([replace(one, name=f"a{at}".encode()) for at in range(9)])) == {"DOCX06"}


def test_a_broken_stream_is_refused() -> None:
    packed = bytearray(zlib.compress(b"abc" * 1000, 9)[2:-4])
    packed[3] ^= 0xFF
    assert codes(archive(changed(packed=bytes(packed))(entries()))) <= {"DOCX01", "DOCX13"}


@pytest.mark.parametrize("length", range(0, 400, 7))
def test_a_cut_file_is_refused(length: int) -> None:
    assert codes(archive(entries())[:length]) <= {"DOCX01", "DOCX13"}


def test_a_bomb_takes_no_memory() -> None:
    """In a process of its own, of which no more than 400 MB may be used."""
    script = (
        "import resource, zlib\n"
        "packer = zlib.compressobj(9, zlib.DEFLATED, -15)\n"
        "packed = b''.join(packer.compress(bytes(1 << 20)) for _ in range(1200)) + packer.flush()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))\n"
        "from hetong.diagnostic import Refused\n"
        "from hetong.render.docx.inspection import inspect\n"
        "from tests.mutations_docx import Entry, archive\n"
        "try:\n"
        "    inspect(archive([Entry(b'word/document.xml', 0, 8, 0, packed, 1000)]), 'a')\n"
        "except Refused as refused:\n"
        "    print(refused.diagnostics[0].code)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.stdout, done.stderr) == ("DOCX06\n", "")
