"""Telephone numbers and trunks that the service uses."""

from hetong.model.deal.side import Side
from hetong.model.fields import Facts, Line, YesNo, fact, several


class Telephony(Facts):
    """号码与中继"""

    numbers: tuple[Line, ...] = several("号码", help="例：400-000-0000、95000000")
    owner: Side | None = fact("号码归属", help="号码由哪一方办理并使用")
    trunk_owner: Side | None = fact("中继归属", help="中继线路由哪一方向运营商办理")
    operator: Line | None = fact("运营商")
    fees_by: Side | None = fact("通信费承担方")
    returned: YesNo | None = fact("终止后归还", help="合同终止后号码留给办理方的写“是”")
