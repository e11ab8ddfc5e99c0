"""The example contracts, byte for byte: what a change to the library or the renderers does to a contract shows in its diff.

``make golden`` writes them anew. The same deal gives the same bytes in every process, whatever its hash seed, zone or locale.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from hetong.cli.commands import hetong
from tests.drafts import EXAMPLES, ROOT

SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4294967295", "TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"},
    {"PYTHONHASHSEED": "random", "TZ": "America/St_Johns", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"},
)


class Whole(SingleFileSnapshotExtension):
    """``tests/golden/<name>.md``, as it would be written by ``hetong render``."""

    file_extension = "md"

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(ROOT / "tests" / "golden")

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        return str(index)


def spec_of(name: str) -> str:
    return str(Path("examples") / name / "deal.yaml")


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_renders_to_its_golden_file(name: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    output = tmp_path / "contract.md"
    result = CliRunner().invoke(hetong, ["render", str(ROOT / spec_of(name)), "-o", str(output), "--final"])
    assert result.exit_code == 0, result.output
    assert output.read_bytes() == snapshot(name=name, extension_class=Whole)


@pytest.mark.parametrize("extension", ["md", "docx"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_contract_is_the_same_bytes_in_every_process(name: str, extension: str, tmp_path: Path) -> None:
    written = {written_in(surroundings, name, tmp_path / f"{index}.{extension}") for index, surroundings in enumerate(SURROUNDINGS)}
    assert len(written) == 1


def written_in(surroundings: dict[str, str], name: str, output: Path) -> bytes:
    """What a process of its own writes, started elsewhere in the file system."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **surroundings}
    spec = ROOT / spec_of(name)
    command = [sys.executable, "-m", "hetong", "render", str(spec), "-o", str(output), "--force"]
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=output.parent)
    return output.read_bytes()
