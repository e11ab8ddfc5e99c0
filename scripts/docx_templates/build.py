"""Writes the templates that lawyers restyle, one for each look: ``python scripts/docx_templates/build.py [folder]``.

The files are stored without compression, so that they come out byte for byte the same with every build of zlib.
The text in double braces is docxtpl's; ``hetong.render.docx`` fills it.
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from lists import numbering
from looks import LOOKS, Look
from page import document, margins
from styles import styles_xml

from hetong.render.docx.importing import import_template
from hetong.render.docx.package import APPLICATION, archive, stored

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NS = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_OFFICE}"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def settings(look: Look) -> str:
    """What Chinese Word writes for a new document, without rsids; ulTrailSpace keeps underlined blanks visible."""
    flags = ["spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone", "ulTrailSpace", "doNotExpandShiftReturn"]
    flags += ["adjustLineHeightInTable", "useFELayout"]
    uri = "http://schemas.microsoft.com/office/word"
    modes = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1}
    modes |= {"enableOpenTypeFeatures": 1, "doNotFlipMirrorIndents": 1}
    compat = "".join(f"<w:{flag}/>" for flag in flags)
    compat += "".join(f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>' for name, value in modes.items())
    return (
        f'<w:settings {NS}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
        f'<w:defaultTabStop w:val="420"/>{"<w:evenAndOddHeaders/>" * look.folio}<w:characterSpacingControl w:val="compressPunctuation"/>'
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
        font("仿宋", "FangSong,仿宋_GB2312,FangSong_GB2312", "02010609060101010101", "86", "modern"),
        font("方正小标宋简体", "FZXiaoBiaoSong-B05S,FZXiaoBiaoSong-B5S", "03000509000000000000", "86", "script"),
    )
    return f"<w:fonts {NS}>{''.join(fonts)}</w:fonts>"


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


def relationships(targets: Mapping[str, str]) -> str:
    """Relationships rId1… in order: target → type. A type may be given in full."""
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{kind if "://" in kind else f"{_OFFICE}/{kind}"}" Target="{target}"/>'
        for at, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def content_types(names: Iterable[str]) -> str:
    """Which part is what."""
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{_kind(name)}"/>' for name in names if name.endswith(".xml"))
    kinds = {"rels": f"{_PACKAGE_TYPE}.relationships+xml", "xml": "application/xml"}
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in kinds.items())
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _kind(name: str) -> str:
    known = {
        "docProps/core.xml": f"{_PACKAGE_TYPE}.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "word/document.xml": f"{_WORD_TYPE}.document.main+xml",
    }
    return known.get(name) or f"{_WORD_TYPE}.{Path(name).stem.rstrip('0123456789')}+xml"


def parts(look: Look) -> Mapping[str, str]:
    """Every part by name, in the order of the package."""
    word = {
        "styles.xml": styles_xml(look, NS),
        "numbering.xml": numbering(NS),
        "settings.xml": settings(look),
        "fontTable.xml": font_table(),
        "theme/theme1.xml": theme(),
    }
    word |= {f"{kind}{1 + at // 2}.xml": text for at, ((kind, _), text) in enumerate(margins(look, NS).items())}
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    office = {"word/document.xml": "officeDocument", "docProps/core.xml": core, "docProps/app.xml": "extended-properties"}
    links = {name: Path(name).stem.rstrip("0123456789") for name in word}
    inner = {
        "docProps/app.xml": APPLICATION,
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
        "word/document.xml": document(look, NS),
        "word/_rels/document.xml.rels": relationships(links),
        **{f"word/{name}": text for name, text in word.items()},
    }
    return {"[Content_Types].xml": content_types(inner), "_rels/.rels": relationships(office), **inner}


def build(look: Look) -> bytes:
    """The template, in the form that every imported template has."""
    return import_template(archive(stored(name, (_HEAD + text).encode()) for name, text in parts(look).items()), look.name)[0]


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "templates" / "docx"
    for look in LOOKS:
        (folder / f"{look.name}.docx").write_bytes(build(look))
