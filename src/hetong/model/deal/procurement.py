"""How the provider was chosen, where a procurement came before the contract."""

from hetong.model.bounds import Day
from hetong.model.fields import Amount, Facts, Labelled, Line, fact


class ProcurementMethod(Labelled):
    """Ways to procure (政府采购法 26, 政府采购框架协议采购方式管理暂行办法 2)."""

    OPEN_TENDER = "open_tender", "公开招标"
    INVITED_TENDER = "invited_tender", "邀请招标"
    NEGOTIATION = "negotiation", "竞争性谈判"
    CONSULTATION = "consultation", "竞争性磋商"
    INQUIRY = "inquiry", "询价"
    SINGLE_SOURCE = "single_source", "单一来源"
    FRAMEWORK = "framework", "框架协议"
    COMPARISON = "comparison", "自行比选"


class Procurement(Facts):
    """采购"""

    project: Line | None = fact("项目名称")
    number: Line | None = fact("编号", help="采购项目编号")
    package: Line | None = fact("包号", help="例：第2包")
    method: ProcurementMethod | None = fact("方式")
    agency: Line | None = fact("代理机构")
    notice_date: Day | None = fact("中标通知日期", help="中标、成交通知书发出的日期")
    award: Amount | None = fact("中标金额")
