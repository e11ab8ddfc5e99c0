"""A template made to do harm is refused on every way in, and the place is named; what programs write by themselves is not."""

import re
from pathlib import Path

import pytest

from hetong.diagnostic import Refused, Severity
from hetong.number import number
from hetong.render.docx import render_docx
from hetong.render.docx.importing import import_template
from tests import docxtext, openxml
from tests.render.docx import sample
from tests.render.docx.test_import import (
    DOCUMENT,
    FIELD,
    HEADER,
    LISTS,
    OFFICE,
    PNG,
    RELATIONS,
    STYLES,
    TEXT,
    TYPES,
    Edit,
    Parts,
    add,
    edited,
    packed,
    relation,
    said_in,
    standard,
    swap,
)

NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="' + OFFICE + '">'
    '<w:footnote w:id="1"><w:p>{}</w:p></w:footnote></w:footnotes>'
)
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
LINK = '<Relationship Id="{}" Type="' + OFFICE + '/{}" Target="{}"/>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
VML = '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape {}/></w:pict></w:r>'


def both(*edits: Edit) -> Edit:
    def edit(parts: Parts) -> None:
        for one in edits:
            one(parts)

    return edit


def notes(kind: str, inner: str) -> Edit:
    return both(relation(kind, f"{kind}.xml"), add(f"word/{kind}.xml", NOTES.replace("footnote", kind[:-1]).format(inner).encode()))


def picture(name: str, raw: bytes) -> Edit:
    return both(relation("image", f"media/{name}"), add(f"word/media/{name}", raw))


def mark(text: str) -> Edit:
    return said_in(TEXT.format(text))


def head_of_document(head: str, encoding: str = "utf-8") -> Edit:
    def edit(parts: Parts) -> None:
        parts[DOCUMENT] = (head + parts[DOCUMENT].decode().partition("?>")[2]).encode(encoding)

    return edit


BODY = "{{p body }}"
TRAPS: dict[str, tuple[str, Edit]] = {
    # What runs or reaches out.
    "field in a header": ("DOCX07", swap(HEADER, "</w:p>", FIELD.format("INCLUDETEXT x") + "</w:p>")),
    "field in a footer": ("DOCX07", swap("word/footer1.xml", " PAGE ", ' DDE excel "x" ')),
    "field in footnotes": ("DOCX07", notes("footnotes", FIELD.format("INCLUDETEXT http://x"))),
    "field in endnotes": ("DOCX07", notes("endnotes", FIELD.format("INCLUDEPICTURE http://x"))),
    "field in a field": ("DOCX07", said_in(FIELD.format("PAGE " + "</w:instrText></w:r>" + FIELD.format("DDE x") + "<w:r><w:instrText>"))),
    "short field": ("DOCX07", said_in('<w:fldSimple w:instr="&#68;DEAUTO x"/>')),
    "field without a word": ("DOCX07", said_in(FIELD.format(" "))),
    "field without an end": ("DOCX18", said_in('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>')),
    "field without a beginning": ("DOCX18", said_in('<w:r><w:fldChar w:fldCharType="end"/></w:r>')),
    "field of another kind of mark": ("DOCX18", said_in('<w:r><w:fldChar w:fldCharType="Begin"/></w:r>')),
    "part of another document": ("DOCX07", said_in("<w:altChunk/>")),
    "subdocument": ("DOCX07", said_in("<w:subDoc/>")),
    "ole": ("DOCX07", said_in('<w:r><w:pict><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:pict></w:r>')),
    "control": ("DOCX07", said_in("<w:r><w:control/></w:r>")),
    "click": ("DOCX07", said_in('<a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" action="x"/>')),
    "linked shape": ("DOCX07", said_in(VML.format('href="http://evil.example/"'))),
    "linked picture": ("DOCX07", said_in(VML.format('src="file:///etc/passwd"'))),
    "attached template": ("DOCX07", relation("hyperlink", "file:///c:/x.dotm", ' TargetMode="External"')),
    "external by another word": ("DOCX07", relation("image", "http://x/a.png", ' TargetMode="external"')),
    "picture that is none": ("DOCX07", picture("a.png", b"MZ\x90\x00")),
    "picture named xml": ("DOCX07", picture("a.xml", b"<x/>")),
    "picture with a script": ("DOCX07", picture("a.svg", SVG.format("<script>x</script>").encode())),
    "picture with a handler": ("DOCX07", picture("a.svg", SVG.format('<g onload="x"/>').encode())),
    "picture that fetches": ("DOCX07", picture("a.svg", SVG.format('<image xlink:href="file:///etc/passwd"/>').encode())),
    "picture with a style that fetches": ("DOCX07", picture("a.svg", SVG.format("<style>a{fill:url(http://x)}</style>").encode())),
    "picture with a dtd": ("DOCX07", picture("a.svg", b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("").encode())),
    "macro type, written otherwise": ("DOCX07", swap(TYPES, r"wordprocessingml\.document\.main\+xml", "macro&#69;nabled.main+xml")),
    # Parts.
    "another root": ("DOCX01", add(HEADER, b"<x/>")),
    "a part used as two": ("DOCX01", relation("footer", "header1.xml")),
    "two parts of styles": ("DOCX01", both(relation("styles", "more.xml"), add("word/more.xml", standard()[STYLES]))),
    "a name outside": ("DOCX14", add("../../evil.xml", b"<x/>")),
    "a contract of ours": ("DOCX10", swap(DOCUMENT, r"<w:body>.*(?=<w:sectPr>)", "<w:body><w:p/>")),
    # XML.
    "utf-16": ("DOCX01", head_of_document("", "utf-16")),
    "utf-16 by name": ("DOCX01", head_of_document('<?xml version="1.0" encoding="UTF-16"?>', "utf-16-le")),
    "gbk": ("DOCX01", head_of_document('<?xml version="1.0" encoding="gbk"?>')),
    "latin-1": ("DOCX01", head_of_document('<?xml version="1.0" encoding="iso-8859-1"?>')),
    "no encoding there is": ("DOCX01", head_of_document('<?xml version="1.0" encoding="xyz"?>')),
    "entities": ("DOCX07", head_of_document('<!DOCTYPE d [<!ENTITY a "&b;&b;"><!ENTITY b "bbbb">]>')),
    "a dtd from elsewhere": ("DOCX07", head_of_document('<!DOCTYPE d SYSTEM "http://evil.example/d.dtd">')),
    "deep": ("DOCX15", said_in("<w:r>" * 300 + "</w:r>" * 300)),
    "very deep": ("DOCX15", said_in("<w:r>" * 50_000 + "</w:r>" * 50_000)),
    "more than a template has": ("DOCX06", said_in('<w:r w:x=""/>' * 100_000)),
    "many attributes": ("DOCX15", said_in("<w:r " + " ".join(f'a{at}="x"' for at in range(300)) + "/>")),
    "much of everything": ("DOCX06", said_in("<w:r/>" * 1_300_000)),
    # Ids and numbers.
    "style id that closes": ("DOCX16", swap(STYLES, 'w:styleId="Clause"', 'w:styleId="x&quot;/&gt;&lt;w:evil/&gt;"')),
    "style id with an ampersand": ("DOCX16", swap(STYLES, 'w:styleId="Clause"', 'w:styleId="a&amp;b"')),
    "style id that turns": ("DOCX16", swap(STYLES, 'w:styleId="Clause"', 'w:styleId="a\u202eb"')),
    "style id of nothing": ("DOCX16", swap(STYLES, 'w:styleId="Clause"', 'w:styleId=""')),
    "style without an id": ("DOCX16", swap(STYLES, ' w:styleId="Clause"', "")),
    "relationship id that closes": ("DOCX16", swap(RELATIONS, 'Id="rId1"', 'Id="r&quot; TargetMode=&quot;External"')),
    "relationship id twice": ("DOCX16", swap(RELATIONS, 'Id="rId2"', 'Id="rId1"')),
    "many relationships": ("DOCX16", swap(RELATIONS, "</Rel", "".join(LINK.format(at, "x", "a.png") for at in range(1001)) + "</Rel")),
    "level of letters": ("DOCX17", swap(LISTS, 'w:ilvl="3"', 'w:ilvl="abc"')),
    "level too deep": ("DOCX17", swap(LISTS, 'w:ilvl="3"', 'w:ilvl="9"')),
    "level below": ("DOCX17", swap(LISTS, 'w:ilvl="3"', 'w:ilvl="-1"')),
    "level in other digits": ("DOCX17", swap(LISTS, 'w:ilvl="3"', 'w:ilvl="３"')),
    "level twice": ("DOCX17", swap(LISTS, 'w:ilvl="3"', 'w:ilvl="2"')),
    "list of letters": ("DOCX17", swap(LISTS, 'w:numId="1"', 'w:numId="abc"')),
    "list of many digits": ("DOCX17", swap(LISTS, 'w:numId="1"', f'w:numId="{"9" * 5000}"')),
    "list twice": ("DOCX17", swap(LISTS, 'w:numId="2"', 'w:numId="1"')),
    "list in a style": ("DOCX17", swap(STYLES, 'w:numId w:val="1"', 'w:numId w:val="1e9"')),
    "list in a list": ("DOCX01", swap(LISTS, r"</w:abstractNum>", '<w:abstractNum w:abstractNumId="77"/></w:abstractNum>')),
    "no list": ("DOCX05", swap(LISTS, r"<w:abstractNum .*</w:num>", "")),
    "page of many digits": ("DOCX01", swap(DOCUMENT, r'(?<=<w:pgSz )w:w="\d+"', f'w:w="{"9" * 5000}"')),
    "page of letters": ("DOCX01", swap(DOCUMENT, r'(?<=<w:pgSz )w:w="\d+"', 'w:w="wide"')),
    "page without room": ("DOCX01", swap(DOCUMENT, r'w:left="\d+"', 'w:left="20000"')),
    # Marks.
    "multiplied": ("DOCX03", mark("{{ 'a'*10**9 }}")),
    "class": ("DOCX03", mark("{{ ''.__class__ }}")),
    "divided": ("DOCX03", mark("{{ 1/0 }}")),
    "number": ("DOCX03", mark("{{ 1 }}")),
    "private": ("DOCX04", mark("{{ title.__class__ }}")),
    "of a loop": ("DOCX04", mark("{% for a in cover %}{{ loop.__init__ }}{% endfor %}")),
    "lipsum": ("DOCX03", mark("{{ lipsum(n=9) }}")),
    "range": ("DOCX03", mark("{% for a in range(9) %}{% endfor %}")),
    "include": ("DOCX03", mark("{% include 'x' %}")),
    "import": ("DOCX03", mark("{% import 'x' as y %}")),
    "extends": ("DOCX03", mark("{% extends 'x' %}")),
    "macro": ("DOCX03", mark("{% macro a() %}{% endmacro %}")),
    "call": ("DOCX03", mark("{% call a() %}{% endcall %}")),
    "filter": ("DOCX03", mark("{% filter upper %}{% endfilter %}")),
    "raw": ("DOCX03", mark("{% raw %}{% endraw %}")),
    "with": ("DOCX03", mark("{% with a = 1 %}{% endwith %}")),
    "autoescape": ("DOCX03", mark("{% autoescape false %}{{ title }}{% endautoescape %}")),
    "subscript": ("DOCX03", mark("{{ cover[0] }}")),
    "joined": ("DOCX03", mark("{{ title ~ title }}")),
    "conditional": ("DOCX03", mark("{{ title if draft }}")),
    "test": ("DOCX03", mark("{% if title is defined %}{% endif %}")),
    "call in a condition": ("DOCX03", mark("{% if title.upper() %}{% endif %}")),
    "arithmetic in a condition": ("DOCX03", mark("{% if 2**99 %}{% endif %}")),
    "a list printed": ("DOCX03", mark("{{ cover }}")),
    "a person printed": ("DOCX03", mark("{% for s in signatures %}{{ s.left }}{% endfor %}")),
    "loop over a text": ("DOCX03", mark("{% for a in title %}{% endfor %}")),
    "loop over a constant": ("DOCX03", mark("{% for a in 'abc' %}{% endfor %}")),
    "loop over two": ("DOCX03", mark("{% for a, b in cover %}{% endfor %}")),
    "loop with a condition": ("DOCX03", mark("{% for a in cover if a %}{% endfor %}")),
    "recursive loop": ("DOCX03", mark("{% for a in cover recursive %}{% endfor %}")),
    "loop under a name that is taken": ("DOCX03", mark("{% for title in cover %}{% endfor %}")),
    "fifteen loops": ("DOCX19", mark("".join(f"{{% for a{at} in cover %}}" for at in range(15)) + "x" + "{% endfor %}" * 15)),
    "three loops": ("DOCX19", mark("{% for a in cover %}{% for b in cover %}{% for c in cover %}{% endfor %}{% endfor %}{% endfor %}")),
    "many conditions": ("DOCX19", mark("{% if draft %}" * 400 + "{% endif %}" * 400)),
    "many marks": ("DOCX19", mark("{{ title }}" * 400)),
    "very many marks": ("DOCX19", mark("{{ title }}" * 2000)),
    "a long mark": ("DOCX19", mark("{{ " + "title.title." * 20 + "title }}")),
    "many brackets": ("DOCX19", mark("{{ " + "(" * 50 + "title" + ")" * 50 + " }}")),
    "body twice": ("DOCX19", swap(DOCUMENT, "<w:body>", f"<w:body><w:p><w:r><w:t>{BODY}</w:t></w:r></w:p>")),
    "body in a loop": ("DOCX19", swap(DOCUMENT, r"\{\{p body \}\}(?=</w:t></w:r></w:p>)",
        '{%p for a in cover %}</w:t></w:r></w:p><w:p><w:r><w:t>{{p body }}</w:t></w:r></w:p><w:p><w:r><w:t>{%p endfor %}')),
    "body in a run": ("DOCX20", swap(DOCUMENT, r"\{\{p body \}\}", "{{ body }}")),
    "a value in a text": ("DOCX20", swap(DOCUMENT, r"\{\{r row\.value \}\}", "{{ row.value }}")),
    "a text in place of a paragraph": ("DOCX20", swap(DOCUMENT, r"\{\{ closing \}\}", "{{p closing }}")),
    "mark in an attribute": ("DOCX20", said_in('<w:r><w:rPr><w:color w:val="{{ title }}"/></w:rPr></w:r>')),
    "mark in a field": ("DOCX20", said_in(FIELD.format("PAGE {{ title }}"))),
    "mark between elements": ("DOCX20", swap(DOCUMENT, "</w:pPr>", "</w:pPr>{{ title }}")),
    "mark in styles": ("DOCX20", swap(STYLES, "<w:styles ", '<w:styles w:x="{{ title }}" ')),
    "mark in footnotes": ("DOCX20", notes("footnotes", TEXT.format("{{ title }}"))),
    "comment": ("DOCX03", mark("{# x #}")),
    "condition across paragraphs": ("DOCX04", swap(DOCUMENT, r"\{\{ title \}\}", "{% if title %}{{ title }}")),
    "loop ended as a condition": ("DOCX04", mark("{% for a in cover %}{% endif %}")),
    "ended without a beginning": ("DOCX04", mark("{% endif %}")),
    "else without if": ("DOCX04", mark("{% else %}")),
    "braces over two paragraphs": ("DOCX04", said_in(TEXT.format("{") + "</w:p><w:p>" + TEXT.format("{ title }}"))),
    "a mark in a string": ("DOCX04", mark('{{ "}}" }}')),
}  # fmt: skip
HARMLESS: dict[str, Edit] = {
    "byte order mark": head_of_document('\ufeff<?xml version="1.0" encoding="utf-8"?>'),
    "no declaration": head_of_document(""),
    "comment in relations": swap(RELATIONS, "<Relationship ", "<!-- x --><?y z?><Relationship "),
    "comment in the document": said_in("<!-- x --><?y z?>"),
    "attached template, forgotten": relation("attachedTemplate", "file:///c:/x.dotm", ' TargetMode="External"'),
    "web settings": both(relation("webSettings", "webSettings.xml"), add("word/webSettings.xml", b"<x/>")),
    "footnotes": notes("footnotes", TEXT.format("x")),
    "picture of another name": picture("a.jpg", PNG),
    "picture": picture("a.emf", b"\1\0\0\0" + bytes(36) + b" EMF" + bytes(40)),
    "drawing": picture("a.svg", SVG.format('<g fill="url(#a)"/>').encode()),
    "page number in a sentence": said_in(FIELD.format(" PAGE \\* MERGEFORMAT ")),
    "page in points": swap(DOCUMENT, r'(?<=<w:pgSz )w:w="\d+"', 'w:w="595.3pt"'),
    "page in fractions": swap(DOCUMENT, r'(?<=<w:pgSz )w:w="\d+"', 'w:w="11906.0"'),
    "braces in words": mark("a { b } c {x}"),
    "title twice": mark("{{ title }}"),
    "condition": mark("{% if not draft and title == 'x' or number %}{{ title }}{% elif toc %}x{% else %}y{% endif %}"),
    "two loops": mark("{% for a in parties %}{% for b in a.rows %}{{ b.label }}{% if loop.last %}。{% endif %}{% endfor %}{% endfor %}"),
    "a reference of ours": relation("image", "media/none.png"),
}  # fmt: skip


def refusals(data: bytes, folder: Path) -> list[set[str]]:
    """By import and by use, which must not differ."""
    path = folder / "own.docx"
    path.write_bytes(data)
    found = []
    for way in (lambda: import_template(data, "own.docx"), lambda: render_docx(number(sample.whole()), template=path)):
        with pytest.raises(Refused) as refused:
            way()
        wrong = [one for one in refused.value.diagnostics if one.severity is Severity.ERROR]
        assert all(one.hint is not None and str(one.message) for one in wrong)
        found.append({one.code for one in wrong})
    return found


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_refused_on_every_way_in(trap: str, tmp_path: Path) -> None:
    code, edit = TRAPS[trap]
    assert refusals(edited(edit), tmp_path) == [{code}, {code}]


@pytest.mark.parametrize("harmless", HARMLESS)
def test_what_programs_write_is_taken_and_makes_a_whole_contract(harmless: str, tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(edited(HARMLESS[harmless]))
    assert openxml.faults(render_docx(number(sample.whole()), template=path, toc=True, draft=True)) == []


@pytest.mark.parametrize(
    "trap", ["short field", "linked picture", "multiplied", "body in a run", "mark in an attribute", "ended without a beginning"]
)
def test_the_place_of_a_trap_is_named(trap: str) -> None:
    with pytest.raises(Refused) as refused:
        import_template(edited(TRAPS[trap][1]), "a")
    fields = refused.value.diagnostics[0].message.fields
    assert fields["part"] == DOCUMENT
    assert fields["near"]


def test_what_a_file_says_of_its_maker_earns_nothing(tmp_path: Path) -> None:
    """Every copy of a shipped template says that hetong made it."""
    assert b"<Application>hetong</Application>" in standard()["docProps/app.xml"]
    for trap in ("field in a header", "lipsum", "entities", "list of letters"):
        code, edit = TRAPS[trap]
        assert refusals(edited(edit), tmp_path) == [{code}, {code}]


def test_a_contract_is_no_template(tmp_path: Path) -> None:
    contract = render_docx(number(sample.whole()), template=sample.TEMPLATE)
    assert all("DOCX07" in codes or "DOCX10" in codes for codes in refusals(contract, tmp_path))


@pytest.mark.parametrize("size", ["9999", "1", "0", "9" * 5000, "abc", "-4"])
def test_any_size_of_the_signature_is_borne(size: str, tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(
        edited(swap(STYLES, r'(?<=<w:name w:val="Signature Name"/>).*?(?=</w:style>)', f'<w:rPr><w:sz w:val="{size}"/></w:rPr>'))
    )
    assert render_docx(number(sample.whole()), template=path)


@pytest.mark.parametrize("style", sample.STYLES)
def test_a_shipped_template_is_in_form(style: str) -> None:
    raw = sample.template(style).read_bytes()
    assert import_template(raw, style) == (raw, ())


@pytest.mark.parametrize("harmless", HARMLESS)
def test_form_is_reached_at_once(harmless: str) -> None:
    first, _ = import_template(edited(HARMLESS[harmless]), "a")
    assert import_template(first, "b") == (first, ())


def test_parts_get_names_of_ours() -> None:
    """Eleven headers under names of the file's own, and pictures by what they are."""
    link = "".join(LINK.format(f"h{at}", "header", f"sub/kopf{at}.xml") for at in range(1, 12)) + LINK.format(
        "p", "image", "media/x.bin.png"
    )
    parts = standard() | {
        f"word/sub/kopf{at}.xml": standard()[HEADER].replace(b"<w:hdr", f'<w:hdr w:at="{at}"'.encode()) for at in range(1, 12)
    }
    parts["word/media/x.bin.png"] = b"\xff\xd8\xff" + bytes(9)
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", f"{link}</Relationships>".encode())
    first, _ = import_template(packed(parts), "a")
    made = docxtext.parts(first)
    own = sum(name.startswith("word/header") for name in standard())
    assert {f"word/header{at}.xml" for at in range(1, 12 + own)} | {"word/media/image1.jpeg"} <= set(made)
    assert [f'w:at="{at}"'.encode() in made[f"word/header{at + own}.xml"] for at in range(1, 12)] == [True] * 11
    assert import_template(first, "a")[0] == first


def test_a_relationship_of_the_template_may_have_our_name(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    logo = both(swap(RELATIONS, "</Rel", LINK.format("rIdHetong", "image", "media/a.png") + "</Rel"), add("word/media/a.png", PNG))
    path.write_bytes(edited(logo))
    made = docxtext.parts(render_docx(number(sample.whole()), template=path))[RELATIONS].decode()
    assert len(re.findall('Id="rIdHetong', made)) == len(set(re.findall('Id="rIdHetong[^"]*"', made))) == 2


def test_fonts_in_the_file_are_left_behind() -> None:
    font = f'<w:embedRegular xmlns:r="{OFFICE}" r:id="rId9" w:fontKey="{{}}"/></w:font>'
    fonts = both(
        swap("word/fontTable.xml", "</w:font>", font),
        add("word/_rels/fontTable.xml.rels", RELS.format(LINK.format("rId9", "font", "fonts/a.odttf")).encode()),
    )
    made = docxtext.parts(import_template(edited(fonts, add("word/fonts/a.odttf", b"x")), "a")[0])
    assert not any(b"embedRegular" in raw or "odttf" in name for name, raw in made.items())


@pytest.mark.parametrize("style_id", ["盖章处", "1", "a.b-c_d", "Imported Style 1 (2)"])
def test_an_id_that_programs_write_is_taken(style_id: str, tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(packed({name: raw.replace(b'"BodyText"', f'"{style_id}"'.encode()) for name, raw in standard().items()}))
    assert openxml.faults(render_docx(number(sample.whole()), template=path)) == []
