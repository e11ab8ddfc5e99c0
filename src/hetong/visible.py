"""What a terminal would obey instead of showing, shown: escape sequences, marks that reorder or hide text, bytes that are no text.

A name or a value may hold anything. Chinese, spaces and the variants of a character stay as they are.
"""

import json
import re

# Unicode's controls, format characters, line separators, fillers that look like nothing, and what is no character. The marks that
# choose a variant of the character before them (FE00–FE0F, E0100–E01EF) hide nothing.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_BYTES = re.compile("[\udc80-\udcff]+")


def named(name: str) -> str:
    r"""A file name as text: a file system's bytes read as UTF-8 whatever the locale, and those that are none as ``\xbd``."""
    return _BYTES.sub(lambda found: found[0].encode("ascii", "surrogateescape").decode("utf-8", "backslashreplace"), name)


def line(text: str) -> str:
    """One line that is one line: a line break in it is shown as well."""
    return visible(text).replace("\n", "<U+000A>")


def visible(text: str) -> str:
    """The text with every unseen character as ``<U+202E>``; tabs and line breaks stay."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", named(text))


def as_json(data: object) -> str:
    """JSON in which Chinese stays readable and every unseen character is an escape."""
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], json.dumps(data, ensure_ascii=False, indent=2))
