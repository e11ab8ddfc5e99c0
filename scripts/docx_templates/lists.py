"""The numbering part: one multilevel list for each scheme and one for the annexes, all from ``hetong.model.scheme``."""

from collections.abc import Sequence

from style_xml import style_id
from styles import ANNEX_NUM, BODY_NUM

from hetong.model.deal.contract import Numbering
from hetong.model.scheme import ANNEX, BODY, SCHEMES, Level, Rank, label, lvl_text, separator
from hetong.render.docx.style import OF_RANK


def level(at: int, ranks: Sequence[Rank], known: Level | None, linked: str, sample: str) -> str:
    """One of the nine levels; those past the scheme print nothing."""
    if known is None:
        inner = '<w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/><w:lvlText w:val=""/><w:lvlJc w:val="left"/>'
        return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'
    # Article numbers run on through the parts; a part that starts again gets a list of its own from the renderer.
    restart = '<w:lvlRestart w:val="0"/>' if ranks[at] is Rank.ARTICLE else ""
    suffix = "space" if separator(sample) else "nothing"
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
            sample = label(scheme, rank, (1,) * (1 + position - (ranks is BODY and position > 0)))
            style = f'<w:pStyle w:val="{style_id(OF_RANK[rank])}"/>' * linked
            levels += level(position, ranks, SCHEMES[scheme][rank], style, sample)
        else:
            levels += level(position, ranks, None, "", "")
    return (
        f'<w:abstractNum w:abstractNumId="{at}"><w:nsid w:val="4E5F60{at:02X}"/><w:multiLevelType w:val="multilevel"/>'
        f'<w:tmpl w:val="5A6B7C{at:02X}"/><w:name w:val="{name}"/>{levels}</w:abstractNum>'
    )


def numbering(namespaces: str) -> str:
    """The whole part; the renderer links the scheme that the contract asks for.

    Every list has a number, used or not: LibreOffice drops one that has none.
    """
    lists = [abstract(at, scheme.value, scheme, BODY, scheme is Numbering.ARTICLE) for at, scheme in enumerate(Numbering)]
    lists.append(abstract(len(lists), "annex", Numbering.ARTICLE, ANNEX, True))
    of_num = {BODY_NUM: 0, ANNEX_NUM: len(Numbering)} | {ANNEX_NUM + at: at for at in range(1, len(Numbering))}
    nums = "".join(f'<w:num w:numId="{num}"><w:abstractNumId w:val="{at}"/></w:num>' for num, at in of_num.items())
    return f"<w:numbering {namespaces}>{''.join(lists)}{nums}</w:numbering>"
