"""Numbers and references: Word's own lists print what ``number`` computed."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from hetong.model.contract import Contract, Part
from hetong.model.deal.contract import Numbering
from hetong.number import number
from hetong.render.docx import NumberingMode, numbering_mode, render_docx
from tests import docxtext
from tests.render.docx import expected, sample

TEMPLATE = Path(__file__).parents[3] / "templates" / "docx" / "standard.docx"
W = docxtext.W


def parted(scheme: Numbering, restart: bool) -> Contract:
    """Three parts; the second starts its articles again, the third goes on."""
    first = Part("总则", tuple(sample.filler(at, f"总则{at}") for at in range(3)))
    second = Part("服务", (sample.services(), sample.money(), sample.liability()), restart)
    third = Part("附则", (sample.filler(9, "其他"), sample.filler(10, "生效")))
    return sample.contract(first, second, third, scheme=scheme, annexes=(sample.sla(), sample.licence()))


def many(scheme: Numbering) -> Contract:
    return sample.contract(Part(None, tuple(sample.filler(at, f"标题{at}") for at in range(30))), scheme=scheme)


CONTRACTS = {
    "whole": sample.whole,
    "parts": lambda scheme: parted(scheme, restart=False),
    "restart": lambda scheme: parted(scheme, restart=True),
    "thirty": many,
}


@pytest.mark.parametrize("mode", NumberingMode)
@pytest.mark.parametrize("scheme", Numbering)
@pytest.mark.parametrize("kind", CONTRACTS)
def test_text_is_the_trees(kind: str, scheme: Numbering, mode: NumberingMode) -> None:
    numbered = number(CONTRACTS[kind](scheme))
    shown = [line.replace("\n", "") for line in docxtext.shown(render_docx(numbered, template=TEMPLATE, numbering=mode))]
    assert shown == [*expected.front(numbered.contract), *expected.body(numbered.contract)]


@pytest.mark.parametrize("scheme", Numbering)
def test_native_labels_come_from_the_lists(scheme: Numbering) -> None:
    numbered = number(parted(scheme, restart=True))
    lines = docxtext.lines(render_docx(numbered, template=TEMPLATE))
    headings = [line.number.rstrip() for line in lines if line.style == "heading 1"]
    assert headings == [article.label for article in numbered.contract.articles]
    assert all(line.number for line in lines if line.style in ("Clause", "Item", "Subitem", "Annex Clause"))


def test_static_has_no_lists() -> None:
    files = docxtext.parts(render_docx(number(sample.whole()), template=TEMPLATE, numbering=NumberingMode.STATIC))
    assert b"numPr" not in files["word/document.xml"] + files["word/styles.xml"]
    assert b"pStyle" not in files["word/numbering.xml"]
    assert b" REF " not in files["word/document.xml"]


def test_one_list_is_linked_to_the_styles() -> None:
    for scheme in Numbering:
        lists = docxtext.parts(render_docx(number(sample.whole(scheme)), template=TEMPLATE))["word/numbering.xml"].decode()
        linked = re.findall(r'pStyle w:val="(\w+)"', lists)
        assert len(linked) == len(set(linked)) == 9
        assert f'w:name w:val="{scheme.value}"' in lists


def test_levels_are_indented_like_their_styles() -> None:
    files = docxtext.parts(render_docx(number(parted(Numbering.DECIMAL, restart=True)), template=TEMPLATE))
    styles = {s.get(f"{W}styleId"): s.find(f"{W}pPr/{W}ind") for s in etree.fromstring(files["word/styles.xml"]).iter(f"{W}style")}
    for level in etree.fromstring(files["word/numbering.xml"]).iter(f"{W}lvl"):
        if (link := level.find(f"{W}pStyle")) is not None and (indent := styles[link.get(f"{W}val")]) is not None:
            own = level.find(f"{W}pPr/{W}ind")
            assert own is not None
            assert sorted(own.attrib.items()) == sorted(indent.attrib.items())


@pytest.mark.parametrize("scheme", Numbering)
def test_every_field_has_its_bookmark(scheme: Numbering) -> None:
    document = docxtext.parts(render_docx(number(sample.whole(scheme)), template=TEMPLATE))["word/document.xml"].decode()
    starts = re.findall(r'bookmarkStart w:id="(\d+)" w:name="([^"]+)"', document)
    names = [name for _, name in starts]
    assert len({name.lower() for name in names}) == len(names)
    assert len({identity for identity, _ in starts}) == len(starts) == document.count("<w:bookmarkEnd ")
    assert all(len(name) <= 40 and re.fullmatch(r"_c_\w+", name, re.ASCII) for name in names)
    asked = re.findall(r" REF (\S+) ", document) + re.findall(r'w:anchor="([^"]+)"', document)
    assert asked
    assert set(asked) <= set(names)


def test_fields_cache_the_number_of_their_target() -> None:
    fields = [(code, shown) for code, shown in docxtext.fields(render_docx(number(sample.whole()), template=TEMPLATE)) if code[:3] == "REF"]
    assert (r"REF _c_fees \n \h", "第六条") in fields
    assert (r"REF _c_service_scope__change \n \h", "2.2") in fields
    assert (r"REF _c_service_scope__services__tickets \n \h", "（3）") in fields
    assert (r"REF _c_sla \n \h", "附件一") in fields


def test_long_and_colliding_anchors() -> None:
    long = "a-very-long-clause-name.with-a-very-long-paragraph-name"
    clauses = (sample.clause(long, "一"), sample.clause(f"{long}-too", "二"), sample.clause("x.a-b", "三"), sample.clause("x.a_b", "四"))
    tree = sample.contract(Part(None, (sample.article("x", "条", *clauses, sample.clause("x.refs", "见", sample.ref(long))),)))
    document = docxtext.parts(render_docx(number(tree), template=TEMPLATE))["word/document.xml"].decode()
    names = re.findall(r'bookmarkStart w:id="\d+" w:name="([^"]+)"', document)
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 40


def test_unresolved_reference_is_seen() -> None:
    tree = sample.contract(Part(None, (sample.article("x", "条", sample.clause("x.y", "见", sample.ref("gone"), "。")),)))
    assert "1.1 见〔引用失效：gone〕。" in docxtext.shown(render_docx(number(tree), template=TEMPLATE))


def test_numbers_that_word_would_write_otherwise_are_static() -> None:
    tree = sample.contract(Part(None, tuple(sample.filler(at, "标题") for at in range(101))))
    numbered = number(tree)
    assert numbering_mode(numbered, NumberingMode.NATIVE) is NumberingMode.STATIC
    assert "第一百零一条 标题" in docxtext.shown(render_docx(numbered, template=TEMPLATE))
    assert numbering_mode(number(replace(tree, scheme=Numbering.DECIMAL)), NumberingMode.NATIVE) is NumberingMode.NATIVE
