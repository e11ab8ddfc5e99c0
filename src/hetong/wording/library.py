"""What the rules read: the clauses of a library, its house style, and every text of it once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from hetong.model.clause import Clause
from hetong.model.house_style import HouseStyle
from hetong.wording.passages import Kind, Passage, passages


@dataclass(frozen=True)
class LibraryText:
    """The text of a library."""

    clauses: tuple[Clause, ...]
    style: HouseStyle = field(default_factory=HouseStyle)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text, by clause, in the order of the file."""
        return tuple(one for clause in self.clauses for one in passages(clause))

    @property
    def wording(self) -> Iterator[Passage]:
        """The sentences that bind: no tables, forms, titles or explanations."""
        return (one for one in self.passages if one.kind is Kind.WORDING and not one.plain)
