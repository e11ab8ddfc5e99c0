"""One text in traditional characters, but for the names in it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from hetong.diagnostic import Location, Message, Refused, error
from hetong.model.contract import Contract, Filled
from hetong.transcribe.names import is_name, is_party
from hetong.transcribe.phrases import PHRASES, VARIANTS

Convert = Callable[[str], str]
_VARIANTS = str.maketrans(VARIANTS)
# One character alone is no name that could be told from a word: 余 stands in 剩余, too.
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Pen:
    """``wording`` converts the words of the library; ``value`` what the deal's author wrote, where any name may stand."""

    wording: Convert
    value: Convert

    def around(self, name: str, text: str) -> str:
        """``value`` of a text, but for every occurrence of a name."""
        return name.join(self.value(piece) for piece in text.split(name)) if name else self.value(text)


def pen_for(contract: Contract) -> Pen:
    """The pen that keeps the names which this contract prints. Raises Refused (HANT01) without OpenCC."""
    filled = {(one.path, one.text) for one in contract.inlines if isinstance(one, Filled) and len(one.text) >= _SHORTEST}
    # A system may be named 客服系统. The library's words are its own, so only the parties and their people are kept in them.
    parties = {text for path, text in filled if is_party(path)}
    names = {text for path, text in filled if is_name(path)}
    return Pen(_keeping(parties), _keeping(names))


def _keeping(names: Iterable[str]) -> Convert:
    opencc = _opencc()
    fixed = {**PHRASES, **{name: name for name in names}}
    # The longest first: 不准确 before 不准, a name before the words in it.
    found = re.compile("|".join(re.escape(one) for one in sorted(fixed, key=lambda one: (-len(one), one))))

    def convert(text: str) -> str:
        written, at = "", 0
        for piece in found.finditer(text):
            written += opencc(text[at : piece.start()]) + fixed[piece[0]]
            at = piece.end()
        return written + opencc(text[at:])

    return convert


@cache
def _opencc() -> Convert:
    try:
        from opencc import OpenCC
    except ImportError:
        message = Message("繁体输出需要 OpenCC，这台机器上没有")
        hint = Message('安装：pip install "hetong[hant]"')
        raise Refused([error("HANT01", Location("--script hant"), message, hint)]) from None
    converter = OpenCC("s2t")

    def convert(text: str) -> str:
        return str(converter.convert(text)).translate(_VARIANTS) if text else text

    return convert
