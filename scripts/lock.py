"""scripts/lock.py: requirements/*.txt, the exact versions and hashes of all that the scripts install; one file per environment.

Pins stay where they are as long as pyproject.toml allows them, so that the same input gives the same bytes. ``--upgrade`` moves them
to the newest versions. ``oldest.txt`` holds the lower bounds of pyproject.toml themselves.
"""

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"


@dataclass(frozen=True, slots=True)
class Environment:
    """What it holds of pyproject.toml beside the dependencies of the wheel, and how uv chooses versions."""

    extras: tuple[str, ...]
    groups: tuple[str, ...]
    options: tuple[str, ...] = ()

    def requirements(self, project: Mapping[str, Any]) -> tuple[Requirement, ...]:
        """All that pyproject.toml asks for it."""
        about, groups = project["project"], project["dependency-groups"]
        extra = (one for name in self.extras for one in about["optional-dependencies"][name])
        grouped = (one for name in self.groups for one in _members(groups, name))
        return tuple(Requirement(one) for one in (*about["dependencies"], *extra, *grouped))


ENVIRONMENTS: Mapping[str, Environment] = {
    "dev": Environment(("hant",), ("build", "dev")),
    "run": Environment((), ("build",), (f"--constraints={FOLDER / 'dev.txt'}",)),
    "oldest": Environment(("hant",), ("build", "test"), ("--resolution=lowest-direct",)),
    "newest": Environment(("hant",), ("build", "test")),
}
HEADER = """# 由 make lock 写成，不要手改；为什么有这个文件，见 docs/architecture.md。
# pyproject.toml 依赖表 sha256:{digest}
"""
_PIN = re.compile(r"^(?P<name>[\w.-]+)==.*(?:\n .*)*\n", re.MULTILINE)


def tables(project: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of pyproject.toml that decide what is installed."""
    about = project["project"]
    return {
        "build-system": project["build-system"]["requires"],
        "dependency-groups": project["dependency-groups"],
        "project": {key: about[key] for key in ("requires-python", "dependencies", "optional-dependencies")},
    }


def digest(project: Mapping[str, Any]) -> str:
    """Of the tables as values: comments and layout don't count."""
    return hashlib.sha256(json.dumps(tables(project), sort_keys=True).encode()).hexdigest()


def pyproject() -> dict[str, Any]:
    """The project's own."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _members(groups: Mapping[str, Any], name: str) -> Iterator[str]:
    for one in groups[name]:
        if isinstance(one, str):
            yield one
        else:
            yield from _members(groups, one["include-group"])


def resolved(name: str, upgrade: bool) -> str:
    """The pins of an environment, as uv finds them; those already in its file are kept unless they are to move."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / f"{name}.txt"
        if not upgrade:
            output.write_text(_kept(name), "utf-8")
        subprocess.run(_command(name, output), cwd=ROOT, env=_environment(), check=True)
        return output.read_text("utf-8")


def _kept(name: str) -> str:
    """What may stay. What pyproject.toml itself asks of the oldest environment may not: a bound that was lowered must be tried."""
    file = FOLDER / f"{name}.txt"
    pins = _PIN.finditer(file.read_text("utf-8") if file.exists() else "")
    loose = {canonicalize_name(one.name) for one in ENVIRONMENTS[name].requirements(pyproject())} if name == "oldest" else set()
    return "".join(pin[0] for pin in pins if pin["name"] not in loose)


def _command(name: str, output: Path) -> list[str]:
    """Wheels only: to build one would need tools that no file pins. No address of a package index is written."""
    fixed = ["--universal", "--python-version=3.11", "--generate-hashes", "--only-binary=:all:", "--no-header", "--no-config", "--quiet"]
    program = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", f"--python={sys.executable}"]
    environment = ENVIRONMENTS[name]
    held = [*(f"--extra={one}" for one in environment.extras), *(f"--group={one}" for one in environment.groups)]
    return [*program, *fixed, *held, *environment.options, f"--output-file={output}"]


def _environment() -> dict[str, str]:
    """The index that pip has been told to use is uv's too."""
    index = os.environ.get("PIP_INDEX_URL")
    return os.environ | ({"UV_DEFAULT_INDEX": index} if index and "UV_DEFAULT_INDEX" not in os.environ else {})


def main() -> None:
    """``lock.py [--upgrade] [environment …]``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="environment")
    parser.add_argument("--upgrade", action="store_true")
    asked = parser.parse_args()
    if unknown := sorted({*asked.names} - ENVIRONMENTS.keys()):
        parser.error(f"{', '.join(unknown)}: only {', '.join(ENVIRONMENTS)}")
    header = HEADER.format(digest=digest(pyproject()))
    for name in asked.names or ENVIRONMENTS:
        pins = resolved(name, asked.upgrade)
        (FOLDER / f"{name}.txt").write_text(header + pins, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
