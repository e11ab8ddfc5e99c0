"""What the margin says of a variant accounts for all of the base and all of the variant."""

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from hetong.keeping.comparing import Mark, Node, Row, rows, touched
from hetong.model.clause import ClauseSpec, ItemSpec, ParagraphSpec

TEXTS = st.sampled_from(["甲。", "乙。", "丙。"])
IDS = st.sampled_from(["a", "b", "c", None])


NO_ITEMS: st.SearchStrategy[list[Node]] = st.just([])


def nodes(kind: type[Node], items: st.SearchStrategy[list[Node]] = NO_ITEMS) -> st.SearchStrategy[list[Node]]:
    heads = st.fixed_dictionaries({"id": IDS, "text": TEXTS, "items": items}, optional={"when": st.just({"trial": "present"})})
    return st.lists(heads.map(kind.model_validate), max_size=3)


PARAGRAPHS = nodes(ParagraphSpec, nodes(ItemSpec, nodes(ItemSpec)))


def compared(base: Sequence[Node], other: Sequence[Node], stance: str = "") -> tuple[Row, ...]:
    variants = [{"id": "base", "paragraphs": base}, {"id": "other", "paragraphs": other}]
    clause = ClauseSpec.model_validate({"id": "probe", "title": "试写", "version": 1, "variants": variants})
    return rows(clause, clause.variants[1], stance)


def flat(some: Sequence[Node], level: int = 0) -> Iterator[tuple[int, Node]]:
    for one in some:
        yield level, one.model_copy(update={"items": ()})
        yield from flat(one.items, level + 1)


def alone(row: Row, node: Node) -> tuple[int, Node]:
    return row.level, node.model_copy(update={"items": ()})


@given(PARAGRAPHS, PARAGRAPHS)
def test_without_what_went_it_is_the_variant_and_without_what_came_the_base(base: list[Node], other: list[Node]) -> None:
    found = compared(base, other)
    assert [alone(row, row.node) for row in found if row.mark is not Mark.DROPPED] == list(flat(other))
    assert [alone(row, row.was or row.node) for row in found if row.mark is not Mark.ADDED] == list(flat(base))


@given(PARAGRAPHS, PARAGRAPHS)
def test_a_change_is_never_called_one_where_nothing_changed(base: list[Node], other: list[Node]) -> None:
    for row in compared(base, other):
        assert (row.was is not None) is (row.mark is Mark.CHANGED)
        assert row.was is None or alone(row, row.was) != alone(row, row.node)
    assert {row.mark for row in compared(base, base)} <= {Mark.KEPT}
    assert touched(compared(base, base)) == ()


@given(PARAGRAPHS, PARAGRAPHS)
def test_what_is_touched_is_every_row_that_differs_with_all_that_it_stands_in(base: list[Node], other: list[Node]) -> None:
    found = compared(base, other)
    shown = touched(found)
    assert [row for row in shown if row.mark is not Mark.KEPT] == [row for row in found if row.mark is not Mark.KEPT]
    heads = {id(row.node) for row in shown}
    assert all(id(one) in heads for row in shown for one in row.inside)


@given(PARAGRAPHS)
def test_a_node_is_named_only_where_all_around_it_have_ids(base: list[Node]) -> None:
    for row in compared(base, base):
        ids = [one.id for one in (*row.inside, row.node)]
        assert row.path == (".".join(str(one) for one in ids) if all(ids) else "")
        assert row.path in ("", row.near)
