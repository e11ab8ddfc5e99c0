"""Workplaces: where people serve, by whose rules, with whose equipment."""

from hetong.model.bounds import Length, Some
from hetong.model.deal.naming import PlaceName
from hetong.model.deal.side import Side
from hetong.model.fields import Amount, Facts, Line, fact, required, several


class Workplace(Facts):
    """服务场所；别处用名称指它"""

    shorthand = "name"

    name: Line = required("名称", help="例：甲方杭州仓")
    address: Line | None = fact("地址")
    provider: Side | None = fact("提供方")
    contact: Line | None = fact("现场联系人")
    access: Line | None = fact("进出", help="例：凭甲方发的临时证件，工作日 8:00-20:00")
    rules: tuple[Line, ...] = several("现场规则", help="例：不带手机进作业区")


class Equipment(Facts):
    """甲方设备"""

    shorthand = "name"

    name: Line = required("名称", help="例：笔记本电脑")
    quantity: Some | None = fact("数量", help="例：20台")
    place: PlaceName | None = fact("地点", help="地址，或者“人员.场所”里的名称")
    value: Amount | None = fact("价值", help="每件，例：5,000元")
    compensation: Line | None = fact("赔偿", help="损坏、丢失怎样赔，例：按折旧后的价值")
    return_within: Length | None = fact("返还期限", help="终止后多少日内")
