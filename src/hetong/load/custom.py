"""The clauses and annexes that a deal writes itself: whether they can be read, and whether a contract can print them."""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.load.wording import text_problems
from hetong.model.clause import CustomClause, ParagraphSpec
from hetong.model.deal import Deal
from hetong.model.deal.choices import AttachedFile

_UNREAD = "…"


def with_sound_clauses(deal: Deal) -> tuple[Deal, tuple[Diagnostic, ...]]:
    """The deal with a stand-in for each of its own paragraphs that no contract could print, and what is wrong with them.

    What could not even be read has its finding already.
    """
    found: list[Diagnostic] = []
    clauses = tuple(_sound(clause, f"custom.{index}", deal, found) for index, clause in enumerate(deal.custom))
    annexes = tuple(_sound_annex(annex, f"annexes.{index}", deal, found) for index, annex in enumerate(deal.annexes))
    if clauses == deal.custom and annexes == deal.annexes and not found:
        return deal, ()
    sound = deal.model_copy(update={"custom": clauses, "annexes": annexes})
    return sound.doubting(one.path for one in found), tuple(found)


def _sound(clause: CustomClause, path: str, deal: Deal, found: list[Diagnostic]) -> CustomClause:
    told = [one for one in _unnamed(clause, path, deal) if deal.knows(one.path)]
    paragraphs = _paragraphs(clause, path, deal, told)
    found += told
    name = (clause.id or "").strip() or (None if clause.replaces else f"~{path}")
    return clause.model_copy(update={"id": name, "title": clause.title.strip() or _UNREAD, "paragraphs": paragraphs})


def _sound_annex(annex: AttachedFile, path: str, deal: Deal, found: list[Diagnostic]) -> AttachedFile:
    problems = (*_two_contents(annex, path, deal), *_no_content(annex, path, deal))
    found += (one for one in problems if deal.knows(one.path))
    return annex.model_copy(update={"paragraphs": _paragraphs(annex, path, deal, found)}) if annex.paragraphs else annex


def _two_contents(annex: AttachedFile, path: str, deal: Deal) -> Iterator[Diagnostic]:
    """An annex is worded here, or is a file, or comes from the library."""
    others = {"clause": annex.clause, "file": annex.file, "note": annex.note} if annex.paragraphs else {}
    others |= {"replaces": annex.replaces} if annex.clause else {}
    others |= {"file": annex.file, "note": annex.note} if annex.clause and not annex.paragraphs else {}
    for name, value in others.items():
        if value:
            at = f"{path}.{name}"
            message = Message("附件“{title}”的内容写了两样", title=annex.title)
            hint = Message("只留一样：自己写正文的写“款”，附上文件的写“文件”“说明”，用条款库的写“条款”")
            yield error("DEAL35", deal.where(at), message, hint, at)


def _no_content(annex: AttachedFile, path: str, deal: Deal) -> Iterator[Diagnostic]:
    """What would go with a text of its own, where there is none."""
    if annex.paragraphs:
        return
    at = f"{path}.paragraphs"
    if at in deal.places:
        yield error("DEAL23", deal.where(at), Message("这一条没有正文"), Message("在“款”里写“- 正文”，或者删掉这一条"), at)
    for name, value in (("terms", annex.terms), ("uses", annex.uses)):
        if value:
            message = Message("附件“{title}”没有自己的正文，这里写的没有作用", title=annex.title)
            yield error("DEAL35", deal.where(f"{path}.{name}"), message, Message("写上“款”，或者删掉这一行"), f"{path}.{name}")


def _paragraphs(written: CustomClause | AttachedFile, path: str, deal: Deal, told: list[Diagnostic]) -> tuple[ParagraphSpec, ...]:
    return tuple(_readable(one, f"{path}.paragraphs.{number}", deal, told) for number, one in enumerate(written.paragraphs))


def _readable(paragraph: ParagraphSpec, path: str, deal: Deal, told: list[Diagnostic]) -> ParagraphSpec:
    problems = tuple(text_problems(paragraph, path, deal.where, "DEAL"))
    told += (one for one in problems if deal.knows(one.path))
    return ParagraphSpec(id=paragraph.id, text=_UNREAD) if problems else paragraph


def _unnamed(clause: CustomClause, path: str, deal: Deal) -> Iterator[Diagnostic]:
    if clause.id is None and not clause.replaces and deal.knows(f"{path}.replaces"):
        at = f"{path}.id"
        hint = Message("起一个英文小写的名字，例：x-price-protection；换掉范本的一条，写“替换”")
        yield error("DEAL06", deal.where(at), Message("缺少“{title}”", title="标识"), hint, at)
    for name, value, title in (("id", clause.id, Message("标识")), ("title", clause.title, Message("标题"))):
        at = f"{path}.{name}"
        if value is not None and not value.strip():
            yield error("DEAL23", deal.where(at), Message("{title}是空的", title=title), Message("写上，或者删掉这一条"), at)
    if not clause.paragraphs:
        at = f"{path}.paragraphs"
        yield error("DEAL23", deal.where(at), Message("这一条没有正文"), Message("在“款”里写“- 正文”，或者删掉这一条"), at)
