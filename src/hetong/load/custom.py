"""The clauses that a deal writes itself: whether they can be read, and whether a contract can print them."""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.load.wording import text_problems
from hetong.model.clause import CustomClause, ParagraphSpec
from hetong.model.deal import Deal

_UNREAD = "…"


def with_sound_clauses(deal: Deal) -> tuple[Deal, tuple[Diagnostic, ...]]:
    """The deal with a stand-in for each of its own paragraphs that no contract could print, and what is wrong with them.

    What could not even be read has its finding already.
    """
    found: list[Diagnostic] = []
    clauses = tuple(_sound(clause, f"custom.{index}", deal, found) for index, clause in enumerate(deal.custom))
    if clauses == deal.custom and not found:
        return deal, ()
    return deal.model_copy(update={"custom": clauses}).doubting(one.path for one in found), tuple(found)


def _sound(clause: CustomClause, path: str, deal: Deal, found: list[Diagnostic]) -> CustomClause:
    told = [one for one in _unnamed(clause, path, deal) if deal.knows(one.path)]
    paragraphs = tuple(_readable(one, f"{path}.paragraphs.{number}", deal, told) for number, one in enumerate(clause.paragraphs))
    found += told
    named = {"id": clause.id.strip() or f"~{path}", "title": clause.title.strip() or _UNREAD, "paragraphs": paragraphs}
    return clause.model_copy(update=named)


def _readable(paragraph: ParagraphSpec, path: str, deal: Deal, told: list[Diagnostic]) -> ParagraphSpec:
    problems = tuple(text_problems(paragraph, path, deal.where, "DEAL"))
    told += (one for one in problems if deal.knows(one.path))
    return ParagraphSpec(id=paragraph.id, text=_UNREAD) if problems else paragraph


def _unnamed(clause: CustomClause, path: str, deal: Deal) -> Iterator[Diagnostic]:
    for name, value, title in (("id", clause.id, Message("标识")), ("title", clause.title, Message("标题"))):
        at = f"{path}.{name}"
        if not value.strip():
            yield error("DEAL23", deal.where(at), Message("{title}是空的", title=title), Message("写上，或者删掉这一条"), at)
    if not clause.paragraphs:
        at = f"{path}.paragraphs"
        yield error("DEAL23", deal.where(at), Message("这一条没有正文"), Message("在“款”里写“- 正文”，或者删掉这一条"), at)
