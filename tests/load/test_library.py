from collections.abc import Mapping
from pathlib import Path

import pytest

from hetong.diagnostic import Diagnostic, Location, Refused
from hetong.load import load_clauses, load_outline
from hetong.load.library import read_clause
from hetong.model.clause import Clause
from hetong.pipeline import Spec, Workshop, draft

ASKED = Location("outline.yaml", 7, 3)


def write(folder: Path, place: str, text: str = "") -> Path:
    """A clause file; without text, a right one."""
    path = folder / f"{place}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"id: {path.stem}\ntitle: 试写\nversion: 1\nvariants:\n  - {{id: general, paragraphs: [正文。]}}\n", "utf-8")
    return path


def load(folder: Path, *ids: str) -> Mapping[str, Clause]:
    clauses, found = load_clauses(folder, dict.fromkeys(ids, ASKED))
    if found:
        raise Refused(found)
    return clauses


def findings(folder: Path, *ids: str) -> list[Diagnostic]:
    with pytest.raises(Refused) as refused:
        load(folder, *ids)
    return list(refused.value.diagnostics)


def test_a_clause_is_found_by_its_id_in_whatever_category_it_stands(tmp_path: Path) -> None:
    path = write(tmp_path, "fees/payment")
    write(tmp_path, "breach/liability")
    clauses = load(tmp_path, "payment", "liability")
    assert list(clauses) == ["payment", "liability"]
    assert (clauses["payment"].category, clauses["payment"].file) == ("fees", str(path))
    assert clauses["payment"].where("variants.0.paragraphs.0.text") == Location(str(path), 5, 32)
    assert clauses["payment"].where("variants.0.paragraphs.0.items.3") == Location(str(path), 5, 32)


def test_only_the_wanted_files_are_read_however_many_there_are(tmp_path: Path) -> None:
    for number in range(4_000):
        write(tmp_path, f"category{number % 20}/clause{number}", "id: [这不是 YAML")
    wanted = [write(tmp_path, f"category{number}/wanted{number}").stem for number in range(20)]
    assert list(load(tmp_path, *wanted)) == wanted
    assert [one.code for one in findings(tmp_path, "wanted1", "clause7")] == ["SRC01"]


def test_a_contract_reads_only_the_clauses_it_is_made_of(tmp_path: Path) -> None:
    outline = "id: small\ntitle: 小合同\nindustry: 通用\nparts:\n  - clauses: [first, {clause: second, when: {trial: present}}, third]\n"
    write(tmp_path, "templates/outlines/small", outline)
    write(tmp_path, "clauses/a/first")
    write(tmp_path, "clauses/b/second", "id: [这不是 YAML")
    write(tmp_path, "clauses/b/third")
    workshop = Workshop(tmp_path / "clauses", tmp_path / "templates")
    made = draft(Spec("deal.yaml", text="合同: {范本: small}\n".encode()), workshop)
    assert [article.anchor for article in made.numbered.contract.articles] == ["first", "third"]
    with pytest.raises(Refused) as refused:
        draft(Spec("deal.yaml", text="合同: {范本: small}\n试用: {时长: 1个月}\n".encode()), workshop)
    assert [(one.code, Path(one.at.file).name) for one in refused.value.diagnostics] == [("SRC01", "second.yaml")]


def test_an_unknown_clause_is_told_where_it_was_asked_for_and_names_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, "fees/payment")
    [found] = findings(tmp_path, "payments")
    assert (found.code, found.at) == ("LIB09", ASKED)
    assert found.hint is not None
    assert found.hint.fields["near"] == "payment"
    [found] = findings(tmp_path, "x")
    assert found.hint is not None
    assert "near" not in found.hint.fields


@pytest.mark.parametrize(
    "name", ["../fees/payment", "fees/payment", "/etc/passwd", "..", ".", "", "pay*", "支付", "p" * 300, "payment.yaml", "a\\b", "a\0b"]
)
def test_an_id_never_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    write(tmp_path, "fees/payment")
    write(tmp_path, "other/fees/payment")
    assert [one.code for one in findings(tmp_path, name)] == ["LIB09"]
    with pytest.raises(Refused) as refused:
        load_outline(tmp_path / "fees", name, ASKED)
    assert [(one.code, one.at, one.path) for one in refused.value.diagnostics] == [("DEAL13", ASKED, "contract.outline")]


def test_an_id_that_is_not_the_file_name(tmp_path: Path) -> None:
    path = write(tmp_path, "fees/payment", "title: 付款\nid: paymnet\nversion: 1\nvariants: [{id: a, paragraphs: [甲。]}]\n")
    assert [(one.code, one.at) for one in findings(tmp_path, "payment")] == [("LIB13", Location(str(path), 2, 5))]


def test_one_id_in_two_categories(tmp_path: Path) -> None:
    write(tmp_path, "breach/payment")
    second = write(tmp_path, "fees/payment")
    assert [(one.code, one.at) for one in findings(tmp_path, "payment")] == [("LIB10", Location(str(second)))]


def test_a_clause_of_the_same_name_that_nobody_asks_for_harms_nobody(tmp_path: Path) -> None:
    for place in ("a/unused", "b/unused", "a/wanted"):
        write(tmp_path, place)
    assert list(load(tmp_path, "wanted")) == ["wanted"]


def test_everything_wrong_in_every_wanted_file_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a/one", "id: one\ntitle: 甲\nversion: 1\nvariants: [{id: a, paragraph: [甲。]}]\n")
    write(
        tmp_path,
        "a/two",
        "id: 2\ntitle: 乙\nversion: 1\nvariants: [{id: a, paragraphs: ['{{ 1 }}', '[[ ', {text: 丙。, each: x, items: ['}}']}]}]\n",
    )
    write(tmp_path, "a/three", "- 甲\n")
    codes = [one.code for one in findings(tmp_path, "one", "missing", "two", "three")]
    assert codes == ["LIB01", "LIB09", "LIB13", "LIB11", "LIB11", "LIB12", "LIB11", "LIB03"]


@pytest.mark.parametrize(
    ("body", "code", "line", "path"),
    [
        ("paragraphs: [{text: 甲。, items: [{text: '{{ x'}]}]", "LIB11", 4, "variants.0.paragraphs.0.items.0.text"),
        (
            "paragraphs: [{text: 甲。, table: {each: x, columns: [{title: 甲, value: 乙}]}}]",
            "LIB12",
            4,
            "variants.0.paragraphs.0.table.each",
        ),
        (
            "paragraphs: [{text: 甲。, table: {each: x in fees.items, columns: [{title: 甲, value: '{{'}]}}]",
            "LIB11",
            4,
            "variants.0.paragraphs.0.table.columns.0.value",
        ),
        (
            "paragraphs: [{text: 甲。, table: {each: x in fees.items, columns: [{title: 甲, value: 乙}], total: [']]']}}]",
            "LIB11",
            4,
            "variants.0.paragraphs.0.table.total.0",
        ),
        ("when: 电商, paragraphs: [甲。]", "LIB07", 4, "variants.0.when"),
        ("when: {any: []}, paragraphs: [甲。]", "LIB07", 4, "variants.0.when"),
        ("paragraphs: [{text: 甲。, plain: 也许}]", "LIB02", 4, "variants.0.paragraphs.0.plain"),
    ],
)
def test_a_mistake_in_a_clause_is_told_with_its_path(tmp_path: Path, body: str, code: str, line: int, path: str) -> None:
    file = write(tmp_path, "a/x", f"id: x\ntitle: 甲\nversion: 1\nvariants: [{{id: a, {body}}}]\n")
    with pytest.raises(Refused) as refused:
        read_clause(file)
    [found] = refused.value.diagnostics
    assert (found.code, found.at.file, found.at.line, found.path) == (code, str(file), line, path)


def test_what_yaml_and_what_the_model_find_is_told_together(tmp_path: Path) -> None:
    write(tmp_path, "a/x", "id: x\ntitle: 甲\nversion: 第一\ntitle: “乙”\nvariants: [{id: a, paragraphs: [甲。]}]\n")
    assert [(one.code, one.at.line) for one in findings(tmp_path, "x")] == [("LIB02", 3), ("SRC12", 4), ("SRC15", 4)]


def test_an_unknown_outline_names_the_nearest_or_all(tmp_path: Path) -> None:
    for name in ("telecom", "ecommerce"):
        write(tmp_path, name, f"id: {name}\ntitle: 甲\nindustry: 通用\nparts: [{{clauses: [a]}}]\n")
    with pytest.raises(Refused) as refused:
        load_outline(tmp_path, "telecon", ASKED)
    [found] = refused.value.diagnostics
    assert (found.code, found.at, found.hint and found.hint.fields) == ("DEAL13", ASKED, {"near": "telecom"})
    with pytest.raises(Refused) as refused:
        load_outline(tmp_path, "x", ASKED)
    [found] = refused.value.diagnostics
    assert found.hint is not None
    assert found.hint.fields == {"known": "ecommerce、telecom"}
    assert [slot.clause for slot in load_outline(tmp_path, "telecom", ASKED).spec.parts[0].clauses] == ["a"]


def test_a_mistake_in_an_outline_has_a_code_of_the_library(tmp_path: Path) -> None:
    write(tmp_path, "x", "id: x\ntitle: 甲\nindustry: 商业\nparts: [{clauses: [{clause: a, wenn: {}}]}]\n")
    with pytest.raises(Refused) as refused:
        load_outline(tmp_path, "x", ASKED)
    assert [(one.code, one.path) for one in refused.value.diagnostics] == [("LIB02", "industry"), ("LIB01", "parts.0.clauses.0.wenn")]
