"""Every entry point of the program, as one call each: whatever goes in, what comes out is a result or a refusal with its findings."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from shutil import copytree
from tempfile import TemporaryDirectory

from hetong.diagnostic import Refused
from hetong.language import translator
from hetong.pipeline import Draft, Spec, Workshop, draft
from hetong.render.docx import render_docx
from hetong.render.docx.importing import import_template
from hetong.render.docx.inspection import inspect
from hetong.render.html import render_html
from hetong.render.markdown import render_markdown
from hetong.report import diagnostics_as_data, diagnostics_as_text, plan_as_json, plan_as_text
from tests.drafts import EXAMPLES, ROOT, WORKSHOP
from tests.fuzz import library, money, octets, specs
from tests.mutations_docx import mutate

_SAY = translator("zh")
_TEMPLATES = WORKSHOP.templates / "docx"
# One case in so many is carried on to the slower formats.
_EVERY = 12


class Wrong(AssertionError):
    """The program went on, but what it said is not so."""


def spec(random: Random) -> str:
    """A mutated spec through check, plan and the renderers. Returns the input."""
    text = specs.mutated(random)
    _through(text.encode(), random)
    return text


def octet(random: Random) -> str:
    """A damaged spec through the same."""
    data = octets.mutated(random)
    _through(data, random)
    return data.decode("utf-8", "backslashreplace")


def clause(random: Random) -> str:
    """A whole deal with one file of the library gone wrong."""
    path, content = library.mutated(random)
    shop, shown = _spoilt(path, content)
    try:
        name = random.choice(EXAMPLES)
        _checked((ROOT / "examples" / name / "deal.yaml").read_bytes(), shop, random)
    finally:
        shown.write_bytes(path.read_bytes())
    return f"{path.name}\n{content.decode('utf-8', 'backslashreplace')}"


def document(random: Random) -> bytes:
    """A damaged Word file through inspect, template import and --style."""
    data = mutate(random.choice(_documents()), random)
    for read in (lambda: inspect(data, "x.docx"), lambda: import_template(data, "x.docx"), lambda: _styled(data)):
        _or_refused(read)
    return data


def bill(random: Random) -> str:
    """Fees whose worth is known: what the contract prints is that, or the line is refused."""
    lines = tuple(money.line(random, f"项目{index}") for index in "甲乙丙丁"[: random.randint(1, 4)])
    text = money.spec(lines)
    made = _or_refused(lambda: draft(Spec("deal.yaml", text=text.encode()), WORKSHOP))
    if not isinstance(made, Draft):
        return text
    told = {one.path for one in made.diagnostics}
    shown = money.printed(_markdown(made), tuple(one.name for one in lines))
    for index, one in enumerate(lines):
        if one.name in shown and shown[one.name] != one.due and not any(path.startswith(f"fees.items.{index}") for path in told):
            raise Wrong(f"{one}: printed {shown[one.name]}")
    if "合计" in shown and all(one.name in shown for one in lines) and shown["合计"] != sum(shown[one.name] for one in lines):
        raise Wrong(f"total {shown['合计']} of {shown}")
    return text


ENTRIES: dict[str, Callable[[Random], str | bytes]] = {"spec": spec, "octet": octet, "docx": document, "library": clause, "money": bill}


def _through(data: bytes, random: Random) -> None:
    _checked(data, WORKSHOP, random)


def _checked(data: bytes, shop: Workshop, random: Random) -> None:
    made = _or_refused(lambda: draft(Spec("deal.yaml", text=data), shop))
    found = made.diagnostics if isinstance(made, Draft | Refused) else ()
    lines = data.decode("utf-8", "replace").splitlines()
    diagnostics_as_text(found, lambda _: lines, _SAY)
    diagnostics_as_data(found, _SAY)
    if isinstance(made, Draft):
        plan_as_text(made.selection, made.numbered, _SAY)
        plan_as_json(made.selection, made.numbered)
        _markdown(made)
        if random.randrange(_EVERY) == 0:
            _or_refused(lambda: render_html(made.numbered, template=WORKSHOP.templates / "html" / "contract.html.j2", draft=True))
            _or_refused(lambda: render_docx(made.numbered, template=_TEMPLATES / "standard.docx", draft=True))


def _markdown(made: Draft) -> str:
    return render_markdown(made.numbered, WORKSHOP.templates / "markdown" / "contract.md.j2").decode()


def _or_refused(call: Callable[[], object]) -> object:
    try:
        return call()
    except Refused as refused:
        if not refused.diagnostics:
            raise Wrong("refused without a finding") from None
        return refused


@cache
def _documents() -> tuple[bytes, ...]:
    made = draft(Spec("deal.yaml", path=ROOT / "examples" / "ecommerce-customer-service" / "deal.yaml"), WORKSHOP)
    contract = render_docx(replace(made.numbered), template=_TEMPLATES / "standard.docx")
    return (contract, *(path.read_bytes() for path in sorted(_TEMPLATES.glob("*.docx"))))


@cache
def _own() -> tuple[TemporaryDirectory[str], Workshop]:
    """A library and templates of this process's own; the folder goes with the process."""
    folder = TemporaryDirectory(prefix="fuzz-")
    shop = Workshop(Path(folder.name) / "clauses", Path(folder.name) / "templates")
    copytree(WORKSHOP.clauses, shop.clauses)
    copytree(WORKSHOP.templates, shop.templates)
    return folder, shop


def _spoilt(path: Path, content: bytes) -> tuple[Workshop, Path]:
    shop = _own()[1]
    kept = WORKSHOP.clauses if path.is_relative_to(WORKSHOP.clauses) else WORKSHOP.templates
    target = (shop.clauses if kept == WORKSHOP.clauses else shop.templates) / path.relative_to(kept)
    target.write_bytes(content)
    return shop, target


def _styled(data: bytes) -> object:
    path = Path(_own()[0].name) / "style.docx"
    path.write_bytes(data)
    made = draft(Spec("deal.yaml", text=b"contract: {outline: ecommerce-customer-service}\n"), WORKSHOP)
    return render_docx(made.numbered, template=path)


if sys.platform == "win32":
    raise ImportError("the fuzzer sets limits that Windows does not have")
