"""Children in the order that the schema wants: Word refuses, or silently drops, what stands elsewhere."""

from lxml import etree

from hetong.render.docx.container import Element, W

# Up to and including the last one that is ever put in; what is not listed comes after.
_ORDERS = {
    "pPr": [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "numPr",
        "suppressLineNumbers",
        "pBdr",
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
        "autoSpaceDN",
        "bidi",
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
    ],
    "rPr": [
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "dstrike",
        "outline",
        "shadow",
        "emboss",
        "imprint",
        "noProof",
        "snapToGrid",
        "vanish",
        "webHidden",
        "color",
        "spacing",
        "w",
        "kern",
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
    ],
    "style": [
        "name",
        "aliases",
        "basedOn",
        "next",
        "link",
        "autoRedefine",
        "hidden",
        "uiPriority",
        "semiHidden",
        "unhideWhenUsed",
        "qFormat",
        "locked",
        "personal",
        "personalCompose",
        "personalReply",
        "rsid",
        "pPr",
        "rPr",
    ],
    "abstractNum": ["nsid", "multiLevelType", "tmpl", "name"],
    "lvl": ["start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText"],
}


def put(parent: Element, new: Element) -> Element:
    """Enter a child where it belongs, in place of one with its name."""
    for old in parent.findall(str(new.tag)):
        parent.remove(old)
    order = _ORDERS[etree.QName(parent).localname]
    before = order[: order.index(etree.QName(new).localname)]
    at = sum(etree.QName(one).localname in before for one in parent)
    parent.insert(at, new)
    return new


def child(parent: Element, tag: str) -> Element:
    """The child of this name, made where it is missing."""
    found = parent.find(f"{W}{tag}")
    return put(parent, etree.Element(f"{W}{tag}")) if found is None else found


def valued(tag: str, text: object) -> Element:
    """An element that says nothing but a value."""
    return etree.Element(f"{W}{tag}", {f"{W}val": str(text)})
