"""Every wording rule against a clause with faults: ``txtNN.yaml`` marks the lines that a rule must find; no other may be found."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hetong.diagnostic import Diagnostic
from hetong.load import load_house_style
from hetong.load.library import read_clause
from hetong.wording import LibraryText, check_wording
from hetong.wording.run import CONTRACT_RULES, RULES

FOLDER = Path(__file__).parent
MARK = re.compile(r" # (TXT\d\d)$")
FILES = {path.stem.upper(): path for path in sorted(FOLDER.glob("txt*.yaml"))}
CODES = {rule.CODE for rule in RULES}
HEADINGS = ("检查什么", "为什么", "反例", "正例", "依据")


def found(path: Path) -> list[Diagnostic]:
    library = LibraryText((read_clause(path),), load_house_style(FOLDER / "house-style.yaml"))
    return list(check_wording(library))


def marked(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if mark := MARK.search(line):
            yield number, mark[1]


@pytest.mark.parametrize("code", sorted(FILES))
def test_a_rule_finds_its_faults_where_they_stand_and_nothing_else(code: str) -> None:
    assert sorted({(one.at.line, one.code) for one in found(FILES[code])}) == list(marked(FILES[code]))


@pytest.mark.parametrize("code", sorted(FILES))
def test_each_file_has_faults_of_its_rule_alone_and_clean_lines(code: str) -> None:
    assert {mark for _, mark in marked(FILES[code])} == {code}


def test_every_rule_has_a_file() -> None:
    assert FILES.keys() == CODES


@pytest.mark.parametrize("rule", [*RULES, *CONTRACT_RULES], ids=lambda rule: rule.CODE)
def test_a_rule_s_docstring_is_its_manual(rule: object) -> None:
    lines = (rule.__doc__ or "").strip().splitlines()
    assert [head for line in lines for head in HEADINGS if line.startswith(f"{head}：") and len(line) > len(head) + 1] == list(HEADINGS)


def test_a_finding_is_told_once_however_many_variants_have_the_text() -> None:
    places = [(one.at, one.code, str(one.message)) for path in FILES.values() for one in found(path)]
    assert len(set(places)) == len(places)
