"""FACT02 确认了没有的路径

检查什么：“确认”下面写的每个路径，交易书里有没有这一项，这份合同有没有照惯例写了它。
为什么：路径写错了，要确认的还是没有确认；没有可确认的，多半是条款已经不用了。
反例：确认写“责任限制.上限”（应当是“上限比例”）；确认写“试用”，这份合同没有试用条款。
正例：检查结果“要确认的惯例值”里列出的路径，或者它所在的组。
依据：逻辑
"""

from collections.abc import Iterator
from difflib import get_close_matches

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.contract import Filled, Ruled
from hetong.model.deal import Deal
from hetong.model.numbered import Numbered
from hetong.model.origin import Layer, Origin
from hetong.model.schema import english_path, title_path

CODE = "FACT02"


def check(deal: Deal, numbered: Numbered) -> Iterator[Diagnostic]:
    """One finding for each path that confirms nothing: an error where no deal has such a path, else a warning."""
    assumed = [one.origin for one in numbered.contract.inlines if isinstance(one, Filled | Ruled) and one.origin.layer is not Layer.DEAL]
    titles = {title_path(Deal, one.path): one for one in assumed if one.path}
    for index, written in enumerate(deal.confirmed):
        path, named = english_path(Deal, written), f"confirmed.{index}"
        if path is None:
            near = get_close_matches(written, titles, 1, 0.5)
            hint = Message("是不是“{near}”？", near=near[0]) if near else Message("照 hetong check 列出的路径写")
            yield Diagnostic(CODE, Severity.ERROR, deal.where(named), Message("确认的路径“{path}”不存在", path=written), hint, named)
        elif not any(_confirms(path, one) for one in assumed):
            message = Message("“{path}”没有要确认的惯例值", path=written)
            yield Diagnostic(CODE, Severity.WARNING, deal.where(named), message, Message("删掉这一行"), named)


def _confirms(path: str, origin: Origin) -> bool:
    labelled = f"{origin.path.rpartition('.')[0]}.{origin.label}"
    return origin.path == path or origin.path.startswith(f"{path}.") or labelled == path
