"""Reading what people type: full-width digits, signs and spaces mean the same as half-width ones."""

import re

from hetong.diagnostic import Message

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SPACES = re.compile(r"\s+")
# A number that is written out, with or without thousands separators, short enough that Decimal never rounds it. For re.ASCII.
DECIMAL = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,10})?"


class NotUnderstood(ValueError):
    """A quantity that could not be read. ``expected`` shows one right way to write it; ``hint`` says more where this text asks for it."""

    def __init__(self, text: str, kind: Message, expected: str, hint: Message | None = None) -> None:
        self.text, self.kind, self.expected, self.hint = text, kind, expected, hint
        super().__init__(f"{text!r} is not a {kind}; write e.g. {expected}")


def half_width(text: str) -> str:
    """The text with full-width ASCII made half-width (``６％`` → ``6%``) and outer spaces gone."""
    return text.translate(_FULL_WIDTH).strip()


def squeezed(text: str) -> str:
    """``half_width`` without any space at all: quantities are never told apart by spaces."""
    return _SPACES.sub("", half_width(text))
