"""PARTY01 统一社会信用代码校验不通过

检查什么：每一方的统一社会信用代码是不是 18 位、只用许可的字符、行政区划是数字、校验码正确。
为什么：代码错一位，主体就对不上登记证照，开票、起诉都会被退回。
反例：91330110MA00000000
正例：91330110MA2KXY1T3C（演示用，由校验算法生成）；机关、社会组织、农村集体经济组织的代码（以 1、5、N 开头）同样适用。
依据：GB 32100-2015
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal

CODE = "PARTY01"
# 登记管理部门和机构类别可以是字母（N 农业、Y 其他），所以不用 stdnum 的格式检查，只用它的校验码算法。
_FORM = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")


def check(deal: Deal) -> Iterator[Diagnostic]:
    """One finding for each party whose code fails."""
    for key, role, party in deal.parties:
        if party.uscc is None or _valid(party.uscc):
            continue
        path = f"{key}.uscc"
        message = Message("{role}的统一社会信用代码“{code}”校验不通过", role=role, code=party.uscc)
        yield error(CODE, deal.where(path), message, Message("对照登记证照逐位核对；没有字母 I、O、S、V、Z"), path)


def _valid(code: str) -> bool:
    from stdnum.cn import uscc  # it draws in the network modules of the standard library

    return bool(_FORM.fullmatch(code)) and uscc.calc_check_digit(code[:17]) == code[17]
