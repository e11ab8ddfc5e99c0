"""Every point of the two source contracts stands in the example contracts, at the clause that ``tests/coverage.yaml`` names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import pytest
import yaml

from hetong.model.contract import Annex, Article, Contract, Inlines, Item, Paragraph, Table
from tests.drafts import ROOT, drafted, example

WRITTEN: Mapping[str, Any] = yaml.load((ROOT / "tests" / "coverage.yaml").read_text("utf-8"), yaml.CSafeLoader)
SOURCES = ROOT.parent / "shared" / "sources" / "coverage.yaml"
POINTS = [
    pytest.param(row, place, words, id=f"{row}-{place}") for row, places in WRITTEN["rows"].items() for place, words in places.items()
]


def plain(inlines: Inlines) -> str:
    return "".join(getattr(one, "text", "") for one in inlines)


def lines_of(node: Paragraph | Item) -> Iterator[str]:
    yield node.label + plain(node.inlines)
    for item in node.items:
        yield from lines_of(item)
    if isinstance(node, Paragraph) and node.table:
        yield from rows_of(node.table)


def rows_of(table: Table) -> Iterator[str]:
    yield " | ".join(column.title for column in table.columns)
    for row in (*table.rows, table.total):
        yield " | ".join(plain(cell) for cell in row)


def texts_of(holder: Article | Annex) -> Iterator[str]:
    for paragraph in holder.paragraphs:
        yield from lines_of(paragraph)


@cache
def places(source: str) -> Mapping[str, str]:
    """What stands where in the example contract of a source."""
    contract = drafted(example(WRITTEN["examples"][source]))[0].contract
    below = {one.anchor: "\n".join(lines_of(one)) for holder in contract.holders for one in holder.paragraphs}
    whole = {holder.anchor: "\n".join(texts_of(holder)) for holder in contract.holders}
    return below | whole | dict(frame(contract))


def frame(contract: Contract) -> Iterator[tuple[str, str]]:
    cover = [f"合同编号：{plain(contract.number)}", *(f"{row.label}：{plain(row.inlines)}" for row in contract.cover)]
    yield "cover", "\n".join(cover)
    yield "parties", "\n".join(f"{row.label}：{plain(row.inlines)}" for sheet in contract.parties for row in sheet.rows)
    yield "recitals", "\n".join(line for paragraph in contract.recitals for line in lines_of(paragraph))
    yield (
        "signatures",
        "\n".join(line for one in contract.signatures for line in (f"{one.role}（{one.act}）", *(row.label for row in one.rows))),
    )
    yield "annexes", "\n".join(f"{annex.label} {annex.title}" for annex in contract.annexes)


@pytest.mark.parametrize(("row", "place", "words"), POINTS)
def test_a_point_of_the_source_stands_in_its_clause(row: str, place: str, words: list[str]) -> None:
    text = places(row[:3])[place]
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("source", sorted(WRITTEN["examples"]))
def test_a_point_that_the_contract_does_not_make_is_not_found(source: str) -> None:
    assert "每日（含法定节假日）8:00—23:00" not in "\n".join(places(source).values())
    assert not any(re.search(r"待填", text) for text in places(source).values())


def test_every_row_says_what_must_stand_there() -> None:
    assert all(row[:3] in WRITTEN["examples"] for row in WRITTEN["rows"])
    assert [row for row, listed in WRITTEN["rows"].items() if not listed or not all(listed.values())] == []


def test_no_row_of_the_sources_is_left_out() -> None:
    assert missing(WRITTEN["rows"]) == []


def test_a_row_left_out_is_noticed() -> None:
    short = [row for row in WRITTEN["rows"] if row != "001/首部"]
    assert missing(short) == (["001/首部"] if SOURCES.exists() else [])


def missing(covered: Iterable[str]) -> list[str]:
    """The rows of the two sources that are not covered; none known where the sources are not beside the repository."""
    if not SOURCES.exists():
        return []
    listed = yaml.load(SOURCES.read_text("utf-8"), yaml.CSafeLoader)["rows"]
    return [row["id"] for row in listed if row["id"][:3] in WRITTEN["examples"] and row["id"] not in set(covered)]
