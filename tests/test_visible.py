"""No character that a terminal obeys, or that nobody can see, is printed as it is; Chinese is."""

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.visible import as_json, line, named, visible

UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffe\uffff\ufdd0"


def test_every_control_and_format_character_is_shown() -> None:
    unseen = [char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) in UNSEEN and char not in "\n\t"]
    assert [f"{ord(char):04X}" for char in (*unseen, *FILLERS) if visible(char) == char] == []
    assert [char for char in "\n\t" if visible(char) != char] == []


def test_every_letter_number_and_mark_stays() -> None:
    """Of Chinese with its rare characters and their variants, and of every other script."""
    kept = ("L", "N", "P", "S", "M", "Zs")
    seen = [char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char).startswith(kept) and char not in FILLERS]
    assert visible("".join(seen)) == "".join(seen)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x\x1b]0;PWNED\x07", "x<U+001B>]0;PWNED<U+0007>"),
        ("云桥\u202e\u9f99", "云桥<U+202E>\u9f99"),
        ("a\x9b31m", "a<U+009B>31m"),
        ("a\r覆盖", "a<U+000D>覆盖"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("两行\n一\t栏", "两行\n一\t栏"),
        ("\ud800", "<U+D800>"),
        ("", ""),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_is_lost_and_a_second_time_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert [char for char in text if char in visible(text)] or len(text) == 0 or visible(text) != text
    assert "\n" not in line(text)


@given(st.text(alphabet=st.characters()))
def test_json_says_the_same_and_is_plain(text: str) -> None:
    written = as_json({"name": text})
    assert json.loads(written) == {"name": text}
    assert visible(written) == written


@given(st.binary(min_size=1).filter(lambda name: b"/" not in name and b"\0" not in name))
def test_any_file_name_can_be_written_as_utf_8(name: bytes) -> None:
    for encoding in ("utf-8", "ascii"):
        shown = named(name.decode(encoding, "surrogateescape"))
        assert shown == name.decode("utf-8", "backslashreplace")
        assert shown.encode()
