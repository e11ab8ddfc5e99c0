"""From a draft to the bytes of a file, by extension."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hetong.cli.styles import docx_template

if TYPE_CHECKING:
    from hetong.diagnostic import Diagnostic
    from hetong.model.numbered import Numbered
    from hetong.pipeline import Draft, Workshop


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asked for. ``style`` None: the deal's or the outline's."""

    style: str | None
    toc: bool
    underline: bool
    traditional: bool
    static: bool
    pdf_engine: str
    fonts: tuple[Path, ...]
    draft: bool


Renderer = Callable[["Draft", "Workshop", Wishes], bytes]


def renderer(output: Path) -> Renderer | None:
    """The renderer for a file name, or None."""
    return _RENDERERS.get(output.suffix.lower())


def notes(output: Path, draft: "Draft", wishes: Wishes) -> "tuple[Diagnostic, ...]":
    """What a user should know of how this machine sets the file."""
    if output.suffix.lower() != ".pdf" or wishes.pdf_engine == "libreoffice":
        return ()
    from hetong.render.pdf import fonts_substituted

    style = wishes.style or draft.numbered.contract.style
    return fonts_substituted(style, traditional=wishes.traditional, fonts=wishes.fonts)


def suffixes() -> Iterable[str]:
    """The extensions that can be written."""
    return _RENDERERS


def word_templates(output: Path, draft: "Draft", workshop: "Workshop", wishes: Wishes) -> tuple[Path, ...]:
    """The Word template that a file is made from, if it is."""
    word = output.suffix.lower() == ".docx" or wishes.pdf_engine == "libreoffice"
    return (docx_template(wishes.style or draft.numbered.contract.style, workshop),) if word else ()


def _docx(draft: "Draft", workshop: "Workshop", wishes: Wishes) -> bytes:
    from hetong.render.docx import NumberingMode, Properties, render_docx

    return render_docx(
        _scripted(draft, wishes),
        template=docx_template(wishes.style or draft.numbered.contract.style, workshop),
        numbering=NumberingMode.STATIC if wishes.static else NumberingMode.NATIVE,
        draft=wishes.draft,
        toc=wishes.toc or draft.deal.contract.toc,
        underline_filled=wishes.underline,
        properties=Properties(library=draft.library_digest, spec=draft.deal.digest),
    )


def _pdf(draft: "Draft", workshop: "Workshop", wishes: Wishes) -> bytes:
    if wishes.pdf_engine == "libreoffice":
        from hetong.render.pdf.libreoffice import convert

        return convert(_docx(draft, workshop, replace(wishes, static=True)))
    from hetong.render.pdf import render_pdf

    return render_pdf(
        _scripted(draft, wishes),
        template=workshop.templates / "typst" / "contract.typ",
        style=wishes.style or draft.numbered.contract.style,
        draft=wishes.draft,
        toc=wishes.toc or draft.deal.contract.toc,
        underline_filled=wishes.underline,
        fonts=wishes.fonts,
    )


def _html(draft: "Draft", workshop: "Workshop", wishes: Wishes) -> bytes:
    from hetong.render.html import render_html

    return render_html(_scripted(draft, wishes), template=workshop.templates / "html" / "contract.html.j2", draft=wishes.draft)


def _markdown(draft: "Draft", workshop: "Workshop", wishes: Wishes) -> bytes:
    from hetong.render.markdown import render_markdown

    return render_markdown(_scripted(draft, wishes), workshop.templates / "markdown" / "contract.md.j2", draft=wishes.draft)


_RENDERERS: dict[str, Renderer] = {".docx": _docx, ".pdf": _pdf, ".html": _html, ".md": _markdown}


def _scripted(draft: "Draft", wishes: Wishes) -> "Numbered":
    """What is printed: of a draft its notice, too, and in the characters that were asked for."""
    numbered = draft.numbered
    if wishes.draft:
        from hetong.notice import with_notice

        numbered = with_notice(numbered, draft.marks)
    if not wishes.traditional:
        return numbered
    from hetong.transcribe import traditional

    return traditional(numbered)
