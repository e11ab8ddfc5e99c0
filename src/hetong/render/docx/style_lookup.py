"""A template's styles by their names.

Names, never ids: a re-save in LibreOffice or in a Chinese Word renames the ids.
"""

from collections.abc import Mapping

from hetong.diagnostic import Diagnostic, Message, Refused
from hetong.render.docx.container import Element, W, fault, value
from hetong.render.docx.style import CHARACTER_STYLES, Style


def styles_by_name(path: str, styles: Element) -> Mapping[Style, str]:
    """The id of each style that the renderer asks for. Raises Refused (DOCX02)."""
    if wrong := tuple(missing_styles(path, styles)):
        raise Refused(wrong)
    known = elements_by_name(styles)
    return {style: known[style.lower()].get(f"{W}styleId", "") for style in Style}


def elements_by_name(styles: Element) -> Mapping[str, Element]:
    """The styles by their name in small letters: programs do not agree on the case of ``heading 1``."""
    return {value(style, "name").lower(): style for style in styles.iter(f"{W}style")}


def missing_styles(path: str, styles: Element) -> tuple[Diagnostic, ...]:
    """DOCX02 for each style that is not there, or is not of its kind."""
    known = elements_by_name(styles)
    lost = Message("在 Word 的样式窗格里补上，名字要一字不差；或者从 standard.docx 改起")
    found = [fault("DOCX02", path, Message("模板缺少样式“{name}”", name=one.value), lost) for one in Style if one.lower() not in known]
    for one in Style:
        style, kind = known.get(one.lower()), _kind(one)
        if style is not None and style.get(f"{W}type", "paragraph") != kind:
            message = Message("样式“{name}”的类型不对，应当是{kind}", name=one.value, kind=_KINDS[kind])
            found.append(fault("DOCX02", path, message, Message("删掉它，在样式窗格里按这个类型重建")))
    return tuple(found)


_KINDS = {"paragraph": Message("段落样式"), "character": Message("字符样式"), "table": Message("表格样式")}


def _kind(style: Style) -> str:
    if style is Style.TABLE:
        return "table"
    return "character" if style in CHARACTER_STYLES else "paragraph"
