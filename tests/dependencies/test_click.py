"""click: the texts that the Chinese catalogue translates, how they are translated, and the exit codes that users see."""

import gettext
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages import Catalog
from click.testing import CliRunner

from scripts import catalogue

ROOT = Path(__file__).resolve().parent.parent.parent


@click.command(options_metavar="[选项]")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="文件")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="格式")
def probe(file: Path, form: str) -> None:
    """试一试。"""
    click.echo(f"{file.name} {form}")


def test_every_text_of_the_installed_click_is_in_the_catalogue() -> None:
    known = catalogue.read(catalogue.CLICK)
    texts = [text for text, _ in catalogue.texts_of(Path(click.__file__).parent, catalogue.CLICKS)]
    assert len(texts) > 40, "click no longer calls gettext as _(…) and ngettext(…)"
    assert [text for text in texts if not _translated(known, text)] == []


def _translated(known: Catalog, text: catalogue.Id) -> bool:
    message = known.get(text if isinstance(text, str) else text[0])
    return message is not None and bool(message.string)


def test_click_asks_gettext_in_its_default_domain_each_time() -> None:
    domain = gettext.textdomain()
    command = [sys.executable, "-m", "hetong", "check", "--strange"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": "src"}, capture_output=True, check=False)
    assert gettext.textdomain() == domain
    assert done.returncode == 2
    assert "Error" not in done.stderr.decode()
    assert "No such option" not in done.stderr.decode()


@pytest.mark.parametrize("arguments", [[], ["missing.yaml"], ["--format", "xml"], ["a", "b"]])
def test_a_misuse_is_exit_code_2_and_explained(arguments: list[str]) -> None:
    result = CliRunner().invoke(probe, arguments)
    assert result.exit_code == 2
    assert "probe [选项] 文件" in result.output


def test_a_usage_error_is_shown_without_a_traceback() -> None:
    assert issubclass(click.UsageError, click.ClickException)
    assert click.UsageError("说明").exit_code == 2


def test_a_path_arrives_as_a_path(tmp_path: Path) -> None:
    (tmp_path / "交易书.yaml").touch()
    result = CliRunner().invoke(probe, [str(tmp_path / "交易书.yaml"), "--format", "json"])
    assert (result.exit_code, result.output) == (0, "交易书.yaml json\n")


def test_help_shows_our_words_for_the_parts_of_a_command() -> None:
    shown = CliRunner().invoke(probe, ["--help"]).output
    assert "[选项] 文件" in shown
    assert "试一试" in shown
