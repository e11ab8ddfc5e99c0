"""The measurements: what is run under each name of ``aims``."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import aims
from bench.floor import floor
from bench.peer import Peer, peer_of, texts
from bench.timing import Measure, taking
from bench.workloads import WORKSHOP, Workload
from hetong.compose import compose
from hetong.model.condition import ALWAYS
from hetong.number import number
from hetong.pipeline import Draft, Spec, Workshop, choose, draft, load
from hetong.render.docx import NumberingMode, render_docx
from hetong.render.docx.references import marks
from hetong.render.docx.word_file import read_parts
from hetong.render.pdf import render_pdf

TEMPLATE = WORKSHOP.templates / "docx" / "standard.docx"
Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Subject:
    """A workload made ready: its draft, our file, and the peer that writes the same text."""

    workload: Workload
    draft: Draft
    contract: bytes
    peer: Peer


def subject(workload: Workload, folder: Path) -> Subject:
    """Raises ValueError when the peer does not say what our file says: then nothing would be compared."""
    drafted = draft(workload.spec, WORKSHOP)
    contract = render_docx(drafted.numbered, template=TEMPLATE)
    peer = peer_of(contract, _conditional(drafted), folder / f"{workload.name}.docx")
    if texts(peer.render()) != texts(contract):
        raise ValueError("docxtpl 写出的文字与 hetong 不同，不能比较")
    return Subject(workload, drafted, contract, peer)


def _conditional(drafted: Draft) -> frozenset[str]:
    """The bookmarks of the articles that the outline holds under a condition."""
    slots = {slot.clause for part in drafted.outline.spec.parts for slot in part.clauses if slot.when != ALWAYS}
    known = marks(drafted.numbered.contract)
    return frozenset(known[anchor].name for anchor in slots if anchor in known)


def warm(one: Subject) -> Mapping[str, Run]:
    """In one process that has done the same before."""
    deal, outline, _ = load(one.workload.spec, WORKSHOP)
    spec = Spec(one.workload.spec.shown, text=one.workload.file.read_bytes())
    return {
        aims.RENDER: lambda: render_docx(one.draft.numbered, template=TEMPLATE),
        aims.PIPELINE: lambda: render_docx(number(compose(choose(deal, outline, WORKSHOP), deal)[0]), template=TEMPLATE),
        aims.FROM_TEXT: lambda: render_docx(draft(spec, WORKSHOP).numbered, template=TEMPLATE),
        aims.DOCXTPL: one.peer.render,
        aims.FLOOR: floor(read_parts(one.contract, "contract.docx", ())),
    }


def cold(one: Subject, folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Commands, each a whole process. The context that docxtpl reads is as ready as it can be."""
    context = folder / "context.json"
    context.write_text(json.dumps(one.peer.context, ensure_ascii=False), "utf-8")
    hetong, spec, output = str(Path(sys.executable).with_name("hetong")), str(one.workload.file), str(folder / "cold.docx")
    script = Path(__file__).with_name("docxtpl_script.py")
    return {
        aims.COLD_RENDER: (hetong, "render", spec, "-o", output, "--force"),
        aims.COLD_CHECK: (hetong, "check", spec),
        aims.COLD_HELP: (hetong, "--help"),
        aims.COLD_DOCXTPL: (sys.executable, str(script), str(one.peer.template), str(context), output),
    }


def command(words: tuple[str, ...]) -> Run:
    """Runs a command to its end, with its byte code kept as an installed program has it. Raises CalledProcessError when it fails."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return lambda: subprocess.run(words, check=True, capture_output=True, env=surroundings)


def library(one: Subject, workshop: Workshop) -> Run:
    """A whole render from a library of another size."""
    return lambda: render_docx(draft(one.workload.spec, workshop).numbered, template=TEMPLATE)


def typst(one: Subject) -> Run:
    """The PDF in a process that has found its fonts."""
    template = WORKSHOP.templates / "typst" / "contract.typ"
    return lambda: render_pdf(one.draft.numbered, template=template, style="standard", draft=False)


def office(one: Subject, soffice: str, folder: Path, batch: int = 4) -> Measure:
    """LibreOffice when it is warm: what each further file of a batch costs."""
    static = render_docx(one.draft.numbered, template=TEMPLATE, numbering=NumberingMode.STATIC)
    files = [folder / f"office-{at}.docx" for at in range(batch)]
    for file in files:
        file.write_bytes(static)
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = (soffice, home, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder))
    single, whole = (taking(command((*convert, *map(str, some)))) for some in (files[:1], files))
    return lambda: (whole() - single()) / (batch - 1)
