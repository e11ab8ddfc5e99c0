"""How large a contract may become, told at the line that makes it grow."""

from pathlib import Path

import pytest

from hetong.compose.budget import MAX_NODES, MAX_TEXT
from hetong.diagnostic import Refused
from tests.cli.running import checked, files_in, hetong
from tests.drafts import composed, deal

SMALL = "合同: {范本: ecommerce-customer-service}\n"


def tasks(n: int) -> str:
    return "服务:\n  任务:\n" + "".join(f"    - {{名称: 任务{i}}}\n" for i in range(n))


def own(paragraph: str) -> str:
    return f"自拟条款:\n  - 标识: x\n    标题: 标题\n    款:\n{paragraph}"


NESTED = own(
    "      - 正文: 甲\n        逐项: p in services.tasks\n        项:\n          - 正文: 乙\n            逐项: q in services.tasks\n"
    "            项:\n              - 正文: 丙\n                逐项: r in services.tasks\n"
)
NEVER = own("      - {正文: 甲, 逐项: p in services.tasks, 项: [{正文: 乙, 逐项: q in services.tasks, 当: {selected: nix}}]}\n")
CELLS = own(
    "      - 正文: 甲\n        逐项: p in services.tasks\n        表:\n          逐项: q in services.tasks\n"
    "          列: [{标题: 名, 值: '{{ q.name }}'}]\n"
)
TEXTS = own("      - {正文: '{{ services.tasks.name | together }}', 逐项: p in services.tasks}\n")


def found(text: str) -> list[tuple[str, int, int, str]]:
    try:
        composed(deal(text))
    except Refused as refused:
        return [(one.code, one.at.line, one.at.column, one.path) for one in refused.diagnostics]
    return []


@pytest.mark.parametrize(
    ("clause", "n", "line", "column"),
    [(NESTED, 60, 12, 21), (NEVER, 600, 5, 58), (CELLS, 500, 8, 15), (TEXTS, 1_500, 5, 58)],
    ids=["items in items", "items that are never printed", "cells", "text"],
)
def test_what_multiplies_is_stopped_at_the_line_that_does(clause: str, n: int, line: int, column: int) -> None:
    upto = SMALL + tasks(n)
    assert found(upto + clause) == [("SIZE01", upto.count("\n") + line, column, "")]


@pytest.mark.parametrize(("clause", "n"), [(NESTED, 20), (NEVER, 300), (CELLS, 300), (TEXTS, 500)])
def test_what_multiplies_a_little_passes(clause: str, n: int) -> None:
    assert found(SMALL + tasks(n) + clause) == []


def test_a_long_value_printed_often_is_stopped_at_the_value() -> None:
    often = own("".join(f"      - 见{{{{ party_a.name }}}}{i}\n" for i in range(5_000)))
    assert found(f"{SMALL}甲方: {{名称: {'云' * 1_000}}}\n{often}") == [("SIZE01", 2, 10, "party_a.name")]
    assert found(f"{SMALL}甲方: {{名称: {'云' * 200}}}\n{often}") == []


def test_a_large_contract_is_no_fault() -> None:
    """Ten thousand fee rows, and a clause as long as a book."""
    rows = "".join(f"    - {{名称: 项目{i}, 单价: 1元, 单位: 次, 数量: 3次}}\n" for i in range(10_000))
    contract = composed(deal(f"{SMALL}费用:\n  明细:\n{rows}{own('      - ' + '云桥，' * 100_000)}"))
    printed = list(contract.inlines)
    assert len(printed) < MAX_NODES / 2
    assert sum(len(one.text) for one in printed) < MAX_TEXT / 2


def test_nothing_is_written_and_the_exit_code_is_that_of_a_finding(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL + tasks(100) + NESTED, "utf-8")
    ended = checked(Path("deal.yaml"), cwd=tmp_path)
    assert (ended.code, ended.codes) == (1, ["SIZE01"])
    assert hetong("render", "deal.yaml", "-o", "a.docx", cwd=tmp_path).code == 1
    assert set(files_in(tmp_path)) == {"deal.yaml"}
