"""Data, fonts and template put together: one run of Typst in this process."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import Final, TypeVar

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error
from hetong.model.numbered import Numbered
from hetong.model.words import Script
from hetong.render.pdf.data import Json, contract_data
from hetong.render.pdf.fonts import Face, Library, faces, library
from hetong.render.pdf.glyphs import families, odd, sequences, undisplayed
from hetong.render.pdf.places import places
from hetong.render.pdf.weight import refuse_too_heavy

T = TypeVar("T")

# The standard for accessible PDF. Typst holds a file to it: whatever no font can show is an error, never a box.
_STANDARD: Final = "ua-1"
_PDF = Location("PDF")


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
    refuse_too_heavy(numbered.contract)
    traditional = numbered.contract.script is Script.TRADITIONAL
    fonts, chosen = chinese_fonts(folders, system, traditional)
    looks = {**_looks(look, chosen), "region": "TW" if traditional else "CN"}
    data = _json(contract_data(numbered, {}), looks)
    if not odd(data):
        return _compiled(numbered, template, fonts, data, ())
    wanted = sequences(_texts(contract_data(numbered, {})))
    found = {**dict.fromkeys(wanted, ""), **families(wanted, fonts, chosen)}
    lost = [one for one in wanted if not found[one]]
    return _compiled(numbered, template, fonts, _json(contract_data(numbered, found), looks), lost)


def _json(contract: Mapping[str, Json], looks: Mapping[str, object]) -> str:
    return json.dumps({**contract, **looks}, ensure_ascii=False)


def _texts(data: Json) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        yield from chain.from_iterable(map(_texts, data.values()))
    elif isinstance(data, Sequence):
        yield from chain.from_iterable(map(_texts, data))


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


def _compiled(numbered: Numbered, template: Path, fonts: Library, data: str, lost: Sequence[str]) -> bytes:
    """Raises Refused: PDF03, or PDF02 for ``lost``, which is not in the data any more, and for each character that Typst can't set."""
    from typst import Compiler, TypstError

    try:
        # A compiler can't be used by two threads at once, and costs nothing: what Typst remembers between runs it keeps for the process.
        compiler = Compiler(root=str(template.parent), font_paths=fonts.found)
        inputs = {"contract": data}
        written = _interruptible(lambda: compiler.compile(str(template), sys_inputs=inputs, format="pdf", pdf_standards=_STANDARD))
    except TypstError as wrong:
        rare = undisplayed(wrong.diagnostic)
        raise Refused(_unset(numbered, (*lost, *rare)) if rare else [_unusable(template, wrong.message)]) from None
    except (OSError, RuntimeError) as wrong:  # the file can't be read
        raise Refused([_unusable(template, wrong)]) from None
    if lost:
        raise Refused(_unset(numbered, lost))
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


def _unusable(template: Path, why: object) -> Diagnostic:
    hint = Message("用自带的版式（standard、gongwen、compact），或者改正 Typst 模板")
    return error("PDF03", Location(str(template)), Message("PDF 版式用不了：{why}", why=why), hint)


def _unset(numbered: Numbered, lost: Sequence[str]) -> list[Diagnostic]:
    """Each of them wherever it was written."""
    hint = Message("核对是不是错字；确是生僻字的，安装收字更多的字体（例：遍黑体 Plangothic、花园明朝 HanaMin）")
    found = places(numbered.contract, lost) or {one: [(_PDF, "")] for one in lost}
    return [error("PDF02", at, _unset_message(one), hint, path) for one, written in found.items() for at, path in written]


def _unset_message(sequence: str) -> Message:
    codes = " ".join(f"U+{ord(char):04X}" for char in sequence)
    return Message("这台机器的字体排不出“{text}”（{codes}）", text=sequence, codes=codes)
