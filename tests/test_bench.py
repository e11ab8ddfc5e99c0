"""The bench measures what it says: one round on the example. No time is asserted, for a busy machine is no fault."""

import re
from pathlib import Path

import pytest

from bench import aims, cases
from bench.aims import Aim, Result
from bench.peer import Peer, texts
from bench.run import bench
from bench.timing import Series, in_turns
from bench.workloads import WORKSHOP, example, large, synthetic_library
from hetong.model.contract import Table
from hetong.pipeline import draft
from tests.docxtext import parts, shown
from tests.office import Office


@pytest.fixture(scope="module")
def subject(tmp_path_factory: pytest.TempPathFactory) -> cases.Subject:
    return cases.subject(example(), tmp_path_factory.mktemp("bench"))


def test_the_peer_prints_what_we_print(subject: cases.Subject) -> None:
    theirs, ours = subject.peer.render(), subject.contract
    assert shown(theirs) == shown(ours)
    assert texts(theirs) == texts(ours)


def test_the_peer_works_with_values_rows_and_conditions(subject: cases.Subject) -> None:
    source = parts(subject.peer.template.read_bytes())["word/document.xml"].decode()
    assert source.count("{{ deal.v") == len(subject.peer.context["deal"]) > 200
    assert source.count("{%tr for row in tables.") == len(subject.peer.context["tables"]) == 10
    assert source.count("{%p if wanted[") == source.count("{%p endif %}") == len(subject.peer.context["wanted"]) > 5


def test_a_peer_that_says_something_else_is_not_compared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Peer, "render", lambda peer: peer.template.read_bytes())
    with pytest.raises(ValueError, match="docxtpl"):
        cases.subject(example(), tmp_path)


def test_the_floor_writes_the_same_parts(subject: cases.Subject) -> None:
    floor = cases.warm(subject)[aims.FLOOR]()
    assert isinstance(floor, bytes)
    assert parts(floor) == parts(subject.contract)


def test_the_large_contract_is_large(tmp_path: Path) -> None:
    contract = draft(large(tmp_path).spec, WORKSHOP).numbered.contract
    tables = [paragraph.table for paragraph in contract.paragraphs if isinstance(paragraph.table, Table)]
    assert len(list(contract.articles)) >= 60
    assert sum(len(article.paragraphs) for article in contract.articles) >= 400
    assert max(len(table.rows) for table in tables) == 100


def test_a_synthetic_library_has_as_many_clauses_as_it_says(tmp_path: Path) -> None:
    workshop = synthetic_library(tmp_path, 120)
    assert len(list(workshop.clauses.glob("*/*.yaml"))) == 120


def test_rounds_take_turns_and_the_first_is_thrown_away() -> None:
    asked: list[str] = []
    times = iter([9.0, 9.0, 1.0, 2.0, 4.0, 2.0])

    def measure(name: str) -> float:
        asked.append(name)
        return next(times)

    series = in_turns({"a": lambda: measure("a"), "b": lambda: measure("b")}, 2)
    assert asked == ["a", "b", "b", "a", "a", "b"]
    assert series == {"a": Series((2.0, 4.0)), "b": Series((1.0, 2.0))}
    assert series["a"].over(series["b"]) == 2.0


@pytest.mark.parametrize(
    ("aim", "ratio", "met"),
    [
        (Aim("a", "b", 2), 2.0, True),
        (Aim("a", "b", 2), 2.1, False),
        (Aim("a", "b", 8, faster=True), 8.0, True),
        (Aim("a", "b", 8, faster=True), 7.9, False),
    ],
)
def test_an_aim_is_met_from_the_right_side(aim: Aim, ratio: float, met: bool) -> None:
    assert Result(aim, ratio).met is met


def test_a_whole_run_says_of_every_aim_whether_it_is_met(tmp_path: Path) -> None:
    output = "\n".join(bench(tmp_path, rounds=1, soffice=None, large_too=False, many=200))
    assert len(re.findall("达到$", output.partition("\n未达到：")[0], re.MULTILINE)) == len(aims.WARM + aims.COLD + aims.LIBRARY)
    assert "没有装 LibreOffice" in output
    for name in {aim.mine for aim in aims.WARM + aims.COLD + aims.LIBRARY} | {aims.DOCXTPL, aims.FLOOR, aims.COLD_DOCXTPL}:
        assert re.search(rf"{re.escape(name)}\s+\d+\.\d\d", output)


def test_both_pdf_engines_write_the_contract(subject: cases.Subject, office: Office, tmp_path: Path) -> None:
    cases.office(subject, "soffice", tmp_path, batch=2)()
    assert (tmp_path / "office-1.pdf").read_bytes().startswith(b"%PDF")
    written = cases.typst(subject)()
    assert isinstance(written, bytes)
    assert written.startswith(b"%PDF")
