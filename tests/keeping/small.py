"""A small library, written where a test may change it, and the commands, run in this process."""

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from click import ClickException

from hetong.cli.commands import hetong
from tests.cli.running import Ended

DUTY = """\
id: duty
title: 通知义务
version: 3
basis: [民法典 509]
floor: [期限不超过一个月。]
params:
  within: {type: duration, label: 通知期限, default: 10日, min: 1日, max: 30日, why: 通常够用, confirm: true}
terms: [{term: 通知, at: notice}]
paragraphs:
  - {id: notice, text: "乙方应当自{{ payment.due_from }}起{{ params.within }}内按照[[money.rate]]发出“通知”。"}
  - id: list
    text: 通知应当写明：
    items:
      - {id: reason, text: 理由}
      - {id: trial, when: {trial: present}, text: 试用的结果}
      - {id: money, when: {not: {selected: money}}, text: 金额}
  - id: remedy
    ladder:
      client: {text: 乙方逾期的，甲方有权暂缓支付。, gives: 乙方让出：付款}
      balanced: {text: 乙方逾期的，应当赔偿甲方的损失。}
      provider: {text: 乙方逾期的，双方协商处理。, gives: 甲方让出：赔偿}
variants:
  - id: telecom
    when: {contract.industry: telecom}
    note: 另加号码。
    changes:
      - {change: notice, text: "乙方应当自{{ payment.due_from }}起{{ params.within }}内按照[[money.rate]]书面发出“通知”。"}
      - {drop: list.reason}
      - {after: list.trial, add: [{id: number, text: 号码}]}
"""
MONEY = """\
id: money
title: 价款
version: 1
paragraphs:
  - {id: rate, text: "价款为{{ fees.total }}{?，税率{{ tax.rate }}?}，见[[duty, gone]]和[[gone|另行约定]]。"}
  - id: rows
    each: item in fees.items
    when: {item.quantity: present, fees.currency: [人民币, 美元]}
    text: "{{ item.name }}："
    table:
      each: one in fees.items
      columns:
        - {title: 项目, value: "{{ one.name }}"}
        - {title: 单价, value: "{{ one.unit_price }}", when: {tax.included: "true"}}
"""
ANNEX = "id: form\ntitle: 通知格式\nversion: 1\nkind: annex\nparagraphs: [{id: text, text: 通知：, signing: true}]\n"
OUTLINE = """\
id: small
title: 小合同
industry: general
words: {服务人员: 客服人员}
parts:
  - clauses:
      - duty
      - {clause: money, when: {fees.items: present}, closing: true}
annexes: [{clause: form, when: {data.role: entrusted}}]
customs: [common]
assume:
  payment.due: {by_stance: {client: 30日, balanced: 20日, provider: 10日}, when: {payment.pay_day: absent}, why: 常见, confirm: true}
  signing.place: {value: 手写, why: 签署时才定}
  clauses.params.duty.within: {value: 5日, why: 小合同要快}
"""
CUSTOMS = "assume:\n  reports: {value: [{kind: monthly, content: 进度}], why: 一月一份}\n"


def small_library(folder: Path, **files: str) -> Path:
    """``folder`` with clause_library/ and templates/: ``duty``, ``money``, ``form``, the outline ``small``; ``files`` in place of one."""
    texts = {"duty": DUTY, "money": MONEY, "form": ANNEX, "small": OUTLINE, "common": CUSTOMS, **files}
    places = {"duty": "clause_library/general", "money": "clause_library/fees", "form": "clause_library/annexes"}
    places |= {"small": "templates/outlines", "common": "templates/customs"}
    for name, text in texts.items():
        path = folder / places.get(name, "clause_library/general") / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def ran(*words: str | Path) -> Ended:
    """The command without a process of its own, which takes a second to start."""
    out, err, code = StringIO(), StringIO(), 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            hetong.main([str(one) for one in words], "hetong", standalone_mode=False)
        except ClickException as wrong:
            wrong.show(file=err)
            code = wrong.exit_code
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
    assert code in (0, 1, 2)
    return Ended(code, out.getvalue(), err.getvalue())
