"""One contract, every format: what a reader of one format reads, a reader of another reads, too."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from hetong.model.contract import Contract, Paragraph, Ref
from hetong.model.deal.contract import Numbering
from hetong.model.numbered import Numbered
from hetong.number import number
from hetong.render.docx import NumberingMode, render_docx
from hetong.render.markdown import render_markdown
from tests import docxtext
from tests.drafts import EXAMPLES, WORKSHOP, composed, example
from tests.office import Office
from tests.render.docx import expected
from tests.render.test_markdown import shown

DOCX, MARKDOWN = WORKSHOP.templates / "docx", WORKSHOP.templates / "markdown" / "contract.md.j2"
STYLES = ["standard", "gongwen", "compact"]


def numbered(name: str, scheme: Numbering = Numbering.ARTICLE) -> Numbered:
    return number(composed(example(name, f"contract.numbering={scheme.value}")))


@pytest.mark.parametrize("mode", NumberingMode)
@pytest.mark.parametrize("scheme", Numbering)
@pytest.mark.parametrize("name", EXAMPLES)
def test_docx_and_markdown_say_the_same(name: str, scheme: Numbering, mode: NumberingMode) -> None:
    """The numbers of the DOCX are recomputed from its lists; only the halves of the signature page stand in another order."""
    tree = numbered(name, scheme)
    document = [line.replace("\n", "") for line in docxtext.shown(render_docx(tree, template=DOCX / "standard.docx", numbering=mode))]
    markdown = joined([line for line in shown(render_markdown(tree, MARKDOWN).decode()) if line], tree.contract)
    assert Counter(document) == Counter(markdown)
    signing = document.index(tree.contract.closing)
    assert document[4:signing] == markdown[4 : markdown.index(tree.contract.closing)]


def joined(lines: list[str], contract: Contract) -> list[str]:
    """The heading of an annex is one in the DOCX, number and title."""
    for annex in contract.annexes:
        at = next(at for at, pair in enumerate(pairwise(lines)) if pair == (annex.label, annex.title))
        lines[at : at + 2] = [f"{annex.label} {annex.title}"]
    return lines


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed(text: str, contract: Contract) -> str:
    """What stands on the pages without their headers and footers."""
    head = re.compile(rf"\s*{re.escape(expected.text(contract.number))}\s+.*{re.escape(contract.title)}\s*")
    foot = re.compile(r"\s*(第\s*\d+\s*页\s*共\s*\d+\s*页|—\s*\d+\s*—)\s*")
    kept = [line for page in text.split("\f") for line in page.splitlines() if not head.fullmatch(line) and not foot.fullmatch(line)]
    return squeezed("".join(kept))


def test_libreoffice_prints_every_character_of_every_example_in_every_style(office: Office, tmp_path: Path) -> None:
    """Paragraphs whole and in order; a table's cells by their characters, since a page shows them side by side."""
    trees = {(name, style): numbered(name) for name in EXAMPLES for style in STYLES}
    files = {key: tmp_path / f"{key[0]}-{key[1]}.docx" for key in trees}
    for (name, style), tree in trees.items():
        content = render_docx(tree, template=DOCX / f"{style}.docx", numbering=NumberingMode.STATIC)
        files[name, style].write_bytes(content)
    for key, pdf in zip(files, office.pdfs(list(files.values()), tmp_path / "pdf"), strict=True):
        assert missing(expected.on_paper(trees[key].contract), printed(office.text(pdf), trees[key].contract)) == []


def missing(contract: Contract, text: str) -> list[str]:
    """The lines that do not stand on the pages, or not in their order; and characters that are not there often enough."""
    lines, at, lost = [squeezed(line) for line in expected.body(contract)], 0, []
    for line in lines[: lines.index(squeezed(contract.closing))]:
        found = text.find(line, at)
        at = found + len(line) if found >= 0 and len(line) > 20 else at
        lost += [] if found >= 0 or line in cells(contract) else [line[:60]]
    return lost + list(Counter("".join(lines)) - Counter(text))


def cells(contract: Contract) -> set[str]:
    tables = [paragraph.table for paragraph in contract.paragraphs if paragraph.table]
    texts = [expected.text(cell) for table in tables for row in (*table.rows, table.total) for cell in row]
    return {squeezed(one) for one in (*texts, *(column.title for table in tables for column in table.columns))}


@pytest.mark.parametrize("style", STYLES)
def test_libreoffice_prints_every_number_and_reference_of_the_native_document(style: str, office: Office, tmp_path: Path) -> None:
    """Its own numbers and its own references are what ``number`` computed, in every example under every scheme."""
    trees = {(name, scheme): numbered(name, scheme) for name in EXAMPLES for scheme in Numbering}
    files = {key: tmp_path / f"{key[0]}-{key[1].value}.docx" for key in trees}
    for key, tree in trees.items():
        files[key].write_bytes(render_docx(tree, template=DOCX / f"{style}.docx", numbering=NumberingMode.NATIVE))
    for key, pdf in zip(files, office.pdfs(list(files.values()), tmp_path / "pdf"), strict=True):
        contract = expected.on_paper(trees[key].contract)
        shown = contract if office.version >= (25, 2) else without_legal_numbers(contract)
        assert missing(shown, printed(office.text(pdf), trees[key].contract)) == []


def without_legal_numbers(contract: Contract) -> Contract:
    """The one known limit of LibreOffice before 25.2: it does not honour ``isLgl``, and prints 一.1 where the list says 1.1."""
    if contract.scheme is not Numbering.ARTICLE:
        return contract

    def chinese(text: str) -> str:
        return re.sub(r"(\d+)\.(\d+)", lambda found: f"{docxtext.counted(int(found[1]), 'chineseCountingThousand')}.{found[2]}", text)

    def change(node: object) -> object:
        match node:
            case Paragraph(label=label):
                return replace(node, label=chinese(label))
            case Ref(text=text):
                return replace(node, text=chinese(text))
            case _:
                return node

    return expected.rewritten(contract, change)
