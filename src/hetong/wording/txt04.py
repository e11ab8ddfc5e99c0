"""TXT04 解释权归一方

检查什么：“解释权归……”“由某方负责解释”这类约定。
为什么：合同怎样解释由法律规定，归一方解释的约定站不住脚，写成格式条款还会引来投诉和处罚。
反例：本合同的最终解释权归甲方所有。
正例：对本合同的理解有争议的，按照争议解决条款处理。
依据：民法典 142、466、498
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.wording.library import LibraryText

CODE = "TXT04"
_OWNED = re.compile("解释权|由(?:甲方|乙方|[丙丁]方|平台)(?:负责)?解释(?!说明)")


def check(library: LibraryText) -> Iterator[Diagnostic]:
    """One finding for each text."""
    for one in library.passages:
        if found := _OWNED.search(one.text):
            message = Message("“{found}”：合同的解释不能归一方", found=found[0])
            yield error(CODE, one.at, message, Message("删掉；有争议的按照争议解决条款处理"))
