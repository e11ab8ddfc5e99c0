"""The lists of ``check`` and the marks of each format say the same; a final file has none; the notice page says where."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from hetong.cli.formats import Wishes, renderer
from hetong.load import Override
from hetong.marks import HEAD, RECITALS, SIGNING, Entry
from hetong.model.contract import Article, Ruled
from hetong.model.deal import Deal
from hetong.model.deal.contract import Stance
from hetong.model.schema import written_path
from hetong.notice import with_notice
from hetong.pipeline import Draft, Spec, draft
from hetong.render.pdf.data import contract_data
from tests.drafts import EXAMPLES, OUTLINES, ROOT, WORKSHOP
from tests.render.htmltree import Node, read

(README,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
SPECS = {name: (ROOT / "examples" / name / "deal.yaml").read_text("utf-8") for name in EXAMPLES}
SPECS |= {f"{name} alone": f"contract: {{outline: {name}}}\n" for name in OUTLINES}
SPECS |= {
    "README": README,
    "departing": f"{README}条款: {{不用: [governance, training], 加用: [telecom-compliance], "
    f"立场: {{liability: 乙方优先}}, 顺序: [payment, fees]}}\n"
    "自拟条款: [{标识: extra, 标题: 其他, 款: [双方另行协商。]}]\n附件: [{标题: 现场守则, 款: [戴好工牌。]}]\n",
}
DRAFTS = [(name, stance) for name in SPECS for stance in Stance]
SHADE = "FCE4D6"
HEADINGS = {"blank": "要填的空白", "confirm": "照惯例写入、要确认的", "departures": "与范本不同的"}


@cache
def drafted(name: str, stance: Stance) -> Draft:
    overrides = (Override.parse(f"contract.stance={stance.value}"),)
    return draft(Spec("deal.yaml", text=SPECS[name].encode(), overrides=overrides), WORKSHOP)


@cache
def written(name: str, stance: Stance, suffix: str, final: bool = False) -> bytes:
    write = renderer(Path(f"a{suffix}"))
    assert write
    return write(drafted(name, stance), WORKSHOP, Wishes(None, False, False, False, False, "typst", (), draft=not final))


def html(name: str, stance: Stance, final: bool = False) -> Node:
    return read(written(name, stance, ".html", final))


def spans(page: Node, mark: str) -> list[Node]:
    """What a page marks so, its list of blanks left out."""
    return [one for tag in ("header", "main") for one in page.the(tag).having(mark)]


def of_html(page: Node) -> Counter[tuple[str, str]]:
    return Counter((mark, one.text) for mark in ("blank", "assumed", "confirm") for one in spans(page, mark))


def of_docx(data: bytes) -> Counter[tuple[str, str]]:
    """Blanks by their style; what nobody decided by the look that a draft adds."""
    document = docx.Document(io.BytesIO(data))
    names = {one.style_id: one.name for one in document.styles}
    found: Counter[tuple[str, str]] = Counter()
    for run in document.element.body.iter(qn("w:r")):
        look = run.find(qn("w:rPr"))
        text = "".join(one.text or "" for one in run.iter(qn("w:t")))
        if look is None or not text:
            continue
        style, line, shade = (look.find(qn(f"w:{one}")) for one in ("rStyle", "u", "shd"))
        if style is not None and names[style.get(qn("w:val"))] == "Blank":
            found["blank", text] += 1
        elif line is not None and line.get(qn("w:val")) == "dotted":
            found["confirm" if shade is not None and shade.get(qn("w:fill")) == SHADE else "assumed", text] += 1
    return found


def of_typst(made: Draft) -> Counter[str]:
    """Every character of each kind of run: a long word is a run of its own."""
    found: Counter[str] = Counter()
    for kind, text in runs(contract_data(with_notice(made.numbered, made.marks), {})):
        if kind in ("blank", "assumed", "confirm"):
            found.update(f"{kind} {char}" for char in text)
    return found


def runs(data: Any) -> Iterator[tuple[str, str]]:
    if isinstance(data, list | tuple) and len(data) in (2, 3) and all(isinstance(one, str) for one in data[:2]):
        yield str(data[0]).rstrip("!@"), str(data[1])
    elif isinstance(data, list | tuple):
        yield from (run for one in data for run in runs(one))
    elif isinstance(data, dict):
        yield from (run for one in data.values() for run in runs(one))


def tables(page: Node) -> dict[str, list[list[str]]]:
    """The rows of each list of the notice page: name, what it says, article."""
    found = {}
    for table in page.all("table"):
        lead = next((one.text for one in page.all("p") if one.attributes.get("id") == table.attributes["aria-labelledby"]), "")
        name = next((name for name, heading in HEADINGS.items() if lead.startswith(heading)), "")
        if name:
            rows = [one for body in table.all("tbody") for one in body.all("tr")]
            found[name] = [[cell.text for cell in row.all("td", "th")] for row in rows]
    return found


def is_at(path: str, whole: str) -> bool:
    return path == whole or path.startswith(f"{whole}.")


@pytest.mark.parametrize(("name", "stance"), DRAFTS)
def test_each_value_that_a_page_marks_is_listed_and_each_listed_is_marked(name: str, stance: Stance) -> None:
    page, listed = html(name, stance), drafted(name, stance).marks
    assert {written_path(Deal, one.attributes["data-path"]) for one in spans(page, "blank")} == {one.path for one in listed.blank}
    for mark, entries in (("confirm", listed.confirm), ("assumed", listed.assumed)):
        shown = [(written_path(Deal, one.attributes["data-path"]), reason(one)) for one in spans(page, mark)]
        by_pen = {one.path for one in entries if one.value == "手写"}
        said = {(one.path, f"{one.layer.label}：{one.why}") for one in entries if one.path not in by_pen}
        assert {why for _, why in shown} == {why for _, why in said}
        assert all(any(is_at(path, entry) or why == reason for entry, reason in said) for path, why in shown)
        assert all(any(why == reason for _, why in shown) for _, reason in said)


def reason(span: Node) -> str:
    """What a draft says of a value when it is pointed at, without its path and its place."""
    (where,) = span.having("where")
    return "".join(one for one in where.children if isinstance(one, str)).strip()


@pytest.mark.parametrize(("name", "stance"), DRAFTS)
def test_every_format_marks_the_same_values(name: str, stance: Stance) -> None:
    marked = of_html(html(name, stance))
    assert of_docx(written(name, stance, ".docx")) == marked
    assert of_typst(drafted(name, stance)) == Counter(f"{kind} {char}" for (kind, text), times in marked.items() for char in text * times)
    text = written(name, stance, ".md").decode()
    for kind, word in (("blank", "〔**待填"), ("assumed", "〔惯例〕"), ("confirm", "〔待确认〕")):
        assert text.count(word) == sum(times for (mark, _), times in marked.items() if mark == kind)


@pytest.mark.parametrize(("name", "stance"), DRAFTS)
def test_the_notice_page_lists_what_check_lists_with_the_articles_of_the_tree(name: str, stance: Stance) -> None:
    made = drafted(name, stance)
    expected: dict[str, tuple[Entry, ...]] = {one: getattr(made.marks, one) for one in HEADINGS if getattr(made.marks, one)}
    shown = tables(html(name, stance))
    assert {key: [(row[0], row[-1]) for row in rows] for key, rows in shown.items()} == {
        key: [(one.title, one.article) for one in entries] for key, entries in expected.items()
    }
    assert all(
        key == "blank" or (entry.value in row[1] and entry.why in row[1])
        for key, rows in shown.items()
        for row, entry in zip(rows, expected[key], strict=True)
    )
    assert not any("~" in one.value for one in made.marks.departures)  # an anchor is no name
    labels = {one.label for one in made.numbered.contract.holders} | {one.title for one in made.numbered.contract.sheets}
    assert {one.article for entries in expected.values() for one in entries} <= labels | {HEAD, RECITALS, SIGNING, ""}


@pytest.mark.parametrize(("name", "stance"), DRAFTS)
def test_the_article_of_an_entry_is_the_one_that_prints_it_first(name: str, stance: Stance) -> None:
    made = drafted(name, stance)
    page = html(name, stance)
    for one in (*made.marks.blank, *made.marks.confirm, *made.marks.assumed):
        holder = next((each for each in made.numbered.contract.holders if each.label == one.article), None)
        if holder is None or one.value == "手写":
            continue
        place = holders(made)[one.article]
        (section,) = [each for each in page.all() if each.attributes.get("id") == place]
        assert isinstance(holder, Article) or holder.label
        paths = [written_path(Deal, each.attributes["data-path"]) for each in around(page, section).all() if "data-path" in each.attributes]
        whys = {reason(each) for each in around(page, section).having("filled")}
        assert any(is_at(path, one.path) for path in paths) or f"{one.layer.label}：{one.why}" in whys, one


def holders(made: Draft) -> dict[str, str]:
    """The id on the page of each article and annex, by its label."""
    articles = {one.label: f"c-{at}" for at, one in enumerate(made.numbered.contract.articles, 1)}
    return articles | {one.label: f"a-{at}" for at, one in enumerate(made.numbered.contract.annexes, 1)}


def around(page: Node, node: Node) -> Node:
    """The section that a node heads, or is."""
    return next((one for one in page.all("section", "article") if node in one.children or one is node), node)


def test_what_is_written_in_traditional_characters_is_marked_in_them() -> None:
    write = renderer(Path("a.md"))
    assert write
    text = write(drafted("README", Stance.BALANCED), WORKSHOP, Wishes(None, False, False, True, False, "typst", (), draft=True)).decode()
    marked = of_html(html("README", Stance.BALANCED))
    for mark, word in (("assumed", "〔慣例〕"), ("confirm", "〔待確認〕")):
        assert text.count(word) == sum(times for (one, _), times in marked.items() if one == mark) > 0
    assert "惯" not in text


@pytest.mark.parametrize("name", ["quick-start", "README"])
def test_a_final_file_has_no_mark_and_no_notice(name: str) -> None:
    made = drafted(name, Stance.BALANCED)
    page = html(name, Stance.BALANCED, final=True)
    assert not any(page.having(mark) for mark in ("assumed", "confirm", "where"))
    assert not any(mark != "blank" for mark, _ in of_docx(written(name, Stance.BALANCED, ".docx", final=True)))
    text = written(name, Stance.BALANCED, ".md", final=True).decode()
    assert not any(word in text for word in ("惯例〕", "待确认〕", "草稿"))
    assert "草稿" not in page.text
    shown = "".join(one.text for one in docx.Document(io.BytesIO(written(name, Stance.BALANCED, ".docx", final=True))).paragraphs)
    assert "草稿" not in shown
    assert not any(isinstance(one, Ruled) and one.origin.confirm for one in made.numbered.contract.inlines)
