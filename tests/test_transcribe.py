"""Traditional characters: the wording changes, names stay, and the contract is the same one for one."""

import builtins
import re
import sys
import types
from collections.abc import Iterator
from dataclasses import replace

import pytest

from hetong.diagnostic import Refused
from hetong.model.clause import CustomClause, ParagraphSpec, TermSpec
from hetong.model.contract import Annex, Blank, Contract, Filled, Inlines, Item, Paragraph, Part, Ref, Text
from hetong.model.deal import Deal
from hetong.model.deal.contract import Numbering
from hetong.model.fields import Facts
from hetong.model.numbered import Numbered
from hetong.model.schema import shapes
from hetong.number import number
from hetong.render.docx import NumberingMode, render_docx
from hetong.render.html import render_html
from hetong.render.markdown import render_markdown
from hetong.transcribe import traditional
from hetong.transcribe.names import NAMES, PARTIES
from hetong.transcribe.pen import _opencc
from hetong.transcribe.phrases import PHRASES, VARIANTS
from tests.docxtext import shown
from tests.drafts import EXAMPLES, WORKSHOP, drafted, example, library, small_deal
from tests.render.docx import sample

# Every text of a deal that is wording. Names are listed in the program; a new field has to be put into one of the two.
WORDING = re.findall(
    r"\S+",
    """
contract.outline contract.title contract.governing_law contract.language
party_a.business party_a.signatory.title party_a.signatory.poa_annex
party_b.business party_b.signatory.title party_b.signatory.poa_annex
other_parties.business other_parties.signatory.title other_parties.signatory.poa_annex other_parties.called other_parties.role
services.summary services.channels.endpoint services.channels.work services.channels.languages services.channels.note
services.tasks.name services.tasks.detail services.exclusions services.service_objects services.languages
services.overtime_policy services.maintenance
volume.peak_periods staffing.ratio staffing.qualifications staffing.key_people training.frequency
service_levels.name service_levels.entry service_levels.statistic
service_levels.measure service_levels.source service_levels.period service_levels.exclusions
quality.sample quality.review quality.reserve_release credits.severity credits.definition reports.due reports.content
fees.items.name fees.items.language fees.items.unit fees.items.measure fees.surcharges.period fees.expenses
payment.method payment.milestones.name payment.milestones.condition
adjustment.frequency adjustment.triggers adjustment.index
trial.criteria renewal.condition exit.handover continuity.drill
data.purpose data.period data.method data.categories.name data.categories.fields data.categories.purpose
data.categories.retention data.volume data.storage data.measures data.subprocessors.service data.security_level data.audit
ip.deliverables ip.licence liquidated_damages.items.breach liquidated_damages.items.of
third_party.kinds third_party.cases third_party.criteria third_party.fee
licence.kind ai.transfer_rules ai.failures force_majeure.events governance.meetings insurance.name
annexes.title annexes.id annexes.file annexes.clause annexes.note
services.work_items.name services.work_items.unit services.work_items.definition services.regions.languages services.regions.note
services.support_levels.name services.support_levels.work services.support_levels.channels.work services.support_levels.escalation
services.hours.name services.hours.language services.hours.level
volume.forecasts.name volume.forecasts.period volume.forecasts.language volume.forecasts.work_item volume.growth.base
volume.growth.beyond volume.surge.unit
staffing.groups.name staffing.groups.role staffing.groups.qualifications staffing.groups.languages staffing.groups.shifts
staffing.shifts.name staffing.shifts.breaks.when staffing.places.access staffing.places.rules staffing.equipment.name
staffing.equipment.compensation staffing.workload.limits.group staffing.workload.limits.work_item staffing.workload.rotation
staffing.care.counselling staffing.care.assessment staffing.care.measures
training.sessions.name training.sessions.groups training.sessions.topics training.exams.name training.exams.session
training.exams.failing
service_levels.level service_levels.priority service_levels.work_item
priorities.name priorities.definition priorities.level
quality.metric_deductions.metric quality.metric_deductions.each quality.earn_back.condition
credits.work_item credits.priority
availability.name availability.period availability.measure availability.exclusions
start.conditions start.taking_over.knowledge start.taking_over.acceptance start.ramp.name start.ramp.targets.metric
trial.end_condition
adjustment.formula.index adjustment.formula.base adjustment.formula.compared adjustment.formula.formula
adjustment.benchmarking.frequency adjustment.benchmarking.cost
fees.exchange.source fees.items.allowances.name fees.items.allowances.beyond_unit fees.months.name fees.months.item fees.months.note
fees.refunds.cases fees.refunds.beyond
termination.compensation.of termination.change_of_control.acquirer termination.step_in.cases termination.step_in.cost
termination.step_in.handback
data.subprocessors.security data_compliance.consent.notice data_compliance.consent.evidence data_compliance.assessment.conclusion
data_compliance.onward.contract data_compliance.onward.instructions
ip.background.scope ip.background.after
third_party.interveners.role third_party.interveners.data third_party.interveners.contract third_party.availability.measure
exclusivity.name exclusivity.against languages.versions.name languages.prevailing
procurement.package notice.daily.channels notice.daily.subjects notice.daily.kept
""",
)
# Characters that only simplified texts have.
SIMPLIFIED = frozenset(
    "们个为义乐书买于产亲仅从会传体关务动劳华协单卖压厂厅历县参双发变号后听启员响团国图处备复头奖妇学宁实审对导将尔尽层属岁币师带"
    "帮广庆应开张归当录态总报护担择据损换数无时显术机权条来极构标树样档检业欢汇没济测满灵点热状独现环电码确离种积称稳筑签简纳级约"
    "线组细终经结给绝统继续维网罚职联胜脑节范营补观规视览觉计订认讨让训议记讲许论设访证评识诉词译试话询该详语误说请读谁调谈责败账"
    "货质购费资赔赠车转轮软较输过运还这进远违连迟适选递邮释钟钱铁长门问间队阶际陆陈险随难雇静页项须顺顾预领频题额风馆驻验"
)
# What the author of a deal writes for the program, not for the contract.
NOT_PRINTED = ("clauses.", "custom.", "our_side", "confirmed", *(f"annexes.{name}" for name in ("replaces", "after", "before", "uses")))
OWN = (CustomClause, ParagraphSpec, TermSpec)


def texts(model: type[Facts], path: str = "") -> Iterator[str]:
    """The paths of every free text of the model."""
    for name, field in model.model_fields.items():
        shape = shapes(model)[name]
        if shape.child is not None and shape.child not in OWN:
            yield from texts(shape.child, f"{path}{name}.")
        elif free(field.annotation):
            yield f"{path}{name}"


def free(annotation: object) -> bool:
    """``str``, ``str | None``, ``tuple[str, …]``."""
    return (
        annotation is str
        or str(annotation) in ("str | None", "tuple[str, ...]")
        or re.search(r"Annotated\[str, ", str(annotation)) is not None
    )


def holding(*inlines: Text | Filled | Blank | Ref, **more: object) -> Numbered:
    paragraph = Paragraph("one.a", inlines, sample.HERE)
    contract = sample.contract(Part(None, (sample.article("one", "定义与解释", paragraph),)))
    return number(replace(contract, **more))  # type: ignore[arg-type]


def filled(text: str, path: str) -> Filled:
    return Filled(text, path, sample.HERE)


def converted(*inlines: Text | Filled | Blank | Ref, **more: object) -> str:
    """What a paragraph reads after the conversion."""
    return "".join(one.text for one in first(traditional(holding(*inlines, **more)).contract))


def first(contract: Contract) -> Inlines:
    return next(contract.articles).paragraphs[0].inlines


@pytest.fixture(scope="module", params=EXAMPLES)
def draft(request: pytest.FixtureRequest) -> Numbered:
    return drafted(example(request.param))[0]


# Names


def test_every_text_of_a_deal_is_a_name_or_wording() -> None:
    found = [one for one in texts(Deal) if not one.startswith(NOT_PRINTED)]
    listed = [*WORDING, *(one for one in NAMES if not one.startswith(NOT_PRINTED))]
    assert sorted(found) == sorted(listed)


def test_the_parameters_that_are_names_exist() -> None:
    params = {f"clauses.params.{one.spec.id}.{name}" for one in library().values() for name in one.spec.params}
    assert {one for one in NAMES if one.startswith("clauses.")} <= params


@pytest.mark.parametrize("path", sorted(NAMES))
def test_a_name_stays_as_it_was_written(path: str) -> None:
    assert converted(Text("名称为"), filled("余范后里发展（苏州）有限公司", path)) == "名稱為余范后里发展（苏州）有限公司"


@pytest.mark.parametrize("name", ["余杭", "范后里", "于是之", "云桥发展", "里面"])
def test_a_party_is_kept_wherever_it_is_named(name: str) -> None:
    assert converted(filled(name, "party_a.legal_rep"), Text(f"由{name}办理")) == f"{name}由{name}辦理"


def test_a_single_character_is_not_taken_for_a_name_in_other_words() -> None:
    assert converted(filled("余", "party_a.contact"), Text("支付剩余款项")) == "余支付剩餘款項"


def test_a_system_is_kept_in_values_but_is_no_word_of_the_library() -> None:
    name, source = filled("客服系统", "services.system_name"), filled("客服系统工单记录", "service_levels.0.source")
    assert converted(name, Text("，客服系统的权限，"), source) == "客服系统，客服系統的權限，客服系统工單記錄"


def test_names_in_lists_are_names() -> None:
    assert converted(filled("云里科技", "data.subprocessors.0.name"), filled("云存储", "data.subprocessors.0.service")) == "云里科技雲存儲"


def test_an_attached_file_is_called_as_it_is_called() -> None:
    annex = Annex("x", "营业执照复印件", sample.HERE, file="营业执照（余）.pdf", note="（本附件见所附文件“营业执照（余）.pdf”。共2页）")
    (found,) = traditional(holding(Text("见附件"), annexes=(annex,))).contract.annexes
    assert (found.title, found.file) == ("營業執照複印件", "营业执照（余）.pdf")
    assert found.note == "（本附件見所附文件“营业执照（余）.pdf”。共2頁）"


def test_no_name_of_the_examples_changes(draft: Numbered) -> None:
    def names(contract: Contract) -> list[tuple[str, str]]:
        plain = [(re.sub(r"\.\d+", "", one.path), one.text) for one in contract.inlines if isinstance(one, Filled)]
        return [(path, text) for path, text in plain if path in NAMES]

    assert {path for path, _ in names(draft.contract)} >= {"party_a.name", "party_b.bank.account_no", "party_b.address"}
    assert names(traditional(draft).contract) == names(draft.contract)


# Wording


@pytest.mark.parametrize(
    ("simplified", "wanted"),
    [
        ("本合同的质量、项目、信息和软件", "本合同的質量、項目、信息和軟件"),
        ("第三人参与履行", "第三人參與履行"),
        ("开具等额发票并交付", "開具等額發票並交付"),
        ("以虚假发货代替", "以虛假發貨代替"),
        ("呼叫中心系统的关系", "呼叫中心系統的關係"),
        ("不复制、不限制", "不複製、不限制"),
        ("与参与制作履约成果", "與參與製作履約成果"),
        ("期满未签续约文件，授权委托书签发之日", "期滿未簽續約文件，授權委託書簽發之日"),
        ("合并计算，一并考虑，应当配合并改正", "合併計算，一併考慮，應當配合並改正"),
        ("未经准许不准访问，信息不准确的", "未經准許不准訪問，信息不準確的"),
        ("考核、核实和复核", "考核、核實和複核"),
        ("没有采取的，不得直接干预", "沒有採取的，不得直接干預"),
        ("次周第一个工作日，已满十四周岁", "次週第一個工作日，已滿十四周歲"),
        ("对外发布信息的旧表述", "對外發佈信息的舊表述"),
        ("台风后里程碑顺延", "颱風後里程碑順延"),
        ("为了公众的秘密", "為了公眾的秘密"),
        ("人民币（大写）壹拾贰万叁仟元整（¥123,000.00）", "人民幣（大寫）壹拾貳萬叁仟元整（¥123,000.00）"),
        ("“客服人员”是指……——①（1）", "“客服人員”是指……——①（1）"),
        ("contract@yunqiao.example 0571-55550100 https://a.example/余", "contract@yunqiao.example 0571-55550100 https://a.example/餘"),
        ("", ""),
    ],
)  # fmt: skip
def test_wording(simplified: str, wanted: str) -> None:
    assert converted(Text(simplified)) == wanted


@pytest.mark.parametrize(
    ("path", "simplified", "wanted"),
    [
        ("services.channels.0.kind", "电话呼入", "電話呼入"),
        ("services.tasks.3.name", "投诉处理", "投訴處理"),
        ("staffing.qualifications.0", "具备高中以上学历", "具備高中以上學歷"),
        ("fees.total", "人民币（大写）壹万贰仟元整（¥12,000.00）", "人民幣（大寫）壹萬貳仟元整（¥12,000.00）"),
        ("payment.due", "30个工作日", "30個工作日"),
        ("signing.date", "2026年1月1日", "2026年1月1日"),
        ("clauses.params.ai-service.review", "每月抽取不少于1%", "每月抽取不少於1%"),
    ],
)
def test_values_that_are_wording(path: str, simplified: str, wanted: str) -> None:
    assert converted(filled(simplified, path)) == wanted


def test_the_library_holds_no_character_that_contracts_do_not() -> None:
    """人参, 额发, 心系, 手表, 牙签, 头发: what a wrong cut gives itself away by."""
    words = [str(one.spec.model_dump()) for one in library().values()]
    found = converted(Text("".join(words)))
    assert [one for one in "蔘髮錶籤鬆覈爲衆祕" if one in found] == []


def test_pairs_are_equally_long() -> None:
    assert [(one, other) for one, other in (*PHRASES.items(), *VARIANTS.items()) if len(one) != len(other)] == []


# The whole contract


def words(contract: Contract) -> Iterator[str]:
    """Every text of the tree that a format prints."""
    yield contract.title
    yield contract.closing
    for row in (*contract.cover, *(row for sheet in contract.parties for row in sheet.rows)):
        yield row.label
    for signature in contract.signatures:
        yield from (signature.role, signature.act, signature.anchor, *(row.label for row in signature.rows))
    for part in contract.parts:
        yield from (part.label, part.title or "")
    for holder in contract.holders:
        yield from (holder.label, holder.title)
    yield from (annex.note or "" for annex in contract.annexes)
    for paragraph in contract.paragraphs:
        yield from labels(paragraph)
        yield from (column.title for column in (paragraph.table.columns if paragraph.table else ()))
    yield from (one.text for one in contract.inlines)


def labels(node: Paragraph | Item) -> Iterator[str]:
    yield node.label
    for item in node.items:
        yield from labels(item)


def test_every_character_becomes_one_character(draft: Numbered) -> None:
    before, after = list(words(draft.contract)), list(words(traditional(draft).contract))
    assert [len(one) for one in before] == [len(one) for one in after]
    for one, other in zip(before, after, strict=True):
        assert re.sub(r"[一-鿿]", "字", one) == re.sub(r"[一-鿿]", "字", other)


def test_no_simplified_character_is_left_but_in_names(draft: Numbered) -> None:
    contract = traditional(draft).contract
    names = sorted({one.text for one in contract.inlines if isinstance(one, Filled) and re.sub(r"\.\d+", "", one.path) in NAMES}, key=len)
    left = "".join(words(contract))
    for name in reversed(names):
        left = left.replace(name, "")
    assert sorted(set(left) & SIMPLIFIED) == []


def test_converting_again_changes_nothing(draft: Numbered) -> None:
    once = traditional(draft)
    assert once != draft
    assert traditional(once) == once


def test_all_that_is_blank_converts_too() -> None:
    once = traditional(drafted(small_deal())[0])
    labels_of = {one.path: one.label for one in once.contract.inlines if isinstance(one, Blank)}
    assert labels_of["party_a.uscc"] in ("甲方統一社會信用代碼", "統一社會信用代碼")
    assert traditional(once) == once


@pytest.mark.parametrize("scheme", list(Numbering))
def test_numbers_and_references_agree(scheme: Numbering) -> None:
    numbered = traditional(number(replace(drafted(example("ecommerce-customer-service"))[0].contract, scheme=scheme)))
    assert [one.text for one in numbered.references if one.text not in ("本條", "本附件")] != []
    for one in numbered.references:
        assert one.text in ("本條", "本附件", numbered.citations[one.target]) or one.text.startswith("本附件第")
    for holder in numbered.contract.holders:
        assert numbered.citations[holder.anchor] in (holder.label.rstrip("、."), f"第{holder.label.rstrip('、.')}條")
    assert not re.search("[条项]", "".join(numbered.citations.values()))


def test_the_same_places_paths_and_ordinals(draft: Numbered) -> None:
    def facts(numbered: Numbered) -> list[object]:
        inlines = [(one.path, one.at) for one in numbered.contract.inlines if isinstance(one, Filled | Blank)]
        groups = [[(type(one), one.ordinal) for one in group] for group in numbered.each_group()]
        return [inlines, groups, [(one.target, one.origin) for one in numbered.references], list(numbered.citations)]

    assert facts(traditional(draft)) == facts(draft)


def test_the_title_reads_alike_wherever_it_stands(draft: Numbered) -> None:
    sealed = tuple(replace(one, anchor=f"{one.role}盖章处") for one in draft.contract.signatures)
    contract = traditional(replace(draft, contract=replace(draft.contract, signatures=sealed))).contract
    assert f"《{contract.title}》" in contract.closing
    assert [one.anchor for one in contract.signatures] == [f"{one.role}蓋章處" for one in draft.contract.signatures]
    assert {one.act for one in contract.signatures} == {"蓋章"}


# The formats


def test_every_format_carries_the_converted_text(draft: Numbered) -> None:
    contract = traditional(draft).contract
    numbered = Numbered(contract, {})
    article = next(contract.articles)
    wanted = [contract.title, f"{article.label} {article.title}", contract.closing, "法定代表人或者授權代表（簽字）："]
    markdown = render_markdown(numbered, WORKSHOP.templates / "markdown" / "contract.md.j2").decode()
    page = render_html(numbered, template=WORKSHOP.templates / "html" / "contract.html.j2", draft=False).decode()
    html = re.split("[<>\n]", page)
    docx = shown(render_docx(numbered, template=WORKSHOP.templates / "docx" / "standard.docx", numbering=NumberingMode.STATIC))
    # Rules to write on are underscores at the end of a line.
    assert [one for one in wanted if one not in [line.lstrip("# ").rstrip("_") for line in markdown.split("\n")]] == []
    assert [one for one in wanted if one not in html] == []
    assert [one for one in wanted if one not in [line.replace("\n", "").strip().rstrip("_") for line in docx]] == []
    for text in (page, markdown, "\n".join(docx)):
        assert "第七條" in text
        assert "法定代表人或者授權代表" in text
        assert "第七条" not in text


# Without OpenCC


def test_without_opencc_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: object, **kwargs: object) -> types.ModuleType:
        if name == "opencc":
            raise ImportError(name)
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.delitem(sys.modules, "opencc", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    _opencc.cache_clear()
    with pytest.raises(Refused) as refused:
        traditional(holding(Text("甲方")))
    (found,) = refused.value.diagnostics
    assert found.code == "HANT01"
    assert 'pip install "hetong[hant]"' in str(found.hint)


def test_parties_are_names() -> None:
    assert PARTIES < NAMES
