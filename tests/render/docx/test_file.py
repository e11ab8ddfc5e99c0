"""The file: the template's build, hostile text, signature page, validity, same bytes."""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from hetong.diagnostic import Refused
from hetong.model.contract import Part, Row, Signature
from hetong.model.deal.contract import Numbering
from hetong.number import number
from hetong.render.docx import NumberingMode, Properties, render_docx
from tests import docxtext
from tests.render.docx import sample

ROOT = Path(__file__).parents[3]
TEMPLATE = ROOT / "templates" / "docx" / "standard.docx"
HOSTILE = "A&B <有限> {{ 7*7 }} [[x]] {% if %} \\a ]]>"
W = docxtext.W


def test_templates_are_built_byte_for_byte(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "docx_templates" / "build.py"
    environment = {"PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, env=environment)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["compact.docx", "gongwen.docx", "standard.docx"]
    for built in tmp_path.iterdir():
        assert built.read_bytes() == (TEMPLATE.parent / built.name).read_bytes()


@pytest.mark.parametrize("mode", NumberingMode)
def test_hostile_names_are_text(mode: NumberingMode) -> None:
    numbered = number(replace(sample.whole(party_a=HOSTILE), title=HOSTILE, closing=HOSTILE))
    data = render_docx(numbered, template=TEMPLATE, numbering=mode)
    shown = docxtext.shown(data)
    assert shown.count(HOSTILE) == 2
    assert shown.count(f"甲方：{HOSTILE}") == 2
    assert f"甲方（盖章）：\n{HOSTILE}" in shown
    assert [line.text for line in docxtext.lines(data, "word/header1.xml") if line.text] == ["FW-2026-0001", HOSTILE]


def test_illegal_characters_never_become_a_file() -> None:
    with pytest.raises(ValueError, match="not well-formed"):
        render_docx(number(sample.whole(party_a="坏\x08")), template=TEMPLATE)


@pytest.mark.parametrize("draft", [True, False])
@pytest.mark.parametrize("mode", NumberingMode)
@pytest.mark.parametrize("scheme", Numbering)
def test_validator_finds_no_error(scheme: Numbering, mode: NumberingMode, draft: bool, tmp_path: Path) -> None:
    parts = (Part("总则", (sample.services(),)), Part("分则", (sample.money(), sample.liability()), restart=True))
    tree = sample.contract(*parts, scheme=scheme, annexes=(sample.sla(), sample.licence()))
    path = tmp_path / "contract.docx"
    properties = Properties(creator="法务部 <A&B>", library="1", spec="0" * 64)
    path.write_bytes(render_docx(number(tree), template=TEMPLATE, numbering=mode, draft=draft, properties=properties))
    assert [str(fault) for fault in OpenXmlValidator().validate(path).errors] == []


def test_same_input_same_bytes() -> None:
    numbered = number(sample.whole())
    first = render_docx(numbered, template=TEMPLATE, draft=True)
    assert first == render_docx(numbered, template=TEMPLATE, draft=True)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        infos = archive.infolist()
        assert archive.testzip() is None
    assert infos[0].filename == "[Content_Types].xml"
    assert {(info.date_time, info.create_system) for info in infos} == {((1980, 1, 1, 0, 0, 0), 0)}
    assert len({info.filename for info in infos}) == len(infos)


def test_draft_leaves_no_trace_in_a_final() -> None:
    drafted, final = (docxtext.parts(render_docx(number(sample.whole()), template=TEMPLATE, draft=draft)) for draft in (True, False))
    assert "草稿" in drafted["word/header1.xml"].decode()
    assert b"FFFF00" in drafted["word/styles.xml"]
    assert not any("草稿".encode() in raw or b"FFFF00" in raw for raw in final.values())


def test_dates_are_those_of_the_contract() -> None:
    dated = docxtext.parts(render_docx(number(sample.whole()), template=TEMPLATE))["docProps/core.xml"].decode()
    assert dated.count("2026-01-01T00:00:00Z") == 2
    undated = docxtext.parts(render_docx(number(replace(sample.whole(), date="")), template=TEMPLATE))["docProps/core.xml"].decode()
    assert "dcterms:created" not in undated


def test_provenance_names_every_article() -> None:
    files = docxtext.parts(render_docx(number(sample.whole()), template=TEMPLATE, properties=Properties(library="7", spec="abc")))
    root = etree.fromstring(files["customXml/item1.xml"])
    assert (root.get("library"), root.get("spec")) == ("7", "abc")
    assert [node.get("label") for node in root if node.get("label")][-3:] == ["第十四条", "附件一", "附件二"]


def _style(files: dict[str, bytes], name: str, tag: str) -> etree._Element | None:
    styles = etree.fromstring(files["word/styles.xml"])
    return next(s for s in styles.iter(f"{W}style") if s.find(f"{W}name").get(f"{W}val") == name).find(f"{W}pPr/{W}{tag}")  # type: ignore[union-attr]


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def test_signature_page_stays_together() -> None:
    data = render_docx(number(sample.whole()), template=TEMPLATE)
    files = docxtext.parts(data)
    table = next(t for t in etree.fromstring(files["word/document.xml"]).iter(f"{W}tbl") if "甲方盖章处" in _text(t))
    rows = table.findall(f"{W}tr")
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    kept = [_keeps(files, row) for row in rows]
    assert kept == [True] * (len(rows) - 1) + [False]
    assert _style(files, "Page Top", "pageBreakBefore") is not None


def _keeps(files: dict[str, bytes], row: etree._Element) -> bool:
    names = {"SignatureName": "Signature Name", "SealAnchor": "Seal Anchor", "Signature": "Signature", "SignatureLast": "Signature Last"}
    found = [_style(files, names[style.get(f"{W}val", "")], "keepNext") for style in row.iter(f"{W}pStyle")]
    return all(keep is not None and keep.get(f"{W}val") != "0" for keep in found)


def test_seal_anchors_stand_alone() -> None:
    document = docxtext.parts(render_docx(number(sample.whole()), template=TEMPLATE))["word/document.xml"].decode()
    for role in ("甲方", "乙方"):
        assert len(re.findall(f"<w:r><w:t[^>]*>{role}盖章处</w:t></w:r></w:p>", document)) == document.count(f"{role}盖章处") == 1


def test_three_parties_sign() -> None:
    third = Signature("丙方", "签字", (sample.filled("王五"),), "丙方签字处", (Row("日期", sample.HAND),))
    tree = sample.whole()
    shown = docxtext.shown(render_docx(number(replace(tree, signatures=(*tree.signatures, third))), template=TEMPLATE))
    assert "丙方（签字）：王五" in shown
    assert shown.count(f"日期：{'_' * 16}") == 3


def test_tables_repeat_their_head() -> None:
    document = etree.fromstring(docxtext.parts(render_docx(number(sample.whole()), template=TEMPLATE))["word/document.xml"])
    fees = next(table for table in document.iter(f"{W}tbl") if table.find(f".//{W}tblHeader") is not None)
    grid = [int(column.get(f"{W}w", "")) for column in fees.iter(f"{W}gridCol")]
    assert sum(grid) == 8845
    for row in fees.iter(f"{W}tr"):
        widths = [int(width.get(f"{W}w", "")) for width in row.iter(f"{W}tcW")]
        spans = [
            int(found.get(f"{W}val", "1")) if (found := cell.find(f"{W}tcPr/{W}gridSpan")) is not None else 1 for cell in row.iter(f"{W}tc")
        ]
        ends = list(accumulate(spans))
        assert widths == [sum(grid[end - span : end]) for span, end in zip(spans, ends, strict=True)]
        assert ends[-1] == len(grid)
        assert row.find(f"{W}trPr/{W}cantSplit") is not None


def _edited(tmp_path: Path, part: str, old: str, new: str) -> Path:
    target = tmp_path / "edited.docx"
    with zipfile.ZipFile(target, "w") as archive:
        for name, raw in docxtext.parts(TEMPLATE.read_bytes()).items():
            archive.writestr(name, raw.replace(old.encode(), new.encode()) if name == part else raw)
    return target


@pytest.mark.parametrize(
    ("code", "part", "old", "new"),
    [
        ("DOCX02", "word/styles.xml", 'w:val="Annex Title"', 'w:val="Anhang"'),
        ("DOCX03", "word/document.xml", "{{ closing }}", "{% cellbg color %}"),
        ("DOCX04", "word/document.xml", "{{ closing }}", "{{ closing "),
        ("DOCX04", "word/document.xml", "{{ closing }}", "{{ closure }}"),
        ("DOCX05", "word/numbering.xml", 'w:lvlText w:val="第%2条"', 'w:lvlText w:val="第%2款"'),
    ],
)
def test_faulty_templates_are_refused(code: str, part: str, old: str, new: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        render_docx(number(sample.whole()), template=_edited(tmp_path, part, old, new))
    assert {found.code for found in refused.value.diagnostics} == {code}


def test_no_template_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"not a zip")
    for path, code in ((tmp_path / "none.docx", "FILE01"), (broken, "DOCX01")):
        with pytest.raises(Refused) as refused:
            render_docx(number(sample.whole()), template=path)
        assert {found.code for found in refused.value.diagnostics} == {code}


def test_styles_are_found_by_name(tmp_path: Path) -> None:
    """A Chinese Word calls heading 1 by the id 1."""
    renamed = tmp_path / "renamed.docx"
    with zipfile.ZipFile(renamed, "w") as archive:
        for name, raw in docxtext.parts(TEMPLATE.read_bytes()).items():
            archive.writestr(name, re.sub(rb'"Heading1"', b'"1"', raw))
    numbered = number(sample.whole())
    assert docxtext.shown(render_docx(numbered, template=renamed)) == docxtext.shown(render_docx(numbered, template=TEMPLATE))
