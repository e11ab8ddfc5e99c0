"""The words that a page has of its own, in the characters of the contract."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Script(StrEnum):
    """The characters of a contract, by the name that HTML has for them; it decides the fonts, too."""

    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"


@dataclass(frozen=True, slots=True)
class Words:
    """``pages`` stands around the two numbers of the footer: 第 2 页 共 8 页. ``assumed`` and ``confirm`` mark what nobody decided."""

    number: str
    contents: str
    signing: str
    pages: tuple[str, str, str]
    draft: str = "草稿"
    blanks: str = "待填"
    previous_blank: str = "上一处"
    next_blank: str = "下一处"
    assumed: str = "惯例"
    confirm: str = "待确认"


WORDS: Mapping[Script, Words] = {
    Script.SIMPLIFIED: Words("合同编号", "目录", "签署页", ("第 ", " 页 共 ", " 页")),
    Script.TRADITIONAL: Words(
        "合同編號",
        "目錄",
        "簽署頁",
        ("第 ", " 頁 共 ", " 頁"),
        previous_blank="上一處",
        next_blank="下一處",
        assumed="慣例",
        confirm="待確認",
    ),
}
