"""FACT01 写了的事实没有用到

检查什么：交易书写了的每一项，这份合同有没有印出它，或者按它选过条款、变体、段落；整组都没有用到的报一次。
由写明的值算出来印的（小计、止日、份数）算用到；程序的指令（范本、我方、条款取舍、自拟条款、附件）不在此列。
写手写的，有地方给笔填才算用到。
为什么：以为写进了合同的约定，签出来的合同里没有。
反例：范本里没有许可证条款，交易书写了“许可证”；选了仲裁，又写了法院。
正例：删掉用不到的一行，或者加用会写它的条款。
依据：逻辑
"""

from collections import Counter
from collections.abc import Callable, Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.clause import Clause, ClauseKind
from hetong.model.contract import Filled, Ruled
from hetong.model.deal import Deal
from hetong.model.deal.party import PARTY_GROUPS
from hetong.model.fields import Facts
from hetong.model.numbered import Numbered
from hetong.model.schema import title_path
from hetong.model.walk import sources, value_at
from hetong.usage import plain_path

CODE = "FACT01"
# These tell the program what to do; they are not facts that a contract would state.
_OF_THE_CONTRACT = ("outline", "title", "industry", "stance", "numbering", "style", "toc", "key_terms", "language")
INSTRUCTIONS = ("our_side", "confirmed", "clauses", "custom", "annexes", *(f"contract.{one}" for one in _OF_THE_CONTRACT))
# A rule compares these with what the contract says, so that saying both is no loss.
COMPARED = frozenset(
    {
        *("term.length", "term.end", "party_a.size", "party_b.size"),
        *(f"{one}.signatory.{fact}" for one in PARTY_GROUPS for fact in ("is_legal_rep", "poa_annex")),
    }
)


def check(deal: Deal, numbered: Numbered, used_by: Callable[[str], tuple[Clause, ...]]) -> Iterator[Diagnostic]:
    """One finding for each value, or for a group none of whose values is used; none while it is unknown what decided the wording."""
    if any(plain_path(path) in numbered.contract.deciding or path.startswith(INSTRUCTIONS) for path in deal.unknown):
        return
    printed = {one.path for one in numbered.contract.inlines if isinstance(one, Filled | Ruled) and one.path}
    printed |= {source for path in printed for source in sources(deal, path)}
    asked = numbered.contract.deciding | COMPARED | {path for path in printed if plain_path(path) == path}
    written = list(_written(deal))
    lost = [
        path for path in written if _is_roomless(path, deal) or not _used(path, printed, frozenset() if path in deal.by_hand else asked)
    ]
    for path in _grouped(lost, written):
        message = Message("“{title}”写了，这份合同没有用到", title=title_path(Deal, path))
        hint = _hint(used_by(path), {article.anchor for article in numbered.contract.holders})
        yield Diagnostic(CODE, Severity.WARNING, deal.where(path), message, hint, path)


def _is_roomless(path: str, deal: Deal) -> bool:
    """The title heads the contract, where no pen writes: the outline's stands there, though a clause would leave room for it."""
    return path == "contract.title" and path in deal.by_hand


def _hint(clauses: tuple[Clause, ...], here: set[str]) -> Message:
    """Names the clause of the library that says most of it."""
    if not clauses:
        return Message("没有条款写它；要写进合同的，写成自拟条款，不需要的，删掉这一行")
    title, name = clauses[0].spec.title, clauses[0].spec.id
    if name in here or clauses[0].spec.kind is ClauseKind.RECITALS:
        return Message("“{title}”（{id}）在别的情形下才写它；不需要的，删掉这一行", title=title, id=name)
    if clauses[0].spec.kind is ClauseKind.ARTICLE:
        return Message("条款“{title}”（{id}）会写它：在“条款.加用”里加上 {id}；不需要的，删掉这一行", title=title, id=name)
    return Message("附件“{title}”（{id}）会写它，这份合同没有这个附件；不需要的，删掉这一行", title=title, id=name)


def _written(deal: Deal) -> Iterator[str]:
    """The path of every value that the deal writes, in its order."""
    inner = {path.rpartition(".")[0] for path in deal.places}
    for path in deal.places:
        if not path or path in inner:
            continue
        if path == "our_side":  # PARTY06 speaks of it, also when it is left to a pen
            continue
        if path in deal.by_hand or (not path.startswith(INSTRUCTIONS) and _present(value_at(deal, path))):
            yield path


def _present(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, ()) and not isinstance(value, Facts)


def _used(path: str, printed: set[str], asked: set[str] | frozenset[str]) -> bool:
    whole = path.rpartition(".")[0] if path.rpartition(".")[2].isdigit() else path  # an element of a list that is printed at once
    return bool({path, whole} & printed) or plain_path(path) in asked


def _grouped(lost: list[str], written: list[str]) -> Iterator[str]:
    """A group instead of its values, where several were written in it and none is used."""
    whole, gone = (Counter(group for path in paths for group in _groups(path)) for paths in (written, lost))
    shown = (next((group for group in _groups(path) if gone[group] == whole[group] > 1), path) for path in lost)
    yield from dict.fromkeys(shown)


def _groups(path: str) -> Iterator[str]:
    """The groups that hold a value, the outermost first."""
    names = path.split(".")
    return (".".join(names[:end]) for end in range(1, len(names)))
