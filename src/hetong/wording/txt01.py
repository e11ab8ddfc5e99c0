"""TXT01 半角标点

检查什么：条款的文字、条名、参数的名称和说明里，中文旁边的半角标点（, ; : ? ! ( ) . ~），以及直引号。
数字里的（1,000、9:00、0.5）和英文之间的不算。
为什么：印出来宽窄不一，直引号还分不清起止。
反例：乙方应当提交报告,并说明原因;
正例：乙方应当提交报告，并说明原因；“工作日”是指……
依据：实务
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.wording.library import LibraryText

CODE = "TXT01"
_HALF = re.compile(r"""(?<=[^\x00-\x7f])[,;:?!()~]|[,;:?!()~](?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\.(?=\s|$)|["']""")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", "~": "至", ".": "。", '"': "“”", "'": "‘’"}


def check(library: LibraryText) -> Iterator[Diagnostic]:
    """One finding for each text."""
    for one in library.passages:
        if found := _HALF.findall(one.text):
            mark = found[0]
            yield error(CODE, one.at, Message("中文旁边用了半角的“{mark}”", mark=mark), Message("改成“{full}”", full=_FULL[mark]))
