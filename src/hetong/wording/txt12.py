"""TXT12 繁体字、生僻字

检查什么：条款的文字、条名、参数的名称和说明里，GB/T 2312 没有的汉字（繁体字、异体字、生僻字）。
为什么：条款库用简体写，繁体版由程序转；混进来的繁体字检索不到，也会在简体版里印出来。
反例：乙方應當提交報告。
正例：乙方应当提交报告。
依据：实务
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.wording.library import LibraryText

CODE = "TXT12"


def check(library: LibraryText) -> Iterator[Diagnostic]:
    """One finding for each text."""
    for one in library.passages:
        if found := "".join(dict.fromkeys(filter(_uncommon, one.text))):
            yield error(CODE, one.at, Message("不是通行的简体字：{found}", found="、".join(found)), Message("改成简体字"))


def _uncommon(char: str) -> bool:
    if not "\u3400" <= char <= "\U0003ffff" or "\uac00" <= char <= "\uffef":
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False
