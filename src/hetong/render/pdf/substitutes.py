"""Which of the fonts that a style asks for by name this machine lacks. A style without a say about fonts takes any of its kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hetong.diagnostic import Diagnostic, Location, Message, Refused, Severity
from hetong.render.pdf.document import chinese_fonts
from hetong.render.pdf.fonts import BIAO, FANG, Face


@dataclass(frozen=True, slots=True)
class _Asked:
    """A role of the template, what is set in it, and the families that are the font it asks for."""

    role: str
    text: Message
    font: Message
    families: tuple[str, ...]


# GB/T 9704-2012 names both; 黑体 and 宋体 are what every face of their kind is.
_ASKED: Mapping[str, tuple[_Asked, ...]] = {
    "gongwen": (
        _Asked("biao", Message("标题"), Message("小标宋（方正小标宋简体）"), BIAO),
        _Asked("fang", Message("正文"), Message("仿宋（仿宋_GB2312）"), FANG),
    )
}


def substituted(style: str, folders: tuple[Path, ...], system: bool, traditional: bool) -> tuple[Diagnostic, ...]:
    """A warning for each font that another one stands in for (PDF07); nothing where there is no Chinese font at all."""
    if style not in _ASKED:
        return ()
    try:
        _, chosen = chinese_fonts(folders, system, traditional)
    except Refused:
        return ()
    return tuple(_warnings(style, chosen))


def _warnings(style: str, chosen: Mapping[str, Face]) -> Iterator[Diagnostic]:
    hint = Message("装上这款字体，或者用 --fonts 指给本工具有它的文件夹；不要紧的，就不用改")
    for one in _ASKED[style]:
        used = chosen[one.role].han[0]
        if used not in one.families:
            message = Message(
                "{style} 版式的{text}要用{font}，这台机器没有，改用了“{used}”", style=style, text=one.text, font=one.font, used=used
            )
            yield Diagnostic("PDF07", Severity.WARNING, Location("PDF"), message, hint)
