"""Data, fonts and template put together: one run of Typst in this process."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Thread
from typing import Final, TypeVar

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error
from hetong.model.contract import Filled, leaves
from hetong.model.numbered import Numbered
from hetong.model.words import Script
from hetong.render.pdf.data import contract_data
from hetong.render.pdf.fonts import Face, Library, faces, library

T = TypeVar("T")

# The standard for accessible PDF. Typst holds a file to it: whatever no font can show is an error, never a box.
_STANDARD: Final = "ua-1"
_PDF = Location("PDF")
_NO_GLYPH = re.compile(r"the text `\"(.*?)\"` could not be displayed", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


@dataclass(frozen=True, slots=True)
class Look:
    """How the contract is to look, apart from the fonts."""

    style: str
    draft: bool
    toc: bool
    underline: bool
    author: str


def document(numbered: Numbered, template: Path, look: Look, folders: tuple[Path, ...], system: bool) -> bytes:
    """The whole file."""
    traditional = numbered.contract.script is Script.TRADITIONAL
    fonts, chosen = chinese_fonts(folders, system, traditional)
    data = {**contract_data(numbered), **_looks(look, chosen), "region": "TW" if traditional else "CN"}
    return _compiled(numbered, template, fonts, json.dumps(data, ensure_ascii=False))


def chinese_fonts(folders: tuple[Path, ...], system: bool, traditional: bool) -> tuple[Library, Mapping[str, Face]]:
    """The fonts and the face of each role. Raises Refused (PDF01 no Chinese font, PDF06 no Typst to find them with)."""
    try:
        fonts = library(folders, system)
    except ImportError:
        what = Message("没有安装 PDF 引擎 Typst")
        raise Refused([error("PDF06", _PDF, what, Message("运行 pip install typst，或者用 LibreOffice 引擎"))]) from None
    return fonts, faces(fonts, traditional)


def _looks(look: Look, chosen: Mapping[str, Face]) -> dict[str, object]:
    return {
        "style": look.style,
        "draft": look.draft,
        "toc": look.toc,
        "underline": look.underline,
        "author": [look.author] if look.author else [],
        "fonts": {role: asdict(face) for role, face in chosen.items()},
    }


def _compiled(numbered: Numbered, template: Path, fonts: Library, data: str) -> bytes:
    from typst import Compiler, TypstError

    try:
        # A compiler can't be used by two threads at once, and costs nothing: what Typst remembers between runs it keeps for the process.
        compiler = Compiler(root=str(template.parent), font_paths=fonts.found)
        inputs = {"contract": data}
        written = _interruptible(lambda: compiler.compile(str(template), sys_inputs=inputs, format="pdf", pdf_standards=_STANDARD))
    except TypstError as wrong:
        raise Refused(_faults(numbered, template, wrong.message, wrong.diagnostic)) from None
    except (OSError, RuntimeError) as wrong:  # the file can't be read
        raise Refused([_unusable(template, wrong)]) from None
    assert isinstance(written, bytes)
    return written


def _interruptible(work: Callable[[], T]) -> T:
    """Works beside the main thread, which a signal reaches only between two steps of Python."""
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as wrong:
            done.set_exception(wrong)

    Thread(target=run, daemon=True).start()
    return done.result()


def _faults(numbered: Numbered, template: Path, message: str, diagnostic: str) -> list[Diagnostic]:
    """What a user can mend: a rare character is named with the place where it was written; all else is the template's."""
    shown = "".join(_NO_GLYPH.findall(diagnostic))
    if not shown:
        return [_unusable(template, message)]
    rare = dict.fromkeys(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), shown))
    hint = Message("核对是不是错字；确是生僻字的，安装收字更多的字体（例：遍黑体 Plangothic、花园明朝 HanaMin）")
    return [_rare(numbered, char, hint) for char in rare]


def _unusable(template: Path, why: object) -> Diagnostic:
    hint = Message("用自带的版式（standard、gongwen、compact），或者改正 Typst 模板")
    return error("PDF03", Location(str(template)), Message("PDF 版式用不了：{why}", why=why), hint)


def _rare(numbered: Numbered, char: str, hint: Message) -> Diagnostic:
    at, path = next(_places(numbered, char), (_PDF, ""))
    message = Message("这台机器的字体里没有“{char}”（U+{code}）字", char=char, code=f"{ord(char):04X}")
    return error("PDF02", at, message, hint, path)


def _places(numbered: Numbered, char: str) -> Iterator[tuple[Location, str]]:
    """Where the character was written: in the deal, else in a clause."""
    for one in numbered.contract.inlines:
        if isinstance(one, Filled) and char in one.text:
            yield one.at, one.path
    for paragraph in numbered.contract.paragraphs:
        if any(char in one.text for one in leaves(paragraph)):
            yield paragraph.origin, ""
