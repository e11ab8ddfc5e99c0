"""LibreOffice is given a document that wants something from outside, and does not ask for it."""

import io
import os
import select
import socket
import struct
import threading
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hetong.diagnostic import Refused
from hetong.render.pdf.libreoffice import convert
from tests.office import Office

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
IMAGE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip r:link="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
FIELD = '<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;{url}&quot; "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


SIZE = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", SIZE) + chunk(b"IDAT", zlib.compress(b"\0" * 72)) + chunk(b"IEND", b"")


def package(body: str, url: str) -> bytes:
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        f'xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f"<w:body><w:p><w:r><w:t>text</w:t></w:r></w:p>{body.format(url=url)}</w:body></w:document>"
    )
    link = f'<Relationship Id="rId1" Type="{OFFICE}/image" Target="{url}" TargetMode="External"/>'
    main = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{main}</Relationships>',
        "word/document.xml": document,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{link}</Relationships>',
    }
    with io.BytesIO() as whole:
        with zipfile.ZipFile(whole, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return whole.getvalue()


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and who has come to it."""
    came: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        stop = threading.Event()

        def serve() -> None:
            while not stop.is_set():
                try:
                    visitor, _ = server.accept()
                except TimeoutError:
                    continue
                came.append("asked")
                visitor.close()

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/picture.png", came
        stop.set()
        thread.join()


@pytest.mark.parametrize("body", [IMAGE, FIELD], ids=["a linked picture", "an included text"])
def test_nothing_is_fetched(body: str, listener: tuple[str, list[str]], office: Office) -> None:
    url, came = listener
    assert convert(package(body, url)).startswith(b"%PDF-")
    assert came == []


def test_a_picture_of_this_machine_stays_where_it_is(tmp_path: Path, office: Office) -> None:
    picture = tmp_path / "secret.png"
    picture.write_bytes(PNG)
    assert b"/Subtype/Image" not in convert(package(IMAGE, picture.as_uri())).replace(b" ", b"")


def test_what_it_started_ends_with_it(tmp_path: Path, office: Office) -> None:
    """A program that leaves another behind, which holds its output: neither outlives the time that it has."""
    line, program = tmp_path / "line", tmp_path / "soffice"
    os.mkfifo(line)
    program.write_text(f"#!/bin/sh\nsh -c 'exec 3>{line}; echo x >&3; sleep 600' &\nsleep 600\n")
    program.chmod(0o755)
    heard = os.open(line, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(Refused) as refused:
        convert(b"PK", program, seconds=1)
    assert [one.code for one in refused.value.diagnostics] == ["PDF05"]
    assert os.read(heard, 10) == b"x\n"
    assert select.select([heard], [], [], 60)[0] == [heard]  # at its end: nobody holds the other side
    assert os.read(heard, 10) == b""
    os.close(heard)
