"""TXT02 一物数名

检查什么：house-style.yaml 的“称呼”里写明不用的名称（服务系统、客服工具、任一方、自然月……）。
为什么：同一样东西换了名称，对方可以说是两样东西；检索、定义和替换也都落空。
反例：一条写“服务平台”，另一条写“服务系统”。
正例：都写“服务平台”。
依据：实务
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.house_style import PreferredName
from hetong.wording.library import LibraryText

CODE = "TXT02"


def check(library: LibraryText) -> Iterator[Diagnostic]:
    """One finding for each name in each text."""
    for one in library.passages:
        for name in library.style.names:
            for found in sorted(_found(name, one.text)):
                message = Message("“{found}”在本库里叫“{say}”", found=found, say=name.say)
                yield error(CODE, one.at, message, Message("改成“{say}”；确是两样东西的，写进 house-style.yaml 的“除外”", say=name.say))


def _found(name: PreferredName, text: str) -> set[str]:
    """The names not to use that stand in a text, outside of the preferred name and the exceptions that contain them."""
    kept = "|".join(map(re.escape, sorted((name.say, *name.unless), key=len, reverse=True)))
    rest = re.sub(kept, "…", text)
    return {one for one in name.instead_of if one in rest}
