"""The command as a user starts it: a process of its own, whose every word and file can be looked at."""

import ctypes
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hetong.report import LISTED
from tests.drafts import ROOT

SMALL = "合同: {范本: ecommerce-customer-service}\n"
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2


@dataclass(frozen=True)
class Ended:
    """How a command ended. ``out`` and ``err`` are what it printed, as UTF-8."""

    code: int
    out: str
    err: str

    @property
    def found(self) -> list[dict[str, Any]]:
        """The diagnostics of ``check --format json``."""
        whole = json.loads(self.out)
        assert set(whole) == {"diagnostics", "blank", "to_confirm", "assumed", "departures", "summary"}
        assert all(
            set(one) == {"code", "severity", "message", "hint", "file", "line", "column", "path", "layer"} for one in whole["diagnostics"]
        )
        counted = {name: sum(f"{one['severity']}s" == name for one in whole["diagnostics"]) for name in ("errors", "warnings", "infos")}
        counted |= {name: len(whole[name]) for name in ("blank", "to_confirm", "assumed", "departures")}
        assert whole["summary"] == counted
        return list(whole["diagnostics"])

    @property
    def codes(self) -> list[str]:
        """What was found; blanks and values to confirm, of which any small spec has many, are left out."""
        return [one["code"] for one in self.found if one["code"] not in LISTED]


def hetong(
    *words: str | bytes | Path,
    cwd: Path = ROOT,
    stdin: str | bytes = b"",
    env: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> Ended:
    """Runs the command. A traceback, or the exit code of a bug, fails the test whatever it expects."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    whole = {name: value for name, value in os.environ.items() if not name.startswith("HETONG")} | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "hetong", *words]
    done = subprocess.run(command, cwd=cwd, input=given, env={**whole, **(env or {})}, capture_output=True, preexec_fn=before, check=False)
    ended = Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ended.out + ended.err
    assert ended.code in (0, 1, 2), ended.err[-300:]
    return ended


def checked(spec: Path, *words: str, **more: Any) -> Ended:
    """``hetong check --format json``."""
    return hetong("check", spec, "--format", "json", *words, **more)


def without_privilege() -> None:
    """In the child of a root: file permissions hold for it from its start on, as they do for everybody else."""
    if sys.platform == "linux" and os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def with_little_space() -> None:
    """In the child: a write past the first thousand bytes of a file fails, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes, hidden ones included."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
