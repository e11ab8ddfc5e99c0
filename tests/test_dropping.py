"""Whatever line of a spec is taken away: nothing else is lost, and what takes its place is blank or customary, as it should be.

What should be is read from plain YAML (the spec, the customary values of the library) and from the tables below, which say by name
what hangs on what.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hetong.compose import compose
from hetong.diagnostic import Refused, Severity
from hetong.lint.usage import fact01
from hetong.load import read_deal
from hetong.marks import Entry, marks
from hetong.model.contract import Filled, Ruled
from hetong.model.deal import Deal
from hetong.model.param import PARAMS
from hetong.model.schema import english_path, shape_at
from hetong.model.walk import value_at
from hetong.number import number
from hetong.pipeline import Spec, draft
from hetong.select import select, wanted
from hetong.settle import settled
from hetong.usage import plain_path
from tests.drafts import EXAMPLES, ROOT, WORKSHOP, library, outline
from tests.plainspec import Path, at, dotted, dumped, example, loaded, paths, without

SMALL, LARGE = ("quick-start", "three-party-service", "content-review-service"), ("ecommerce-customer-service", "telecom-customer-service")
# Without these no draft, or no element of their list.
NEEDED = frozenset(
    ("contract", "contract.outline", "quality.tiers.at_least", "fees.surcharges.kind", "liquidated_damages.items.breach", "annexes.title")
) | {f"{one}.name" for one in ("services.tasks", "services.work_items", "service_levels", "fees.items", "data.categories")}
NEEDED |= {"services.channels.kind", "reports.kind", "credits.severity", "custom.id", "custom.title", "custom.paragraphs"}
# A written fact that is not said any more without another, and told as lost.
SAID_WITH = {
    "data.recording": {"data.recording_kept"},
    "fees.items.quantity": {"fees.items.periods"},
    "late_payment.base": {"late_payment.daily_rate"},
}
# Facts that every contract has a place for, or every element of its list: without them there is a blank.
_PARTIES = [f"{group}.{fact}" for group in ("party_a", "party_b") for fact in ("name", "uscc", "legal_rep", "address", "contact", "phone")]
ASKED = frozenset((*_PARTIES, "contract.number", "party_b.bank.bank", "party_b.bank.account_no", "fees.items.unit_price")) | {
    *("services.channels.hours", "service_levels.target", "reports.due", "reports.content", "adjustment.notice"),
    *("trial.length", "data.categories.fields", "data.categories.retention"),
    *("other_parties.name", "other_parties.uscc", "other_parties.bank.bank", "other_parties.bank.account_no"),
}
# A value that is worked out from others, or takes the place of another.
HANGS_ON = {
    "party_b.name": {"party_b.bank.account_name"},
    "term.length": {"term.start", "term.end"},
    "fees.items.unit_price": {"fees.items.amount", "fees.total"},
    "fees.items.quantity": {"fees.total"},
    "late_payment.base": {"late_payment.multiple"},
    # A service is given by channels or by pieces of work; without either the channels are asked for.
    "services.work_items.name": {"services.channels.kind", "services.channels.hours"},
    "payment.pay_day": {"payment.due", "payment.due_from"},
    "liquidated_damages.items.amount": {"liquidated_damages.items.share", "liquidated_damages.items.of"},
}


@dataclass(frozen=True)
class Made:
    """What a spec comes to. ``told`` is what reading it found, by code and path; ``lost`` what it writes and its contract does not say."""

    deal: Deal
    told: frozenset[tuple[str, str]]
    printed: frozenset[str]
    listed: Mapping[tuple[str, str], Entry]
    lost: frozenset[str]


def made(tree: Mapping[str, Any]) -> Made:
    """A draft, and what the rules that look for lost facts say."""
    read, told = read_deal(None, dumped(tree), "deal.yaml")
    plan = outline(read.contract.outline)
    deal = settled(read, plan)
    contract, wrong = compose(select(library(), plan, deal, wanted(deal, plan)), deal)
    numbered = number(contract)
    listed = marks(numbered)
    return Made(
        deal,
        frozenset((one.code, one.path) for one in (*told, *wrong)),
        frozenset(one.path for one in contract.inlines if isinstance(one, Filled | Ruled) and one.path),
        {(name, one.path): one for name in ("blank", "confirm", "assumed") for one in getattr(listed, name)},
        frozenset(one.path for one in fact01.check(deal, numbered, lambda path: ())),
    )


@cache
def whole(name: str) -> Made:
    """An example as it is."""
    return made(example(name))


@cache
def customs(name: str) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """The customary values of an outline, as their files have them, its own last."""
    spec = loaded((WORKSHOP.outlines / f"{name}.yaml").read_text("utf-8"))
    shared = [loaded((WORKSHOP.templates / "customs" / f"{one}.yaml").read_text("utf-8"))["assume"] for one in spec["customs"]]
    return tuple(one for group in (*shared, spec["assume"]) for one in group.items())


def applying(deal: Deal) -> Mapping[str, Mapping[str, Any]]:
    """Those whose condition is true of a deal; of what a list holds, none is customary by itself."""
    return {path: one for path, one in customs(deal.contract.outline) if _are(deal, one.get("when", {}))}


def _are(deal: Deal, tests: Mapping[str, Any]) -> bool:
    return all(not _are(deal, wanted) if path == "not" else _is(deal, path, wanted) for path, wanted in tests.items())


def _is(deal: Deal, path: str, wanted: str) -> bool:
    found = value_at(deal, path)
    is_there = found not in (None, ())
    return is_there == (wanted == "present") if wanted in ("present", "absent") else str(found) == wanted


def english(path: Path) -> str:
    found = english_path(Deal, dotted(path))
    assert found
    return found


def leaves(tree: dict[str, Any], below: Path = ()) -> Iterator[str]:
    """Every fact that a spec writes at or below a path."""
    for path in [below, *paths(at(tree, below), below)] if below else paths(tree):
        if not isinstance(at(tree, path), dict | list):
            yield english(path)


def moved(path: str, dropped: Path, tree: dict[str, Any]) -> str:
    """Where a fact stands once an element before it is gone."""
    group, last = dropped[:-1], dropped[-1]
    listed = f"{english(group)}." if isinstance(last, int) else ""
    if not listed or not path.startswith(listed):
        return path
    index, dot, rest = path.removeprefix(listed).partition(".")
    return f"{listed}{int(index) - (int(index) > int(last))}{dot}{rest}"


def is_at(path: str, group: str) -> bool:
    return path == group or path.startswith(f"{group}.")


def assert_only_that_is_gone(name: str, path: Path) -> None:
    tree, before, gone = example(name), whole(name), english(path)
    if plain_path(gone) in ("contract", "contract.outline"):
        told = read_deal(None, dumped(without(tree, path)), "deal.yaml")[1]
        assert [(one.code, one.path) for one in told] == [("DEAL06", gone)]
        return
    after = made(without(tree, path))
    assert after.told == ({("DEAL06", gone)} if plain_path(gone) in NEEDED and not isinstance(path[-1], int) else set())
    kept = {one: moved(one, path, tree) for one in leaves(tree) if not is_at(one, gone)}
    assert {one: value_at(after.deal, there) for one, there in kept.items()} == {one: value_at(before.deal, one) for one in kept}
    assert all(there in after.deal.places for there in kept.values())
    assert_the_rest_is_said(before, after, kept, {plain_path(one) for one in leaves(tree, path)})
    assert_what_takes_its_place(before, after, path, tree)


def assert_the_rest_is_said(before: Made, after: Made, kept: Mapping[str, str], gone: set[str]) -> None:
    """What was printed still is, unless the table says what else it needs; then it is told."""
    unsaid = {there for one, there in kept.items() if one in before.printed and there not in after.printed}
    assert {plain_path(one) for one in unsaid} <= {fact for one in gone for fact in SAID_WITH.get(one, ())}
    assert all(any(is_at(one, lost) for lost in after.lost) for one in unsaid)
    assert after.lost - before.lost <= unsaid


def assert_what_takes_its_place(before: Made, after: Made, path: Path, tree: dict[str, Any]) -> None:
    gone = english(path)
    hanging = {fact for one in leaves(tree, path) for fact in HANGS_ON.get(plain_path(one), ())}
    was = {(kind, moved(one, path, tree)) for kind, one in before.listed}
    if plain_path(gone) == "confirmed":
        assert_unconfirmed(after, was, path, tree)
        return
    for kind, one in {*after.listed} - was:
        of_other_wording = one.startswith(PARAMS) and one not in before.printed
        assert is_at(one, gone) or plain_path(one) in hanging or of_other_wording, one
        assert of_other_wording or kind == expected(after, one), one
        assert after.listed[kind, one].why == applying(after.deal).get(one, {}).get("why", after.listed[kind, one].why)
    for one in {one for _, one in was - {*after.listed}}:
        assert one not in after.printed or any(is_at(one, whole) for _, whole in after.listed), one
    assert isinstance(path[-1], int) or plain_path(gone) not in ASKED or ("blank", gone) in after.listed
    given = {one for one in applying(after.deal) if is_at(one, gone) and any(is_at(other, one) for other in before.printed)}
    confirmed = {english_path(Deal, one) for one in after.deal.confirmed}
    unlisted = given - {one for _, one in after.listed}
    assert all(any(is_at(one, group) for group in confirmed if group) or isinstance(path[-1], int) for one in unlisted), unlisted


def expected(after: Made, path: str) -> str:
    """The list where a fact that nobody wrote stands."""
    customary = applying(after.deal).get(path)
    if customary:
        return "confirm" if customary.get("confirm") == "true" else "assumed"
    if path == "contract.title":
        return "assumed"  # the outline has one
    shape, group = shape_at(Deal, path), path.rpartition(".")[0]
    within = value_at(after.deal, group) is not None
    return "blank" if not within or not shape or not shape.preset else "confirm" if shape.confirm else "assumed"


def assert_unconfirmed(after: Made, was: set[tuple[str, str]], path: Path, tree: dict[str, Any]) -> None:
    """What the dropped lines of 确认, and no others, named."""
    left = [str(one) for one in without(tree, path).get("确认", [])]
    dropped = [str(one) for one in tree["确认"] if one not in left]
    new = {key for key in after.listed if key not in was}
    assert new
    for _, one in new:
        title = next(entry.title for (_, found), entry in after.listed.items() if found == one)
        assert any(is_at(title, group) for group in dropped), title
        assert not any(is_at(title, group) for group in left), title
    assert was <= {*after.listed}


@pytest.mark.parametrize("name", SMALL)
def test_without_any_line_of_a_small_example(name: str) -> None:
    for path in paths(example(name)):
        assert_only_that_is_gone(name, path)


@pytest.mark.parametrize("name", LARGE)
def test_without_some_line_of_a_large_example(name: str) -> None:
    @settings(max_examples=40)
    @given(st.sampled_from([*paths(example(name))]))
    def without_a_line(path: Path) -> None:
        assert_only_that_is_gone(name, path)

    without_a_line()


@pytest.mark.parametrize("name", SMALL)
def test_without_any_line_of_its_text_it_is_still_drafted_or_told_where_it_is_wrong(name: str) -> None:
    lines = (ROOT / "examples" / name / "deal.yaml").read_text("utf-8").splitlines(keepends=True)
    for index in range(len(lines)):
        text = "".join((*lines[:index], *lines[index + 1 :]))
        try:
            found = draft(Spec("deal.yaml", text=text.encode()), WORKSHOP).diagnostics
        except Refused as refused:
            found = refused.diagnostics
            assert any(one.severity is Severity.ERROR for one in found), lines[index]
        assert all(one.at.file == "deal.yaml" and 0 < one.at.line <= len(lines) for one in found), lines[index]


def test_every_example_is_tried() -> None:
    assert {*SMALL, *LARGE} == {*EXAMPLES}
