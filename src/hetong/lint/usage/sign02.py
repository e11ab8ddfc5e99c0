"""SIGN02 签约人不是法定代表人而没有授权书附件

检查什么：签约人写明不是法定代表人（分支机构、机关的负责人，合伙企业的执行事务合伙人，个人独资企业的投资人，个体工商户的经营者），或者姓名与其不同的，是不是写了授权书附件；写了的，附件里有没有它。
为什么：没有授权书，签约人有没有代理权就要另外证明，合同的效力会被争议。
反例：签约人是法定代表人“否”，授权书附件没填；填了“授权委托书”，附件里没有这一份。
正例：附件里有“甲方授权委托书”，授权书附件写它的标题。
依据：民法典 170、171、172；合同编通则解释 21
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.deal import Deal
from hetong.model.deal.party import Party
from hetong.model.numbered import Numbered
from hetong.zh.text import squeezed

CODE = "SIGN02"


def check(deal: Deal, numbered: Numbered) -> Iterator[Diagnostic]:
    """At most one finding for each party."""
    titles = {squeezed(annex.title) for annex in numbered.contract.annexes}
    for key, role, party in deal.parties:
        annex, path = party.signatory.poa_annex, f"{key}.signatory"
        if annex and squeezed(annex) not in titles:
            message = Message("附件里没有{role}签约人的授权书“{title}”", role=role, title=annex)
            hint = Message("在“附件”里加上它，标题写得一字不差")
            yield Diagnostic(CODE, Severity.WARNING, deal.where(f"{path}.poa_annex"), message, hint, f"{path}.poa_annex")
        elif not annex and _an_agent(party):
            message = Message("{role}的签约人不是{head}，没有授权书附件", role=role, head=party.head)
            hint = Message("把授权委托书列进“附件”，并在“签约人.授权书附件”写它的标题")
            yield Diagnostic(CODE, Severity.WARNING, deal.where(path), message, hint, path)


def _an_agent(party: Party) -> bool:
    signatory = party.signatory
    another = signatory.name and party.legal_rep and squeezed(signatory.name) != squeezed(party.legal_rep)
    return not party.is_person and bool(another or not signatory.is_legal_rep)
