"""What ``hetong library check`` proves: each promise of the library with a fault that breaks it, and beside it what keeps it."""

from itertools import combinations, islice, product
from pathlib import Path

import pytest

from hetong.diagnostic import Diagnostic, Severity
from hetong.model.deal.contract import Stance
from hetong.model.deal.data import DataRole
from hetong.proof import Folders, prove
from hetong.proof.deals import Row, asked_values, deal_of, rows
from hetong.proof.house import House
from hetong.usage import plain_path
from tests.drafts import OUTLINES, WORKSHOP, library, outline
from tests.proof.libraries import house, marked, proven, told, written

TARGET = """
essential: 别的条款靠它
paragraphs:
  - {id: always, text: 双方应当遵守本合同。}
  - {id: data, when: {data.role: entrusted}, text: 乙方应当保护个人信息。}
  - {id: many, when: {other_parties: present}, text: 各方应当共同遵守本合同。}
  - id: stance
    ladder:
      client: {text: 甲方有权检查。, gives: 乙方让出：接受检查}
"""
CASES = {
    "a reference to nothing": {"a": "paragraphs: ['乙方应当按照[[nowhere]]办理。'] # LIB31"},
    "a reference to a paragraph that is not always there": {
        "a": """
paragraphs:
  - 乙方应当按照[[b.always]]办理。
  - 乙方应当按照[[b.data]]办理。 # LIB31
  - {when: {data.role: entrusted}, text: '乙方应当按照[[b.data]]办理。'}
  - {when: {data.role: [entrusted, joint]}, text: '乙方应当按照[[b.data]]办理。'} # LIB31
  - 乙方应当按照[[b.data|双方的约定]]办理。
  - 乙方应当办理{?，按照[[b.data]]的约定?}。
  - 乙方应当按照[[b.data, b.always]]办理。
""",
        "b": TARGET,
    },
    "a reference to what three parties alone have": {
        "a": """
paragraphs:
  - 乙方应当按照[[b.many]]办理。 # LIB31
  - {when: {other_parties: present}, text: '各方应当按照[[b.many]]办理。'}
""",
        "b": TARGET,
    },
    "a reference to the rung of one stance": {
        "a": """
paragraphs:
  - 乙方应当按照[[b.stance]]办理。 # LIB31
  - {when: {contract.stance: client}, text: '乙方应当按照[[b.stance]]办理。'}
  - {when: {contract.stance: [client, balanced]}, text: '乙方应当按照[[b.stance]]办理。'} # LIB31
""",
        "b": TARGET,
    },
    "a reference to a clause that a deal may leave out": {
        "a": """
paragraphs:
  - 乙方应当按照[[b]]办理。 # ~LIB31
  - 乙方应当按照[[b|双方的约定]]办理。
  - {when: {selected: b}, text: '乙方应当按照[[b]]办理。'}
  - {when: {not: {selected: c}}, text: '乙方应当按照[[b]]办理。'}
""",
        "b": "paragraphs: [乙方应当保护个人信息。]",
        "c": "paragraphs: [乙方应当保守秘密。]",
    },
    "a term whose definition is not always there": {
        "a": "uses: [业务数据] # LIB32\nparagraphs: [乙方应当保护业务数据。]",
        "b": """
essential: 别的条款靠它
terms: [{term: 业务数据, at: data}]
paragraphs:
  - 双方应当遵守本合同。
  - {id: data, when: {data.role: entrusted}, text: “业务数据”是指订单。}
""",
    },
    "a term of a clause that a deal may leave out": {
        "a": "uses: [业务数据]\nparagraphs: [乙方应当保护业务数据。]",
        "b": "terms: [{term: 业务数据, at: data}] # ?LIB32\nparagraphs: [{id: data, text: “业务数据”是指订单。}]",
    },
    "a term that nothing defines": {"a": "uses: [业务数据] # LIB32\nparagraphs: [乙方应当保护业务数据。]"},
    "a term that nothing uses": {
        "a": """
terms:
  - {term: 业务数据, at: data} # ~DEF02
  - {term: 客户资料, at: data}
paragraphs:
  - {id: data, text: “业务数据”是指订单，“客户资料”是指名单。}
  - 乙方应当保护客户资料。
""",
    },
    "a term that a row of the sheet names without its definition": {
        "key-terms": """
kind: sheet
uses: [业务数据]
paragraphs:
  - text: 要点
    plain: true
    items:
      - {when: {data.role: entrusted}, text: 数据｜保护业务数据｜无}
      - {when: {data.role: [entrusted, joint]}, text: 记录｜保存业务数据｜无} # LIB32
""",
        "b": """
essential: 别的条款靠它
terms: [{term: 业务数据, at: data}]
paragraphs:
  - 双方应当遵守本合同。
  - {id: data, when: {data.role: entrusted}, text: “业务数据”是指订单。}
  - {when: {data.role: entrusted}, text: 乙方应当保护业务数据。}
""",
    },
    "two variants that fit alike": {
        "a": """
paragraphs: [{id: one, text: 乙方应当遵守。}]
variants:
  - {id: data, when: {data.role: entrusted}, changes: [{replace: one, with: [{id: two, text: 乙方应当保护。}]}]}
  - {id: client, when: {contract.stance: client}, changes: [{replace: one, with: [{id: three, text: 乙方应当配合。}]}]} # LIB15
""",
    },
    "no variant that fits": {
        "a": """
base: {when: {contract.stance: client}}
paragraphs: [{id: one, text: 乙方应当遵守。}] # LIB14
variants:
  - {id: provider, when: {contract.stance: provider}, changes: [{replace: one, with: [{id: two, text: 甲方应当遵守。}]}]}
""",
    },
    "wording that nothing prints": {
        "a": """
paragraphs:
  - {id: one, text: 乙方应当遵守。}
  - {id: two, when: {data.role: entrusted, not: {data.role: entrusted}}, text: 乙方应当保护。} # LIB35
  - id: three
    when: {contract.stance: client}
    text: 乙方应当：
    items:
      - 保护个人信息
      - {when: {contract.stance: provider}, text: 保守秘密} # LIB35
""",
    },
    "two places with one anchor": {
        "a": """
paragraphs:
  - {id: one, when: {data.role: entrusted}, text: 乙方应当保护。}
  - {id: one, when: {data.role: [entrusted, joint]}, text: 乙方应当遵守。} # LIB36
  - {id: two, when: {contract.number: present}, text: 编号有效。}
  - {id: two, when: {contract.number: absent}, text: 没有编号。}
""",
    },
    "a parameter that nothing prints": {
        "a": """
params:
  used: {type: duration, label: 期限, default: 3日, why: 够用}
  cell: {type: text, label: 口径, default: 全部, why: 够用}
  idle: {type: duration, label: 期限, default: 3日, why: 够用} # LIB34
paragraphs:
  - text: 乙方应当自收到之日起{{ params.used }}内答复：
    table: {each: one in service_levels, columns: [{title: 口径, value: '{{ params.cell }}'}]}
""",
    },
    "a list that is announced and does not follow": {
        "a": """
paragraphs:
  - text: 乙方应当： # LIB33
    items:
      - {when: {data.role: entrusted}, text: 保护个人信息}
      - {when: {contract.stance: client}, text: 接受检查}
  - text: 甲方应当：
    items:
      - {when: {contract.stance: client}, text: 付款}
      - {when: {not: {contract.stance: client}}, text: 按期付款}
""",
    },
    "a list that three conditions together leave empty": {
        "a": """
paragraphs:
  - text: 乙方应当： # LIB33
    items:
      - {when: {data.role: [entrusted, joint]}, text: 保护个人信息}
      - {when: {contract.stance: [client, balanced]}, text: 接受检查}
      - {when: {licence: present}, text: 持有许可}
      - {when: {selected: b}, text: 保守秘密}
  - text: 乙方应当：
    items:
      - {each: one in services.tasks, text: "{{ one.name }}"}
""",
        "b": "paragraphs: [双方应当遵守本合同。]",
    },
    "a list whose group may say something else": {
        "a": """
paragraphs:
  - 双方应当遵守本合同。
  - when: {payment.prepay: present}
    text: 乙方应当： # LIB33
    items:
      - {when: {payment.prepay.amount: present}, text: 说明金额}
  - when: {quality.earn_back: present}
    text: 双方应当：
    items:
      - {when: {quality.earn_back.share: present}, text: 核对比例}
      - {when: {quality.earn_back.periods: present}, text: 核对期数}
      - {when: {quality.earn_back.condition: present}, text: 核对条件}
""",
    },
    "an article without a paragraph": {
        "a": "paragraphs:\n  - {when: {data.role: entrusted}, text: 乙方应当保护个人信息。} # LIB33",
    },
    "a value that no deal has": {"a": "paragraphs:\n  - 合同编号为{{ contract.colour }}。 # LIB16\n  - 合同编号为{{ contract.number }}。"},
    "a condition that no deal answers": {
        "a": """
paragraphs:
  - {when: {data.rule: entrusted}, text: 乙方应当保护。} # LIB19
  - {when: {data.role: trusted}, text: 乙方应当保护。} # LIB19
  - {when: {contract.stance: present}, text: 乙方应当保护。} # LIB19
  - {when: {selected: nowhere}, text: 乙方应当保护。} # LIB19
  - {when: {data.role: entrusted}, text: 乙方应当保护个人信息。}
""",
    },
    "one duty with two periods": {
        "a": """
params: {within: {type: duration, label: 期限, default: 24小时, why: 够用}}
paragraphs: ['发现业务数据泄露的，乙方应当自发现之时起{{ params.within }}内通知甲方。']
""",
        "b": """
params: {within: {type: duration, label: 期限, default: 2小时, why: 够用}, other: {type: duration, label: 期限, default: 2小时, why: 够用}}
paragraphs:
  - 发生数据泄露的，乙方应当自发现之时起{{ params.within }}内书面通知另一方。 # ~TXT10
  - 发生停电的，乙方应当自发现之时起{{ params.other }}内书面通知另一方。
""",
    },
    "one sentence twice": {
        "a": "paragraphs: [乙方应当保存全部通话录音和会话记录直至本合同终止。]",
        "b": """
paragraphs:
  - 甲方应当付款。乙方应当保存全部通话录音和会话记录直至本合同终止。 # ~TXT11
  - {when: {contract.stance: client}, text: 乙方应当按月提交写明各项服务指标的书面报告。}
  - {when: {contract.stance: provider}, text: 乙方应当按月提交写明各项服务指标的书面报告。}
""",
    },
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_found_where_it_stands_and_nothing_else(name: str, tmp_path: Path) -> None:
    folder = written(tmp_path, CASES[name])
    assert told(proven(folder)) == marked(folder)


def test_left_out_are_the_clauses_of_the_outline_each_once_from_every_stance_and_with_two_parties_and_three(tmp_path: Path) -> None:
    folder = written(tmp_path, {"a": "paragraphs: [乙方应当遵守。]", "b": TARGET, "c": "paragraphs: [甲方应当遵守。]"})
    made = list(rows(house(folder)))
    for left in ("", "a", "c"):
        mine = [row for row in made if row.left_out == left]
        assert {(row.stance, row.parties) for row in mine} == set(product(Stance, (2, 3)))
    assert {row.left_out for row in made} == {"", "a", "c"}  # b is essential


def test_every_value_of_every_fact_meets_every_value_of_every_other(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        {
            "a": """
paragraphs:
  - {when: {data.role: entrusted}, text: 乙方应当保护。}
  - {when: {payment.cycle: monthly}, text: 甲方应当按月付款。}
  - {each: one in services.tasks, when: {one.detail: present}, text: "{{ one.detail }}属于本服务。"}
  - {when: {licence: present}, text: 乙方持有许可。}
""",
            "b": "paragraphs: [甲方应当遵守。]",
        },
    )
    made, values = list(rows(house(folder))), asked_values(house(folder))
    assert values.keys() == {"data.role", "payment.cycle", "services.tasks", "services.tasks.detail", "licence"}
    for one, other in combinations(values, 2):
        assert {(row.facts[one], row.facts[other]) for row in made} == set(product(values[one], values[other]))


def test_a_made_up_deal_says_what_its_row_says(tmp_path: Path) -> None:
    outline = house(written(tmp_path, {"a": "paragraphs: [乙方应当遵守。]"})).outline
    facts = {
        "services.tasks": "",
        "services.tasks.detail": "另行列明",
        "licence": None,
        "licence.coverage": "全国",
        "data.role": DataRole.NONE.label,
    }
    deal = deal_of(Row(Stance.CLIENT, 3, "a", facts), outline)
    assert [task.detail for task in deal.services.tasks] == ["另行列明"]
    assert (deal.licence, deal.data.role, deal.contract.stance) == (None, DataRole.NONE, Stance.CLIENT)
    assert len(deal.other_parties) == 1
    assert deal.clauses.exclude == ("a",)


def test_a_value_that_cannot_be_read_leaves_its_fact_out(tmp_path: Path) -> None:
    outline = house(written(tmp_path, {"a": "paragraphs: [乙方应当遵守。]"})).outline
    deal = deal_of(Row(Stance.CLIENT, 2, "", {"exit.plan_within": "不久", "contract.number": "一号"}), outline)
    assert deal.contract.number == "一号"


def test_a_clause_that_an_outline_names_and_nobody_wrote_is_told_in_the_outline(tmp_path: Path) -> None:
    folder = written(tmp_path, {"a": "paragraphs: [乙方应当遵守。]"}, "      - a\n      - nowhere # LIB09\n")
    assert told(proven(folder)) == marked(folder)


def test_an_article_is_asked_for_a_paragraph_only_where_the_outline_has_it(tmp_path: Path) -> None:
    clauses = {"a": "paragraphs:\n  - {when: {data.role: entrusted}, text: 乙方应当保护个人信息。}"}
    folder = written(tmp_path, clauses, "      - {clause: a, when: {data.role: entrusted}}\n")
    assert told(proven(folder)) == []


def test_a_file_that_cannot_be_read_is_told_alone(tmp_path: Path) -> None:
    folder = written(tmp_path, {"a": "paragraphs: ['乙方应当按照[[b]]办理。']", "b": "paragraph: [甲方应当遵守。]"})
    proof = proven(folder)
    assert {Path(one.at.file).stem for one in proof.found} == {"b"}
    assert proof.reports == ()


def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    folder = written(tmp_path, CASES["one sentence twice"])
    folders = Folders(folder / "clause_library", folder / "templates" / "outlines")
    assert prove(folders, 2) == prove(folders, 1)
    assert [one.code for one in prove(folders, 2).found] == ["TXT11"]


def test_the_quick_check_composes_nothing(tmp_path: Path) -> None:
    folder = written(tmp_path, CASES["one sentence twice"])
    proof = proven(folder, whole=False)
    assert [one.contracts for one in proof.reports] == [0]
    assert proof.found == ()


def test_the_library_of_the_project_keeps_its_promises() -> None:
    proof = prove(Folders(WORKSHOP.clauses, WORKSHOP.outlines), processes=2)
    assert [f"{one.at} {one.code} {one.message}" for one in proof.found if broken(one)] == []
    assert {one.outline for one in proof.reports} == set(OUTLINES)
    assert all(one.contracts > 300 and one.claims > 1000 for one in proof.reports)


def broken(one: Diagnostic) -> bool:
    """What a text says badly is told by the rules about wording, in a step of its own."""
    return one.severity is Severity.ERROR and not one.code.startswith("TXT")


@pytest.mark.parametrize("name", OUTLINES)
def test_every_made_up_value_of_the_project_can_be_read(name: str) -> None:
    made = House(outline(name), library())
    for row in islice(rows(made), 12):
        written = {plain_path(path) for path in deal_of(row, made.outline).places}
        assert {path for path in row.facts if stated(path, row)} - written == set()


def stated(path: str, row: Row) -> bool:
    """The row writes it, and all that it stands in."""
    names = path.split(".")
    return all(row.facts.get(".".join(names[:end]), "") is not None for end in range(1, len(names) + 1)) and names[0] != "other_parties"
