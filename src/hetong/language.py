"""The language of messages: Chinese as written, English from the catalogue."""

import gettext
from collections.abc import Callable
from pathlib import Path

_CATALOGUES = Path(__file__).resolve().parent / "locale"


def translator(language: str) -> Callable[[str], str]:
    """``zh`` returns every message as it is written; another language reads its catalogue, and falls back to Chinese."""
    if language == "zh":
        return lambda text: text
    return gettext.translation("hetong", _CATALOGUES, [language], fallback=True).gettext


def use_chinese_for_click() -> None:
    """Click's own messages (usage errors, help headings) come from gettext's default domain."""
    gettext.bindtextdomain("click", str(_CATALOGUES))
    gettext.textdomain("click")
