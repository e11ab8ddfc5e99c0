"""A firm's own template: what comes through, what is refused and where, what is left behind."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from hetong.diagnostic import Refused, Severity
from hetong.model.deal.contract import Numbering
from hetong.number import number
from hetong.render.docx import NumberingMode, render_docx
from hetong.render.docx.importing import import_template
from tests import docxtext, openxml
from tests.office import Office
from tests.render.docx import sample

W = docxtext.W
Parts = dict[str, bytes]
Edit = Callable[[Parts], None]
DOCUMENT, STYLES, LISTS, TYPES, APP = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "[Content_Types].xml",
    "docProps/app.xml",
)
RELATIONS, HEADER = "word/_rels/document.xml.rels", "word/header1.xml"
FOREIGN_APP = (
    b"<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'><Company>X</Company></Properties>"
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


KIND = 'w:type="character"( [^>]*)? w:styleId="Filled"'
LINK = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
HEADING = '<w:name w:val="heading 1"/><w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr>'
COLOURED = '<w:lvlJc w:val="left"/><w:rPr><w:color w:val="C00000"/>'
LEVEL = '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="（%4）"/><w:lvlJc w:val="center"/>'


def standard(style: str = "standard") -> Parts:
    return dict(docxtext.parts(sample.template(style).read_bytes()))


def packed(parts: Mapping[str, bytes], twice: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
        if twice:
            archive.writestr(twice, b"<x/>")
    return target.getvalue()


def edited(*edits: Edit) -> bytes:
    parts = standard()
    for edit in edits:
        edit(parts)
    return packed(parts)


def swap(part: str, old: str, new: str) -> Edit:
    def edit(parts: Parts) -> None:
        text = parts[part].decode()
        assert re.search(old, text, re.DOTALL), old
        parts[part] = re.sub(old, lambda _: new, text, count=1, flags=re.DOTALL).encode()

    return edit


def add(part: str, raw: bytes) -> Edit:
    return lambda parts: parts.update({part: raw})


def remove(part: str) -> Edit:
    def edit(parts: Parts) -> None:
        del parts[part]

    return edit


def relation(kind: str, target: str, mode: str = "") -> Edit:
    link = f'<Relationship Id="rId90" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return swap(RELATIONS, "</Relationships>", link)


def said_in(marker: str) -> Edit:
    """Put something into the first paragraph of the closing line."""
    return swap(DOCUMENT, r"(?=<w:r><w:t xml:space=\"preserve\">\{\{ closing)", marker)


TEXT = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
EXTERNAL = ' TargetMode="External"'

REFUSED: dict[str, tuple[str, bytes]] = {
    "no zip": ("DOCX01", b"not a zip"),
    "password": ("DOCX01", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "no numbering": ("DOCX01", edited(remove(LISTS))),
    "no xml": ("DOCX01", edited(swap(STYLES, "</w:styles>", ""))),
    "document elsewhere": ("DOCX01", edited(swap("_rels/.rels", "word/document.xml", "word/other.xml"))),
    "strict": ("DOCX01", edited(swap("_rels/.rels", OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"))),
    "no section": ("DOCX01", edited(swap(DOCUMENT, "<w:sectPr>.*</w:sectPr>", ""))),
    "style missing": ("DOCX02", edited(swap(STYLES, 'w:name w:val="Annex Title"', 'w:name w:val="Anhang"'))),
    "style of another kind": ("DOCX02", edited(swap(STYLES, KIND, 'w:type="paragraph" w:styleId="Filled"'))),
    "cell colour": ("DOCX03", edited(said_in(TEXT.format("{% cellbg color %}")))),
    "set": ("DOCX03", edited(said_in(TEXT.format("{% set x = 1 %}")))),
    "unescaped": ("DOCX03", edited(said_in(TEXT.format("{{ title | safe }}")))),
    "call": ("DOCX03", edited(said_in(TEXT.format("{{ title() }}")))),
    "not closed": ("DOCX04", edited(said_in(TEXT.format("{{ title ")))),
    "wrong syntax": ("DOCX04", edited(said_in(TEXT.format("{{ title title }}")))),
    "unknown variable": ("DOCX04", edited(swap(DOCUMENT, r"\{\{ closing \}\}", "{{ closure }}"))),
    "unknown attribute": ("DOCX04", edited(swap(DOCUMENT, r"\{\{ row.label \}\}", "{{ row.lable }}"))),
    "number reworded": ("DOCX05", edited(swap(LISTS, '<w:lvlText w:val="第%2条"/>', '<w:lvlText w:val="第%2款"/>'))),
    "annex reworded": ("DOCX05", edited(swap(LISTS, '<w:lvlText w:val="附件%1"/>', '<w:lvlText w:val="附录%1"/>'))),
    "not linked": ("DOCX05", edited(swap(STYLES, LINK, ""), swap(LISTS, '<w:pStyle w:val="Heading1"/>', ""))),
    "many parts": ("DOCX06", edited(*(add(f"word/media/image{at}.png", b"x") for at in range(1001)))),
    "bomb": ("DOCX06", edited(add("word/media/image1.png", bytes(8 << 20)))),
    "macro": ("DOCX07", edited(add("word/vbaProject.bin", b"x"))),
    "macro type": ("DOCX07", edited(swap(TYPES, r"wordprocessingml\.document\.main\+xml", "macroEnabledTemplate.main+xml"))),
    "embedded": ("DOCX07", edited(add("word/embeddings/oleObject1.bin", b"x"))),
    "dtd": ("DOCX07", edited(swap(DOCUMENT, r"(?=<w:document)", '<!DOCTYPE d [<!ENTITY a "aaaa">]>'))),
    "external link": ("DOCX07", edited(relation("hyperlink", "https://example.com/", EXTERNAL))),
    "external picture": ("DOCX07", edited(relation("image", "file:///c:/logo.png", EXTERNAL))),
    "field": ("DOCX07", edited(said_in(FIELD.format(' INCLUDETEXT "c:\\secret.docx" ')))),
    "split field": ("DOCX07", edited(said_in(FIELD.format(" DDEA</w:instrText></w:r><w:r><w:instrText>UTO excel ")))),
    "object": ("DOCX07", edited(said_in("<w:r><w:object/></w:r>"))),
    "hyperlink": ("DOCX07", edited(said_in('<w:hyperlink w:anchor="here"/>'))),
    "chart": ("DOCX07", edited(relation("chart", "charts/chart1.xml"), said_in('<w:r><w:drawing r:id="rId90"/></w:r>'))),
    "odd picture": ("DOCX07", edited(relation("image", "media/image1.pcx"), add("word/media/image1.pcx", b"x"))),
    "part twice": ("DOCX08", b""),
    "part twice, other case": ("DOCX08", edited(add("WORD/styles.xml", b"<x/>"))),
    "tracked change": ("DOCX09", edited(said_in('<w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins>'))),
    "comment": ("DOCX09", edited(said_in('<w:commentRangeStart w:id="1"/>'))),
    "body missing": ("DOCX10", edited(swap(DOCUMENT, r"\{\{p body \}\}", ""))),
    "draft mark missing": (
        "DOCX10",
        edited(*(swap(part, r"\{% (if draft|endif) %\}", "") for part in (HEADER, "word/header2.xml") for _ in range(2))),
    ),
}  # fmt: skip


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        import_template(data, "律所.docx")
    return refused.value


@pytest.mark.parametrize("case", REFUSED)
def test_a_faulty_template_is_refused(case: str) -> None:
    code, data = REFUSED[case]
    if not data:
        with pytest.warns(UserWarning, match="Duplicate name"):
            data = packed(standard(), "word/styles.xml")
    found = refusal(data).diagnostics
    assert {one.code for one in found} == {code}
    assert all(one.at.file == "律所.docx" and one.hint is not None for one in found)


@pytest.mark.parametrize("case", ["field", "object", "hyperlink", "tracked change", "comment", "unknown attribute", "set"])
def test_a_refusal_names_the_place(case: str) -> None:
    fields = refusal(REFUSED[case][1]).diagnostics[0].message.fields
    assert fields["part"] == DOCUMENT
    assert "{{ closing }}" in str(fields["near"]) or "{{ row.lable }}" in str(fields["near"])


def test_the_number_may_stand_in_the_header_alone() -> None:
    cover = (swap(DOCUMENT, r"\{\{r number \}\}", ""), swap(DOCUMENT, r"\{%p if number %\}", "{%p if title %}"))
    import_template(edited(*cover), "a")
    found = refusal(edited(*cover, swap(HEADER, r"\{\{ number_text \}\}", ""))).diagnostics
    assert [one.code for one in found] == ["DOCX10"]


def test_everything_is_said_at_once() -> None:
    data = edited(
        said_in('<w:commentRangeStart w:id="1"/>'),
        swap(STYLES, 'w:name w:val="Recital"', 'w:name w:val="R"'),
        swap(DOCUMENT, r"\{\{ closing \}\}", "{{ closure }}"),
        swap(HEADER, r"\{\{ title \}\}", "{{ titel }}"),
    )
    assert sorted(one.code for one in refusal(data).diagnostics) == ["DOCX02", "DOCX04", "DOCX04", "DOCX09"]


def test_importing_is_settled_after_once() -> None:
    first, noticed = import_template(sample.TEMPLATE.read_bytes(), "a")
    assert noticed == ()
    assert import_template(first, "b")[0] == first
    shuffled = packed(dict(reversed(standard().items())))
    assert import_template(shuffled, "c")[0] == first
    assert openxml.faults(first) == openxml.audited(first) == []


def test_an_imported_standard_writes_the_same_contract(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    numbered = number(sample.whole())
    for style in sample.STYLES:
        path.write_bytes(import_template(sample.template(style).read_bytes(), style)[0])
        own, ours = (docxtext.parts(render_docx(numbered, template=one, toc=True)) for one in (path, sample.template(style)))
        assert own[DOCUMENT] == ours[DOCUMENT]
        assert own.keys() == ours.keys()


def test_what_saving_leaves_behind_is_gone() -> None:
    word = "http://schemas.microsoft.com/office/word/2010/wordml"
    marks = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    data = edited(
        swap(DOCUMENT, "<w:p>", f'<w:p w:rsidR="00A1" w:rsidRDefault="00B2" xmlns:v="{word}" v:paraId="1A2B">'),
        said_in(f"{marks}<w:r><w:lastRenderedPageBreak/></w:r>"),
        swap("word/settings.xml", "<w:zoom", '<w:rsids><w:rsidRoot w:val="00A1"/></w:rsids><w:zoom'),
        swap("word/settings.xml", "<w:zoom", '<w:attachedTemplate r:id="rId1"/><w:zoom'),
        add("word/_rels/settings.xml.rels", b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
            b'Target="file:///C:/Users/zhang/Normal.dotm" TargetMode="External"/></Relationships>'),
        add("docProps/custom.xml", b"<x>SECRET</x>"),
        add("docProps/thumbnail.jpeg", b"SECRET"),
        add(APP, FOREIGN_APP),
    )  # fmt: skip
    parts = docxtext.parts(import_template(data, "a")[0])
    assert not any(
        re.search(rb"rsid|paraId|proofErr|_GoBack|lastRendered|zhang|SECRET|Company|attachedTemplate", raw) for raw in parts.values()
    )
    assert set(parts) == set(standard())


def test_a_logo_comes_along(tmp_path: Path) -> None:
    link = f'<Relationship Id="rId1" Type="{OFFICE}/image" Target="media/Logo.PNG"/>'
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>'.encode()
    logo = '<w:r><w:pict r:id="rId1"/></w:r>'
    data = edited(add("word/_rels/header1.xml.rels", rels), add("word/media/Logo.PNG", PNG), swap(HEADER, "</w:p>", f"{logo}</w:p>"))
    path = tmp_path / "logo.docx"
    path.write_bytes(import_template(data, "a")[0])
    parts = docxtext.parts(render_docx(number(sample.whole()), template=path))
    assert parts["word/media/image1.png"] == PNG
    assert b'Extension="png" ContentType="image/png"' in parts[TYPES]
    assert b"media/image1.png" in parts["word/_rels/header1.xml.rels"]


def _found(parts: Mapping[str, bytes], part: str, path: str) -> etree._Element:
    found = etree.fromstring(parts[part]).find(path.replace("w:", W))
    assert found is not None
    return found


@pytest.mark.parametrize("mode", NumberingMode)
def test_a_restyled_template_shows_in_the_contract(mode: NumberingMode, tmp_path: Path) -> None:
    """Font and size of articles, an indent that Word wrote into the list instead of the style, and the colour of a number."""
    item = '<w:name w:val="Item"/>'
    number_of_items = '(?<=<w:lvlText w:val="（%4）"/>)<w:lvlJc w:val="left"/>'
    indented = '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="777" w:hanging="333"/></w:pPr>'
    path = tmp_path / "own.docx"
    path.write_bytes(
        edited(
            swap(STYLES, '(?<=w:styleId="Heading1">)(.*?)<w:rPr>.*?</w:rPr>', HEADING),
            swap(STYLES, f"{item}(.*?)<w:ind [^>]*/>", f'{item}<w:pPr><w:numPr><w:ilvl w:val="3"/><w:numId w:val="1"/></w:numPr>'),
            swap(LISTS, number_of_items, indented),
            swap(LISTS, '(?<=<w:lvlText w:val="第%2条"/>)<w:lvlJc w:val="left"/><w:rPr>', COLOURED),
            add(APP, FOREIGN_APP),
        )
    )
    parts = docxtext.parts(render_docx(number(sample.whole()), template=path, numbering=mode))
    heading = _found(parts, STYLES, "w:style[@w:styleId='Heading1']/w:rPr/w:rFonts")
    assert heading.get(f"{W}eastAsia") == "楷体"
    indent = _found(parts, STYLES, "w:style[@w:styleId='Item']/w:pPr/w:ind")
    assert (indent.get(f"{W}left"), indent.get(f"{W}hanging")) == ("777", "333")
    assert _found(parts, LISTS, "w:abstractNum/w:lvl[@w:ilvl='1']/w:rPr/w:color").get(f"{W}val") == "C00000"
    assert openxml.faults(path.read_bytes()) == []


def test_the_list_that_the_styles_name_wins() -> None:
    """Word makes a new list when one is restyled, and leaves the old one, with its name, in the file."""
    parts = standard()
    lists = parts[LISTS].decode()
    old = re.search(r'<w:abstractNum w:abstractNumId="0">.*?</w:abstractNum>', lists, re.DOTALL)
    assert old is not None
    new = old[0].replace('w:abstractNumId="0"', 'w:abstractNumId="9"').replace('<w:name w:val="article"/>', "")
    new = new.replace('<w:lvlJc w:val="left"/>', '<w:lvlJc w:val="right"/>')
    unlinked = re.sub(r"<w:pStyle [^>]*/>", "", old[0])
    lists = lists.replace(old[0], unlinked + new).replace(
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/>', '<w:num w:numId="1"><w:abstractNumId w:val="9"/>'
    )
    parts[LISTS] = lists.encode()
    imported = docxtext.parts(import_template(packed(parts), "a")[0])
    named = _found(imported, LISTS, "w:abstractNum/w:name[@w:val='article']").getparent()
    assert named is not None
    assert {one.get(f"{W}val") for one in named.iter(f"{W}lvlJc")} == {"right"}


def test_a_level_that_only_the_num_restyles_is_kept() -> None:
    num = '<w:num w:numId="1"><w:abstractNumId w:val="0"/>'
    override = f'<w:lvlOverride w:ilvl="3"><w:lvl w:ilvl="3">{LEVEL}</w:lvl></w:lvlOverride>'
    data = edited(swap(LISTS, num, num + override))
    imported = docxtext.parts(import_template(data, "a")[0])
    assert _found(imported, LISTS, "w:abstractNum/w:lvl[@w:ilvl='3']/w:lvlJc").get(f"{W}val") == "center"
    assert b"lvlOverride" not in imported[LISTS]


@pytest.mark.parametrize("style", sample.STYLES)
def test_a_template_that_libreoffice_saved(style: str, office: Office, tmp_path: Path) -> None:
    source, path = tmp_path / f"{style}.docx", tmp_path / "own.docx"
    source.write_bytes(sample.template(style).read_bytes())
    data, noticed = import_template(office.docx(source, tmp_path / "saved").read_bytes(), style)
    assert {(one.code, one.severity) for one in noticed} == {("DOCX11", Severity.INFO)}
    path.write_bytes(data)
    for numbered in (number(sample.whole(scheme)) for scheme in Numbering):
        for mode in NumberingMode:
            own, ours = (render_docx(numbered, template=one, numbering=mode, toc=True) for one in (path, sample.template(style)))
            assert docxtext.shown(own) == docxtext.shown(ours)
            assert openxml.faults(own) == openxml.audited(own) == []


def test_a_template_is_imported_where_it_is_used(tmp_path: Path) -> None:
    """``--style PATH`` names a file that nobody has imported."""
    path = tmp_path / "own.docx"
    path.write_bytes(edited(add(APP, FOREIGN_APP), said_in('<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>')))
    data = render_docx(number(sample.whole()), template=path)
    assert openxml.faults(data) == []
    assert b"_GoBack" not in docxtext.parts(data)[DOCUMENT]
