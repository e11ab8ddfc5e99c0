"""FACT02 确认了没有的路径

检查什么：“确认”下面写的每个路径，交易书里有没有这一项，这份合同有没有照惯例写了它。
为什么：路径写错了，要确认的还是没有确认；没有可确认的，多半是条款已经不用了。
反例：确认写“责任限制.上限”（应当是“上限比例”）；确认写“试用”，这份合同没有试用条款。
正例：检查结果“要确认的惯例值”里列出的路径，或者它所在的组。
依据：逻辑
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.marks import title_of
from hetong.model.contract import Filled, Ruled
from hetong.model.deal import Deal
from hetong.model.numbered import Numbered
from hetong.model.origin import Layer, Origin
from hetong.model.param import PARAMS
from hetong.model.schema import english_path

CODE = "FACT02"
_SEPARATOR = re.compile(r"[、，,；;\s]")


def check(deal: Deal, numbered: Numbered) -> Iterator[Diagnostic]:
    """One finding for each path that confirms nothing: an error where no deal has such a path, else a warning."""
    origins = [one.origin for one in numbered.contract.inlines if isinstance(one, Filled | Ruled)]
    assumed = [one for one in origins if one.layer not in (Layer.DEAL, Layer.DERIVED)]
    for index, written in enumerate(deal.confirmed):
        path, named = english_path(Deal, written), f"confirmed.{index}"
        if path is None:
            hint = _mended(written, _spellings(assumed)) or Message("照 hetong check 列出的路径写")
            yield Diagnostic(CODE, Severity.ERROR, deal.where(named), Message("确认的路径“{path}”不存在", path=written), hint, named)
        elif not _unread(path, deal) and not any(_confirms(path, one) for one in assumed):
            message = Message("“{path}”没有要确认的惯例值", path=written)
            hint = _meant(path, deal, assumed) or Message("删掉这一行")
            yield Diagnostic(CODE, Severity.WARNING, deal.where(named), message, hint, named)


def _unread(path: str, deal: Deal) -> bool:
    """What can't be read has its finding, and what would be confirmed is not known."""
    return not deal.knows(path) or any(one.startswith(f"{path}.") for one in deal.unknown)


def _confirms(path: str, origin: Origin) -> bool:
    labelled = f"{origin.path.rpartition('.')[0]}.{origin.label}"
    return origin.path == path or origin.path.startswith(f"{path}.") or labelled == path


def _spellings(assumed: list[Origin]) -> Mapping[str, str]:
    """What may be confirmed, in English and in Chinese, each as it is to be written."""
    paths = {one.path: title_of(one.path, one.label) for one in assumed if one.path}
    return {title: title for title in paths.values()} | {path: path for path in paths}


def _mended(written: str, known: Mapping[str, str]) -> Message | None:
    if _SEPARATOR.search(written):
        return Message("一个路径一行，写成“- 路径”")
    near = [one for one in known if one.endswith(f".{written}")] or get_close_matches(written, known, 1, 0.5)
    return Message("是不是“{near}”？", near=known[near[0]]) if near else None


def _meant(path: str, deal: Deal, assumed: list[Origin]) -> Message | None:
    """A list is confirmed whole; the name of a parameter may be misspelt, which no deal's model can tell."""
    if whole := next((one for one in assumed if one.path and path.startswith(f"{one.path}.")), None):
        return Message("是不是“{near}”？", near=title_of(whole.path, whole.label))
    clause, _, name = path.removeprefix(PARAMS).rpartition(".")
    if not path.startswith(PARAMS) or not clause or name in deal.clauses.params.get(clause, {}):
        return None
    return _mended(name, {name: title_of(one.path, one.label) for one in assumed for name in _names(one, f"{PARAMS}{clause}.")})


def _names(one: Origin, clause: str) -> tuple[str, ...]:
    return (one.path.removeprefix(clause), one.label) if one.path.startswith(clause) else ()
