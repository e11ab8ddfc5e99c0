"""DATA04 共同处理或者提供个人信息，客服外包很少这样

检查什么：“个人信息.角色”写了“共同”或者“提供”。
为什么：乙方只按甲方要求服务甲方的用户，是委托；写提供的，甲方要先取得每一个用户的单独同意；写共同的，双方对用户承担连带责任。
反例：一般的客服外包，角色写提供。
正例：角色写委托；乙方真的自己决定处理目的，并取得单独同意的，可以不理会。
依据：个人信息保护法 20、21、23
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.deal import Deal
from hetong.model.deal.data import DataRole

CODE = "DATA04"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """At most one hint, at the role."""
    if deal.data.role in (DataRole.JOINT, DataRole.PROVIDED):
        message = Message("个人信息的角色是“{role}”，客服外包通常是“委托”", role=deal.data.role.label)
        hint = Message("乙方只按甲方要求处理的，写“角色: 委托”；写“提供”的，甲方要取得每个用户的单独同意")
        yield Diagnostic(CODE, Severity.INFO, deal.where("data.role"), message, hint, "data.role")
