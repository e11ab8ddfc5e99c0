"""A contract read back: what it was made of, and what was changed since."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from hetong.diagnostic import Refused
from hetong.model.contract import Part
from hetong.number import number
from hetong.render.docx import NumberingMode, Properties, render_docx
from hetong.render.docx.inspection import Change, Inspection, Kind, Seal, Source, inspect
from tests import docxtext
from tests.drafts import EXAMPLES, composed, example
from tests.office import Office
from tests.render.docx import sample
from tests.render.docx.test_import import packed

DOCUMENT = "word/document.xml"
COMPLEX = r'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF _c_fees (.*?)"end"/></w:r>'
FILLER = "乙方安排的服务人员应当经过培训并考核合格"


def written(toc: bool = False) -> bytes:
    properties = Properties(library="1" * 64, spec="2" * 64)
    return render_docx(number(sample.whole()), template=sample.TEMPLATE, properties=properties, toc=toc)


def edited(data: bytes, *edits: tuple[str, str]) -> Inspection:
    parts = dict(docxtext.parts(data))
    text = parts[DOCUMENT].decode()
    for old, new in edits:
        assert re.search(old, text, re.DOTALL), old
        text = re.sub(old, lambda _, new=new: new, text, count=1, flags=re.DOTALL)  # type: ignore[misc]
    return inspect(packed({**parts, DOCUMENT: text.encode()}))


def test_what_it_was_made_of() -> None:
    found = inspect(written())
    assert found.provenance is not None
    assert (found.provenance.library, found.provenance.spec) == ("1" * 64, "2" * 64)
    assert found.provenance.tool == Properties().tool
    assert found.provenance.sources[1] == Source("article", "service-scope", "第二条", "服务范围", "general", "1")
    assert found.provenance.sources[-2] == Source("annex", "sla", "附件一", "服务水平协议", "general", "2")
    assert found.provenance.sources[-1].version == ""
    assert found.seals == (Seal("甲方盖章处", 1), Seal("乙方盖章处", 1))
    assert "_c_fees__table" in found.bookmarks


@pytest.mark.parametrize("mode", NumberingMode)
@pytest.mark.parametrize("style", sample.STYLES)
def test_a_fresh_file_is_untouched(style: str, mode: NumberingMode) -> None:
    data = render_docx(number(sample.whole()), template=sample.template(style), numbering=mode, toc=True, draft=True)
    assert inspect(data).untouched is True


def test_a_changed_word_is_found() -> None:
    found = edited(written(), ("应当经过培训", "可以经过培训"))
    assert found.untouched is False
    assert [(change.kind, change.text[:8]) for change in found.changes] == [(Kind.CHANGED, "乙方安排的服务人")]


def test_a_changed_number_in_a_value_is_found() -> None:
    changes = edited(written(), ("万分之五", "万分之八")).changes
    assert [change.kind for change in changes] == [Kind.CHANGED]
    assert "万分之八" in changes[0].text


def test_added_and_removed_paragraphs_are_found() -> None:
    extra = '<w:p><w:r><w:t>另行约定。</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Closing"/>'
    added = edited(written(), (r'<w:p><w:pPr><w:pStyle w:val="Closing"/>', extra))
    assert [(change.kind, change.text) for change in added.changes] == [(Kind.ADDED, "另行约定。")]
    removed = edited(written(), (r'<w:p><w:pPr><w:pStyle w:val="Closing"/>.*?</w:p>', ""))
    assert [change.kind for change in removed.changes] == [Kind.REMOVED]
    index = removed.changes[0].index
    assert added.changes[0] == Change(Kind.ADDED, index, "另行约定。")


def test_another_target_of_a_reference_is_found() -> None:
    found = edited(written(), (r" REF _c_fees \\n", r" REF _c_liability \n"))
    assert [change.kind for change in found.changes] == [Kind.CHANGED]


def test_tracked_changes_count_as_accepted() -> None:
    deletion = '<w:del w:id="9002" w:author="A"><w:r><w:delText>应当</w:delText></w:r></w:del>'
    tracked = f'<w:ins w:id="9001" w:author="A"><w:r><w:t>不得</w:t></w:r></w:ins>{deletion}'
    run = r'<w:r><w:t xml:space="preserve">' + FILLER
    found = edited(written(), (run, f'{tracked}<w:r><w:t xml:space="preserve">{FILLER}'))
    assert found.tracked == 2
    assert [change.text[:4] for change in found.changes] == ["不得乙方"]
    assert edited(written(), (run, f'{deletion}<w:r><w:t xml:space="preserve">{FILLER}')).changes == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FILLER, f'{FILLER[:5]}</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>{FILLER[5:]}'),
        (r"(?<=preserve\">)第六条(?=</w:t></w:r><w:r><w:fldChar)", "第七条"),
        (COMPLEX, r'<w:fldSimple w:instr=" REF _c_fees \n \h "><w:r><w:t>第九条</w:t></w:r></w:fldSimple>'),
        (r"<w:body>", '<w:body><w:p w:rsidR="00AA11BB"/>'),
        (r"<w:p><w:pPr><w:pStyle", '<w:p w:rsidR="00AA11BB"><w:pPr><w:pStyle'),
    ],
)
def test_what_word_does_by_itself_is_no_change(old: str, new: str) -> None:
    assert edited(written(), (old, new)).untouched is True


def test_a_new_table_of_contents_is_no_change() -> None:
    assert (
        edited(written(toc=True), (r'(?<=history="1"><w:r><w:t xml:space="preserve">)第二条 服务范围', "第二条 服务范围 7")).untouched
        is True
    )


@pytest.mark.parametrize("style", sample.STYLES)
@pytest.mark.parametrize("mode", NumberingMode)
def test_libreoffice_changes_no_text(style: str, mode: NumberingMode, office: Office, tmp_path: Path) -> None:
    numbered = number(composed(example("ecommerce-customer-service")))
    path = tmp_path / "contract.docx"
    path.write_bytes(render_docx(numbered, template=sample.template(style), numbering=mode, toc=True))
    before, after = inspect(path.read_bytes()), inspect(office.docx(path, tmp_path / "saved").read_bytes())
    assert after.untouched is True
    assert (after.provenance, after.seals) == (before.provenance, before.seals)
    assert set(before.bookmarks) <= set(after.bookmarks)


def test_a_stranger_says_nothing_of_itself() -> None:
    parts = {name: raw for name, raw in docxtext.parts(written()).items() if not name.startswith("customXml")}
    found = inspect(packed(parts))
    assert (found.provenance, found.untouched, found.changes, found.seals) == (None, None, (), ())
    assert found.bookmarks


def _refused(data: bytes) -> set[str]:
    with pytest.raises(Refused) as refused:
        inspect(data, "收到.docx")
    return {one.code for one in refused.value.diagnostics}


def test_dangerous_files_are_refused() -> None:
    parts = docxtext.parts(written())
    entity = b'<!DOCTYPE a [<!ENTITY b "b">]>'
    bombs: Mapping[str, Mapping[str, bytes]] = {
        "DOCX01": {DOCUMENT: parts[DOCUMENT][:-20]},
        "DOCX06": {"word/media/image1.png": bytes(8 << 20)},
        "DOCX07": {"customXml/item1.xml": entity + parts["customXml/item1.xml"].partition(b"?>")[2]},
        "DOCX08": {"word/Document.xml": b"<x/>"},
    }
    for code, planted in bombs.items():
        assert _refused(packed({**parts, **planted})) == {code}
    assert _refused(packed({**parts, "word/vbaProject.bin": b"x"})) == {"DOCX07"}
    assert _refused(b"") == {"DOCX01"}


def test_nothing_internal_is_in_the_file() -> None:
    """Whose side the wording takes, how far the firm would go, and where things stand on its disk."""
    words = re.compile(
        r"\bclient\b|\bprovider\b|\bbalanced\b|\bstance\b|\bfloor\b|\bnote\b|立场|clause_library|\.yaml|甲方优先|乙方优先|/work/",
        re.IGNORECASE,
    )
    for name in EXAMPLES:
        for stance in ("client", "provider", "balanced"):
            numbered = number(composed(example(name, f"contract.stance={stance}")))
            for part, raw in docxtext.parts(render_docx(numbered, template=sample.TEMPLATE, toc=True)).items():
                found = words.search(raw.decode())
                assert found is None, (name, stance, part, found)


def test_a_telling_variant_is_not_named() -> None:
    article = replace(sample.article("x.client", "条", sample.clause("x.client.provider", "文")), variant="provider-plain")
    found = inspect(render_docx(number(sample.contract(Part(None, (article,)))), template=sample.TEMPLATE))
    assert found.provenance is not None
    assert found.provenance.sources[0].variant == ""
    assert not any("client" in name or "provider" in name for name in found.bookmarks)
