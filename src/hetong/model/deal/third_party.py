"""Third parties that step into the service."""

from hetong.model.bounds import Length, Part
from hetong.model.deal.naming import IntervenerName
from hetong.model.fields import Amount, Facts, Labelled, Line, Target, YesNo, fact, required, several


class JointLoss(Labelled):
    """How losses are borne that a party and a third party caused together (民法典 1168–1172, 593)."""

    JOINT = "joint", "连带承担"
    BY_SHARE = "by_share", "按份承担"
    BY_FAULT = "by_fault", "按过错承担"
    INTRODUCER = "introducer", "引入方承担"


class Intervener(Facts):
    """介入方"""

    shorthand = "name"

    name: Line = required("名称")
    role: Line | None = fact("作用", help="例：提供智能客服平台")
    processes_data: YesNo | None = fact("处理个人信息")
    data: Line | None = fact("处理内容", help="处理哪些个人信息、怎样处理")
    sells_to_client: YesNo | None = fact("直接向甲方销售")
    contract: Line | None = fact("与甲方的合同", help="直接向甲方销售的，写合同名称或者编号")
    cap: Amount | None = fact("责任限额", help="这一介入方自己的限额")
    joint_share: Part | None = fact("分担比例", help="共同造成的损失里它的份额")


class JointAvailability(Facts):
    """共同可用性"""

    target: Target | None = fact("要求", help="例：≥99.9%")
    measure: Line | None = fact("口径", help="例：三方系统串联，任何一方中断都算中断")
    parties: tuple[Line, ...] = several("各方", help="哪几方的系统一起算，例：[甲方, 乙方, 示例云公司]")
    weakest: IntervenerName | None = fact("首先排查方", help="“第三方介入.介入方”里的名称")


class ThirdParty(Facts):
    """第三方介入"""

    kinds: tuple[Line, ...] = several("类型", help="例：技术支持方、中介机构、监管机构")
    interveners: tuple[Intervener, ...] = several("介入方")
    cases: tuple[Line, ...] = several("情形")
    criteria: Line | None = fact("选择标准")
    fee: Line | None = fact("报酬", help="谁支付、怎样支付")
    notice: Length | None = fact("介入通知")
    cap: Amount | None = fact("责任限额")
    joint_losses: JointLoss | None = fact("共同损失", help="几方共同造成的损失怎样分担")
    availability: JointAvailability | None = fact("共同可用性")
    exit_notice: Length | None = fact("退出通知")
