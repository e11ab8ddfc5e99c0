import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import SMALL, files_in, hetong
from tests.drafts import EXAMPLES, ROOT

EXAMPLE = ROOT / "examples" / "ecommerce-customer-service" / "deal.yaml"
STANDARD = ROOT / "templates" / "docx" / "standard.docx"
STYLES = pytest.mark.parametrize("style", ["standard", "gongwen", "compact"])


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A user's own folder, empty."""
    return {"HETONG_HOME": str(tmp_path / "home")}


def document_xml(file: Path) -> str:
    with zipfile.ZipFile(file) as package:
        return package.read("word/document.xml").decode()


@STYLES
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_renders_in_every_style(tmp_path: Path, name: str, style: str, suffix: str) -> None:
    target = tmp_path / f"合同{suffix}"
    deal = ROOT / "examples" / name / "deal.yaml"
    assert hetong("render", deal, "-o", target, "--style", style, "--toc", "--underline", "--final").code == 0
    assert target.read_bytes()[:4] == (b"PK\x03\x04" if suffix == ".docx" else b"%PDF")


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_the_same_deal_gives_the_same_bytes_in_any_surroundings(tmp_path: Path, suffix: str) -> None:
    made = []
    for at, env in enumerate(
        ({"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"}, {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LANG": "C"})
    ):
        target = tmp_path / f"{at}{suffix}"
        assert hetong("render", EXAMPLE, "-o", target, env=env).code == 0
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_the_deal_may_name_its_style_and_its_table_of_contents(tmp_path: Path) -> None:
    spec = tmp_path / "deal.yaml"
    spec.write_text("合同: {范本: ecommerce-customer-service, 版式: compact, 目录: 是}\n", "utf-8")
    assert hetong("render", spec, "-o", tmp_path / "by-deal.docx").code == 0
    spec.write_text(SMALL, "utf-8")
    assert hetong("render", spec, "-o", tmp_path / "by-option.docx", "--style", "compact", "--toc").code == 0
    assert document_xml(tmp_path / "by-deal.docx") == document_xml(tmp_path / "by-option.docx")
    assert "TOC" in document_xml(tmp_path / "by-deal.docx")


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_traditional_characters_leave_names_alone(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"合同{suffix}"
    assert hetong("render", EXAMPLE, "-o", target, "--script", "hant").code == 0
    text = document_xml(target) if suffix == ".docx" else target.read_text("utf-8")
    assert "合同編號" in text
    assert "云桥电子商务（杭州）有限公司" in text
    assert "合同编号" not in text
    assert "第七條" in text


def test_an_unknown_style_is_a_matter_of_usage(tmp_path: Path, home: dict[str, str]) -> None:
    assert hetong("render", EXAMPLE, "-o", tmp_path / "x.docx", "--style", "没有", env=home).code == 2
    assert not files_in(tmp_path)


def test_a_file_is_inspected_and_an_edit_is_found(tmp_path: Path) -> None:
    target = tmp_path / "合同.docx"
    assert hetong("render", EXAMPLE, "-o", target, "--set", "签署.方式=电子").code == 0
    found = json.loads(hetong("inspect", target, "--format", "json").out)
    assert found["untouched"] is True
    assert {"definitions", "confidentiality"} <= {one["clause"] for one in found["provenance"]["sources"]}
    assert [one["count"] for one in found["seals"]] == [1, 1]
    edited = tmp_path / "edited.docx"
    with zipfile.ZipFile(target) as old, zipfile.ZipFile(edited, "w") as new:
        for item in old.infolist():
            raw = old.read(item)
            new.writestr(
                item, raw.replace("壹佰陆拾叁万贰仟".encode(), "壹佰陆拾叁万叁仟".encode()) if item.filename == "word/document.xml" else raw
            )
    ended = hetong("inspect", edited, "--format", "json")
    assert ended.code == 1
    assert [one["kind"] for one in json.loads(ended.out)["changes"]] == ["changed", "changed"]  # on the sheet and in its article


@pytest.mark.parametrize(("name", "content"), [("missing.docx", None), ("text.docx", b"not a package"), ("folder", None)])
def test_what_is_not_a_contract_is_refused_by_inspect(tmp_path: Path, name: str, content: bytes | None) -> None:
    (tmp_path / "folder").mkdir()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert hetong("inspect", tmp_path / name).code in (1, 2)


def test_the_same_spec_has_the_same_hash_and_a_changed_one_another(tmp_path: Path) -> None:
    specs = []
    for at, more in enumerate(([], [], ["--set", "合同.编号=X-1"])):
        target = tmp_path / f"{at}.docx"
        assert hetong("render", EXAMPLE, "-o", target, *more).code == 0
        specs.append(json.loads(hetong("inspect", target, "--format", "json").out)["provenance"]["spec"])
    assert specs[0] == specs[1] != specs[2]


def test_a_firms_own_style_is_imported_listed_and_used(tmp_path: Path, home: dict[str, str]) -> None:
    assert hetong("template", "import", STANDARD, "--name", "我所", env=home).code == 0
    assert hetong("template", "list", env=home).out.split() == ["standard", "gongwen", "compact", "我所"]
    assert hetong("template", "import", STANDARD, "--name", "我所", env=home).code == 2
    assert hetong("template", "import", STANDARD, "--name", "我所", "--force", env=home).code == 0
    for at, style in enumerate(("我所", str(STANDARD))):
        assert hetong("render", EXAMPLE, "-o", tmp_path / f"{at}.docx", "--style", style, env=home).code == 0
    assert document_xml(tmp_path / "0.docx") == document_xml(tmp_path / "1.docx")


def test_a_shipped_style_is_copied_out_to_be_changed(tmp_path: Path, home: dict[str, str]) -> None:
    own = tmp_path / "我所.docx"
    assert hetong("template", "copy", "gongwen", "-o", own, env=home).code == 0
    assert own.read_bytes() == (ROOT / "templates" / "docx" / "gongwen.docx").read_bytes()
    assert hetong("template", "copy", "gongwen", "-o", own, env=home).code == 2
    assert hetong("template", "import", own, "--name", "我所", env=home).code == 0


@pytest.mark.parametrize("name", ["standard", "../x", "a/b", "", "名" * 41])
def test_a_style_can_not_have_every_name(home: dict[str, str], name: str) -> None:
    assert hetong("template", "import", STANDARD, "--name", name, env=home).code == 2


def test_a_template_that_can_not_be_used_is_refused_and_not_stored(tmp_path: Path, home: dict[str, str]) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    assert hetong("template", "import", broken, "--name", "坏", env=home).code == 1
    assert hetong("template", "list", env=home).out.split() == ["standard", "gongwen", "compact"]
