"""HTML pages of the tests' contracts, and what a reader finds in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt

from hetong.model.contract import Annex, Article, Contract, Inline, Item, Paragraph, Part, Sheet
from hetong.model.numbered import Numbered
from hetong.model.words import Script
from hetong.number import number
from hetong.render.html import render_html
from tests.drafts import WORKSHOP
from tests.render.docx import sample
from tests.render.htmltree import Node, read

TEMPLATE = WORKSHOP.templates / "html" / "contract.html.j2"
MARKDOWN = WORKSHOP.templates / "markdown" / "contract.md.j2"
LINES = {"p", "h1", "h2", "h3", "th", "td"}
HOSTILE = "<b>甲</b> & </style><script>alert(1)</script> {{ 7*7 }} [[x]] \" onclick='x' https://evil.example *强* \\65 公司"


def written(numbered: Numbered, draft: bool = True, script: Script = Script.SIMPLIFIED) -> Node:
    scripted = replace(numbered, contract=replace(numbered.contract, script=script))
    return read(render_html(scripted, template=TEMPLATE, draft=draft))


def lines(page: Node) -> list[str]:
    """Everything that the page of the contract shows, in order; empty cells left out."""
    return [text for tag in ("header", "main") for one in page.the(tag).all(*LINES) if (text := one.text)]


def places(contract: Contract) -> Iterator[tuple[str, Sheet | Article | Annex | Paragraph | Item]]:
    """Every node that a link may lead to, with its id: its place in the contract."""
    articles, annexes = ("c", contract.articles), ("a", contract.annexes)
    kinds: tuple[tuple[str, Iterable[Sheet | Article | Annex]], ...] = (("s", contract.sheets), articles, annexes)
    for kind, holders in kinds:
        for at, holder in enumerate(holders, 1):
            yield f"{kind}-{at}", holder
            yield from places_below(holder.paragraphs, f"{kind}-{at}")


def places_below(nodes: Sequence[Paragraph | Item], above: str) -> Iterator[tuple[str, Paragraph | Item]]:
    for at, node in enumerate(nodes, 1):
        yield f"{above}-{at}", node
        yield from places_below(node.items, f"{above}-{at}")


def markdown_lines(content: bytes) -> list[str]:
    """The same of the Markdown file."""
    tokens = MarkdownIt().enable("table").parse(content.decode("utf-8"))
    inline = [token.children or [] for token in tokens if token.type == "inline"]
    return [text for children in inline if (text := "".join(child.content for child in children))]


def holding(*pieces: str | Inline, **more: object) -> Numbered:
    """A contract with one paragraph."""
    return number(replace(sample.contract(sample_part(*pieces)), **more))  # type: ignore[arg-type]


def sample_part(*pieces: str | Inline) -> Part:
    return Part(None, (sample.article("one", "第一", sample.clause("one.a", *pieces)),))
