"""Small libraries with planted faults. A line that a finding must name ends in ``# CODE`` (an error) or ``# ~CODE`` (a warning)."""

import re
from collections.abc import Mapping
from pathlib import Path

from hetong.diagnostic import Location, Severity
from hetong.load import every_clause, load_outline
from hetong.proof import Folders, Proof, prove
from hetong.proof.house import KEY_TERMS, House

_MARK = re.compile(r" # ([~?]?[A-Z]+\d\d)$")
_OUTLINE = "id: small\ntitle: 小合同\nindustry: general\nparts:\n  - clauses:\n"


def written(folder: Path, clauses: Mapping[str, str], slots: str = "") -> Path:
    """A folder with these clauses (all that stands below ``version`` of each), in one outline, or in these slots of it."""
    for name, text in clauses.items():
        path = folder / "clause_library" / "all" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"id: {name}\ntitle: 某条\nversion: 1\n{text.strip()}\n", "utf-8")
    outline = folder / "templates" / "outlines" / "small.yaml"
    outline.parent.mkdir(parents=True, exist_ok=True)
    outline.write_text(_OUTLINE + (slots or "".join(f"      - {name}\n" for name in clauses if name != KEY_TERMS)), "utf-8")
    return folder


def proven(folder: Path, whole: bool = True) -> Proof:
    """What a check of the folder finds, in this process."""
    return prove(Folders(folder / "clause_library", folder / "templates" / "outlines"), 1, whole)


def told(proof: Proof) -> list[tuple[str, int, str]]:
    """File, line and code of each finding, a warning with ~ before its code, a hint with ?."""
    signs = {Severity.ERROR: "", Severity.WARNING: "~", Severity.INFO: "?"}
    return sorted((Path(one.at.file).stem, one.at.line, signs[one.severity] + one.code) for one in proof.found)


def marked(folder: Path) -> list[tuple[str, int, str]]:
    """What the marks of a folder expect."""
    lines = [
        (path.stem, number, line) for path in folder.rglob("*.yaml") for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
    ]
    return sorted((stem, number, mark[1]) for stem, number, line in lines if (mark := _MARK.search(line)))


def house(folder: Path) -> House:
    """The outline of a folder with its clauses."""
    clauses, _ = every_clause(folder / "clause_library")
    return House(load_outline(folder / "templates" / "outlines", "small", Location("small")), {one.spec.id: one for one in clauses})
