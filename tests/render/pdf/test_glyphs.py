"""What a value says is on the page as ink, or refused with the whole sequence and its place: never silently without a part of it."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hetong.diagnostic import Location, Refused
from hetong.model.contract import Annex, Contract, Filled, Part
from hetong.render.pdf.glyphs import clusters, sequences
from tests.cli.running import hetong
from tests.office import Office
from tests.render.docx import sample
from tests.render.pdf.made import noto, pdf

Ink = Callable[[str], int]
AT = Location("deal.yaml", 7, 9)
RARE = "\U0003fffd"  # a character that is not assigned, and that no font has


def holding(text: str) -> Contract:
    value = Filled(text, "party_a.name", AT)
    return sample.contract(Part(None, (sample.article("x", "条", sample.clause("x.y", "甲", value, "乙")),)))


def ci(contract: Contract) -> bytes:
    return pdf(contract, draft=False, fonts=noto(), system_fonts=False)


@pytest.fixture
def ink(office: Office, tmp_path: Path) -> Ink:
    """How much ink the page with this value takes."""

    def measured(text: str) -> int:
        path = tmp_path / "page.pdf"
        path.write_bytes(ci(holding(text)))
        drawn = subprocess.run(("pdftoppm", "-gray", "-r", "100", "-f", "2", "-l", "2", str(path)), capture_output=True, check=True).stdout
        return sum(255 - grey for grey in drawn)

    return measured


def refused(contract: Contract) -> list[tuple[str, Location, str, str]]:
    with pytest.raises(Refused) as caught:
        ci(contract)
    return [(one.code, one.at, one.path, str(one.message.fields["codes"])) for one in caught.value.diagnostics]


# A sequence, and what must be seen of it at least.
SET = {
    "桥\u20dd": "桥",
    "桥\u0301": "桥",
    "か\u3099": "か",
    "が\u3099": "が",
    "e\u0301": "e",
    "x\u0302": "x",
    "邉\U000e0100": "邉",
    "葛\ufe00": "葛",
    "\u2ff0木桥": "木桥",
    "𠮷": "口",
    "㊣①⑴": "正",
    "\u2f00": "一",
    "豈": "山",
    "甲\u200b乙": "甲乙",
}


@pytest.mark.parametrize("text", SET)
def test_a_sequence_is_on_the_page_with_all_that_it_is_made_of(text: str, ink: Ink) -> None:
    nothing = ink("丙")
    assert ink("丙" + text) - nothing > 0.8 * (ink("丙" + SET[text]) - nothing)


UNSET = {
    "桥\u0308": "U+6865 U+0308",
    "桥\u0302": "U+6865 U+0302",
    "👨\u200d👩\u200d👧": "U+1F468 U+200D U+1F469 U+200D U+1F467",
    "👍\U0001f3fd": "U+1F44D U+1F3FD",
    "🇨🇳": "U+1F1E8 U+1F1F3",
    "🙂": "U+1F642",
    "\U00030000": "U+30000",
    "\U00031350": "U+31350",
    "\ue000": "U+E000",
    "\U000f0000": "U+F0000",
    "\u0e23\u0e34": "U+0E23 U+0E34",
    RARE: "U+3FFFD",
}


@pytest.mark.parametrize("text", UNSET)
def test_a_sequence_that_no_font_has_is_named_whole_at_its_own_place(text: str, office: Office) -> None:
    assert refused(holding(f"云{text}公司")) == [("PDF02", AT, "party_a.name", UNSET[text])]


def test_the_keycap_digit_is_not_taken_for_another_digit(office: Office) -> None:
    """Where no font has the keycap, the number of the contract, which has the digit too, is not blamed."""
    found = refused(holding(f"1\ufe0f\u20e3{RARE}公司"))
    assert {at for _, at, _, _ in found} == {AT}
    assert "U+3FFFD" in {codes for *_, codes in found}


def test_a_mark_without_a_letter_is_refused(office: Office) -> None:
    assert refused(holding("\u0308公司")) == [("PDF02", AT, "party_a.name", "U+0308")]


def test_each_value_with_it_is_named_once_and_all_sequences_together(office: Office) -> None:
    name, other = Filled("云桥\u0308", "party_a.name", AT), Filled(f"桥\u0308{RARE}", "party_b.name", Location("deal.yaml", 9, 9))
    tree = sample.contract(Part(None, (sample.article("x", "条", sample.clause("x.y", name, "、", other, "、", name)),)))
    assert sorted((at.line, codes) for _, at, _, codes in refused(tree)) == [(7, "U+6865 U+0308"), (9, "U+3FFFD"), (9, "U+6865 U+0308")]


def test_titles_and_notes_are_looked_at_too(office: Office) -> None:
    article = sample.article("x", "桥\u0308", sample.clause("x.y", "文"))
    annex = Annex("附件", f"图{RARE}", Location("deal.yaml", 30, 5), note="见\u0308")
    found = refused(sample.contract(Part(None, (article,)), annexes=(annex,)))
    assert {(at.line, codes) for _, at, _, codes in found} == {(1, "U+6865 U+0308"), (30, "U+3FFFD"), (30, "U+89C1 U+0308")}
    assert [codes for *_, codes in refused(replace(sample.whole(), title="桥\u0308合同"))] == ["U+6865 U+0308"]


def test_a_tab_is_a_space(ink: Ink, tmp_path: Path) -> None:
    assert ci(holding("丙\t丁")) == ci(holding("丙 丁"))
    assert ci(holding("丙\t丁")) != ci(holding("丙丁"))


def test_the_text_is_cut_where_a_reader_would() -> None:
    text = "a桥\u0308e\u03011\ufe0f\u20e3🇨🇳🇨👨\u200d👩x"
    assert list(clusters(text)) == ["a", "桥\u0308", "e\u0301", "1\ufe0f\u20e3", "🇨🇳", "🇨", "👨\u200d👩", "x"]
    assert "".join(clusters(text)) == text
    assert sequences(["云桥（杭州）科技有限公司 1,234.50 Résumé"]) == ()
    assert sequences(["e\u0301桥\u0308桥\u0308", "\u0308", "桥\u0308"]) == ("桥\u0308", "\u0308")


def test_the_command_names_the_place_in_the_spec(office: Office, tmp_path: Path) -> None:
    spec = tmp_path / "deal.yaml"
    spec.write_text(
        "合同: {范本: ecommerce-customer-service}\n甲方:\n  名称: 云桥\u0308（杭州）有限公司\n  联系人: 1\ufe0f\u20e3\U0003fffd\n"
    )
    ended = hetong("render", spec, "-o", tmp_path / "contract.pdf")
    assert ended.code == 1
    assert "deal.yaml:3:7" in ended.err
    assert "U+6865 U+0308" in ended.err
    assert "deal.yaml:4:8" in ended.err
    assert not (tmp_path / "contract.pdf").exists()
