"""What each file of the shipped library must be, whatever a deal says."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from hetong.anatomy import Node, nodes, shape_of
from hetong.compose.filters import FILTERS
from hetong.compose.params import params_of
from hetong.diagnostic import Diagnostic
from hetong.markup import Prose, Value, parse_text
from hetong.model.clause import Clause, ClauseKind, ClauseSpec, ItemSpec, ParamType
from hetong.model.condition import ABSENT, PRESENT, Condition, Is, facts_of
from hetong.model.schema import Shape
from hetong.zh.money import Money, UnitPrice
from hetong.zh.threshold import Threshold
from tests.drafts import OUTLINES, ROOT, WORKSHOP, library, outline, small_deal

STATUTES = ROOT.parent / "shared" / "law" / "statutes"
CITED = re.compile(r"(?P<law>\S.*) (?P<article>[A-Z]?[1-9]\d*(?:[.-]\d+)*)")
PARAM_KINDS: dict[ParamType, type] = {ParamType.MONEY: Money, ParamType.PRICE: UnitPrice, ParamType.INTEGER: int, ParamType.LIST: tuple}

every_clause = pytest.mark.parametrize("clause", [pytest.param(one, id=name) for name, one in library().items()])


def test_ids_are_unique_over_all_categories() -> None:
    names = Counter(path.stem for path in clause_files())
    assert [name for name, times in names.items() if times > 1] == []
    assert set(names) == set(library())


def test_every_clause_file_stands_in_a_category() -> None:
    assert all(path.parent.parent == WORKSHOP.clauses for path in clause_files())


def clause_files() -> list[Path]:
    """All but what the whole library keeps to."""
    return [path for path in WORKSHOP.clauses.rglob("*.yaml") if path != WORKSHOP.clauses / "house-style.yaml"]


@pytest.mark.parametrize("name", OUTLINES)
def test_every_clause_of_an_outline_is_there_and_of_the_right_kind(name: str) -> None:
    spec = outline(name).spec
    articles = [slot.clause for part in spec.parts for slot in part.clauses]
    kinds = {slot: library()[slot].spec.kind for slot in (*articles, *(slot.clause for slot in spec.annexes), spec.recitals or "recitals")}
    expected = dict.fromkeys(articles, ClauseKind.ARTICLE) | {slot.clause: ClauseKind.ANNEX for slot in spec.annexes}
    assert spec.id == name
    assert len(set(articles)) == len(articles)
    assert kinds == expected | {spec.recitals: ClauseKind.RECITALS}


@every_clause
def test_every_value_is_in_the_model_and_fits_its_filters(clause: Clause) -> None:
    wrong = [f"{node.path}: {value.path}" for node in nodes(clause) for value in values(node) if not fits(value, node, clause.spec)]
    assert wrong == []


def values(node: Node) -> list[Value]:
    return [piece for _, piece in node.pieces if isinstance(piece, Value)]


def fits(value: Value, node: Node, spec: ClauseSpec) -> bool:
    kind = kind_of(value, node, spec)
    return kind is not None and all(name in FILTERS and issubclass(kind, FILTERS[name].kind) for name in value.filters)


def kind_of(value: Value, node: Node, spec: ClauseSpec) -> type | None:
    first, _, rest = value.path.partition(".")
    if first == "params":
        return PARAM_KINDS.get(spec.params[rest].type, object) if rest in spec.params else None
    shape = shape_of(value.path, node.table_variables)
    return None if shape is None or shape.child is not None else plain_kind(shape)


def plain_kind(shape: Shape) -> type:
    return tuple if shape.many else shape.leaf if shape.leaf in (Money, Threshold, int) else object


@every_clause
def test_defaults_of_params_are_inside_their_bounds(clause: Clause) -> None:
    found: list[Diagnostic] = []
    params_of(clause, small_deal(), found)
    assert found == []


@every_clause
def test_uses_names_exactly_the_terms_of_other_clauses_that_its_text_contains(clause: Clause) -> None:
    own = {term.term for term in clause.spec.terms}
    terms = {term.term for one in library().values() for term in one.spec.terms} - own
    text = "\n".join(text for node in nodes(clause) for _, text in node.texts)
    assert sorted(clause.spec.uses) == sorted(term for term in terms if term in text)


@every_clause
def test_terms_are_defined_in_quotes_where_the_clause_says(clause: Clause) -> None:
    for term in clause.spec.terms:
        at = f"{clause.spec.id}.{term.at}"
        places = [node for node in nodes(clause) if node.anchor == at or node.anchor.startswith(f"{at}.")]
        by_paragraph = {node.path.split(".items")[0]: "" for node in places}
        for node in places:
            by_paragraph[node.path.split(".items")[0]] += node.spec.text
        assert by_paragraph
        assert all(f"“{term.term}”" in text for text in by_paragraph.values()), term.term


def test_a_term_is_defined_by_one_clause() -> None:
    defined = Counter(term.term for clause in library().values() for term in clause.spec.terms)
    assert [term for term, times in defined.items() if times > 1] == []


@every_clause
def test_every_citation_of_law_names_a_law_and_an_article(clause: Clause) -> None:
    cited = [CITED.fullmatch(one) for one in clause.spec.basis]
    assert all(cited)
    assert len(set(clause.spec.basis)) == len(clause.spec.basis)
    known = articles()
    assert [found[0] for found in cited if found and known and found["article"] not in known.get(found["law"], ())] == []


def articles() -> dict[str, set[str]]:
    """The articles of each statute by its short name; empty where the texts of the law are not beside the repository."""
    files = [yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader) for path in statutes()]
    return {one["short"]: set(one["articles"]) for one in files}


def statutes() -> list[Path]:
    return sorted(STATUTES.glob("*.yaml"))


@every_clause
def test_text_and_items_end_as_the_convention_says(clause: Clause) -> None:
    for node in nodes(clause):
        if isinstance(node.spec, ItemSpec):
            assert node.spec.text[-1] not in "；。", node.path
        elif clause.spec.kind is ClauseKind.ARTICLE:
            assert node.spec.text[-1] in ("：" if node.spec.items else "：。" if node.spec.table else "。"), node.path


@every_clause
def test_room_to_write_by_hand_is_never_made_of_spaces_or_bare_underscores(clause: Clause) -> None:
    prose = [piece.text for node in nodes(clause) for _, piece in node.pieces if isinstance(piece, Prose)]
    assert [text for text in prose if re.search("\u3000|  |_{2,}|＿", text)] == []


@every_clause
def test_titles_are_short_and_plain(clause: Clause) -> None:
    assert 2 <= len(clause.spec.title) <= 12
    assert not parse_text(clause.spec.title)[1:]


@pytest.mark.parametrize("name", OUTLINES)
def test_the_closing_clauses_end_the_outline(name: str) -> None:
    """Own clauses go before them: they must be the last, and 生效与文本 one of them."""
    slots = [slot for part in outline(name).spec.parts for slot in part.clauses]
    marks = [slot.closing for slot in slots]
    assert marks == sorted(marks)
    assert (slots[-1].clause, slots[-1].closing) == ("effect", True)


@pytest.mark.parametrize("name", OUTLINES)
def test_the_last_recital_of_every_variant_closes_them(name: str) -> None:
    recitals = library()[outline(name).spec.recitals or ""].spec
    assert [[one.closing for one in variant.paragraphs].index(True) for variant in recitals.variants] == [
        len(variant.paragraphs) - 1 for variant in recitals.variants
    ]


@every_clause
def test_a_list_that_may_be_empty_has_a_condition_or_is_a_necessary_fact(clause: Clause) -> None:
    """Beside items that stand for the empty list, the list itself must not print a blank."""
    for node in nodes(clause):
        if node.spec.each and any(asks_absence(other.conditions, node.spec.each) for other in nodes(clause)):
            assert any(test.values == (PRESENT,) for condition in node.conditions for test in facts_of(condition)), node.path


def asks_absence(conditions: tuple[Condition, ...], each: str) -> bool:
    listed = each.partition(" in ")[2].strip()
    return any(test == Is(listed, (ABSENT,)) for condition in conditions for test in facts_of(condition))
