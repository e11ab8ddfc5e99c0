"""pytest: what ``tests/conftest.py`` asks of it, so that in CI a test that was skipped fails the run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SKIPPED = "import pytest\n\ndef test_nothing() -> None:\n    pytest.skip('no reason')\n"
PASSED = "def test_nothing() -> None:\n    assert True\n"


@pytest.mark.parametrize(
    ("test", "ci", "workers", "code"),
    [(SKIPPED, "true", "0", 1), (SKIPPED, "true", "1", 1), (SKIPPED, "", "0", 0), (PASSED, "true", "0", 0)],
)
def test_a_skipped_test_fails_the_run_in_ci_only(test: str, ci: str, workers: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "test_probe.py").write_text(test, "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-n", workers, "-p", "tests.conftest", "--rootdir", str(tmp_path), "test_probe.py"]
    environment = os.environ | {"CI": ci, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    environment = {name: value for name, value in environment.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
