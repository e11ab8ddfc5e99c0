"""TXT03 签字盖章连写

检查什么：“签字盖章”“签字、盖章”“签章”这类没有“并”“或者”“和”的写法。
为什么：“签字盖章后生效”究竟要一样还是两样，争议多年；写明就没有争议。
反例：本合同自双方签字盖章之日起生效。
正例：本合同自双方盖章并由法定代表人签字之日起生效；签字或者盖章。
依据：民法典 490
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.wording.library import LibraryText

CODE = "TXT03"
_RUN_TOGETHER = re.compile("(?:签字|签名|签署)[、/／]?(?:盖章|加盖公章)|盖章[、/／]?(?:签字|签名)|(?<!电子)签章")


def check(library: LibraryText) -> Iterator[Diagnostic]:
    """One finding for each text."""
    for one in library.passages:
        if found := _RUN_TOGETHER.search(one.text):
            message = Message("“{found}”分不清要一样还是两样", found=found[0])
            yield error(CODE, one.at, message, Message("写“签字并盖章”或者“签字或者盖章”"))
