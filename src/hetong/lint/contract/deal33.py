"""DEAL33 不用或者替换的条款，别的条款还要用它

检查什么：交易书不用、替换一个条款以后，条款库里别的条款还引用它（或者它的某一款），或者还用它定义的术语。
为什么：“按照第某条”落空，术语没有含义；要改的是交易书的这一行，不是条款库。
反例：不用付款条款，违约责任仍写“按照付款条款暂停服务”。
正例：留着付款条款；或者写一条自拟条款替换它，带上别处要引用的款。
依据：民法典 142、466；逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.lint.contract.gaps import Gap, Holder, gaps
from hetong.model.contract import Gone
from hetong.model.numbered import Numbered

CODE = "DEAL33"
_MANY = 8


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """One finding for each clause that is missed."""
    missed: dict[str, list[Gap]] = {}
    for gap in gaps(numbered):
        missed.setdefault(gap.gone.clause_id, []).append(gap)
    for found in missed.values():
        gone = found[0].gone
        yield error(CODE, gone.at, _message(gone, found), _hint(gone, found), gone.path)


def _message(gone: Gone, found: list[Gap]) -> Message:
    touched = _listed(tuple(dict.fromkeys(_called(gap.holder) for gap in found)))
    if gone.replaced:
        return Message("替换了“{title}”（{id}），但还有条款要用原来的内容：{touched}", title=gone.title, id=gone.clause_id, touched=touched)
    return Message("不用“{title}”（{id}），但还有条款要用它：{touched}", title=gone.title, id=gone.clause_id, touched=touched)


def _called(holder: Holder | None) -> str:
    return f"{holder.label}“{holder.title}”" if holder else "鉴于"


def _listed(names: tuple[str, ...]) -> Message | str:
    shown = "、".join(names[:_MANY])
    return Message("{names} 等 {count} 处", names=shown, count=len(names)) if len(names) > _MANY else shown


def _hint(gone: Gone, found: list[Gap]) -> Message:
    """The mends that the deal can make: keep it, leave out what needs it, or write one's own with what is needed."""
    if gone.replaced:
        return Message("在这一条里补上：{needs}", needs=_needs(found))
    others = tuple(dict.fromkeys(gap.holder.anchor for gap in found if gap.holder))
    own = Message("写一条自己的“替换: {id}”（{needs}）", id=gone.clause_id, needs=_needs(found))
    if 0 < len(others) <= _MANY:
        return Message("留着它；或者也不用 {others}；或者{own}", others="、".join(others), own=own)
    return Message("留着它；或者{own}", own=own)


def _needs(found: list[Gap]) -> Message:
    """The paragraphs and terms that an own clause must have."""
    places = "、".join(dict.fromkeys(gap.target.partition(".")[2] for gap in found if "." in gap.target))
    terms = "、".join(dict.fromkeys(gap.term for gap in found if gap.term))
    if places and terms:
        return Message("款的标识 {places}，定义的术语 {terms}", places=places, terms=terms)
    if places:
        return Message("款的标识 {places}", places=places)
    return Message("定义的术语 {terms}", terms=terms) if terms else Message("款的标识不限")
