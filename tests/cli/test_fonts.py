"""Folders of fonts: what is in them is looked at within limits before anything reads a font."""

import os
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from hetong.diagnostic import Refused
from hetong.render.pdf import folders, fonts
from hetong.render.pdf.folders import refuse_damaged_system_fonts, refuse_unusable
from tests.cli.running import SMALL, files_in, hetong
from tests.office import Office


def codes(folder: Path) -> list[str]:
    try:
        refuse_unusable([folder])
    except Refused as refused:
        return [one.code for one in refused.diagnostics]
    return []


def collection(faces: int, size: int = 12) -> bytes:
    return (b"ttcf" + struct.pack(">HHI", 1, 0, faces)).ljust(size, b"\0")


def lying(folder: Path) -> None:
    (folder / "x.ttc").write_bytes(collection(0xFFFFFFFF))


def lying_under_another_name(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "X.OTF").write_bytes(collection(0xFFFFFFFF))


def just_too_many(folder: Path) -> None:
    (folder / "x.ttc").write_bytes(collection(3, 12 + 3 * 4 - 1))


def many_in_a_large_file(folder: Path) -> None:
    with (folder / "x.ttc").open("wb") as file:
        file.write(collection(1_000_000))
        file.truncate(100_000_000)


def linked_from_elsewhere(folder: Path) -> None:
    (folder.parent / "elsewhere.ttc").write_bytes(collection(0xFFFFFFFF))
    (folder / "x.ttc").symlink_to("../elsewhere.ttc")


DAMAGED = [lying, lying_under_another_name, just_too_many, many_in_a_large_file, linked_from_elsewhere]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fonts").mkdir()
    return tmp_path / "fonts"


@pytest.mark.parametrize("make", DAMAGED)
def test_a_font_that_claims_more_than_it_holds(folder: Path, make: Callable[[Path], None]) -> None:
    make(folder)
    assert codes(folder) == ["FILE06"]


def root(folder: Path) -> None:
    (folder / "x").symlink_to("/")


def itself(folder: Path) -> None:
    (folder / "x").symlink_to(".")


def above(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "x").symlink_to("../..")


def deep(folder: Path) -> None:
    (folder / "/".join("a" * (folders.MAX_DEPTH + 2))).mkdir(parents=True)


def huge(folder: Path) -> None:
    with (folder / "x.ttf").open("wb") as file:
        file.truncate(folders.MAX_BYTES + 1)


@pytest.mark.parametrize("make", [root, itself, above, deep, huge])
def test_a_folder_that_leads_anywhere_or_never_ends(folder: Path, make: Callable[[Path], None]) -> None:
    make(folder)
    assert codes(folder) == ["FILE05"]


def test_a_folder_with_too_much_in_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MAX_ENTRIES", 20)
    for number in range(20):
        (folder / f"{number}.txt").touch()
    assert codes(folder) == []
    (folder / "inner").mkdir()
    assert codes(folder) == ["FILE05"]


def garbage(folder: Path) -> None:
    (folder / "x.ttf").write_bytes(b"garbage")
    (folder / "y.otf").touch()
    (folder / "z.ttc").write_bytes(collection(0))


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "x.ttf")


def links_to_files(folder: Path) -> None:
    (folder.parent / "x.ttf").write_bytes(b"font")
    (folder / "x.ttf").symlink_to("../x.ttf")
    (folder / "y.ttf").symlink_to("nowhere")
    (folder / "z.ttf").symlink_to("z.ttf")


def whole(folder: Path) -> None:
    (folder / "x.ttc").write_bytes(collection(3, 12 + 3 * 4))


@pytest.mark.parametrize("make", [garbage, pipe, links_to_files, whole, Path.exists])
def test_whatever_else_is_there_does_no_harm(folder: Path, make: Callable[[Path], object]) -> None:
    make(folder)
    assert codes(folder) == []
    assert fonts.library((folder,), False) is not None


@pytest.fixture
def machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose only font folder is this one."""
    monkeypatch.setattr(folders, "system_folders", lambda: (folder, folder / "missing"))
    return folder


def test_the_fonts_of_the_machine_are_looked_at_too(machine: Path) -> None:
    refuse_damaged_system_fonts()
    lying(machine)
    with pytest.raises(Refused) as refused:
        refuse_damaged_system_fonts()
    assert [one.code for one in refused.value.diagnostics] == ["FILE06"]


@pytest.mark.parametrize(("make", "code"), [(lying, "FILE06"), (root, "FILE05"), (garbage, "")])
def test_the_command_ends_with_a_message(folder: Path, make: Callable[[Path], None], code: str, office: Office) -> None:
    make(folder)
    (folder.parent / "deal.yaml").write_text(SMALL, "utf-8")
    ended = hetong("render", "deal.yaml", "-o", "a.pdf", "--fonts", "fonts", cwd=folder.parent)
    assert (ended.code, code in ended.err) == (2 if code else 0, True)
    assert ("a.pdf" in files_in(folder.parent)) is (not code)
