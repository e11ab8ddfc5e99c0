"""A Markdown viewer shows exactly the words of the tree: no value becomes markup, no number is counted again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hetong.model.contract import Annex, Blank, Contract, Inlines, Item, Paragraph, Part, Row, Text
from hetong.model.deal import Deal
from hetong.model.deal.contract import Numbering
from hetong.number import number
from hetong.render.markdown import render_markdown
from tests.drafts import EXAMPLES, WORKSHOP, composed, example, having, small_deal
from tests.render.docx.sample import HERE

TEMPLATE = WORKSHOP.templates / "markdown" / "contract.md.j2"
EXACT = "A&B <有限> {{ 7*7 }} [[x]]"
# Every character that CommonMark or GFM may take for markup, what stands beside it in names, and whole pieces of markup.
CHARACTERS = "*_`~<>&[]()|\\#!+-=.:;\"'^$%@{}/?0123456789 aZ甲（）“”。，、　é🙂"
PIECES = [
    *(
        "**甲**",
        "_a_",
        "__a__",
        "`a`",
        "~~a~~",
        "<b>a</b>",
        "<!--",
        "<?a",
        "</a>",
        "&amp;",
        "&#35;",
        "&lt",
        "[a](b)",
        "[a]: b",
        "![a](b)",
        "[^1]",
    ),
    *(
        "1. a",
        "2) a",
        "# a",
        "###### a",
        "- a",
        "+ a",
        "* a",
        "> a",
        "---",
        "***",
        "___",
        "===",
        "```",
        "~~~",
        "| a | b |",
        "a | b",
        ":---",
        "a\\",
    ),
    *(
        "https://a.example/b_c_d",
        "www.a.example",
        "a_b@c.example",
        "<https://a.example>",
        "\\",
        "\\*",
        "\\\\",
        "#",
        "##",
        " #",
        "[[x]]",
        "{{ 7*7 }}",
    ),
]
HOSTILE = st.lists(st.one_of(st.sampled_from(PIECES), st.text(CHARACTERS, max_size=6)), max_size=4).map("".join).map(str.strip).filter(bool)
ALLOWED = {"text", "strong_open", "strong_close"}
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def rendered(contract: Contract) -> str:
    return render_markdown(number(contract), TEMPLATE).decode()


def shown(markdown: str) -> list[str]:
    """The text of each heading, paragraph and cell, as a viewer shows it. Anything but words, bold, rules and tables fails."""
    tokens = READER.parse(markdown)
    known = {"heading", "paragraph", "inline", "hr", "table", "thead", "tbody", "tr", "th", "td"}
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= known
    return [_text(token) for token in tokens if token.type == "inline"]


def _text(inline: Token) -> str:
    children = inline.children or []
    assert {child.type for child in children} <= ALLOWED
    return "".join(child.content for child in children)


def tree(contract: Contract) -> list[str]:
    """The same text, from the numbered tree."""
    numbered = number(contract).contract
    parties = [_row(row) for sheet in numbered.parties for row in sheet.rows]
    sheets = [line for sheet in numbered.sheets for line in (sheet.title, *_nodes(sheet.paragraphs))]
    cover = [numbered.title, f"合同编号：{_words(numbered.number)}", *(_row(row) for row in numbered.cover)]
    head = [*cover, *sheets, *parties, *_nodes(numbered.recitals)]
    articles = [line for part in numbered.parts for line in _part(part)]
    return [*head, *articles, numbered.closing, *_signatures(numbered), *(line for annex in numbered.annexes for line in _annex(annex))]


def _part(part: Part) -> Iterator[str]:
    yield from [f"{part.label} {part.title}"] if part.title else []
    for article in part.articles:
        yield _spaced(article.label, article.title)
        yield from _nodes(article.paragraphs)


def _annex(annex: Annex) -> Iterator[str]:
    yield from (annex.label, annex.title)
    yield from [annex.note] if annex.note else []
    yield from _nodes(annex.paragraphs)


def _nodes(nodes: Sequence[Paragraph | Item]) -> Iterator[str]:
    for node in nodes:
        yield _spaced(node.label, _words(node.inlines))
        yield from _nodes(node.items)
        if isinstance(node, Paragraph) and node.table:
            yield from (column.title for column in node.table.columns)
            yield from (_words(cell) for row in (*node.table.rows, node.table.total) for cell in row)


def _signatures(contract: Contract) -> Iterator[str]:
    for one in contract.signatures:
        yield f"{one.role}（{one.act}）：{_words(one.name)}"
        yield from [one.anchor] if one.anchor else []
        yield from (_row(row) for row in one.rows)


def _row(row: Row) -> str:
    return f"{row.label}：{_words(row.inlines)}"


def _spaced(label: str, text: str) -> str:
    return label + ("" if label == "" or label[-1] in "、）" or "①" <= label[-1] <= "⑳" else " ") + text


def _words(inlines: Inlines) -> str:
    return "".join(inline.text for inline in inlines)


def hostile(name: str, address: str, title: str = "试写合同") -> Deal:
    """A deal in which the values stand at the start, in the middle and at the end of lines, in cells and beside markup."""
    paragraphs = [
        {"text": "{{ party_a.name }}", "plain": "true"},
        {"text": "{{ party_a.address }}{{ party_a.name }}", "plain": "true"},
        {"text": "{{ party_a.name }}(与[{{ party_a.address }}]({{ party_a.name }})*)", "conspicuous": "true"},
        {
            "text": "{{ party_a.address }}",
            "conspicuous": "true",
            "items": [{"text": "{{ party_a.name }}！", "items": [{"text": "甲{{ party_a.name }}"}]}],
        },
        {"text": "“期间”由{{ party_a.name }}定，{{ party_a.address }}另定。", "id": "term"},
        {
            "text": "{{ party_a.name }}如下：",
            "items": [{"text": "{{ party_a.name }}"}],
            "table": {
                "each": "one in services.exclusions",
                "columns": [
                    {"title": title, "value": "{{ one }}"},
                    {"title": "值", "value": "{{ party_a.name }}"},
                    {"title": "空", "value": ""},
                ],
                "total": ["{{ party_a.address }}", "{{ party_a.name }}", "合计"],
            },
        },
    ]
    clause = {"id": "x-probe", "title": title, "terms": [{"term": "期间", "at": "term"}], "paragraphs": paragraphs}
    plain = small_deal("annexes: [{title: 甲, note: 乙}]")
    deal = having(having(plain, "party_a.name", name), "party_a.address", address)
    deal = having(deal, "services.exclusions", (name, address))
    deal = having(having(deal, "contract.title", title), "annexes", (having(deal.annexes[0], "title", title),))
    return Deal.model_validate({**dict(deal), "custom": [clause]})


def contract_of(deal: Deal, scheme: Numbering = Numbering.ARTICLE) -> Contract:
    """Only the frame, the recitals, the written clause and the attached annex, so that an example is quick to make."""
    whole = composed(deal)
    parts = tuple(replace(part, articles=tuple(one for one in part.articles if one.anchor == "x-probe")) for part in whole.parts)
    return replace(whole, sheets=(), parts=parts, annexes=whole.annexes[-1:], scheme=scheme)


@settings(max_examples=150)
@given(HOSTILE, HOSTILE, HOSTILE, st.sampled_from(Numbering))
def test_a_viewer_shows_the_words_of_the_tree_whatever_the_values(name: str, address: str, title: str, scheme: Numbering) -> None:
    contract = contract_of(hostile(name, address, title), scheme)
    assert shown(rendered(contract)) == tree(contract)


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_of_markup_in_a_value_is_shown_as_it_is(piece: str) -> None:
    contract = contract_of(hostile(piece.strip(), f"甲{piece}", f"{piece.strip()}乙"))
    assert shown(rendered(contract)) == tree(contract)


@pytest.mark.parametrize("scheme", Numbering)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_reads_as_its_tree_under_every_scheme(name: str, scheme: Numbering) -> None:
    contract = composed(example(name, f"party_a.name={EXACT}", f"contract.numbering={scheme.value}"))
    assert shown(rendered(contract)) == tree(contract)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_name_with_markup_in_it_stands_literally_in_the_file(name: str) -> None:
    markdown = rendered(composed(example(name, f"party_a.name={EXACT}", f"party_a.address={EXACT}")))
    rows = [line for line in markdown.splitlines() if line.endswith(f"：{EXACT}")]
    assert len(rows) >= 4  # cover, party block, address, signature page
    assert "&amp;" not in markdown
    assert "49" not in re.findall(r"\{\{ (.*?) \}\}", markdown)


def test_terms_are_bold_where_they_are_defined_and_conspicuous_paragraphs_as_a_whole() -> None:
    contract = composed(example("ecommerce-customer-service"))
    bold = [
        "".join(child.content for child in inline.children or [])
        for inline in READER.parse(rendered(contract))
        if inline.type == "inline" and any(child.type == "strong_open" for child in inline.children or [])
    ]
    numbered = number(contract).contract
    conspicuous = [_spaced(one.label, _words(one.inlines)) for one in numbered.paragraphs if one.conspicuous]
    assert conspicuous
    assert set(conspicuous) <= set(bold)
    terms = [definition.term for article in contract.articles for definition in article.defines]
    assert all(any(f"“{term}”" in line for line in bold) for term in terms)


def test_headings_are_for_title_parts_articles_and_annexes_only() -> None:
    contract = composed(example("ecommerce-customer-service"))
    levels = [token.tag for token in READER.parse(rendered(contract)) if token.type == "heading_open"]
    # Sheets, articles, closing line and annexes stand beside one another; below an annex, its title.
    beside = len(contract.sheets) + len(list(contract.articles)) + 1
    assert levels == ["h1", *["h2"] * beside, *["h2", "h3"] * len(contract.annexes)]


def test_articles_stand_below_their_part() -> None:
    contract = composed(small_deal())
    parted = replace(contract, sheets=(), parts=tuple(replace(part, title="总则") for part in contract.parts), annexes=())
    levels = [token.tag for token in READER.parse(rendered(parted)) if token.type == "heading_open"]
    assert levels == ["h1", "h2", *["h3"] * len(list(parted.articles)), "h2"]


def drafted(contract: Contract) -> str:
    return render_markdown(number(contract), TEMPLATE, draft=True).decode()


def bold(markdown: str) -> list[str]:
    """Whatever is bold, piece by piece."""
    found, inside = [], False
    for child in (child for token in READER.parse(markdown) for child in token.children or []):
        inside = {"strong_open": True, "strong_close": False}.get(child.type, inside)
        found += [""] if child.type == "strong_open" else []
        if inside:
            found[-1] += child.content
    return found


def test_a_draft_says_so_and_its_blanks_are_bold() -> None:
    contract = composed(small_deal())
    numbered = number(contract).contract
    blanks = Counter(one.text[1:-1] for one in numbered.inlines if isinstance(one, Blank))
    plain = Counter(one for text in bold(drafted(contract)) for one in re.findall("待填：[^〕]+", text))
    assert blanks
    assert plain == blanks
    count = len({one.path for one in numbered.inlines if isinstance(one, Blank)})
    assert bold(drafted(contract))[0] == f"草稿 · 待填 {count}"
    assert not any("待填" in text for text in bold(rendered(replace(contract, parts=()))))


def test_a_draft_reads_as_its_final_but_for_the_mark() -> None:
    contract = composed(small_deal())
    (title, mark, *rest) = shown(drafted(contract))
    assert [title, *(re.sub("〔(惯例|待确认)〕", "", one) for one in rest)] == shown(rendered(contract))
    assert mark.startswith("草稿")
    assert any("〔惯例〕" in one for one in rest)
    assert any("〔待确认〕" in one for one in rest)


@pytest.mark.parametrize("label", ["期限（天）", "（甲）", "*", "**", "_a_", "`", "|", "期限*", "\\"])
def test_a_blank_may_be_called_anything(label: str) -> None:
    contract = replace(composed(small_deal()), number=(Blank(label, "x", HERE), Text("号"), Blank(label, "x", HERE)), parts=(), annexes=())
    line = f"合同编号：〔待填：{label}〕号〔待填：{label}〕"
    assert line in shown(drafted(contract))
    assert bold(drafted(contract)).count(f"待填：{label}") == 2


def test_the_total_is_bold() -> None:
    contract = composed(example("ecommerce-customer-service"))
    totals = [paragraph.table.total for paragraph in contract.paragraphs if paragraph.table and paragraph.table.total]
    assert totals
    assert {_words(cell) for total in totals for cell in total if cell} <= {*bold(rendered(contract)), ""}


def test_a_title_of_many_number_signs_is_read_once() -> None:
    title = "#" * 30_000 + "x"
    assert shown(rendered(replace(composed(small_deal()), title=title, parts=(), annexes=())))[0] == title


def test_the_file_ends_in_one_newline_and_has_no_trailing_spaces() -> None:
    markdown = rendered(composed(example("ecommerce-customer-service")))
    assert markdown.endswith("\n")
    assert not markdown.endswith("\n\n")
    assert [line for line in markdown.splitlines() if line != line.rstrip()] == []
    assert "\n\n\n" not in markdown


def test_a_reference_that_does_not_resolve_is_shown_as_broken() -> None:
    contract = composed(small_deal("custom: [{id: x, title: 其他, paragraphs: ['按照[[nothing]]办理。']}]"))
    (line,) = [one for one in shown(rendered(contract)) if "nothing" in one]
    assert re.search("按照.+nothing.+办理", line)


def test_parts_and_titles_that_end_in_number_signs_keep_them() -> None:
    contract = composed(small_deal())
    titled = replace(contract, parts=tuple(replace(part, title="总则 #") for part in contract.parts), title="合同 ##")
    assert {"第一部分 总则 #", "合同 ##"} <= set(shown(rendered(titled)))
    assert shown(rendered(titled)) == tree(titled)
