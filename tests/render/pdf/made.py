"""PDFs of the tests' contracts."""

import runpy
from functools import cache
from pathlib import Path
from typing import Any

from hetong.model.contract import Contract
from hetong.model.numbered import Numbered
from hetong.number import number
from hetong.render.pdf import render_pdf
from hetong.render.pdf.fonts import library
from tests import drafts
from tests.drafts import ROOT

TEMPLATE = ROOT / "templates" / "typst" / "contract.typ"
# The measures that the Word templates are built from.
LOOKS = {look.name: look for look in runpy.run_path(str(ROOT / "scripts" / "docx_templates" / "looks.py"))["LOOKS"]}
STYLES = tuple(LOOKS)


@cache
def example(name: str) -> Numbered:
    return drafts.drafted(drafts.example(name))[0]


def pdf(contract: Contract | Numbered, style: str = "standard", draft: bool = True, **more: Any) -> bytes:
    numbered = number(contract) if isinstance(contract, Contract) else contract
    return render_pdf(numbered, template=TEMPLATE, style=style, draft=draft, **more)


def margins(style: str) -> tuple[float, float]:
    """The upper and the lower one, in points."""
    look = LOOKS[style].margins
    return look.top / 20, look.bottom / 20


@cache
def noto() -> tuple[Path, ...]:
    """The folders of the fonts that the pictures of pages were taken with."""
    found = {Path(one.path).parent for one in library((), True).found.fonts() if one.path and one.family.startswith("Noto Serif CJK")}
    assert found, "需要 fonts-noto-cjk"
    return tuple(sorted(found))
