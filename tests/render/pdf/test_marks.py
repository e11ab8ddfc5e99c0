"""Marks and notice page of a draft as PDF; a final file has none."""

import subprocess
from collections.abc import Callable

import pytest

from hetong.notice import with_notice
from hetong.pipeline import Draft, Spec, draft
from tests.drafts import WORKSHOP
from tests.render.pdf.made import pdf
from tests.render.pdf.reader import Pdf, squeezed

SPEC = "合同: {范本: ecommerce-customer-service}\n条款: {不用: [training]}\n"
SHADE = bytes((0xFC, 0xE4, 0xD6))


@pytest.fixture(scope="module")
def made() -> Draft:
    return draft(Spec("deal.yaml", text=SPEC.encode()), WORKSHOP)


def shaded(file: Pdf) -> bool:
    """Whether any page has the colour of what is to be confirmed."""
    done = subprocess.run(["pdftoppm", "-r", "60", str(file.path)], capture_output=True, check=True)
    return any(done.stdout[at : at + 3] == SHADE for at in range(len(done.stdout) - 3) if done.stdout[at] == SHADE[0])


def test_a_draft_opens_with_its_notice_and_shades_what_is_to_be_confirmed(made: Draft, read: Callable[[bytes], Pdf]) -> None:
    file = read(pdf(with_notice(made.numbered, made.marks)))
    text = "".join(file.pages())
    notice = text[text.index("草稿说明") :]
    for one in (*made.marks.blank, *made.marks.confirm, *made.marks.departures):
        assert squeezed(one.title) in notice
        assert squeezed(one.value) in notice
    assert shaded(file)


def test_a_final_file_has_neither(made: Draft, read: Callable[[bytes], Pdf]) -> None:
    file = read(pdf(made.numbered, draft=False))
    assert "草稿" not in "".join(file.pages())
    assert not shaded(file)
