"""REF01 引用失效

检查什么：正文里的每个引用都指向这份合同里有的条、款、项或者附件。
为什么：引用的条款被删掉或者没有选用时，“按照第某条”就落空了。
反例：交易书不用保密条款，自拟条款却写“按照[[confidentiality]]处理”。
正例：引用的条款在这份合同里，或者删掉这句引用。
依据：民法典 142、466；逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.lint.contract.gaps import dangling
from hetong.model.numbered import Numbered

CODE = "REF01"


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """One finding for each reference without a text, unless a choice of the deal took its target away."""
    gone = {one.clause_id for one in numbered.contract.gone}
    for one in dangling(numbered):
        if one.own or one.ref.target.partition(".")[0] not in gone:
            message = Message("引用的“{target}”不在这份合同里", target=one.ref.target)
            yield error(CODE, one.ref.origin, message, Message("加用被引用的条款，或者改掉这处引用；用 hetong plan 看现有条款"))
