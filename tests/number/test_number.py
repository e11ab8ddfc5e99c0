"""Numbers belong to the contract, not to its author: laws that hold for every contract that can be composed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import given

from hetong.lint.contract import ref01
from hetong.model.contract import Annex, Article, Contract, Item, Paragraph, Part, Ref, Table
from hetong.model.deal.contract import Numbering
from hetong.model.numbered import Numberable
from hetong.number import number
from tests.drafts import composed, small_deal
from tests.strategies import MISSING, contracts


def carries_number(node: Numberable) -> bool:
    return not (isinstance(node, Paragraph) and node.plain)


@given(contracts())
def test_siblings_are_numbered_without_gap_or_repeat(contract: Contract) -> None:
    for siblings in number(contract).each_group():
        counted = [node.ordinal for node in siblings if carries_number(node)]
        assert counted == list(range(1, len(counted) + 1))


@given(contracts())
def test_whatever_carries_a_number_shows_it_and_nothing_else_does(contract: Contract) -> None:
    for siblings in number(contract).each_group():
        assert all(bool(node.label) is bool(node.ordinal) is carries_number(node) for node in siblings)
        shown = [node.label for node in siblings if carries_number(node)]
        assert len(set(shown)) == len(shown)


@given(contracts())
def test_every_node_stands_in_one_group(contract: Contract) -> None:
    numbered = number(contract)
    grouped = [id(node) for siblings in numbered.each_group() for node in siblings]
    assert sorted(grouped) == sorted(id(node) for node in every_node(numbered.contract))


@given(contracts(dangling=True))
def test_a_reference_resolves_or_is_reported_never_both(contract: Contract) -> None:
    numbered = number(contract)
    targets = {ref.target for ref in numbered.references}
    resolved = {ref.target for ref in numbered.references if ref.text}
    reported = {finding.at for finding in ref01.check(numbered)}
    assert targets - resolved == targets & {MISSING}
    assert reported == {ref.origin for ref in numbered.references if ref.target not in resolved}


@given(contracts())
def test_a_reference_prints_the_labels_of_the_node_that_it_names(contract: Contract) -> None:
    numbered = number(contract)
    expected = cited_by_labels(numbered.contract)
    for home, ref in references_with_their_home(numbered.contract):
        assert ref.text == part_named(numbered.contract, home, ref.target) + as_read_in(home, ref.target, expected)


@given(contracts(dangling=True))
def test_the_same_contract_is_numbered_the_same_and_numbering_again_changes_nothing(contract: Contract) -> None:
    once = number(contract)
    assert number(contract) == once
    assert number(once.contract) == once


@given(contracts())
def test_numbering_changes_no_words_and_loses_no_nodes(contract: Contract) -> None:
    after = number(contract).contract
    assert [one.anchor for one in anchored(after)] == [one.anchor for one in anchored(contract)]
    assert [words(one) for one in after.inlines] == [words(one) for one in contract.inlines]


@given(contracts())
def test_the_recitals_and_the_sheets_carry_no_numbers(contract: Contract) -> None:
    numbered = number(contract).contract
    around = (*numbered.recitals, *(paragraph for sheet in numbered.sheets for paragraph in sheet.paragraphs))
    assert all(not paragraph.label for paragraph in around)


@pytest.mark.parametrize("scheme", Numbering)
@given(contract=contracts())
def test_the_scheme_changes_labels_but_not_ordinals(scheme: Numbering, contract: Contract) -> None:
    ordinals = [[node.ordinal for node in siblings] for siblings in number(contract).each_group()]
    assert [[node.ordinal for node in siblings] for siblings in number(replace(contract, scheme=scheme)).each_group()] == ordinals


def words(inline: object) -> str:
    return inline.target if isinstance(inline, Ref) else str(getattr(inline, "text", ""))


def every_node(contract: Contract) -> Iterator[Numberable]:
    yield from (part for part in contract.parts if part.title)
    yield from anchored(contract)


def anchored(contract: Contract) -> Iterator[Article | Annex | Paragraph | Item]:
    for holder in contract.holders:
        yield holder
        for paragraph in holder.paragraphs:
            yield paragraph
            yield from items_in(paragraph)


def items_in(node: Paragraph | Item) -> Iterator[Item]:
    for item in node.items:
        yield item
        yield from items_in(item)


def cited_by_labels(contract: Contract) -> Mapping[str, str]:
    """How each anchor should be cited, from the labels that stand in the text."""
    cited: dict[str, str] = {}
    for holder in contract.holders:
        annex = isinstance(holder, Annex)
        cited[holder.anchor] = holder.label if annex else article_cited(holder.label, contract.scheme)
        for paragraph in holder.paragraphs:
            if paragraph.plain:
                continue
            shown = (
                annex_paragraph(holder.label, paragraph.label)
                if annex
                else paragraph_cited(cited[holder.anchor], paragraph.label, contract.scheme)
            )
            cited[paragraph.anchor] = shown
            for item in paragraph.items:
                alone = contract.scheme is Numbering.DECIMAL and not annex
                whole = f"第{item.label.rstrip('.')}项"
                cited[item.anchor] = whole if alone else cited[paragraph.anchor] + whole
                for subitem in item.items:
                    cited[subitem.anchor] = f"{cited[item.anchor]}第{subitem.label}目"
    return cited


def article_cited(label: str, scheme: Numbering) -> str:
    return label if scheme is Numbering.ARTICLE else f"第{label.rstrip('、.')}条"


def paragraph_cited(article: str, label: str, scheme: Numbering) -> str:
    return f"{article}第{label}款" if scheme is Numbering.CHINESE else f"第{label}款"


def annex_paragraph(annex: str, label: str) -> str:
    return f"{annex}第{label.rstrip('.')}条"


def references_with_their_home(contract: Contract) -> Iterator[tuple[str, Ref]]:
    for holder in contract.holders:
        for paragraph in holder.paragraphs:
            yield from ((holder.anchor, ref) for ref in refs_in(paragraph))
    around = (*(one for sheet in contract.sheets for one in sheet.paragraphs), *contract.recitals)
    yield from (("", ref) for paragraph in around for ref in refs_in(paragraph))


def refs_in(node: Paragraph | Item | Table) -> Iterator[Ref]:
    if isinstance(node, Table):
        yield from (one for row in (*node.rows, node.total) for cell in row for one in cell if isinstance(one, Ref))
        return
    yield from (one for one in node.inlines if isinstance(one, Ref))
    for inner in (*node.items, *((node.table,) if isinstance(node, Paragraph) and node.table else ())):
        yield from refs_in(inner)


def as_read_in(home: str, target: str, cited: Mapping[str, str]) -> str:
    """本条 for the article that a reference stands in; inside an annex, 本附件 for that annex."""
    annex = home.startswith("x")
    if target == home:
        return "本附件" if annex else "本条"
    if annex and target.startswith(f"{home}."):
        return "本附件" + cited[target].removeprefix(cited[home])
    return cited[target]


def part_named(contract: Contract, home: str, target: str) -> str:
    """第二部分 before a reference into another part, where a later part starts its articles at one again."""
    if not any(part.restart for part in contract.parts[1:]):
        return ""
    parts = {article.anchor: part.label for part in contract.parts for article in part.articles}
    there = parts.get(target.partition(".")[0], "")
    return there if there != parts.get(home, "") else ""


def test_parts_restart_the_article_numbers_only_where_they_say_so() -> None:
    numbered = number(two_parts(restart=True))
    assert [article.ordinal for article in numbered.contract.articles] == [1, 2, 1, 2]
    numbered = number(two_parts(restart=False))
    assert [article.ordinal for article in numbered.contract.articles] == [1, 2, 3, 4]
    assert [part.ordinal for part in numbered.contract.parts] == [1, 2]


def two_parts(*, restart: bool) -> Contract:
    contract = composed(small_deal())
    articles = tuple(contract.articles)
    parts = (Part("甲部", articles[:2]), Part("乙部", articles[2:4], restart=restart))
    return replace(contract, parts=parts, annexes=(), recitals=())


def test_a_part_without_a_title_has_no_number() -> None:
    untitled = replace(two_parts(restart=False), parts=tuple(replace(part, title=None) for part in two_parts(restart=False).parts))
    assert {part.label for part in number(untitled).contract.parts} == {""}


@pytest.mark.parametrize(
    ("scheme", "article", "paragraph", "item"),
    [
        (Numbering.ARTICLE, "第一条", "1.1", "（1）"),
        (Numbering.CHINESE, "一、", "（一）", "1."),
        (Numbering.DECIMAL, "1.", "1.1", "1.1.1"),
    ],
)
def test_each_scheme_writes_its_own_numbers(scheme: Numbering, article: str, paragraph: str, item: str) -> None:
    first = next(number(replace(composed(small_deal()), scheme=scheme)).contract.articles)
    assert (first.label, first.paragraphs[0].label, first.paragraphs[0].items[0].label) == (article, paragraph, item)
