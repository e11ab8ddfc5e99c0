"""``hetong library check``: what a maintainer sees, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Ended, hetong
from tests.proof.libraries import written

CLEAN = {"a": "paragraphs: [乙方应当保守秘密。]"}
FAULTY = {"a": "paragraphs:\n  - 乙方应当保守秘密。\n  - 乙方应当按照[[nowhere]]办理。\n"}
DOUBTFUL = {"a": "paragraphs:\n  - 乙方应当保守秘密。\n  - 双方应当尽快协商。\n"}


def checked(folder: Path, *words: str) -> Ended:
    return hetong("library", "check", folder, "--processes", "1", *words)


def as_data(folder: Path, *words: str) -> dict[str, Any]:
    return dict(json.loads(checked(folder, "--format", "json", *words).out))


def test_a_sound_library_passes_and_says_what_was_proven(tmp_path: Path) -> None:
    data = as_data(written(tmp_path, CLEAN))
    assert checked(tmp_path).code == 0
    assert data["diagnostics"] == []
    assert (data["clauses"], data["summary"]["errors"]) == (1, 0)
    assert [one["outline"] for one in data["proven"]] == ["small"]
    assert data["proven"][0]["contracts"] >= 6 * 2


def test_a_fault_fails_at_its_file_and_line(tmp_path: Path) -> None:
    ended = checked(written(tmp_path, FAULTY))
    file = tmp_path / "clause_library" / "all" / "a.yaml"
    (found,) = as_data(tmp_path)["diagnostics"]
    assert ended.code == 1
    assert (found["code"], found["file"], found["line"]) == ("LIB31", str(file), 6)
    assert f"{file}:6:" in ended.out


@pytest.mark.parametrize(("words", "code"), [((), 0), (("--strict",), 1)])
def test_a_warning_fails_only_when_asked_for(words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    folder = written(tmp_path, DOUBTFUL)
    assert checked(folder, *words).code == code
    assert [(one["code"], one["line"]) for one in as_data(folder)["diagnostics"]] == [("TXT05", 6)]


def test_the_quick_check_proves_references_and_composes_nothing(tmp_path: Path) -> None:
    data = as_data(written(tmp_path, FAULTY), "--quick")
    assert [one["code"] for one in data["diagnostics"]] == ["LIB31"]
    assert [one["contracts"] for one in data["proven"]] == [0]


@pytest.mark.parametrize("rest", [{}, CLEAN])
def test_a_folder_without_a_library_is_no_library(rest: dict[str, str], tmp_path: Path) -> None:
    if rest:
        (written(tmp_path, rest) / "templates" / "outlines" / "small.yaml").unlink()
        (tmp_path / "templates" / "outlines").rmdir()
    assert checked(tmp_path).code == 2


def test_a_library_with_its_own_house_style_is_held_to_it_alone(tmp_path: Path) -> None:
    folder = written(tmp_path, {"a": "paragraphs:\n  - 任一方应当保守秘密。\n  - 任何一方应当付款。\n"})
    assert [(one["code"], one["line"]) for one in as_data(folder)["diagnostics"]] == [("TXT02", 5)]
    (folder / "clause_library" / "house-style.yaml").write_text("names:\n  - {say: 任一方, instead_of: [任何一方]}\n", "utf-8")
    assert [(one["code"], one["line"]) for one in as_data(folder)["diagnostics"]] == [("TXT02", 6)]


def test_a_house_style_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path, CLEAN)
    (folder / "clause_library" / "house-style.yaml").write_text("names:\n  - {says: 任一方, instead_of: [任何一方]}\n", "utf-8")
    data = as_data(folder)
    assert {one["code"] for one in data["diagnostics"]} == {"LIB01"}
    assert {Path(one["file"]).name for one in data["diagnostics"]} == {"house-style.yaml"}
