"""The languages that a contract is written in."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from hetong.diagnostic import Message
from hetong.model.bounds import Copies
from hetong.model.deal.naming import LanguageName
from hetong.model.fields import Facts, Line, YesNo, fact, required, several


def _one_language(name: str) -> str:
    """A list that was written as one text would be one language with a strange name."""
    if re.search("[、，,和与及/]", name):
        hint = Message("几种文本写成清单，例：[中文, 英文]")
        raise PydanticCustomError(
            "written", "{text}: {kind}", {"text": name, "kind": Message("一种语言"), "expected": "中文", "hint": hint}
        )
    return name


class LanguageVersion(Facts):
    """文本"""

    shorthand = "name"

    name: Annotated[Line, AfterValidator(_one_language)] = required("名称", help="例：中文")
    translated_by: Line | None = fact("译者", help="由谁翻译，例：甲方")
    copies: Copies | None = fact("份数", help="这种文本的份数")


class LanguageVersions(Facts):
    """文本语言：以几种语言签署"""

    versions: tuple[LanguageVersion, ...] = several("文本", help="例：[中文, 英文]")
    prevailing: LanguageName | None = fact("优先文本", help="不一致时以哪一种为准，写“文本”里的名称")
    equal: YesNo | None = fact("同等效力", help="没有优先文本、各种文本效力相同的写“是”")
