"""Writes ``standard.docx``, the template that lawyers restyle: ``python templates/docx/build.py [target]``.

The file is stored without compression, so that it comes out byte for byte the same with every build of zlib.
The text in double braces is docxtpl's; ``hetong.render.docx`` fills it.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from styles import ANNEX_NUM, BODY_NUM, WIDTH, style_id, styles_xml

from hetong.model.deal.contract import Numbering
from hetong.model.scheme import ANNEX, BODY, SCHEMES, Level, Rank, label, lvl_text, separator
from hetong.render.docx.package import archive, stored
from hetong.render.docx.style import OF_RANK

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HALF = WIDTH // 2

# 草稿 stands in the header of a draft only; nothing of it is left in a final contract.
_HEADER = "{{r number }}\t{% if draft %}草稿{% endif %}\t{{ title }}"


def run(text: str) -> str:
    """A run; a tab in the text becomes a tab in Word."""
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' if piece else "" for piece in text.split("\t"))
    return f"<w:r>{inner}</w:r>"


def paragraph(style: str, *runs: str) -> str:
    """A paragraph whose look is all in its style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{"".join(runs)}</w:p>'


def lines(*texts: str) -> str:
    """Paragraphs that docxtpl takes away: they only carry its loops and conditions."""
    return "".join(paragraph("Normal", run(text)) for text in texts)


def field(code: str) -> str:
    """A field with a cached 1."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return f'{mark("begin")}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{mark("separate")}{run("1")}{mark("end")}'


def row(*cells: str) -> str:
    """A row of the signature page: it never breaks over pages."""
    width = f'<w:tcPr><w:tcW w:w="{_HALF}" w:type="dxa"/></w:tcPr>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(f'<w:tc>{width}{cell}</w:tc>' for cell in cells)}</w:tr>"


def halves(style: str, pattern: str) -> str:
    """A row that says the same of the left and of the right party; ``@`` is the party."""
    return row(*(paragraph(style, *(run(piece) for piece in pattern.replace("@", side).split("|"))) for side in ("left", "right")))


def loop_row(text: str) -> str:
    """A row that docxtpl takes away: it only carries the loop."""
    return row(paragraph("Signature", run(text)), paragraph("Signature"))


def signature_table() -> str:
    """Two parties side by side. The seal anchor stands alone in its run, with free space to its right."""
    head = (
        f'<w:tblPr><w:tblStyle w:val="SignatureTable"/><w:tblW w:w="{_HALF * 2}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{_HALF}"/><w:gridCol w:w="{_HALF}"/></w:tblGrid>'
    )
    name = "{% if pair.@ %}{{ pair.@.role }}（{{ pair.@.act }}）：|{{r pair.@.name }}|{% endif %}"
    seal = "{% if pair.@ %}{{ pair.@.anchor }}{% endif %}"
    rows = (
        halves("Signature Name", name),
        halves("Seal Anchor", seal),
        loop_row("{%tr for line in pair.lines %}"),
        halves("Signature", "{{r line.@ }}"),
        loop_row("{%tr endfor %}"),
        halves("Signature Last", "{{r pair.last.@ }}"),
    )
    return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"


def body() -> str:
    """Everything between the first line of the cover and the last annex."""
    return "".join(
        (
            lines("{%p if number %}"),
            paragraph("Cover Number", run("合同编号："), run("{{r number }}")),
            lines("{%p endif %}"),
            paragraph("Title", run("{{ title }}")),
            lines("{%p for row in cover %}"),
            paragraph("Cover Line", run("{{ row.label }}："), run("{{r row.value }}")),
            lines("{%p endfor %}"),
            paragraph("Page Top"),
            lines("{%p for party in parties %}"),
            paragraph("Party Block", run("{{ party.head.label }}："), run("{{r party.head.value }}")),
            lines("{%p for row in party.rows %}"),
            paragraph("Party Line", run("{{ row.label }}："), run("{{r row.value }}")),
            lines("{%p endfor %}", "{%p endfor %}", "{{p recitals }}", "{{p body }}"),
            paragraph("Closing", run("{{ closing }}")),
            lines("{%p for pair in signatures %}"),
            signature_table(),
            paragraph("Spacer"),
            lines("{%p endfor %}", "{{p annexes }}"),
        )
    )


def document() -> str:
    """One section: two with SECTIONPAGES fail in LibreOffice, and titlePg keeps the cover free of header and footer."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1474" w:bottom="1440" w:left="1587" w:header="851" w:footer="851" w:gutter="0"/>'
        "<w:cols/><w:titlePg/></w:sectPr>"
    )
    return f"<w:document {_NS}><w:body>{body()}{section}</w:body></w:document>"


def level(at: int, ranks: Sequence[Rank], known: Level | None, linked: str, sample: str) -> str:
    """One of the nine levels; those past the scheme print nothing."""
    if known is None:
        inner = '<w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/><w:lvlText w:val=""/><w:lvlJc w:val="left"/>'
        return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'
    # Article numbers run on through the parts; a part that starts again gets a list of its own from the renderer.
    restart = '<w:lvlRestart w:val="0"/>' if ranks[at] is Rank.ARTICLE else ""
    suffix = "space" if separator(sample) and ranks[at] is not Rank.ANNEX else "nothing"
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{known.format}"/>{restart}{linked}{"<w:isLgl/>" * known.legal}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{lvl_text(known, ranks)}"/><w:lvlJc w:val="left"/>'
        '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl>'
    )


def abstract(at: int, name: str, scheme: Numbering, ranks: Sequence[Rank], linked: bool) -> str:
    """A multilevel list named after its scheme. Only one list may be linked to the styles at a time."""
    levels = ""
    for position in range(9):
        if position < len(ranks):
            rank = ranks[position]
            sample = label(scheme, rank, [1] * (1 + position - (ranks is BODY and position > 0)))
            style = f'<w:pStyle w:val="{style_id(OF_RANK[rank])}"/>' * linked
            levels += level(position, ranks, SCHEMES[scheme][rank], style, sample)
        else:
            levels += level(position, ranks, None, "", "")
    return (
        f'<w:abstractNum w:abstractNumId="{at}"><w:nsid w:val="4E5F60{at:02X}"/><w:multiLevelType w:val="multilevel"/>'
        f'<w:tmpl w:val="5A6B7C{at:02X}"/><w:name w:val="{name}"/>{levels}</w:abstractNum>'
    )


def numbering() -> str:
    """A list for each scheme and one for the annexes; the renderer links the scheme that the contract asks for."""
    lists = [abstract(at, scheme.value, scheme, BODY, scheme is Numbering.ARTICLE) for at, scheme in enumerate(Numbering)]
    lists.append(abstract(len(lists), "annex", Numbering.ARTICLE, ANNEX, True))
    nums = f'<w:num w:numId="{BODY_NUM}"><w:abstractNumId w:val="0"/></w:num>'
    nums += f'<w:num w:numId="{ANNEX_NUM}"><w:abstractNumId w:val="{len(lists) - 1}"/></w:num>'
    return f"<w:numbering {_NS}>{''.join(lists)}{nums}</w:numbering>"


def settings() -> str:
    """What Chinese Word writes for a new document, without rsids; ulTrailSpace keeps underlined blanks visible."""
    flags = ["spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone", "ulTrailSpace", "doNotExpandShiftReturn"]
    flags += ["adjustLineHeightInTable", "useFELayout"]
    uri = "http://schemas.microsoft.com/office/word"
    modes = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1}
    modes |= {"enableOpenTypeFeatures": 1, "doNotFlipMirrorIndents": 1}
    compat = "".join(f"<w:{flag}/>" for flag in flags)
    compat += "".join(f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>' for name, value in modes.items())
    return (
        f'<w:settings {_NS}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
        '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" '
        'w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
        'w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """The fonts by name, with the names that other systems know them by. Nothing is embedded."""

    def font(name: str, other: str, panose: str, charset: str, family: str) -> str:
        alias = f'<w:altName w:val="{other}"/>' if other else ""
        return (
            f'<w:font w:name="{name}">{alias}<w:panose1 w:val="{panose}"/><w:charset w:val="{charset}"/>'
            f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        )

    fonts = (
        font("Times New Roman", "", "02020603050405020304", "00", "roman"),
        font("宋体", "SimSun", "02010600030101010101", "86", "auto"),
        font("黑体", "SimHei", "02010609060101010101", "86", "modern"),
        font("仿宋", "FangSong", "02010609060101010101", "86", "modern"),
    )
    return f"<w:fonts {_NS}>{''.join(fonts)}</w:fonts>"


def theme() -> str:
    """Word and the validators want a theme part; no style refers to it."""
    colors = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31"}
    colors |= {"accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72"}
    palette = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colors.items())
    faces = '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/><a:cs typeface="Times New Roman"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="hetong"><a:themeElements>'
        f'<a:clrScheme name="hetong">{palette}</a:clrScheme>'
        f'<a:fontScheme name="hetong"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="hetong"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def header() -> str:
    """Contract number left, title right, a rule below."""
    return f"<w:hdr {_NS}>{paragraph('header', run(_HEADER))}</w:hdr>"


def footer() -> str:
    """第 2 页 共 8 页."""
    return f"<w:ftr {_NS}>{paragraph('footer', run('第 '), field('PAGE'), run(' 页 共 '), field('NUMPAGES'), run(' 页'))}</w:ftr>"


def relationships(targets: Mapping[str, str]) -> str:
    """Relationships rId1… in order: type → target. A type may be given in full."""
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{kind if "://" in kind else f"{_OFFICE}/{kind}"}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def content_types() -> str:
    """Which part is what."""
    types = {"document": "document.main", "styles": "styles", "numbering": "numbering", "settings": "settings"}
    types |= {"fontTable": "fontTable", "header1": "header", "footer1": "footer"}
    overrides = {f"/word/{part}.xml": f"{_WORD_TYPE}.{kind}+xml" for part, kind in types.items()}
    overrides["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in kinds.items())
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{listed}</Types>'


def parts() -> Mapping[str, str]:
    """Every part by name, in the order of the package."""
    word = {"styles": "styles.xml", "numbering": "numbering.xml", "settings": "settings.xml", "fontTable": "fontTable.xml"}
    word |= {"theme": "theme/theme1.xml", "header": "header1.xml", "footer": "footer1.xml"}
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    office = {"officeDocument": "word/document.xml", core: "docProps/core.xml", "extended-properties": "docProps/app.xml"}
    extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(office),
        "docProps/app.xml": f'<Properties xmlns="{extended}"><Application>hetong</Application></Properties>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships(word),
        "word/styles.xml": styles_xml(_NS),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": header(),
        "word/footer1.xml": footer(),
    }


def build() -> bytes:
    """The template."""
    return archive(stored(name, (_HEAD + text).encode()) for name, text in parts().items())


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).with_name("standard.docx")).write_bytes(build())
