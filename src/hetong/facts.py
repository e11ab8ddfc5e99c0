"""Looking facts up by path, and whether a condition holds: the one meaning of a path for select, compose and lint."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from hetong.model.condition import ABSENT, ALWAYS, PRESENT, Condition, Every, Is, Never, Some
from hetong.model.deal import Deal
from hetong.model.fields import Facts
from hetong.model.origin import DECIDED, Origin
from hetong.model.origins import origin_of
from hetong.model.schema import Shape, shapes


class NoSuchFact(LookupError):
    """A path that the model does not have: a mistake of the library, never of the user."""


@dataclass(frozen=True)
class Fact:
    """A value (None: unset), its spec path, what it is called, and the model it is one of (for a group, set or not).

    ``members`` are the facts of a group that no model declares (``params``); ``said`` is where such a fact comes from, ``hand``
    whether a pen writes it. ``deal`` is what any other is a fact of: the source of all that is known beside its value.
    """

    value: object
    path: str
    label: str
    model: type[Facts] | None = None
    many: bool = False
    members: "Mapping[str, Fact] | None" = None
    deal: Deal | None = field(default=None, repr=False, compare=False)
    said: Origin | None = None
    hand: bool = False

    @property
    def by_hand(self) -> bool:
        """Whether it is written with a pen when the contract is signed."""
        return self.hand or (self.deal is not None and self.path in self.deal.by_hand)

    @property
    def origin(self) -> Origin:
        """The layer that says its value, with the place and the reason."""
        return self.said or (origin_of(self.deal, self.path) if self.deal else DECIDED)

    @property
    def present(self) -> bool:
        """Whether anything was written, or is to be: an empty list, group-less None or a text of spaces is nothing."""
        if self.by_hand:
            return True
        blank = isinstance(self.value, str) and not self.value.strip()
        return self.value is not None and self.value != () and not blank

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Every way to write one of its values in a condition."""
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        return frozenset(spelling for value in values for spelling in _spellings(value))

    def step(self, name: str) -> "Fact":
        """The fact under a key. Raises NoSuchFact when the model has none; a group that is unset has unset facts."""
        if self.members is not None and name in self.members:
            return self.members[name]
        shape = shapes(self.model).get(name) if self.model else None
        if shape is None:
            raise NoSuchFact(f"{self.path}.{name}")
        if self.many:
            return self._through(name, shape)
        value = None if self.value is None else getattr(self.value, name)
        return _fact(value, f"{self.path}.{shape.written}", shape, self.deal)

    def _through(self, name: str, shape: Shape) -> "Fact":
        found = tuple(element.step(name) for element in self.elements())
        listed = (one.value if isinstance(one.value, tuple) else (one.value,) for one in found)
        flat = tuple(one for values in listed for one in values if one is not None)
        hand = not flat and any(one.by_hand for one in found)
        return Fact(flat, f"{self.path}.{shape.written}", shape.title, shape.child, many=True, deal=self.deal, hand=hand)

    def elements(self) -> Iterator["Fact"]:
        """The elements of a list, each with its own path."""
        for index, value in enumerate(self.value if isinstance(self.value, tuple) else ()):
            yield Fact(value, f"{self.path}.{index}", self.label, self.model, deal=self.deal)

    def gap(self) -> "Fact":
        """One unset element: what an empty list shows instead of nothing."""
        return Fact(None, f"{self.path}.0", self.label, self.model, deal=self.deal)


def _fact(value: object, path: str, shape: Shape, deal: Deal | None) -> Fact:
    return Fact(value, path, shape.title, shape.child, shape.many, deal=deal)


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that a clause may use: the deal's groups, ``params`` and the variables of ``each``.

    What was found below a group is kept: every sentence may ask for the same list.
    """

    names: Mapping[str, Fact]
    _groups: Mapping[str, Fact] = field(default_factory=dict)
    _kept: dict[str, Fact] = field(default_factory=dict)

    @classmethod
    def of(cls, deal: Deal) -> "Scope":
        """Every group of a deal."""
        groups = {name: _fact(getattr(deal, name), name, shape, deal) for name, shape in shapes(Deal).items()}
        return cls(groups, groups)

    def having(self, **names: Fact) -> "Scope":
        """The same with more names."""
        return Scope({**self.names, **names}, self._groups, self._kept)

    def fact(self, path: str) -> Fact:
        """Raises NoSuchFact."""
        first, *rest = path.split(".")
        if first not in self.names:
            raise NoSuchFact(path)
        if self.names[first] is not self._groups.get(first):
            return _below(self.names[first], rest)
        if path not in self._kept:
            self._kept[path] = _below(self.names[first], rest)
        return self._kept[path]


def _below(fact: Fact, names: Iterable[str]) -> Fact:
    for name in names:
        fact = fact.step(name)
    return fact


def holds(condition: Condition, scope: Scope) -> bool:
    """Whether a condition is true of a deal. Raises NoSuchFact."""
    if condition is ALWAYS:  # as nearly all wording is
        return True
    match condition:
        case Is(path, values):
            fact = scope.fact(path)
            return any(_is(fact, value) for value in values)
        case Every(parts):
            return all(holds(part, scope) for part in parts)
        case Some(parts):
            return any(holds(part, scope) for part in parts)
        case Never(part):
            return not holds(part, scope)


def _is(fact: Fact, wanted: str) -> bool:
    if wanted in (PRESENT, ABSENT):
        return fact.present is (wanted == PRESENT)
    return wanted in fact.spellings


def _spellings(value: object) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("true", "是") if value else ("false", "否")
    if isinstance(value, Enum):
        return (str(value.value), str(getattr(value, "label", "")))
    return () if value is None else (str(value),)
