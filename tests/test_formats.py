"""One contract, every format: what a reader of one format reads, a reader of another reads, too."""

import re
from collections import Counter
from pathlib import Path

import pytest

from hetong.model.contract import Contract
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
    markdown = [line for line in shown(render_markdown(tree, MARKDOWN).decode()) if line]
    assert Counter(document) == Counter(markdown)
    signing = document.index(tree.contract.closing)
    assert document[4:signing] == markdown[4 : markdown.index(tree.contract.closing)]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed(text: str, contract: Contract) -> str:
    """What stands on the pages without their headers and footers."""
    head = re.compile(rf"\s*{re.escape(expected.text(contract.number))}\s+.*{re.escape(contract.title)}\s*")
    foot = re.compile(r"\s*第\s*\d+\s*页\s*共\s*\d+\s*页\s*")
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
        contract = trees[key].contract
        text, at = printed(office.text(pdf), contract), 0
        lines = [squeezed(line) for line in expected.body(expected.on_paper(contract))]
        assert not Counter("".join(lines)) - Counter(text)
        for line in lines[: lines.index(squeezed(contract.closing))]:
            found = text.find(line, at)
            at = found + len(line) if found >= 0 and len(line) > 20 else at
            assert found >= 0 or line in cells(contract), line[:60]


def cells(contract: Contract) -> set[str]:
    tables = [paragraph.table for paragraph in contract.paragraphs if paragraph.table]
    texts = [expected.text(cell) for table in tables for row in (*table.rows, table.total) for cell in row]
    return {squeezed(one) for one in (*texts, *(column.title for table in tables for column in table.columns))}


def test_libreoffice_numbers_the_native_document_as_its_version_can(office: Office, tmp_path: Path) -> None:
    """From 25.2 on it honours ``isLgl`` and prints 1.1; before, 一.1, which is why there is a static mode."""
    tree = numbered(EXAMPLES[0])
    document = tmp_path / "native.docx"
    document.write_bytes(render_docx(tree, template=DOCX / "standard.docx"))
    text = printed(office.text(office.pdf(document, tmp_path / "pdf")), tree.contract)
    first = next(iter(tree.contract.articles)).paragraphs[0]
    words = squeezed(expected.text(first.inlines))
    assert (f"{first.label}{words}" if office.version >= (25, 2) else f"一.1{words}") in text
