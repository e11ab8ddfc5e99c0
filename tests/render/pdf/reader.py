"""Reads a PDF as a reader's program does: poppler gives its words with their places, its bookmarks and its tags."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

WIDTH, HEIGHT = 596, 842


@dataclass(frozen=True)
class Word:
    """``left`` … ``bottom`` in points from the page's upper left corner; pages count from 1."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Pdf:
    path: Path

    def pages(self, top: float = 0, bottom: float = 0) -> list[str]:
        """Every character in order, page by page, without white space and without the strips at the upper and the lower edge."""
        crop = ("-r", "72", "-x", "0", "-W", str(WIDTH), "-y", str(round(top)), "-H", str(HEIGHT - round(top) - round(bottom)))
        return [squeezed(page) for page in said("pdftotext", "-raw", *crop, str(self.path), "-").split("\f")[:-1]]

    @property
    def info(self) -> dict[str, str]:
        lines = said("pdfinfo", "-isodates", str(self.path)).splitlines()
        return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}

    @property
    def words(self) -> list[Word]:
        found = []
        root = ElementTree.fromstring(said("pdftotext", "-bbox", str(self.path), "-"))
        for number, page in enumerate((one for one in root.iter() if one.tag.endswith("}page")), 1):
            for word in page:
                left, top, right, bottom = (float(word.get(side, "")) for side in ("xMin", "yMin", "xMax", "yMax"))
                found.append(Word(word.text or "", number, left, top, right, bottom))
        return found

    @property
    def outline(self) -> list[tuple[int, str, int]]:
        """Depth from 1, title and page of every bookmark."""
        text = said("pdftohtml", "-xml", "-i", "-stdout", str(self.path))
        found, depth = [], 0
        for tag, page, title in re.findall(r'<(/?outline|item page="(\d+)")>([^<]*)', text):
            depth += {"outline": 1, "/outline": -1}.get(tag, 0)
            if page:
                found.append((depth, title, int(page)))
        return found

    @property
    def tags(self) -> set[str]:
        return {line.split()[0] for line in said("pdfinfo", "-struct", str(self.path)).splitlines() if line.strip()}


def lines(words: Iterable[Word]) -> list[Word]:
    """Words on one line of one page put together."""
    found = []
    for (page, top), group in groupby(words, key=lambda word: (word.page, word.top)):
        members = list(group)
        text = "".join(word.text for word in members)
        found.append(Word(text, page, members[0].left, top, members[-1].right, members[0].bottom))
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=True, timeout=180).stdout
