"""The names that a template's styles must have, and which style each rank of the contract wears.

Names, never ids: a re-save in LibreOffice or in a Chinese Word renames the ids.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hetong.model.contract import Align
from hetong.model.scheme import Rank


class Style(StrEnum):
    """Styles that the renderer asks for, by ``w:name``. A template may hold any others."""

    BODY = "Body Text"
    RECITAL = "Recital"
    RECITAL_ITEM = "Recital Item"
    PART = "Part Heading"
    ARTICLE = "heading 1"
    CLAUSE = "Clause"
    ITEM = "Item"
    SUBITEM = "Subitem"
    ANNEX = "Annex Title"
    ANNEX_CLAUSE = "Annex Clause"
    ANNEX_ITEM = "Annex Item"
    ANNEX_SUBITEM = "Annex Subitem"
    SIGNING = "Signing Line"
    SIGNING_TALL = "Signing Space"
    TABLE = "Contract Table"
    TABLE_HEAD = "Table Head"
    CELL = "Table Cell"
    CELL_CENTER = "Table Cell Center"
    CELL_RIGHT = "Table Cell Right"
    SPACER = "Spacer"
    SHEET = "Sheet Title"
    SHEET_LINE = "Sheet Line"
    SHEET_HEAD = "Sheet Head"
    SHEET_CELL = "Sheet Cell"
    SHEET_CENTER = "Sheet Cell Center"
    SHEET_RIGHT = "Sheet Cell Right"
    SHEET_GAP = "Sheet Gap"
    TOC = "toc 1"
    TOC_BELOW = "toc 2"
    CONSPICUOUS = "Conspicuous"
    TERM = "Term"
    BLANK = "Blank"
    FILLED = "Filled"
    CONSPICUOUS_FILLED = "Conspicuous Filled"
    RULED = "Ruled"


SIGNATURE_NAME = "Signature Name"
CHARACTER_STYLES = frozenset({Style.CONSPICUOUS, Style.TERM, Style.BLANK, Style.FILLED, Style.CONSPICUOUS_FILLED, Style.RULED})

OF_RANK: Mapping[Rank, Style] = {
    Rank.PART: Style.PART,
    Rank.ARTICLE: Style.ARTICLE,
    Rank.PARAGRAPH: Style.CLAUSE,
    Rank.ITEM: Style.ITEM,
    Rank.SUBITEM: Style.SUBITEM,
    Rank.ANNEX: Style.ANNEX,
    Rank.ANNEX_PARAGRAPH: Style.ANNEX_CLAUSE,
    Rank.ANNEX_ITEM: Style.ANNEX_ITEM,
    Rank.ANNEX_SUBITEM: Style.ANNEX_SUBITEM,
}


@dataclass(frozen=True, slots=True)
class TableStyles:
    """What the paragraphs of a table wear. ``above`` and ``below`` are the gaps around it; None: it stands on what is there."""

    head: Style
    cells: Mapping[Align, Style]
    above: Style | None
    below: Style


IN_TEXT = TableStyles(
    Style.TABLE_HEAD,
    {Align.LEFT: Style.CELL, Align.CENTER: Style.CELL_CENTER, Align.RIGHT: Style.CELL_RIGHT},
    Style.SPACER,
    Style.SPACER,
)
# A sheet has one page for a whole contract: smaller type, and no gap to the line that leads the table.
ON_SHEET = TableStyles(
    Style.SHEET_HEAD,
    {Align.LEFT: Style.SHEET_CELL, Align.CENTER: Style.SHEET_CENTER, Align.RIGHT: Style.SHEET_RIGHT},
    None,
    Style.SHEET_GAP,
)
