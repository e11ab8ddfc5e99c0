"""What the user is told: a place, a code, what is wrong and how to mend it.

Nothing of ours is imported here. Texts are Chinese templates with named fields; they stay templates
until ``report`` prints them, so that no stage below the command line knows a locale.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file that the user wrote. ``line`` and ``column`` count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Severity(StrEnum):
    """How much a finding weighs: an error stops the render, a warning fails ``--strict``, an info never fails."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Message:
    """A template with its values: ``Message("不认识“{key}”", key="单价格")``. Prints itself in Chinese.

    A value that needs translating is a Message too. The template is always a literal: scripts/catalogue.py reads it from the source.
    """

    __slots__ = ("fields", "template")

    def __init__(self, template: str, **fields: object) -> None:
        self.template = template
        self.fields = fields

    def said(self, translate: Callable[[str], str]) -> str:
        """In the language of ``translate``, with the messages inside it."""
        fields = {name: value.said(translate) if isinstance(value, Message) else value for name, value in self.fields.items()}
        return translate(self.template).format(**fields)

    def __str__(self) -> str:
        return self.template.format(**self.fields)

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``path`` is the spec path (``fees.items.0.unit_price``) where there is one.

    ``layer`` names who says the value there, when it is not the spec: ``outline``, ``clause``, ``model``, ``firm``.
    """

    code: str
    severity: Severity
    at: Location
    message: Message
    hint: Message | None = None
    path: str = ""
    layer: str = ""

    @property
    def sort_key(self) -> tuple[Location, str]:
        """By place, then code; those of one place and code keep the order in which they were found."""
        return (self.at, self.code)


def error(code: str, at: Location, message: Message, hint: Message | None = None, path: str = "") -> Diagnostic:
    """A finding that stops the render."""
    return Diagnostic(code, Severity.ERROR, at, message, hint, path)


class Refused(Exception):
    """A stage cannot go on. Carries every diagnostic found up to there, at least one of them an error."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(f"{d.at}: {d.code} {d.message}" for d in self.diagnostics))
