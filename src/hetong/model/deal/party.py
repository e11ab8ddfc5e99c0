"""The parties."""

from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar, NamedTuple

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from hetong.model.bounds import Copies
from hetong.model.codes import Code, Contact
from hetong.model.deal.contract import EffectMode
from hetong.model.fields import Facts, Labelled, Line, YesNo, choice, fact, group
from hetong.zh.numeral import numeral
from hetong.zh.text import squeezed


class PartyKind(Labelled):
    """What kind of civil subject a party is."""

    COMPANY = "company", "公司"
    BRANCH = "branch", "分支机构"
    SOLE = "sole", "个人独资企业"
    PARTNERSHIP = "partnership", "合伙企业"
    INDIVIDUAL_BUSINESS = "individual_business", "个体工商户"
    PERSON = "person", "自然人"
    AGENCY = "agency", "机关"
    INSTITUTION = "institution", "事业单位"
    ORGANISATION = "organisation", "社会组织"


# Who acts for a party by law, as its licence or certificate names him (民法典 57、61、74、97、105; 合伙企业法 26).
HEADS: Mapping[PartyKind, str] = {
    PartyKind.COMPANY: "法定代表人",
    PartyKind.BRANCH: "负责人",
    PartyKind.SOLE: "投资人",
    PartyKind.PARTNERSHIP: "执行事务合伙人",
    PartyKind.INDIVIDUAL_BUSINESS: "经营者",
    PartyKind.PERSON: "本人",
    PartyKind.AGENCY: "负责人",
    PartyKind.INSTITUTION: "法定代表人",
    PartyKind.ORGANISATION: "法定代表人",
}
# What the name of an enterprise ends in where it is no company; brackets may be typed narrow (squeezed makes them so).
_ENDINGS: Mapping[PartyKind, tuple[str, ...]] = {
    PartyKind.BRANCH: ("分公司", "支公司", "分行", "支行", "分社", "分店", "分所", "营业部", "办事处", "代表处"),
    PartyKind.PARTNERSHIP: ("(有限合伙)", "(普通合伙)", "(特殊普通合伙)"),
    PartyKind.SOLE: ("(个人独资)",),
}


class Size(Labelled):
    """Size of an enterprise, as declared when the contract is made (保障中小企业款项支付条例 3)."""

    LARGE = "large", "大型"
    MEDIUM = "medium", "中型"
    SMALL = "small", "小型"
    MICRO = "micro", "微型"
    AGENCY = "agency", "机关"
    INSTITUTION = "institution", "事业单位"


# Who must pay enterprises of the sizes below as the law says (保障中小企业款项支付条例 2).
PUBLIC = frozenset({Size.AGENCY, Size.INSTITUTION})
BIG = PUBLIC | {Size.LARGE}
SMALL = frozenset({Size.MEDIUM, Size.SMALL, Size.MICRO})


class Signatory(Facts):
    """签约人"""

    name: Line | None = fact("姓名")
    title: Line | None = fact("职务")
    is_legal_rep: YesNo = choice("是法定代表人", True, why="多数合同由法定代表人签署；代理人签的要有授权", confirm=True)
    poa_annex: Line | None = fact("授权书附件", help="授权委托书作为附件时写它的标题")


class Bank(Facts):
    """收款账户"""

    account_name: Line | None = fact("户名", help="应与该方名称一致，不填就是它", follows="name")
    bank: Line | None = fact("开户行")
    branch: Line | None = fact("支行")
    account_no: Code | None = fact("账号")


class Party(Facts):
    """一方当事人"""

    also: ClassVar[Mapping[str, tuple[str, ...]]] = {"legal_rep": tuple(sorted({*HEADS.values()} - {"法定代表人", "本人"}))}

    name: Line | None = fact("名称")
    short_name: Line | None = fact("简称")
    kind: PartyKind = choice(
        "类型",
        PartyKind.COMPANY,
        why="承接和采购这类服务的多是公司",
        help="不填时照名称的结尾：……分公司、……支行是分支机构，……（有限合伙）是合伙企业",
    )
    size: Size | None = fact("规模")
    uscc: Code | None = fact("统一社会信用代码")
    id_number: Code | None = fact("身份证号", help="自然人填写")
    legal_rep: Line | None = fact("法定代表人", help="照证照上的称呼写键也可以：负责人、经营者、投资人、执行事务合伙人")
    address: Line | None = fact("住所", help="注册地址")
    contact: Line | None = fact("联系人")
    phone: Contact | None = fact("电话")
    email: Contact | None = fact("电子邮箱")
    business: Line | None = fact("主营业务", help="用于鉴于条款，例：从事服饰类商品的网络零售")
    signatory: Signatory = group("签约人", Signatory)
    signs: EffectMode | None = fact("签署方式", help="这一方与“签署.生效”不同时写；自然人都是签字")
    bank: Bank = group("收款账户", Bank)

    @property
    def standing(self) -> PartyKind:
        """Its kind; of a company the one that its name ends in (公司法 13: a branch is registered as a company is)."""
        if self.kind is not PartyKind.COMPANY:
            return self.kind
        name = squeezed(self.name or "")
        return next((kind for kind, endings in _ENDINGS.items() if name.endswith(endings)), self.kind)

    @property
    def head(self) -> str:
        """What the person who acts for it by law is called."""
        return HEADS[self.standing]

    @property
    def is_person(self) -> bool:
        """Whether it is a human being, who has no seal and no agent by office."""
        return self.kind is PartyKind.PERSON

    def way(self, agreed: EffectMode) -> EffectMode:
        """How it executes the contract, where the parties have agreed on a way."""
        return EffectMode.SIGNED if self.is_person else self.signs or agreed


def _short(name: str) -> str:
    """A name that heads lines of its own: what is longer is the party's name, and belongs there."""
    if len(name) > LONGEST_CALLED:
        raise PydanticCustomError("too_long", "more than {limit}", {"limit": LONGEST_CALLED})
    return name


LONGEST_CALLED = 8
Called = Annotated[Line, AfterValidator(_short)]


class OtherParty(Party):
    """丙方起的签约方，与甲方、乙方一样签署"""

    called: Called | None = fact("称谓", help="不填按次序是丙方、丁方……；不能与别的一方相同")
    role: Line | None = fact("角色", help="在这笔交易里做什么，例：平台方")
    copies: Copies = choice("份数", 2, why="业务和财务各存一份", help="纸质合同由这一方保存的份数")


class SigningParty(NamedTuple):
    """A party with its spec path and what the contract calls it."""

    path: str
    called: str
    party: Party


# The one table of the groups that hold a party; those of the list come after these two.
FIRST = {"party_a": "甲方", "party_b": "乙方"}
OTHERS = "other_parties"
PARTY_GROUPS = (*FIRST, OTHERS)
_STEMS = "甲乙丙丁戊己庚辛壬癸"


def _in_turn(others: Iterable[OtherParty]) -> tuple[OtherParty, ...]:
    """Every other party with what it is called; one that has no name of its own is called by its place."""
    placed = enumerate(others, len(FIRST))
    return tuple(one.model_copy(update={"called": one.called or _by_place(at)}) for at, one in placed)


def _by_place(at: int) -> str:
    return f"{_STEMS[at]}方" if at < len(_STEMS) else f"第{numeral(at + 1)}方"


OtherParties = Annotated[tuple[OtherParty, ...], AfterValidator(_in_turn)]


class Ways(Facts):
    """各方的签署方式"""

    alike: YesNo = choice("相同", True)
    signed: YesNo = choice("有签字", True)
    sealed: YesNo = choice("有盖章", True)
