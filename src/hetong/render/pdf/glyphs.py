"""Which characters, or sequences that print as one, a machine's fonts can set.

Typst tells of a single character that no font has. It does not tell of a sequence: a Han character with a combining mark whose
font lacks the mark loses one of the two. So each sequence is set wholly in one family, or refused.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from unicodedata import category, normalize

from hetong.render.pdf.fonts import LATIN, Face, Library

_MISSING = re.compile(r'the text `"((?:\\.|[^"\\])*)"` could not be displayed')
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))", re.DOTALL)
_JOINER: Final = "\u200d"
_PRIVATE: Final = "Co"
# Marks that may stand on any letter. Those of one script (Thai, Devanagari) come with its letters, from the same font.
_MARKS = (
    ("\u0300", "\u036f"),
    ("\u1ab0", "\u1aff"),
    ("\u1dc0", "\u1dff"),
    ("\u20d0", "\u20ff"),
    ("\u302a", "\u302f"),
    ("\u3099", "\u309a"),
    ("\ufe20", "\ufe2f"),
)
# So many sequences are looked for in fonts that the contract isn't set in; no contract has as many.
_MOST: Final = 100
# Each character by itself, in one family and no other: whatever it lacks is an error.
_PROBE = b"""#set document(title: "probe")
#set text(font: sys.inputs.family, fallback: false)
#for one in json(bytes(sys.inputs.characters)) { par(text(one)) }
"""


def undisplayed(diagnostic: str) -> str:
    """The characters that Typst could not display, each once."""
    shown = "".join(_ESCAPED.sub(_unescaped, text) for text in _MISSING.findall(diagnostic))
    return "".join(dict.fromkeys(shown))


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]


def odd(text: str) -> bool:
    """Whether there may be a sequence in the text at all."""
    return any(map(_odd, set(text)))


def sequences(texts: Iterable[str]) -> tuple[str, ...]:
    """What must be set in one family, each once: a character with its marks, an emoji of several, a character of private use."""
    return tuple(
        dict.fromkeys(one for text in texts for one in clusters(text) if any(map(_odd, one)) and (_visible(one)[1:] or _alone(one)))
    )


def clusters(text: str) -> Iterator[str]:
    """The text by what a reader takes for one character."""
    current = ""
    for char in text:
        if current and not (_joins(char) or current[-1] == _JOINER or _flag(current, char)):
            yield current
            current = ""
        current += char
    if current:
        yield current


def _odd(char: str) -> bool:
    marks = any(first <= char <= last for first, last in _MARKS)
    return marks or char == _JOINER or _toned(char) or _tag(char) or _regional(char) or category(char) == _PRIVATE


def _alone(sequence: str) -> bool:
    """A character that no font is sure to have as it is meant: of private use, or a mark without its letter."""
    return category(sequence[0]) == _PRIVATE or _joins(sequence[0])


def _joins(char: str) -> bool:
    return not char.isascii() and (category(char)[0] == "M" or char == _JOINER or _toned(char) or _tag(char))


def _toned(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def _tag(char: str) -> bool:
    return "\U000e0020" <= char <= "\U000e007f"


def _regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flag(current: str, char: str) -> bool:
    return _regional(char) and len(current) == 1 and _regional(current)


def _visible(sequence: str) -> str:
    """Without what chooses among shapes or joins them, and with marks put together with their letters where there is one for both."""
    return "".join(char for char in normalize("NFC", sequence) if not (_selects(char) or char == _JOINER or _tag(char)))


def _selects(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def families(wanted: Iterable[str], fonts: Library, chosen: Mapping[str, Face]) -> Mapping[str, str]:
    """For each sequence the family that has all of it: the contract's own first. One that no family has is left out.

    A character of private use means something only in the Chinese fonts that the contract is set in, a mark without a letter nowhere.
    """
    left = {one for one in wanted if not _joins(one[0])}
    own, others = _families(fonts, chosen)
    found: dict[str, str] = {}
    for family in (*own, *others):
        if not left or (family in others and len(left) > _MOST):
            break
        lacking = _lacking(fonts, family, sorted({char for one in left for char in _visible(one)}))
        han = family in own and family not in LATIN
        here = {one for one in left if not lacking & set(_visible(one)) and (han or category(one[0]) != _PRIVATE)}
        found |= dict.fromkeys(here, family)
        left -= here
    return found


def _families(fonts: Library, chosen: Mapping[str, Face]) -> tuple[list[str], list[str]]:
    """Those that the contract is set in, and the machine's others."""
    known = {name.lower(): name for name in sorted(fonts.found.families())}
    named = [name.lower() for face in chosen.values() for name in (*face.han, face.latin)]
    own = [known[name] for name in dict.fromkeys(named) if name in known]
    return own, [name for name in known.values() if name not in own]


def _lacking(fonts: Library, family: str, characters: Sequence[str]) -> frozenset[str]:
    from typst import Compiler, TypstError

    inputs = {"family": family, "characters": json.dumps(characters)}
    try:
        Compiler(font_paths=fonts.found).compile(_PROBE, sys_inputs=inputs, format="pdf", pdf_standards="ua-1")
    except TypstError as wrong:
        return frozenset(undisplayed(wrong.diagnostic)) or frozenset(characters)
    return frozenset()
