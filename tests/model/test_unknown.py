from collections.abc import Iterator

import pytest

from hetong.model.deal import Deal
from hetong.model.fields import Facts, Unknown
from hetong.model.schema import shapes, spelled, title_path, written_path
from hetong.model.unknown import stand_in, without
from tests.drafts import small_deal


def models(root: type[Facts]) -> Iterator[type[Facts]]:
    seen, queue = {root}, [root]
    for model in queue:
        yield model
        for shape in shapes(model).values():
            if shape.child and shape.child not in seen:
                seen.add(shape.child)
                queue.append(shape.child)


@pytest.mark.parametrize("model", list(models(Deal)), ids=lambda model: model.__name__)
def test_whatever_a_group_needs_can_be_stood_in_for(model: type[Facts]) -> None:
    needed = {name: stand_in(field) for name, field in model.model_fields.items() if field.is_required()}
    assert set(needed) <= model.model_validate(needed).model_fields_set


@pytest.mark.parametrize("model", list(models(Deal)), ids=lambda model: model.__name__)
def test_every_derived_fact_has_a_field_that_can_be_written(model: type[Facts]) -> None:
    for shape in shapes(model).values():
        assert not shape.derived or (shape.written in spelled(model) and not shapes(model)[shape.written].derived)


def test_an_unknown_fact_can_t_be_read_and_its_neighbours_can() -> None:
    deal = small_deal("费用: {明细: [{名称: 甲, 单位: 席}, {名称: 乙, 单位: 次}], 总价: 1元}\n税: {税率: 6%}\n")
    part = without(deal, ["fees.items.1.unit", "tax"])
    assert (part.fees.items[0].unit, part.fees.items[1].name, part.fees.total) == ("席", "乙", deal.fees.total)
    for read in (lambda: part.fees.items[1].unit, lambda: part.tax):
        with pytest.raises(Unknown):
            read()
    assert deal.fees.items[1].unit == "次"


def test_a_list_with_an_unknown_element_is_unknown() -> None:
    part = without(small_deal("费用: {明细: [{名称: 甲}]}\n"), ["fees.items.0"])
    with pytest.raises(Unknown):
        _ = part.fees.items


@pytest.mark.parametrize(
    ("path", "written", "titles"),
    [
        ("fees.items.0.subtotal", "fees.items.0.amount", "费用.明细.0.小计"),
        ("service_levels.2.applies_to", "service_levels.2.channel", "指标.2.渠道"),
        ("term.until", "term.end", "期限.止"),
        ("party_a.name", "party_a.name", "甲方.名称"),
        ("clauses.params.term.name", "clauses.params.term.name", "条款.参数.term.name"),
    ],
)
def test_a_path_that_is_shown_can_be_written(path: str, written: str, titles: str) -> None:
    assert (written_path(Deal, path), title_path(Deal, path)) == (written, titles)
