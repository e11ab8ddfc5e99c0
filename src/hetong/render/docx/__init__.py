"""The contract as a Word file: the template's frame, the tree's body, numbers and references that Word keeps alive.

Importing this package is cheap; docxtpl, lxml and Jinja are loaded by the first ``render_docx``.
"""

from enum import StrEnum
from pathlib import Path

from hetong.model.numbered import Numbered
from hetong.render.docx.properties import ANONYMOUS, Properties

__all__ = ["NumberingMode", "Properties", "numbering_mode", "render_docx"]


class NumberingMode(StrEnum):
    """``native``: Word's own lists and REF fields, for Word and WPS. ``static``: literal text, for what an old LibreOffice converts."""

    NATIVE = "native"
    STATIC = "static"


def render_docx(
    numbered: Numbered,
    *,
    template: Path,
    numbering: NumberingMode = NumberingMode.NATIVE,
    draft: bool = False,
    toc: bool = False,
    underline_filled: bool = False,
    properties: Properties = ANONYMOUS,
) -> bytes:
    """The DOCX file: same input, same bytes. ``draft`` marks the header 草稿 and colours the blanks; ``toc`` adds a table of contents.

    Native numbering gives way to static where ``numbering_mode`` says so. Raises Refused when the template can't be used.
    """
    from hetong.render.docx.document import Choices, document

    mode = numbering_mode(numbered, numbering)
    return document(numbered.contract, template, Choices(mode is NumberingMode.NATIVE, draft, toc, underline_filled), properties)


def numbering_mode(numbered: Numbered, wanted: NumberingMode) -> NumberingMode:
    """The mode that keeps the printed numbers right: static when Word would write one of them otherwise (第一百〇一条, ⑪)."""
    from hetong.render.docx.word_counting import faithful

    return wanted if wanted is NumberingMode.STATIC or faithful(numbered.contract) else NumberingMode.STATIC
