"""The nodes of a document."""

from dataclasses import dataclass

from hetong.diagnostic import Location


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value; ``text`` is None when nothing, ``~`` or ``null`` was written.

    ``lines`` are the lines it was written on, when more than one. ``quoted`` says that it stood in quotes. A ``spoiled`` one was
    found to say something else than what was meant: there is a finding about it already, and nothing may rest on it.
    """

    text: str | None
    at: Location
    quoted: bool = False
    spoiled: bool = False
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping, in the order written; keys are unique. ``repeated`` holds what stood again under a key that was there already."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    at: Location
    repeated: tuple[tuple[Scalar, "Node"], ...] = ()

    def get(self, key: str) -> "Node | None":
        """The value under a key."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping
