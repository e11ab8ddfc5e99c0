"""Breach, liability, third parties, licences, force majeure, disputes and notices."""

from typing import Annotated

from hetong.model.bounds import DailyRate, Expiry, Length, Proportion, Within
from hetong.model.fields import Amount, Facts, Labelled, Line, Whole, YesNo, choice, fact, required, several


class PartyRef(Labelled):
    """One of the two parties."""

    A = "a", "甲方"
    B = "b", "乙方"
    EITHER = "either", "任一方"


class AgreedDamages(Facts):
    """违约金：按情形分级"""

    breach: Line = required("情形")
    by: PartyRef = choice("违约方", PartyRef.B, why="分级违约金多是针对提供服务的一方", confirm=True)
    share: Proportion | None = fact("比例")
    of: Line | None = fact("基数", help="例：当月服务费")
    amount: Amount | None = fact("金额")


class LiquidatedDamages(Facts):
    """违约金"""

    items: tuple[AgreedDamages, ...] = several("情形")
    daily_rate: DailyRate | None = fact("日比例")
    cap: Proportion | None = fact("上限", help="占合同总价的比例")
    costs: YesNo = choice("维权费用", True, why="律师费没有约定的常难获支持，双方对等", help="律师费、诉讼费等由违约方承担")


class Carveout(Labelled):
    """What a limit of liability never reaches; the first two are law (民法典 506), the others custom."""

    INJURY = "injury", "人身损害"
    WILFUL = "wilful", "故意或者重大过失"
    CONFIDENTIALITY = "confidentiality", "保密"
    PERSONAL_DATA = "personal_data", "个人信息"
    IP = "ip", "知识产权"
    THIRD_PARTY = "third_party", "第三人索赔"


_CARVEOUTS = tuple(Carveout)


class Liability(Facts):
    """责任限制"""

    cap: Proportion | None = fact("上限比例", help="占年度服务费的比例，例：100%")
    cap_amount: Amount | None = fact("上限金额")
    carveouts: tuple[Carveout, ...] = choice("例外", _CARVEOUTS, why="法律不许限制的，和通常不接受限额的几类", confirm=True)


class SubcontractingRule(Labelled):
    """Whether services may be passed on (民法典 923)."""

    FORBIDDEN = "forbidden", "禁止"
    CONSENT = "consent", "事先书面同意"


class Subcontracting(Facts):
    """分包"""

    rule: SubcontractingRule = choice("规则", SubcontractingRule.CONSENT, why="服务质量系于人员，转手要甲方把关")
    permitted: tuple[Line, ...] = several("已同意", help="已经同意的分包人及事项")


class ThirdParty(Facts):
    """第三方介入"""

    kinds: tuple[Line, ...] = several("类型", help="例：技术支持方、中介机构、监管机构")
    cases: tuple[Line, ...] = several("情形")
    criteria: Line | None = fact("选择标准")
    fee: Line | None = fact("报酬", help="谁支付、怎样支付")
    notice: Length | None = fact("介入通知")
    cap: Amount | None = fact("责任限额")
    exit_notice: Length | None = fact("退出通知")


class StaffTransfer(Facts):
    """人员转移"""

    fee_months: Annotated[Whole, Within(1, 36)] | None = fact("招聘费月数", help="相当于员工几个月工资")
    non_solicit: Length | None = fact("互不招揽")


class Coverage(Labelled):
    """Where a licence holds."""

    NATIONAL = "national", "全国"
    PROVINCIAL = "provincial", "省"


class Licence(Facts):
    """许可证"""

    kind: Line = choice("种类", "增值电信业务经营许可证（呼叫中心业务）", why="经营呼叫中心业务通常需要的许可", confirm=True)
    number: Line | None = fact("编号")
    coverage: Coverage | None = fact("覆盖")
    regions: tuple[Line, ...] = several("地区")
    expiry: Expiry | None = fact("有效期至")


class ForceMajeure(Facts):
    """不可抗力"""

    events: tuple[Line, ...] = several("事件")
    notice: Length | None = fact("通知")
    evidence: Length | None = fact("证明")
    terminate_after: Length | None = fact("可解除")


class DisputeMethod(Labelled):
    """One final way only (仲裁法解释 7)."""

    COURT = "court", "诉讼"
    ARBITRATION = "arbitration", "仲裁"


class CourtBasis(Labelled):
    """What connects the court with the dispute (民事诉讼法 35)."""

    DEFENDANT = "defendant", "被告住所地"
    PARTY_A = "party_a", "甲方住所地"
    PARTY_B = "party_b", "乙方住所地"
    PERFORMANCE = "performance", "合同履行地"
    SIGNING = "signing", "合同签订地"


class Dispute(Facts):
    """争议解决"""

    method: DisputeMethod = choice("方式", DisputeMethod.COURT, why="没有仲裁协议的，争议由法院解决")
    court_basis: CourtBasis = choice("管辖", CourtBasis.PARTY_A, why="与争议有实际联系，多由采购方所在地管辖", confirm=True)
    court_name: Line | None = fact("法院", help="不填则写“有管辖权的人民法院”")
    institution: Line | None = fact("仲裁机构")
    seat: Line | None = fact("仲裁地")
    negotiate_within: Length | None = fact("协商期限")
    mediation: Line | None = fact("调解组织", help="作为可选的前置步骤")


class Notice(Facts):
    """通知与送达"""

    email_service: YesNo | None = fact("电子送达", help="不填的，各方都写了电子邮箱就可以用电子邮件送达")
    change_within: Length | None = fact("变更通知")


class Governance(Facts):
    """治理"""

    manager_a: Line | None = fact("甲方负责人")
    manager_b: Line | None = fact("乙方负责人")
    meetings: Line | None = fact("例会", help="例：每周一次运营例会、每月一次复盘会")
    escalate_within: Length | None = fact("升级时限")
