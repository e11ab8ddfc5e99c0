"""docs/诊断代码.md lists every code that the program can give, and none that it can't."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hetong.lint.run import RULES
from tests.drafts import ROOT

SOURCES = ROOT / "src" / "hetong"
PAGE = ROOT / "docs" / "诊断代码.md"
CODE = re.compile(r"[A-Z]{3,}\d{2}")
# These give a number only: ``DEAL`` stands before it for a spec, ``LIB`` for the library.
NUMBERED = ("load/explaining.py", "load/reading.py", "load/wording.py")
PREFIXES = ("DEAL", "LIB")


def literals(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def used() -> set[str]:
    """Every code that stands in the program as a literal."""
    whole = {text for path in SOURCES.rglob("*.py") for text in literals(path) if CODE.fullmatch(text)}
    numbers = {text for name in NUMBERED for text in literals(SOURCES / name) if re.fullmatch(r"\d{2}", text)}
    return whole | {prefix + number for prefix in PREFIXES for number in numbers}


def listed() -> list[str]:
    """The codes of the page's tables, as often as they stand there."""
    return re.findall(r"^\| ([A-Z]{3,}\d{2}) \|", PAGE.read_text("utf-8"), re.MULTILINE)


def test_the_page_lists_every_code_and_no_other() -> None:
    assert set(listed()) == used()


def test_no_code_is_listed_twice() -> None:
    assert len(listed()) == len(set(listed()))


def test_every_code_says_what_it_means_and_how_to_mend_it() -> None:
    rows = [line.strip("| ").split(" | ") for line in PAGE.read_text("utf-8").splitlines() if CODE.match(line.strip("| "))]
    assert [row for row in rows if len(row) < 3 or not all(cell.strip() for cell in row)] == []


@pytest.mark.parametrize("name", NUMBERED)
def test_a_module_that_gives_numbers_still_does(name: str) -> None:
    assert any(re.fullmatch(r"\d{2}", text) for text in literals(SOURCES / name))


def test_only_those_modules_put_a_prefix_before_a_number() -> None:
    building = {
        path.relative_to(SOURCES).as_posix()
        for path in SOURCES.rglob("*.py")
        if re.search(r"prefix \+ number|\{prefix\}\d\d", path.read_text("utf-8"))
    }
    assert building <= set(NUMBERED)


def test_every_rule_is_listed() -> None:
    assert {rule.CODE for rule in RULES} <= set(listed())
