"""Specs named on the command line: reading them, and saying what is wrong with them."""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from hetong import paths
from hetong.cli.words import FINDINGS, USAGE, because, echo, language, misused, said
from hetong.diagnostic import Diagnostic, Message, Refused, Severity
from hetong.language import translator
from hetong.visible import line, named

if TYPE_CHECKING:
    from hetong.marks import Marks
    from hetong.pipeline import Draft, Spec, Workshop

overrides = click.option("--set", "sets", multiple=True, metavar="路径=值", help="临时改一个值，例：--set 费用.总价=100,000元；可以写多次")


def spec_named(name: str, sets: Sequence[str]) -> "Spec":
    """A file, or standard input for ``-``, with what ``--set`` changes."""
    from hetong.load import Override
    from hetong.pipeline import Spec

    try:
        changed = tuple(Override.parse(one) for one in sets)
    except ValueError as wrong:
        raise misused(Message("--set 要写成 路径=值，写的是“{text}”", text=wrong)) from None
    if name == "-":
        return Spec(f"<{said(Message('标准输入'))}>", text=_standard_input(), overrides=changed)
    return Spec(line(named(name)), path=Path(name), overrides=changed)


def _standard_input() -> bytes:
    from hetong.source import MAX_BYTES

    if sys.stdin is None:  # closed before we began
        raise misused(Message("标准输入没有打开，读不到交易书"))
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as wrong:
        raise misused(Message("读不了标准输入：{why}", why=because(wrong))) from None


def workshop() -> "Workshop":
    """The folders that contracts are made from."""
    from hetong.cli.styles import known_styles
    from hetong.pipeline import Workshop

    return Workshop(paths.clause_library(), paths.templates(), frozenset(known_styles()))


@dataclass(frozen=True, slots=True)
class Examined:
    """A spec with everything that is wrong with it, and the lists of its draft, if there is one."""

    spec: "Spec"
    found: tuple[Diagnostic, ...]
    marks: "Marks"


def examined(spec: "Spec") -> Examined:
    """What a spec comes to, whether it can be composed or not."""
    from hetong.marks import Marks
    from hetong.pipeline import draft

    try:
        made = draft(spec, workshop())
    except Refused as refused:
        return Examined(spec, refused.diagnostics, Marks())
    return Examined(spec, made.diagnostics, made.marks)


def drafted(spec: "Spec") -> "Draft":
    """The draft, or an end with every finding said."""
    from hetong.pipeline import draft

    try:
        return draft(spec, workshop())
    except Refused as refused:
        end_with(refused, [spec])


def end_with(refused: Refused, specs: Iterable["Spec"] = ()) -> NoReturn:
    """Says what was refused, and ends."""
    report(refused.diagnostics, specs)
    sys.exit(exit_code(refused.diagnostics, strict=False))


def report(found: Iterable[Diagnostic], specs: Iterable["Spec"]) -> None:
    """Findings as text, on the error stream, with a line that counts them."""
    from hetong.report import diagnostics_as_text, summary_line

    told, translate = tuple(found), translator(language())
    if told:
        echo(f"{diagnostics_as_text(told, lines_of(specs), translate)}\n\n{summary_line(told, translate)}", err=True)


def lines_of(specs: Iterable["Spec"]) -> Callable[[str], Sequence[str] | None]:
    """The lines of the text files that diagnostics name: the specs and the library, never a pipe or a document. Each is read once."""
    given = {spec.shown: spec for spec in specs}

    @cache
    def lines(file: str) -> Sequence[str] | None:
        spec = given.get(file)
        content = spec.text if spec and spec.text is not None else _text_of(spec.path if spec and spec.path else Path(file))
        return None if content is None else re.split("\r\n|\r|\n", content.decode("utf-8-sig", "replace"))

    return lines


def _text_of(path: Path) -> bytes | None:
    """A text file as far as any is read; None for whatever else has that name."""
    from hetong.source import MAX_BYTES

    try:
        if path.suffix == ".docx" or not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(MAX_BYTES)
    except (OSError, ValueError):
        return None


def exit_code(found: Iterable[Diagnostic], strict: bool) -> int:
    """0 clean, 1 findings, 2 a file that can't be read."""
    found = tuple(found)
    if any(one.code.startswith("FILE") for one in found):
        return USAGE
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return FINDINGS if any(one.severity in failing for one in found) else 0
