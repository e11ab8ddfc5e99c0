"""The parties."""

from hetong.model.codes import Code, Contact
from hetong.model.fields import Facts, Labelled, Line, YesNo, choice, fact, group


class PartyKind(Labelled):
    """What kind of civil subject a party is."""

    COMPANY = "company", "公司"
    SOLE = "sole", "个人独资企业"
    INDIVIDUAL_BUSINESS = "individual_business", "个体工商户"
    PERSON = "person", "自然人"
    AGENCY = "agency", "机关"
    INSTITUTION = "institution", "事业单位"


class Size(Labelled):
    """Size of an enterprise, as declared when the contract is made (保障中小企业款项支付条例 3)."""

    LARGE = "large", "大型"
    MEDIUM = "medium", "中型"
    SMALL = "small", "小型"
    MICRO = "micro", "微型"
    AGENCY = "agency", "机关"
    INSTITUTION = "institution", "事业单位"


class Signatory(Facts):
    """签约人"""

    name: Line | None = fact("姓名")
    title: Line | None = fact("职务")
    is_legal_rep: YesNo = choice("是法定代表人", True)
    poa_annex: Line | None = fact("授权书附件", help="授权委托书作为附件时写它的标题")


class Bank(Facts):
    """收款账户"""

    account_name: Line | None = fact("户名", help="应与该方名称一致")
    bank: Line | None = fact("开户行")
    branch: Line | None = fact("支行")
    account_no: Code | None = fact("账号")


class Party(Facts):
    """一方当事人"""

    name: Line | None = fact("名称")
    short_name: Line | None = fact("简称")
    kind: PartyKind = choice("类型", PartyKind.COMPANY)
    size: Size | None = fact("规模")
    uscc: Code | None = fact("统一社会信用代码")
    id_number: Code | None = fact("身份证号", help="自然人填写")
    legal_rep: Line | None = fact("法定代表人")
    address: Line | None = fact("住所", help="注册地址")
    contact: Line | None = fact("联系人")
    phone: Contact | None = fact("电话")
    email: Contact | None = fact("电子邮箱")
    business: Line | None = fact("主营业务", help="用于鉴于条款，例：从事服饰类商品的网络零售")
    signatory: Signatory = group("签约人", Signatory)
    bank: Bank = group("收款账户", Bank)
