"""The three looks as measures: what differs between ``standard``, ``gongwen`` and ``compact``. Lengths in twips, sizes in points."""

from dataclasses import dataclass

SONG, HEI, FANGSONG, XIAOBIAOSONG = "宋体", "黑体", "仿宋", "方正小标宋简体"
A4_WIDTH, A4_HEIGHT = 11906, 16838


@dataclass(frozen=True, slots=True)
class Face:
    """A Chinese font at a size; the Latin one beside it is always Times New Roman."""

    font: str
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Space before and after a paragraph."""

    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Margins:
    """Of the page; ``header`` and ``footer`` are measured from its edge."""

    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int


@dataclass(frozen=True, slots=True)
class Look:
    """One style of contract.

    ``pitch`` is the exact line pitch of running text. ``tracking`` is added to each of its characters. ``cover``: whether the
    title has a page of its own; ``own_page``: whether the signatures always start one. ``indent``: of article headings, in hundredths of a
    character. ``folio``: page numbers on the outer side, — 1 —, and no running header.
    """

    name: str
    margins: Margins
    cover: bool
    own_page: bool
    body: Face
    pitch: int
    heading: Face
    title: Face
    part: Face
    annex_title: Face
    cover_line: Face
    table: Face
    table_head: Face
    footer: Face
    sheet_title: Face
    sheet_gap: Gap
    title_gap: Gap
    heading_gap: Gap
    recital_gap: Gap
    seal_gap: Gap
    indent: int = 0
    tracking: int = 0
    folio: bool = False

    @property
    def width(self) -> int:
        """Of the text."""
        return A4_WIDTH - self.margins.left - self.margins.right


# 22 points, about the 1.5 lines of a Song face. A multiple of the font's own height would be a third looser where the
# reader's machine puts another face in its place, and the pages would differ from machine to machine.
STANDARD = Look(
    name="standard",
    margins=Margins(top=1440, bottom=1440, left=1587, right=1474, header=851, footer=851),
    cover=True,
    own_page=True,
    body=Face(SONG, 12),
    pitch=440,
    heading=Face(HEI, 12, bold=True),
    title=Face(HEI, 22, bold=True),
    part=Face(HEI, 15, bold=True),
    annex_title=Face(HEI, 16, bold=True),
    cover_line=Face(SONG, 15),
    table=Face(SONG, 10.5),
    table_head=Face(HEI, 10.5, bold=True),
    footer=Face(SONG, 9),
    sheet_title=Face(HEI, 15, bold=True),
    sheet_gap=Gap(35, 35),
    title_gap=Gap(3600, 3000),
    heading_gap=Gap(240, 80),
    recital_gap=Gap(before=240),
    seal_gap=Gap(840, 1200),
)

# GB/T 9704-2012: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters of 三号. 28 × 16 pt are 6 pt more than
# 156 mm; the quarter point that each character gives up is what Word's 28-character grid takes from it.
GONGWEN = Look(
    name="gongwen",
    margins=Margins(top=2098, bottom=1984, left=1588, right=1474, header=1247, footer=1361),
    cover=True,
    own_page=True,
    body=Face(FANGSONG, 16),
    pitch=579,
    heading=Face(HEI, 16),
    title=Face(XIAOBIAOSONG, 22),
    part=Face(HEI, 16),
    annex_title=Face(XIAOBIAOSONG, 22),
    cover_line=Face(FANGSONG, 16),
    table=Face(FANGSONG, 12),
    table_head=Face(HEI, 12),
    footer=Face(SONG, 14),
    sheet_title=Face(XIAOBIAOSONG, 16),
    sheet_gap=Gap(20, 20),
    title_gap=Gap(2600, 2200),
    heading_gap=Gap(),
    recital_gap=Gap(),
    seal_gap=Gap(840, 1200),
    indent=200,
    tracking=-5,
    folio=True,
)

COMPACT = Look(
    name="compact",
    margins=Margins(top=1247, bottom=1134, left=1247, right=1134, header=680, footer=567),
    cover=False,
    own_page=False,
    body=Face(SONG, 10.5),
    pitch=330,
    heading=Face(HEI, 10.5, bold=True),
    title=Face(HEI, 16, bold=True),
    part=Face(HEI, 12, bold=True),
    annex_title=Face(HEI, 14, bold=True),
    cover_line=Face(SONG, 10.5),
    table=Face(SONG, 9),
    table_head=Face(HEI, 9, bold=True),
    footer=Face(SONG, 9),
    sheet_title=Face(HEI, 12, bold=True),
    sheet_gap=Gap(20, 20),
    title_gap=Gap(120, 160),
    heading_gap=Gap(120, 20),
    recital_gap=Gap(before=160),
    seal_gap=Gap(560, 840),
)

LOOKS = (STANDARD, GONGWEN, COMPACT)
