"""Which of the machine's fonts set the contract: Typst takes the first it finds of each list, and so does this probe.

The names are those by which Windows, macOS, Linux and the font makers know the same faces.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error
from hetong.render.pdf.folders import refuse_damaged_system_fonts, refuse_unusable

if TYPE_CHECKING:
    from typst import Fonts

LATIN = ("Times New Roman", "Liberation Serif", "Tinos", "Nimbus Roman", "TeX Gyre Termes", "FreeSerif", "Libertinus Serif")
SONG = (
    "宋体", "SimSun", "NSimSun", "STSong", "华文宋体", "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", "思源宋体",
    "Source Han Serif CN", "Noto Serif SC", "FZShuSong-Z01", "FZShuSong-Z01S", "方正书宋_GBK", "AR PL UMing CN", "AR PL SungtiL GB",
)  # fmt: skip
HEI = (
    "黑体", "SimHei", "STHeiti", "华文黑体", "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC", "思源黑体", "Source Han Sans CN",
    "Noto Sans SC", "Microsoft YaHei", "微软雅黑", "PingFang SC", "FZHei-B01", "FZHei-B01S", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei",
    "Sarasa Gothic SC", "HarmonyOS Sans SC", "Alibaba PuHuiTi", "Droid Sans Fallback",
)  # fmt: skip
FANG = (
    "仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312", "STFangsong", "华文仿宋", "FZFangSong-Z02", "FZFangSong-Z02S", "方正仿宋_GBK",
)  # fmt: skip
BIAO = ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S", "STZhongsong", "华文中宋")
SONG_TRADITIONAL = ("新細明體", "PMingLiU", "MingLiU", "Songti TC", "Noto Serif CJK TC", "Source Han Serif TC", "Noto Serif TC")
HEI_TRADITIONAL = (
    "微軟正黑體", "Microsoft JhengHei", "Heiti TC", "PingFang TC", "Noto Sans CJK TC", "Source Han Sans TC", "Noto Sans TC",
)  # fmt: skip
_BOLD = 600


@dataclass(frozen=True, slots=True)
class Face:
    """What a role is set in. ``bold``: ``face`` where there is a bold cut, ``stroke`` to thicken the outline, ``none`` for a heavy face."""

    latin: str
    han: tuple[str, ...]
    bold: str


@dataclass(frozen=True, slots=True)
class Library:
    """The fonts found once, as Typst holds them, and their families in the form that Typst compares: lower case."""

    found: "Fonts"
    weights: Mapping[str, frozenset[int]]


@lru_cache(maxsize=8)
def library(folders: tuple[Path, ...], system: bool) -> Library:
    """The fonts of the folders and, with ``system``, of the machine. Scanning takes a fifth of a second: done once a process.

    Raises Refused (FILE05, FILE06) for a folder or a font that would keep Typst busy for ever.
    """
    from typst import Fonts

    refuse_unusable(folders)
    if system:
        refuse_damaged_system_fonts()
    found = Fonts(include_system_fonts=system, font_paths=[str(one) for one in folders])
    weights: dict[str, set[int]] = {}
    for one in found.fonts():
        weights.setdefault(one.family.lower(), set()).add(one.weight)
    return Library(found, {family: frozenset(known) for family, known in weights.items()})


def faces(fonts: Library, traditional: bool) -> Mapping[str, Face]:
    """A face for each role of the template. Raises Refused (PDF01) when there is no Chinese font at all.

    A role that has no face of its own borrows: 仿宋 and 小标宋 from 宋体, 宋体 from 黑体 and the other way round.
    """
    song, hei = (SONG_TRADITIONAL + SONG, HEI_TRADITIONAL + HEI) if traditional else (SONG, HEI)
    chains = {"song": (song, hei), "hei": (hei, song), "fang": (FANG, song, hei), "biao": (BIAO, song, hei)}
    return {role: _face(fonts, role, chain) for role, chain in chains.items()}


def _face(fonts: Library, role: str, chain: Sequence[Sequence[str]]) -> Face:
    han = tuple(name for names in chain for name in names if name.lower() in fonts.weights)
    if not han:
        raise Refused([_missing()])
    latin = next((name for name in LATIN if name.lower() in fonts.weights), han[0])
    own = han[0] in chain[0]
    heavy = own and role in ("hei", "biao")
    return Face(latin, han, "face" if max(fonts.weights[han[0].lower()]) >= _BOLD else "none" if heavy else "stroke")


def _missing() -> Diagnostic:
    hint = Message(
        "Debian、Ubuntu：apt install fonts-noto-cjk；Windows：设置 → 可选功能 → 添加“简体中文补充字体”；macOS：字体册里下载“宋体-简”；"
        "或者把思源宋体、思源黑体放进一个文件夹，用字体文件夹选项指给本工具"
    )
    return error("PDF01", Location("PDF"), Message("这台机器上没有中文字体，写不出 PDF"), hint)
