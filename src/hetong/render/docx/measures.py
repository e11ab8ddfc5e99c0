"""Numbers out of a template, read within bounds: whatever stands there, what comes back can be reckoned with."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from hetong.diagnostic import Diagnostic, Message
from hetong.render.docx.container import Element, W, fault, unreadable, value
from hetong.render.docx.style import SIGNATURE_NAME

_WHOLE = re.compile(r"[0-9]{1,10}")
_MEASURE = re.compile(r"(-?[0-9]{1,6}(?:\.[0-9]{1,9})?)(|mm|cm|in|pt|pc|pi)")
_TWIPS = {"": 1, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}
# Word's own bounds.
_WIDEST, _LARGEST_ID, _DEEPEST = 31680, 0x7FFFFFFF, 8
# The numbers that are reckoned with: element, attribute, the most that it may say.
_RECKONED: Mapping[tuple[str, str], int] = {
    ("lvl", "ilvl"): _DEEPEST,
    ("lvlOverride", "ilvl"): _DEEPEST,
    ("ilvl", "val"): _DEEPEST,
    ("num", "numId"): _LARGEST_ID,
    ("numId", "val"): _LARGEST_ID,
    ("abstractNum", "abstractNumId"): _LARGEST_ID,
    ("abstractNumId", "val"): _LARGEST_ID,
}
_UNIQUE = (("abstractNum", "abstractNumId"), ("num", "numId"))
# What stands elsewhere is no list and no level.
_PARENTS = {"abstractNum": ("numbering",), "num": ("numbering",), "lvlOverride": ("num",), "lvl": ("abstractNum", "lvlOverride")}
# The space that a table leaves at both sides of a cell, where the style of the table says nothing else.
_PADDING = 216


def odd_numbers(name: str, part: str, root: Element) -> Iterator[Diagnostic]:
    """DOCX17 for the first number of each kind that is none, is out of bounds, or stands there twice."""
    wrong = {(tag, attribute): text for tag, attribute, text in (*_out_of_bounds(root), *_twice(root))}
    for (tag, attribute), text in wrong.items():
        where = f"w:{tag} w:{attribute}"
        message = Message("{part} 里的数值不对：{where} 是“{text}”", part=part, where=where, text=text[:20])
        yield fault("DOCX17", name, message, Message("文件不是 Word 存的，或者已经损坏；用 Word 打开，另存为 .docx 再试"))


def check_lists(name: str, part: str, lists: Element) -> None:
    """Raises Refused (DOCX01) for lists and levels that are nested otherwise than Word does it."""
    for tag, above in _PARENTS.items():
        for node in lists.iter(f"{W}{tag}"):
            parent = node.getparent()
            if parent is None or parent.tag not in [f"{W}{one}" for one in above]:
                raise unreadable(name, Message("{part} 里的 w:{tag} 不在它该在的地方", part=part, tag=tag))


def text_width(path: str, document: Element) -> int:
    """Of the last section, which is the one that the body stands in. Raises Refused (DOCX01) for a page without text."""
    sections = list(document.iter(f"{W}sectPr"))[-1:]
    margins = ("left", "right", "gutter")
    width = sum(_measure(one, "pgSz", "w") - sum(_measure(one, "pgMar", side) for side in margins) for one in sections)
    if not 0 < width <= _WIDEST:
        raise unreadable(path, "word/document.xml：w:sectPr")
    return width


def seats(styles: Element, width: int) -> float:
    """How many characters of a name stand on one line of half the signature page, at least one."""
    sizes = {value(style, "name"): value(style, "rPr/sz") for style in styles.iter(f"{W}style")}
    half_points = sizes.get(SIGNATURE_NAME, "")
    size = int(half_points) if _WHOLE.fullmatch(half_points) else 0
    return max((width / 2 - _PADDING) / (size * 10), 1.0) if size else float("inf")


def _out_of_bounds(root: Element) -> Iterator[tuple[str, str, str]]:
    for (tag, attribute), most in _RECKONED.items():
        for node in root.iter(f"{W}{tag}"):
            text = node.get(f"{W}{attribute}", "0")
            if not _WHOLE.fullmatch(text) or int(text) > most:
                yield tag, attribute, text


def _twice(root: Element) -> Iterator[tuple[str, str, str]]:
    for tag, attribute in _UNIQUE:
        counts = Counter(node.get(f"{W}{attribute}", "") for node in root.iter(f"{W}{tag}"))
        yield from ((tag, attribute, text) for text, count in counts.items() if count > 1)
    for above in root.iter(f"{W}abstractNum", f"{W}num"):
        counts = Counter(node.get(f"{W}ilvl", "0") for node in above if node.tag in (f"{W}lvl", f"{W}lvlOverride"))
        yield from (("lvl", "ilvl", text) for text, count in counts.items() if count > 1)


def _measure(section: Element, tag: str, side: str) -> int:
    """In twips; some programs write points or millimetres, some a fraction."""
    found = section.find(f"{W}{tag}")
    said = _MEASURE.fullmatch(found.get(f"{W}{side}", "0") if found is not None else "0")
    return round(float(said[1]) * _TWIPS[said[2]]) if said else 0
