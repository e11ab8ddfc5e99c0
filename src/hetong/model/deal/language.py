"""The languages that a contract is written in."""

from hetong.model.bounds import Copies
from hetong.model.deal.naming import LanguageName
from hetong.model.fields import Facts, Line, YesNo, fact, required, several


class LanguageVersion(Facts):
    """文本"""

    shorthand = "name"

    name: Line = required("名称", help="例：中文")
    translated_by: Line | None = fact("译者", help="由谁翻译，例：甲方")
    copies: Copies | None = fact("份数", help="这种文本的份数")


class LanguageVersions(Facts):
    """文本语言：以几种语言签署"""

    versions: tuple[LanguageVersion, ...] = several("文本", help="例：[中文, 英文]")
    prevailing: LanguageName | None = fact("优先文本", help="不一致时以哪一种为准，写“文本”里的名称")
    equal: YesNo | None = fact("同等效力", help="没有优先文本、各种文本效力相同的写“是”")
