"""用语: the neutral words of the library, and what a kind of contract calls them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from hetong.model.clause import Clause, ClauseSpec, ItemSpec, ParagraphSpec, TableSpec, VariantSpec
from hetong.model.deal import Deal
from hetong.model.outline import Outline

# What those who sign are to each other, where they are more than two and a clause binds them all.
_MANY = {"双方": "各方", "另一方": "其他方"}
_Said = Callable[[str], str]


def worded(clause: Clause, outline: Outline, deal: Deal) -> Clause:
    """The clause in the words of this contract. Values, paths and conditions stay."""
    many = _MANY if deal.other_parties and clause.spec.all_parties else {}
    words = {**many, **outline.spec.words}
    return _worded(_Wanted(clause.file, clause.digest, tuple(words.items()), clause)) if words else clause


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A clause as its file has it, and the words for it: the same file says the same."""

    file: str
    digest: str
    words: tuple[tuple[str, str], ...]
    clause: Clause = field(compare=False)


@lru_cache(maxsize=1024)
def _worded(wanted: _Wanted) -> Clause:
    words = dict(wanted.words)
    longest = sorted(words, key=len, reverse=True)  # 服务人员 is not taken for 服务
    pattern = re.compile("|".join(map(re.escape, longest)))
    return replace(wanted.clause, spec=_spec(wanted.clause.spec, lambda text: pattern.sub(lambda found: words[found[0]], text)))


def _spec(spec: ClauseSpec, said: _Said) -> ClauseSpec:
    terms = tuple(one.model_copy(update={"term": said(one.term)}) for one in spec.terms)
    params = {name: one.model_copy(update={"label": said(one.label)}) for name, one in spec.params.items()}
    variants = tuple(_variant(one, said) for one in spec.variants)
    uses = tuple(map(said, spec.uses))
    return spec.model_copy(update={"title": said(spec.title), "terms": terms, "params": params, "variants": variants, "uses": uses})


def _variant(variant: VariantSpec, said: _Said) -> VariantSpec:
    title = said(variant.title) if variant.title else variant.title
    return variant.model_copy(update={"title": title, "paragraphs": tuple(_paragraph(one, said) for one in variant.paragraphs)})


def _paragraph(paragraph: ParagraphSpec, said: _Said) -> ParagraphSpec:
    table = _table(paragraph.table, said) if paragraph.table else None
    return paragraph.model_copy(update={"text": said(paragraph.text), "items": _items(paragraph.items, said), "table": table})


def _items(items: Iterable[ItemSpec], said: _Said) -> tuple[ItemSpec, ...]:
    return tuple(one.model_copy(update={"text": said(one.text), "items": _items(one.items, said)}) for one in items)


def _table(table: TableSpec, said: _Said) -> TableSpec:
    columns = tuple(one.model_copy(update={"title": said(one.title), "value": said(one.value)}) for one in table.columns)
    return table.model_copy(update={"columns": columns, "total": tuple(map(said, table.total))})
