from pathlib import Path

import pytest

from hetong.diagnostic import Location, Refused
from hetong.load import load_deal
from hetong.load.files import read_bytes
from hetong.source import MAX_BYTES


def told(path: Path) -> list[tuple[str, Location]]:
    with pytest.raises(Refused) as refused:
        read_bytes(path, "合同.yaml")
    return [(one.code, one.at) for one in refused.value.diagnostics if one.hint]


def test_a_file_comes_back_as_it_is(tmp_path: Path) -> None:
    content = bytes(range(256)) + b"\r\n"
    (tmp_path / "x").write_bytes(content)
    assert read_bytes(tmp_path / "x", "x") == content


def test_each_way_a_file_cannot_be_read_has_a_code(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    whole = Location("合同.yaml")
    assert told(tmp_path / "missing") == [("FILE01", whole)]
    assert told(tmp_path) == [("FILE02", whole)]
    assert told(tmp_path / "file" / "below") == [("FILE03", whole)]
    assert told(tmp_path / ("x" * 300)) == [("FILE03", whole)]


def test_the_limit_of_size_is_exact(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"a" * MAX_BYTES)
    assert len(read_bytes(path, "x")) == MAX_BYTES
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    assert told(path) == [("FILE04", Location("合同.yaml"))]


def test_a_file_of_a_hundred_megabytes_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "x"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    assert told(path) == [("FILE04", Location("合同.yaml"))]


def test_a_deal_from_a_file_and_from_its_text_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "deal.yaml"
    path.write_bytes("\ufeff合同:\r\n  范本: x\r\n".encode())
    from_file, from_text = load_deal(path, shown="deal.yaml"), load_deal(None, path.read_bytes(), "deal.yaml")
    assert from_file == from_text
    assert from_file.where("contract.outline") == Location("deal.yaml", 2, 7)
