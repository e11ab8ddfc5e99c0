"""What stands on the pages: the document with docxtpl's marks in it, headers and footers."""

from collections.abc import Mapping

from looks import A4_HEIGHT, A4_WIDTH, Look
from style_xml import style_id

# Headers and footers come after five parts that every document has.
FIRST_MARGIN = 6
# 草稿 stands in the header of a draft only; nothing of it is left in a final contract.
_DRAFT = "{% if draft %}{{ words.draft }}{% endif %}"
_HEADER = {"header": "{{ number_text }}", "Header Draft": _DRAFT, "Header Title": "{{ title }}"}


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


def row(half: int, *cells: str, foot: bool = False) -> str:
    """A row of the signature page: it never breaks over pages. ``foot``: the shorter side stands level with the last line of the other."""
    level = '<w:vAlign w:val="bottom"/>' * foot
    width = f'<w:tcPr><w:tcW w:w="{half}" w:type="dxa"/>{level}</w:tcPr>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(f'<w:tc>{width}{cell}</w:tc>' for cell in cells)}</w:tr>"


def halves(half: int, style: str, pattern: str) -> str:
    """A row that says the same of the left and of the right party; ``@`` is the party. Rules to sign on stand level."""
    return row(half, *(paragraph(style, run(pattern.replace("@", side))) for side in ("left", "right")), foot=True)


def loop_row(half: int, text: str) -> str:
    """A row that docxtpl takes away: it only carries the loop."""
    return row(half, paragraph("Signature", run(text)), paragraph("Signature"))


def names(half: int) -> str:
    """Who seals or signs. A name whose last character or two would stand alone on a line is set narrower, see ``frame``."""
    return row(half, *(_name(side) for side in ("left", "right")))


def _name(side: str) -> str:
    shown = (run(f"{{{{ pair.{side}.role }}}}（{{{{ pair.{side}.act }}}}）："), run(f"{{{{r pair.{side}.name }}}}"))
    return (
        lines(f"{{%p if not pair.{side} %}}")
        + paragraph("Signature Name")
        + lines(f"{{%p elif pair.{side}.narrow %}}")
        + paragraph("Signature Name Narrow", *shown)
        + lines("{%p else %}")
        + paragraph("Signature Name", *shown)
        + lines("{%p endif %}")
    )


def signature_table(half: int) -> str:
    """Two parties side by side. The seal anchor stands alone in its run, with free space to its right."""
    head = (
        f'<w:tblPr><w:tblStyle w:val="SignatureTable"/><w:tblW w:w="{half * 2}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{half}"/><w:gridCol w:w="{half}"/></w:tblGrid>'
    )
    rows = (
        names(half),
        halves(half, "Seal Anchor", "{% if pair.@ %}{{ pair.@.anchor }}{% endif %}"),
        loop_row(half, "{%tr for line in pair.lines %}"),
        halves(half, "Signature", "{{r line.@ }}"),
        loop_row(half, "{%tr endfor %}"),
        halves(half, "Signature Last", "{{r pair.last.@ }}"),
    )
    return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"


def body(look: Look) -> str:
    """Everything between the first line and the last annex."""
    return "".join((_cover() if look.cover else _top(), _parties(), lines("{{p recitals }}", "{{p body }}"), _signing(look), _annexes()))


def _number() -> str:
    return lines("{%p if number %}") + paragraph("Cover Number", run("{{ words.number }}："), run("{{r number }}")) + lines("{%p endif %}")


def _rows(style: str, rows: str, gap: str = "") -> str:
    row = paragraph(style, run(f"{{{{ row.label }}}}：{gap}"), run("{{r row.value }}"))
    return lines(f"{{%p for row in {rows} %}}") + row + lines("{%p endfor %}")


def _contents() -> str:
    return lines("{%p if toc %}") + paragraph("TOC Heading", run("{{ words.contents }}")) + lines("{{p toc }}", "{%p endif %}")


def _cover() -> str:
    title = paragraph("Title", run("{{ title }}"))
    return _number() + title + _rows("Cover Line", "cover", "\t") + lines("{{p sheets }}") + _contents() + paragraph("Page Top")


def _top() -> str:
    """The head of page one, where there is no cover: the parties follow, so the place and the date alone are told."""
    return _number() + _rows("Cover Number", "facts") + paragraph("Title", run("{{ title }}")) + _sheets() + _contents()


def _sheets() -> str:
    """Below the title, where there is no cover; the contract itself begins the next page."""
    return lines("{%p if sheets %}", "{{p sheets }}") + paragraph("Page Top") + lines("{%p endif %}")


def _parties() -> str:
    head = paragraph("Party Block", run("{{ party.head.label }}："), run("{{r party.head.value }}"))
    return lines("{%p for party in parties %}") + head + _rows("Party Line", "party.rows") + lines("{%p endfor %}")


def _signing(look: Look) -> str:
    pairs = lines("{%p for pair in signatures %}") + signature_table(look.width // 2) + paragraph("Spacer") + lines("{%p endfor %}")
    return paragraph("Closing", run("{{ closing }}")) + pairs


def _annexes() -> str:
    return lines("{{p annexes }}")


def document(look: Look, namespaces: str) -> str:
    """One section: two with SECTIONPAGES fail in LibreOffice. The first page has a header of its own, see ``margins``."""
    named = (f'<w:{kind}Reference w:type="{which}" r:id="rId{FIRST_MARGIN + at}"/>' for at, (kind, which) in enumerate(margins(look, "")))
    sides = "".join(f' w:{side}="{getattr(look.margins, side)}"' for side in ("top", "right", "bottom", "left", "header", "footer"))
    section = (
        f'<w:sectPr>{"".join(named)}<w:pgSz w:w="{A4_WIDTH}" w:h="{A4_HEIGHT}"/><w:pgMar{sides} w:gutter="0"/>'
        "<w:cols/><w:titlePg/></w:sectPr>"
    )
    return f"<w:document {namespaces}><w:body>{body(look)}{section}</w:body></w:document>"


def margins(look: Look, namespaces: str) -> Mapping[tuple[str, str], str]:
    """Every header and footer by kind and page: a missing one is empty to Word alone. The first page shows but the mark of a draft."""
    draft, blank = paragraph("First Header", run(_DRAFT)), paragraph("footer")
    shown = {
        ("header", "default"): draft if look.folio else _running(look),
        ("footer", "default"): _folio("footer") if look.folio else _pages(),
        ("header", "first"): draft,
        ("footer", "first"): blank if look.cover else _pages(),
    }
    if look.folio:
        shown |= {("header", "even"): draft, ("footer", "even"): _folio("Even Footer")}
    tags = {"header": "hdr", "footer": "ftr"}
    return {(kind, which): f"<w:{tags[kind]} {namespaces}>{text}</w:{tags[kind]}>" for (kind, which), text in shown.items()}


def _running(look: Look) -> str:
    """Contract number left, title right, a rule below. Cells, because a long number leaves tabs no room."""
    middle = look.width // 8
    side = (look.width - middle) // 2
    widths = (side, middle, look.width - middle - side)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, run(text))}</w:tc>'
        for width, (style, text) in zip(widths, _HEADER.items(), strict=True)
    )
    head = f'<w:tblPr><w:tblStyle w:val="HeaderTable"/><w:tblW w:w="{look.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>{paragraph('Spacer')}"


def _pages() -> str:
    """第 2 页 共 8 页."""
    before, between, after = (run(f"{{{{ words.{one} }}}}") for one in ("before_page", "before_pages", "after_pages"))
    return paragraph("footer", before, field("PAGE"), between, field("NUMPAGES"), after)


def _folio(style: str) -> str:
    """— 2 —"""
    return paragraph(style, run("— "), field("PAGE"), run(" —"))
