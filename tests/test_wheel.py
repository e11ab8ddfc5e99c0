"""What a user installs: the wheel, away from any checkout."""

import os
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.drafts import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files, laid out as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as package:
        package.extractall(folder / "site")
    return folder / "site"


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".md"])
def test_an_installed_wheel_renders_from_any_folder(installed: Path, tmp_path: Path, suffix: str) -> None:
    spec = tmp_path / "deal.yaml"
    spec.write_bytes((ROOT / "examples" / "ecommerce-customer-service" / "deal.yaml").read_bytes())
    env = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "hetong", "render", "deal.yaml", "-o", f"合同{suffix}", "--final"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / f"合同{suffix}").stat().st_size > 10_000


def test_the_wheel_holds_library_templates_and_catalogues_and_uses_its_own(installed: Path) -> None:
    env = os.environ | {"PYTHONPATH": str(installed)}
    where = "from hetong import paths; print(paths.clause_library()); print(paths.templates())"
    said = subprocess.run([sys.executable, "-c", where], env=env, cwd=installed, capture_output=True, text=True, check=True).stdout.split()
    assert said == [str(installed / "hetong" / "data" / name) for name in ("clause_library", "templates")]
    assert (installed / "hetong" / "locale" / "en" / "LC_MESSAGES" / "hetong.mo").is_file()
    ours = {path.relative_to(ROOT / "clause_library") for path in (ROOT / "clause_library").rglob("*.yaml")}
    assert ours == {path.relative_to(said[0]) for path in Path(said[0]).rglob("*.yaml")}


def test_the_wheel_asks_for_the_ranges_of_the_project_and_for_no_tool(installed: Path) -> None:
    about = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (metadata,) = installed.glob("*.dist-info")
    asked = [Requirement(one) for one in PathDistribution(metadata).requires or ()]
    assert {_range(one) for one in asked if one.marker is None} == {_range(Requirement(one)) for one in about["dependencies"]}
    assert {_range(one) for one in asked if one.marker} == {_range(Requirement(one)) for one in about["optional-dependencies"]["hant"]}


def _range(requirement: Requirement) -> tuple[str, str]:
    return requirement.name.lower(), str(requirement.specifier)
