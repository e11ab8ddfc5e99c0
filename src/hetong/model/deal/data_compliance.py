"""What must be in place before personal data is processed: who is concerned, who was asked, what was assessed."""

from hetong.model.bounds import Day, Kept, SomeOrNone
from hetong.model.deal.side import Side
from hetong.model.fields import Facts, Line, YesNo, fact


class Persons(Facts):
    """人数：个人信息主体的数量"""

    at_home: SomeOrNone | None = fact("境内", help="例：50万人")
    abroad: SomeOrNone | None = fact("境外", help="例：3万人")
    sensitive: SomeOrNone | None = fact("敏感个人信息", help="其中处理敏感个人信息的")
    exported: SomeOrNone | None = fact("出境", help="自当年 1 月 1 日起累计向境外提供的")


class Consent(Facts):
    """告知同意"""

    notified_by: Side | None = fact("告知方")
    notice: Line | None = fact("告知方式", help="例：通话开始时语音告知、隐私政策第 4 条")
    obtained_by: Side | None = fact("取得同意方")
    separate: YesNo | None = fact("单独同意", help="敏感个人信息、向他人提供、出境要取得单独同意（个人信息保护法 23、29、39）")
    evidence: Line | None = fact("留痕", help="例：同意记录保存三年")


class Assessment(Facts):
    """影响评估"""

    date: Day | None = fact("日期")
    assessor: Line | None = fact("评估人")
    report: Line | None = fact("报告编号")
    conclusion: Line | None = fact("结论")
    kept: Kept | None = fact("报告保存", help="报告和处理情况记录至少保存三年（个人信息保护法 56）")


class OnwardEntrustment(Facts):
    """再委托：甲方自己也是受托人"""

    controller: Line | None = fact("委托人", help="甲方的客户，即个人信息处理者")
    contract: Line | None = fact("委托合同", help="甲方与委托人之间的合同")
    consented: YesNo | None = fact("已获同意", help="委托人是否同意甲方再委托乙方（个人信息保护法 21）")
    consent_date: Day | None = fact("同意日期")
    instructions: Line | None = fact("指示", help="谁向乙方作出处理指示，例：只由甲方转达")


class DataCompliance(Facts):
    """数据合规"""

    persons: Persons | None = fact("人数")
    consent: Consent | None = fact("告知同意")
    assessment: Assessment | None = fact("影响评估")
    onward: OnwardEntrustment | None = fact("再委托")
    critical_infrastructure: YesNo | None = fact("关键信息基础设施", help="甲方是否关键信息基础设施运营者（个人信息保护法 40）")
    important: YesNo | None = fact("重要数据", help="是否涉及重要数据（数据安全法 21）")
