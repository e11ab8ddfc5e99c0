"""The pages of each example in each style look as they did when somebody last looked at them.

The pictures are ``tests/golden/pages/*.png``; ``make golden`` takes them anew.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension
from syrupy.location import PyTestLocation
from syrupy.types import SerializableData, SerializedData, SnapshotIndex

from hetong.model.contract import Contract, Filled, Paragraph, Part, Table, Text
from hetong.model.numbered import Numbered
from hetong.number import number
from tests.drafts import EXAMPLES, ROOT
from tests.office import Office
from tests.render.docx import sample
from tests.render.pdf import pictures
from tests.render.pdf.made import STYLES, example, noto, pdf
from tests.render.pdf.pictures import HEIGHT, WIDTH, Picture, changes, pages_of, sheet

Take = Callable[..., list[Picture]]


class Pages(SingleFileSnapshotExtension):
    """``tests/golden/pages/<example>-<style>.png``: a sheet of small pictures, equal when no page has changed to the eye."""

    file_extension = "png"

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(ROOT / "tests" / "golden" / "pages")

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        return str(index)

    def matches(self, *, serialized_data: SerializableData, snapshot_data: SerializableData) -> bool:
        return not changes(pages_of(snapshot_data), pages_of(serialized_data))

    def diff_snapshots(self, serialized_data: SerializedData, snapshot_data: SerializedData) -> SerializedData:
        assert isinstance(serialized_data, bytes)
        assert isinstance(snapshot_data, bytes)
        return "\n".join(map(str, changes(pages_of(snapshot_data), pages_of(serialized_data))))


@pytest.fixture
def take(office: Office, tmp_path: Path) -> Take:
    """Pictures of a contract set in the fonts that CI has: Noto CJK, and the Latin ones that Typst brings."""

    def taken(contract: Contract | Numbered, style: str = "standard", toc: bool = False) -> list[Picture]:
        path = tmp_path / "contract.pdf"
        path.write_bytes(pdf(contract, style, draft=False, fonts=noto(), system_fonts=False, toc=toc))
        return pictures.taken(path)

    return taken


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_pages_look_as_they_did(name: str, style: str, take: Take, snapshot: SnapshotAssertion) -> None:
    assert sheet(take(example(name), style, toc=True)) == snapshot(name=f"{name}-{style}", extension_class=Pages)


# A test that can't fail would be worth nothing: defects, and what is none.


def contract(*paragraphs: Paragraph) -> Contract:
    lines = (
        sample.clause(f"x.p{at}", "未经甲方书面同意，乙方不得转包，每月服务费为", sample.filled("6,800.00元"), "。") for at in range(40)
    )
    return sample.contract(Part(None, (sample.article("x", "费用", *paragraphs, *lines),)))


WITH_TABLE = contract(sample.clause("x.t", "费用如下：", table=sample.fees()))


def first(tree: Contract) -> Paragraph:
    return next(tree.paragraphs)


def with_first(paragraph: Paragraph) -> Contract:
    """The contract with another paragraph in place of its first, which holds the table."""
    numbered = number(WITH_TABLE).contract
    (part,) = numbered.parts
    (article,) = part.articles
    articles = (replace(article, paragraphs=(paragraph, *article.paragraphs[1:])),)
    return replace(numbered, parts=(replace(part, articles=articles),))


def with_table(**changed: object) -> Contract:
    table = sample.fees()
    return with_first(replace(first(number(WITH_TABLE).contract), table=replace(table, **changed)))  # type: ignore[arg-type]


def without(text: str, by: str) -> Contract:
    """The text once replaced, in a table's cell or in a paragraph."""

    def cell(inlines: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(replace(one, text=one.text.replace(text, by)) if isinstance(one, Filled | Text) else one for one in inlines)

    table: Table = sample.fees()
    return with_table(rows=tuple(tuple(cell(one) for one in row) for row in table.rows), total=tuple(cell(one) for one in table.total))


def unnumbered() -> Contract:
    return with_first(replace(first(number(WITH_TABLE).contract), label=""))


DEFECTS = {
    "a number of a paragraph": unnumbered(),
    "a row": with_table(rows=sample.fees().rows[1:]),
    "the total": with_table(total=()),
    "a glyph, its place kept": without("坐席", "坐\u3000"),
    "an amount, its place kept": without("¥2,684,000.00", "\u2002" * 13),
    "a digit, its place kept": without("2,684", "2,\u200284"),
    "a column": with_table(
        columns=sample.fees().columns[:-1], rows=tuple(row[:-1] for row in sample.fees().rows), total=sample.fees().total[:-1]
    ),
    "the table": with_first(replace(first(number(WITH_TABLE).contract), table=None)),
    "a word": with_first(replace(first(number(WITH_TABLE).contract), inlines=(Text("如下："),))),
    "bold": with_first(replace(first(number(WITH_TABLE).contract), conspicuous=True)),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_seen_on_its_page(defect: str, take: Take) -> None:
    numbered = number(WITH_TABLE)
    sound, broken = take(numbered), take(replace(numbered, contract=DEFECTS[defect]))
    assert 2 in [one.page for one in changes(sound, broken)]


def test_what_moves_to_another_page_is_seen(take: Take) -> None:
    sound, pushed = (take(contract(*more)) for more in ((), [sample.clause("x.more", "甲")] * 3))
    assert {one.page for one in changes(sound, pushed)} >= {2, 3}


def test_a_page_too_many_or_too_few_is_seen(take: Take) -> None:
    pages = take(contract())
    assert [one.page for one in changes(pages, pages[:-1])] == [len(pages)]
    assert [one.page for one in changes(pages[1:2], pages[1:3])] == [2]


def test_a_place_is_named_in_points_from_the_top() -> None:
    blank = bytes(WIDTH * HEIGHT)
    spot = bytearray(blank)
    spot[WIDTH * 100 + 50] = 3
    (change,) = changes([blank], [bytes(spot)])
    assert (change.top, change.bottom) == (300, 300)


@pytest.mark.parametrize("shift", [1, -1, WIDTH, -WIDTH, WIDTH + 1])
def test_a_pixel_to_the_side_is_no_change(shift: int, take: Take) -> None:
    page = take(contract())[1]
    assert changes([page], [page[shift:] + page[:shift]]) == []
    assert changes([page], [page[3:] + page[:3]]) != []


def test_a_shade_lighter_or_darker_is_no_change(take: Take) -> None:
    page = take(contract())[1]
    for table in (bytes((0, 0, 1, 2)), bytes((0, 2, 3, 3))):
        assert changes([page], [page.translate(table + bytes(252))]) == []


def test_a_sheet_keeps_every_page(take: Take) -> None:
    pages = take(contract())
    for some in (pages, pages[:1], pages * 6, [bytes(WIDTH * HEIGHT)]):
        assert pages_of(sheet(some)) == some
