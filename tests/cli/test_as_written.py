"""What people write, sentence by sentence: read rightly, or told at its line. The cases stand in ``as_written.yaml``."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from hetong.cli.commands import hetong as command

CASES: tuple[tuple[str, dict[str, Any]], ...] = tuple(
    (f"{group['kind']}：{case.get('told') or case['prints'][0]}", case)
    for group in yaml.load(Path(__file__).with_name("as_written.yaml").read_text("utf-8"), yaml.BaseLoader)
    for case in group["cases"]
)
OUTLINE = "ecommerce-customer-service"


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_a_slip_is_read_rightly_or_told(case: dict[str, Any], tmp_path: Path) -> None:
    text = _spec(case["spec"])
    told, markdown = _told(text, tmp_path), _printed(text, tmp_path)
    right = "prints" in case and markdown is not None and all(one in markdown for one in case["prints"])
    lines = {number for number, line in enumerate(text.splitlines(), 1) if case["told"] in line} if "told" in case else set()
    at = sorted(lines & told)
    assert right or at, f"printed: {markdown is not None}, told at {sorted(told)}, expected {case.get('told')!r} in line {sorted(lines)}"
    assert not at or "told" in case, f"told at {at}, but should be read"
    assert [one for one in case.get("never", ()) if markdown and one in markdown and not at] == []


def _spec(text: str) -> str:
    """The slip in a spec; where it writes 合同 itself, the outline goes there."""
    if text.startswith("合同: {"):
        return text.replace("合同: {", f"合同: {{范本: {OUTLINE}, ", 1) + "\n"
    return f"合同: {{范本: {OUTLINE}}}\n{text}\n"


def _told(text: str, folder: Path) -> set[int]:
    """The lines that have a finding; a blank, which any small spec has many of, is none."""
    (folder / "deal.yaml").write_text(text, "utf-8")
    ended = CliRunner().invoke(command, ["check", str(folder / "deal.yaml"), "--format", "json"])
    found = yaml.safe_load(ended.stdout)["diagnostics"]
    assert ended.exception is None or isinstance(ended.exception, SystemExit)
    return {one["line"] for one in found if one["code"] not in ("BLANK01", "CONF01")}


def _printed(text: str, folder: Path) -> str | None:
    target = folder / "deal.md"
    CliRunner().invoke(command, ["render", str(folder / "deal.yaml"), "-o", str(target)])
    return target.read_text("utf-8") if target.exists() else None
