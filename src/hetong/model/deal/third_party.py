"""A third party that steps into the service."""

from hetong.model.bounds import Length
from hetong.model.fields import Amount, Facts, Line, fact, several


class ThirdParty(Facts):
    """第三方介入"""

    kinds: tuple[Line, ...] = several("类型", help="例：技术支持方、中介机构、监管机构")
    cases: tuple[Line, ...] = several("情形")
    criteria: Line | None = fact("选择标准")
    fee: Line | None = fact("报酬", help="谁支付、怎样支付")
    notice: Length | None = fact("介入通知")
    cap: Amount | None = fact("责任限额")
    exit_notice: Length | None = fact("退出通知")
