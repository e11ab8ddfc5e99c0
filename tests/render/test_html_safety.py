"""Nothing in the HTML file can run or fetch, and it is the same everywhere."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace

from hetong.diagnostic import Location
from hetong.model.contract import Annex, Blank, Filled, Text
from hetong.model.numbered import Numbered
from hetong.model.words import Script
from hetong.number import number
from tests.drafts import ROOT
from tests.render.docx import sample
from tests.render.htmlmade import HOSTILE, holding, lines, sample_part, written
from tests.render.htmltree import Node

# Nothing in it can run or fetch


def named(name: str) -> Numbered:
    """A contract with one text wherever people may write their own."""
    value, at = Filled(name, "x", sample.HERE), Location(name, 1, 1)
    contract = sample.contract(sample_part("甲方：", Filled(name, name, at), Text(name), Blank(name, "x", at)))
    cover = tuple(replace(row, inlines=(value,)) for row in contract.cover)
    annex = Annex("x", name, sample.HERE, file=name, note=name)
    return number(replace(contract, title=name, number=(value,), cover=cover, annexes=(annex,)))


def test_what_people_write_is_text_and_nothing_else() -> None:
    page = written(named(HOSTILE))
    plain = written(named("甲公司"))
    assert shape(page) == shape(plain)
    assert HOSTILE in lines(page)
    assert page.the("h1").text == HOSTILE
    assert f"甲方：{HOSTILE}{HOSTILE}〔待填：{HOSTILE}〕" in [line.partition(" ")[2] for line in lines(page)]


def shape(node: Node) -> list[object]:
    """The elements with the names of their attributes."""
    return [(one.tag, sorted(one.attributes), shape(one)) for one in node.children if isinstance(one, Node)]


def test_the_running_head_takes_any_text_as_text() -> None:
    style = written(named(HOSTILE)).the("style").text
    (rule,) = [line for line in style.splitlines() if line.startswith("@page{")]
    strings = re.findall(r'content:"([^"]*)"', rule)
    assert decoded(strings[0]) == HOSTILE
    assert decoded(strings[2]) == HOSTILE
    assert re.search(r"[<>'{};](?!@|content|\}|$)", re.sub(r'"[^"]*"', '""', rule).replace("@page", "")) is None


def decoded(css: str) -> str:
    return re.sub(r"\\([0-9a-f]{6})", lambda found: chr(int(found[1], 16)), css)


def test_the_policy_allows_this_style_and_nothing_else(draft: Numbered) -> None:
    page = written(draft)
    (policy,) = [one.attributes["content"] for one in page.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy"]
    digest = base64.b64encode(hashlib.sha256(page.the("style").text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert [one for one in page.all() if "style" in one.attributes] == []


def test_nothing_is_fetched_and_nothing_runs(draft: Numbered) -> None:
    page = written(draft)
    known = {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "nav",
        "main",
        "section",
        "div",
        "h1",
        "h2",
        "h3",
        "p",
        "span",
        "a",
        "ul",
        "li",
        "header",
        "details",
        "summary",
        "ol",
        "code",
    }
    known |= {"strong", "dfn", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td"}
    assert {one.tag for one in page.all()} <= known
    names = {name for one in page.all() for name in one.attributes}
    assert names & {"src", "srcset", "style", "action", "background", "poster", "ping"} == set()
    assert [name for name in names if name.startswith("on")] == []
    assert [one for one in page.all("a") if not one.attributes["href"].startswith("#")] == []
    assert re.search(r"url\(|@import|https?:|//", page.the("style").text) is None


# The page itself


def test_the_language_and_the_words_of_the_page_follow_the_script() -> None:
    simplified, traditional = (written(holding("文"), draft=False, script=one) for one in Script)
    assert [one.the("html").attributes["lang"] for one in (simplified, traditional)] == ["zh-Hans", "zh-Hant"]
    assert [one.the("nav").attributes["aria-label"] for one in (simplified, traditional)] == ["目录", "目錄"]
    assert [lines(one)[0][:5] for one in (simplified, traditional)] == ["合同编号：", "合同編號："]


def test_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from tests.render.htmlmade import TEMPLATE; from tests.drafts import drafted, example, EXAMPLES;"
        "from hetong.render.html import render_html;"
        "print([hashlib.sha256(render_html(drafted(example(e))[0], template=TEMPLATE, draft=True)).hexdigest() for e in EXAMPLES])"
    )
    seen = set()
    for seed, zone, place in (("0", "UTC", "C"), ("1", "Asia/Shanghai", "C.UTF-8"), ("42", "America/New_York", "POSIX")):
        settings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": place, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
        seen.add(subprocess.run([sys.executable, "-c", code], env=settings, cwd=ROOT, capture_output=True, check=True).stdout)
    assert len(seen) == 1
