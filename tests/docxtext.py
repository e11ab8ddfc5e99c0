"""Reads a DOCX the way Word shows it: numbers worked out from numbering.xml and the styles, fields by their cached results.

Independent of the renderer on purpose: it shares no code with ``hetong``.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Line:
    """One paragraph. ``style`` is the style's name; ``number`` what the list prints, its gap to the text included."""

    style: str
    number: str
    text: str

    @property
    def shown(self) -> str:
        return self.number + self.text


@dataclass(frozen=True)
class Level:
    start: int
    format: str
    text: str
    gap: str
    legal: bool
    restarts: bool


@dataclass
class Lists:
    levels: dict[str, dict[int, Level]]
    abstract_of: dict[str, str]
    linked: dict[str, dict[str, int]]
    overrides: dict[str, dict[int, int]]
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    used: set[tuple[str, int]] = field(default_factory=set)

    def next(self, num: str, at: int) -> str:
        abstract = self.abstract_of[num]
        levels, counters = self.levels[abstract], self.counters.setdefault(abstract, {})
        if at in self.overrides[num] and (num, at) not in self.used:
            counters[at] = self.overrides[num][at]
        else:
            counters[at] = counters[at] + 1 if at in counters else levels[at].start
        self.used.add((num, at))
        for deeper in [level for level in counters if level > at and levels[level].restarts]:
            del counters[deeper]
        return self._print(levels, counters, at)

    @staticmethod
    def _print(levels: dict[int, Level], counters: dict[int, int], at: int) -> str:
        def one(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            style = "decimal" if levels[at].legal else levels[level].format
            return counted(counters.get(level, levels[level].start), style)

        return re.sub(r"%(\d)", one, levels[at].text) + levels[at].gap


def counted(number: int, style: str) -> str:
    if style == "chineseCountingThousand":
        assert number < 100, "Word and the contracts part ways at 101"
        tens, ones = divmod(number, 10)
        return (DIGITS[tens] if tens > 1 else "") + "十" * (tens > 0) + (DIGITS[ones] if ones or not tens else "")
    if style == "decimalEnclosedCircleChinese":
        assert number <= 10, "Word has no circle past ⑩"
        return chr(0x2460 + number - 1)
    if style == "lowerLetter":
        return chr(ord("a") + number - 1)
    assert style == "decimal", style
    return str(number)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lines(data: bytes, part: str = "word/document.xml") -> list[Line]:
    """Every paragraph, those of tables in reading order; empty ones included."""
    files = parts(data)
    styles, lists = Styles(etree.fromstring(files["word/styles.xml"])), _lists(etree.fromstring(files["word/numbering.xml"]))
    return [_line(paragraph, styles, lists) for paragraph in etree.fromstring(files[part]).iter(f"{W}p")]


def shown(data: bytes) -> list[str]:
    """The text of every paragraph that has any, numbers included, tabs left out."""
    return [line.shown.replace("\t", "").rstrip() for line in lines(data) if line.shown.strip()]


def fields(data: bytes) -> list[tuple[str, str]]:
    """Instruction and cached result of every complex field of the document part."""
    found: list[tuple[str, str]] = []
    for paragraph in etree.fromstring(parts(data)["word/document.xml"]).iter(f"{W}p"):
        found += [(instruction.strip(), result) for _, instruction, result in _runs(paragraph) if instruction]
    return found


class Styles:
    def __init__(self, root: etree._Element) -> None:
        self.by_id = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}

    def name(self, style_id: str) -> str:
        return _val(self.by_id[style_id], "name")

    def numbering(self, style_id: str, lists: Lists) -> tuple[str, int]:
        """The list of the nearest style that has one, and the level that names a style on the way there.

        ``ilvl`` in a paragraph style is ignored (ISO 29500-1 §17.3.1.19, §17.9.23): a style that no level names has no number.
        """
        passed = []
        while style_id:
            passed.append(style_id)
            if num := _val(self.by_id[style_id], f"pPr/{W}numPr/{W}numId"):
                levels = lists.linked[lists.abstract_of[num]]
                return next(((num, levels[one]) for one in passed if one in levels), ("", 0))
            style_id = _val(self.by_id[style_id], "basedOn")
        return "", 0


def _lists(root: etree._Element) -> Lists:
    levels = {
        abstract.get(f"{W}abstractNumId", ""): {int(level.get(f"{W}ilvl", "")): _level(level) for level in abstract.iter(f"{W}lvl")}
        for abstract in root.iter(f"{W}abstractNum")
    }
    nums = {num.get(f"{W}numId", ""): num for num in root.iter(f"{W}num")}
    overrides = {
        key: {int(one.get(f"{W}ilvl", "")): int(_val(one, "startOverride")) for one in num.iter(f"{W}lvlOverride")}
        for key, num in nums.items()
    }
    linked = {
        abstract.get(f"{W}abstractNumId", ""): {
            _val(level, "pStyle"): int(level.get(f"{W}ilvl", "")) for level in abstract.iter(f"{W}lvl") if _val(level, "pStyle")
        }
        for abstract in root.iter(f"{W}abstractNum")
    }
    return Lists(levels, {key: _val(num, "abstractNumId") for key, num in nums.items()}, linked, overrides)


def _level(level: etree._Element) -> Level:
    gap = {"space": " ", "nothing": "", "tab": "\t", "": "\t"}[_val(level, "suff")]
    restart = _val(level, "lvlRestart")
    assert restart in ("", "0")
    legal = level.find(f"{W}isLgl") is not None
    return Level(int(_val(level, "start")), _val(level, "numFmt"), _val(level, "lvlText"), gap, legal, restart != "0")


def _line(paragraph: etree._Element, styles: Styles, lists: Lists) -> Line:
    style_id = _val(paragraph, f"pPr/{W}pStyle")
    num, level = styles.numbering(style_id, lists)
    if own := _val(paragraph, f"pPr/{W}numPr/{W}numId"):
        num, level = own, int(_val(paragraph, f"pPr/{W}numPr/{W}ilvl") or 0)
    number = lists.next(num, level) if num else ""
    return Line(styles.name(style_id), number, "".join(text for text, instruction, _ in _runs(paragraph) if not instruction))


def _runs(paragraph: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Shown text piece by piece; after each field, once more its instruction and result."""
    instruction, result, state = "", "", ""
    for node in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}t", f"{W}tab", f"{W}br"):
        if node.tag == f"{W}fldChar":
            state = node.get(f"{W}fldCharType", "")
            if state == "end":
                yield "", instruction, result
                instruction = result = ""
        elif node.tag == f"{W}instrText":
            instruction += node.text or ""
        elif node.getparent().tag == f"{W}r":  # type: ignore[union-attr]  # w:tab stands in w:tabs, too
            text = {f"{W}tab": "\t", f"{W}br": "\n"}.get(str(node.tag), _ruled(node.text or ""))
            result += text if state == "separate" else ""
            yield text, "", ""


def _ruled(text: str) -> str:
    """A rule to write on, as a format without rules shows it."""
    return text.replace("\u2007", "_")


def _val(element: etree._Element, path: str) -> str:
    found = element.find(f"{W}{path}")
    return found.get(f"{W}val", "") if found is not None else ""
