"""Laws of the order of clauses: whatever a deal asks for, each clause stands once, and beside what it was put beside."""

from collections.abc import Mapping

from hypothesis import assume, given
from hypothesis import strategies as st

from hetong.diagnostic import Location
from hetong.model.deal import Deal
from hetong.model.origin import Record
from hetong.select.guests import Group, Guest
from hetong.select.placing import Region, Rules, Seating, seated

OUTLINE = Seating(("r",), (("a", "b", "c"), ("d", "e", "y", "z")), ("m", "n"))
CLOSING = frozenset({"c", "y", "z"})
KINDS: Mapping[str, Region] = {"d": Region.ARTICLES}
DEAL = Deal.model_validate({"contract": {"outline": "-"}}).recorded(Record({"": Location("deal.yaml", 1, 1)}))
NAMES = [f"x{i}" for i in range(6)]
SEATS = [key for row in OUTLINE.rows for key in row]


@st.composite
def invited(draw: st.DrawFn) -> list[Guest]:
    """Own clauses and annexes that stand beside anything, themselves included, or nowhere; some replace a clause."""
    listed = []
    free = draw(st.permutations(SEATS))
    for index, name in enumerate(NAMES[: draw(st.integers(0, len(NAMES)))]):
        group = draw(st.sampled_from([Group.CUSTOM, Group.CUSTOM, Group.ANNEX]))
        beside = draw(st.sampled_from([*SEATS, *NAMES, "nowhere", *[""] * 6]))
        replaced = draw(st.sampled_from(["", "", "", free[index]]))
        after = draw(st.booleans())
        listed.append(Guest(group, index, replaced or name, name, False, replaced, beside if after else "", "" if after else beside))
    return listed


ORDERS = st.lists(st.sampled_from([*SEATS, *NAMES]), max_size=6, unique=True)


@given(invited(), ORDERS)
def test_every_clause_stands_exactly_once(guests: list[Guest], order: list[str]) -> None:
    seats, _ = seated(OUTLINE, guests, Rules(CLOSING, tuple(order), KINDS), DEAL)
    listed = [key for row in seats.rows for key in row]
    assert len(listed) == len(set(listed))
    assert set(SEATS) <= set(listed)
    assert len(listed) == len(SEATS) + sum(1 for guest in guests if _is_of_its_own(guest))


def _is_of_its_own(guest: Guest) -> bool:
    """Whether it takes nobody's seat."""
    return not guest.replaces or (guest.replaces in OUTLINE.annexes) != (guest.group is Group.ANNEX)


@given(invited(), ORDERS)
def test_what_has_no_finding_stands_beside_what_it_names(guests: list[Guest], order: list[str]) -> None:
    guests = [guest for guest in guests if not guest.replaces]
    seats, found = seated(OUTLINE, guests, Rules(CLOSING, tuple(order), KINDS), DEAL)
    told = {one.path.rpartition(".")[0] for one in found}
    names = {guest.key for guest in guests}
    for guest in guests:
        row = next(row for row in seats.rows if guest.key in row)
        if guest.neighbour in row and guest.path not in told:
            ends = sorted((row.index(guest.key), row.index(guest.neighbour)))
            assert (ends[1] == row.index(guest.key)) is bool(guest.after)
            assert set(row[ends[0] + 1 : ends[1]]) <= names  # nothing of the outline comes between
        else:
            assert guest.path in told or guest.neighbour not in {*SEATS, *names}


@given(invited(), ORDERS)
def test_an_order_holds_for_all_that_have_no_other_place(guests: list[Guest], order: list[str]) -> None:
    # A replacement goes by two names: an order that gives both says two places for one clause.
    assume(not any(guest.key != guest.name and {guest.key, guest.name} <= {*order} for guest in guests))
    seats, _ = seated(OUTLINE, guests, Rules(CLOSING, tuple(order), KINDS), DEAL)
    placed = {name for guest in guests if guest.neighbour for name in (guest.key, guest.name)}
    for row in seats.rows:
        listed = [one for one in order if one in row and one not in placed]
        assert [one for one in row if one in listed] == listed


@given(invited())
def test_without_an_order_the_outline_keeps_its_own(guests: list[Guest]) -> None:
    guests = [guest for guest in guests if not guest.replaces]
    seats, _ = seated(OUTLINE, guests, Rules(CLOSING, (), KINDS), DEAL)
    assert [tuple(key for key in row if key in SEATS) for row in seats.rows] == list(OUTLINE.rows)
    first = seats.parts[-1].index("y")
    unplaced = [guest.key for guest in guests if guest.group is Group.CUSTOM and not guest.neighbour]
    assert all(seats.parts[-1].index(key) < first for key in unplaced)
