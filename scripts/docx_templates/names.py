"""What a Chinese Word calls our styles, and which of them its gallery offers: those that a lawyer gives to a paragraph by hand."""

# Word has Chinese names of its own for the styles that it knows.
ALIASES = {
    "Cover Number": "封面编号",
    "Cover Line": "封面行",
    "Page Top": "正文起页",
    "Spacer": "空隙",
    "Party Block": "当事人",
    "Party Line": "当事人信息",
    "Recital": "鉴于",
    "Recital Item": "鉴于项",
    "Part Heading": "部分标题",
    "Clause": "款",
    "Item": "项",
    "Subitem": "目",
    "Annex Title": "附件标题",
    "Annex Clause": "附件条",
    "Annex Item": "附件项",
    "Annex Subitem": "附件目",
    "Signing Line": "签署栏",
    "Signing Space": "签署栏（盖章）",
    "Table Head": "表头",
    "Table Cell": "单元格",
    "Table Cell Center": "单元格居中",
    "Table Cell Right": "单元格靠右",
    "Contract Table": "合同表格",
    "Sheet Title": "要点标题",
    "Sheet Line": "要点行",
    "Sheet Head": "要点表头",
    "Sheet Cell": "要点单元格",
    "Sheet Cell Center": "要点单元格居中",
    "Sheet Cell Right": "要点单元格靠右",
    "Sheet Gap": "要点空隙",
    "Closing": "签署页提示",
    "Signature Name": "签署方名称",
    "Signature Name Narrow": "签署方名称（窄）",
    "Seal Anchor": "盖章处",
    "Signature": "签署行",
    "Signature Last": "签署末行",
    "Signature Table": "签署表格",
    "Header Draft": "页眉中",
    "Header Title": "页眉标题",
    "Header Table": "页眉表格",
    "First Header": "首页页眉",
    "Even Footer": "双页页脚",
    "Conspicuous": "显著提示",
    "Term": "术语",
    "Blank": "空白",
    "Filled": "填入的值",
    "Conspicuous Filled": "显著提示中的值",
    "Ruled": "手写横线",
}
# In the order of the gallery.
_TEXT = ("heading 1", "Clause", "Item", "Subitem", "Body Text", "Part Heading", "Recital", "Conspicuous", "Term", "Ruled")
_ANNEX = ("Annex Title", "Annex Clause", "Annex Item", "Annex Subitem", "Signing Line", "Signing Space")
_TABLE = ("Table Head", "Table Cell", "Table Cell Center", "Table Cell Right")
OFFERED = (*_TEXT, *_ANNEX, *_TABLE)
_LAST = 99


def label(name: str) -> str:
    """The Chinese name of a style, for after its own."""
    return f'<w:aliases w:val="{ALIASES[name]}"/>' if name in ALIASES else ""


def place(name: str) -> str:
    """Its place in lists of styles, and whether the gallery offers it."""
    at = OFFERED.index(name) + 1 if name in OFFERED else _LAST
    return f'<w:uiPriority w:val="{at}"/>' + "<w:qFormat/>" * (name in OFFERED)
