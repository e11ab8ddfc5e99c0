"""BLANK01 还有空白没有填

检查什么：正文、首部、签署页里没有填的值。
为什么：空白在签署后可以被任何一方填写；服务标准、金额的空白会使约定不明。
反例：首次响应时间没有填。
正例：每个值都有，或者不用那一条。
依据：民法典 470、510
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.contract import Blank
from hetong.model.deal import Deal
from hetong.model.fields import Facts
from hetong.model.numbered import Numbered
from hetong.model.schema import shapes, title_path, written_path

CODE = "BLANK01"


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """One finding for each missing value, however often it is printed, in the order in which a spec is written."""
    blanks = {written_path(Deal, one.path): one for one in numbered.contract.inlines if isinstance(one, Blank)}
    for path, blank in sorted(blanks.items(), key=lambda one: _order(one[0])):
        title = title_path(Deal, path)
        message = Message("“{title}”没有填", title=blank.label if path.startswith("clauses.params.") else title)
        hint = Message("在交易书写上 {path}（{title}）", path=path, title=title)
        yield Diagnostic(CODE, Severity.WARNING, blank.at, message, hint, path)


def _order(path: str) -> tuple[int, ...]:
    """Where a path stands in a spec that has everything."""
    order: list[int] = []
    model: type[Facts] | None = Deal
    for name in path.split("."):
        known = shapes(model) if model else {}
        order.append(int(name) if name.isdigit() else [*known, name].index(name))
        model = known[name].child if name in known else model if name.isdigit() else None
    return tuple(order)
