"""The contract as a PDF that needs no other program: Typst lays out the same tree as the DOCX, with the same measures.

Importing this package is cheap; Typst is loaded by the first ``render_pdf``.
"""

from collections.abc import Sequence
from pathlib import Path

from hetong.diagnostic import Diagnostic
from hetong.model.numbered import Numbered

__all__ = ["fonts_substituted", "render_pdf"]


def fonts_substituted(
    style: str, *, traditional: bool = False, fonts: Sequence[Path] = (), system_fonts: bool = True
) -> tuple[Diagnostic, ...]:
    """A warning for each font that the style names and the machine lacks, with the one that is used for it: PDF07."""
    from hetong.render.pdf.substitutes import substituted

    return substituted(style, tuple(fonts), system_fonts, traditional)


def render_pdf(
    numbered: Numbered,
    *,
    template: Path,
    style: str,
    draft: bool,
    toc: bool = False,
    underline_filled: bool = False,
    author: str = "",
    fonts: Sequence[Path] = (),
    system_fonts: bool = True,
) -> bytes:
    """The PDF file, tagged (PDF/UA-1), with bookmarks: same input and same fonts, same bytes.

    ``draft`` marks the header 草稿 and colours the blanks. ``fonts`` are folders
    searched before the machine's own fonts, ``system_fonts`` False leaves those out. Raises Refused: PDF01 no Chinese font,
    PDF02 a character that no font has, PDF03 template or style can't be used, PDF06 Typst is not installed.
    """
    from hetong.render.pdf.document import Look, document

    look = Look(style, draft, toc, underline_filled, author)
    return document(numbered, template, look, tuple(fonts), system_fonts)
