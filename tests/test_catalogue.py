import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog

from hetong.diagnostic import Message
from scripts import catalogue

CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
QUOTED = re.compile("“[^”]*”")
EXCERPT = re.compile(r"^(?: +\d* \||Usage:).*$", re.MULTILINE)
LOCALES = [
    pytest.param({"LANG": "C"}, id="C"),
    pytest.param({"LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "LANGUAGE": "en_US:en"}, id="en_US"),
]
USAGES = ["--help", "render --help", "render", "chekc", "check", "check --form json x", "check --format xml x", "plan a b", "plan a --set"]


def hetong(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LANG", "LC_", "HETONG_"))}
    command = [sys.executable, "-m", "hetong", *words]
    return subprocess.run(command, env=inherited | environment, capture_output=True, encoding="utf-8", check=False)


def said(*words: str, **environment: str) -> str:
    result = hetong(*words, **environment)
    return result.stdout + result.stderr


def messages(catalog: Catalog) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each text with its translation; both as tuples, for the sake of plurals."""
    return [(_all(one.id), _all(one.string)) for one in catalog if one.id]


def _all(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def fields(texts: Iterable[str]) -> set[str]:
    in_braces = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}
    return in_braces | {name for text in texts for name in re.findall(r"%\((\w+)\)s", text)}


def english_of_click() -> set[str]:
    """The pieces of click's own texts, long enough not to occur by chance."""
    texts = [text for ids, _ in messages(catalogue.read(catalogue.CLICK)) for text in ids]
    pieces = {piece.strip() for text in texts for piece in re.split(r"\{[^}]*\}|[%\n\t]", text)}
    return {piece for piece in pieces if len(piece) >= 5} | {"OPTIONS", "COMMAND", "ARGS"}


def test_the_english_catalogue_holds_exactly_the_messages_of_the_code() -> None:
    for path, content in catalogue.files({catalogue.HETONG: catalogue.of_hetong()}).items():
        assert path.read_bytes() == content, "run make catalogue"


def test_the_chinese_catalogue_of_click_is_compiled_from_its_text() -> None:
    assert catalogue.CLICK.with_suffix(".mo").read_bytes() == catalogue.as_mo(catalogue.of_click()), "run make catalogue"


@pytest.mark.parametrize("path", [catalogue.HETONG, catalogue.CLICK], ids=["hetong", "click"])
def test_every_message_is_translated_with_its_own_fields(path: Path) -> None:
    catalog = catalogue.read(path)
    assert catalogue.untranslated(catalog) == ()
    for ids, strings in messages(catalog):
        if len(ids) == 1:
            assert fields(strings) == fields(ids), ids
        else:
            assert fields(strings) <= fields(ids), ids


def test_english_translations_keep_chinese_inside_quotation_marks() -> None:
    for ids, strings in messages(catalogue.read(catalogue.HETONG)):
        assert not CHINESE.search(QUOTED.sub("", strings[0])), ids


def test_the_template_of_a_message_is_always_a_literal() -> None:
    """Another one could not be found for the catalogue."""
    for file in sorted((catalogue.SOURCES / "hetong").rglob("*.py")):
        for call in catalogue.calls(file, ("Message",)):
            first = call.args[0] if call.args else None
            assert isinstance(first, ast.Constant), f"{file}:{call.lineno}"
            assert isinstance(first.value, str), f"{file}:{call.lineno}"


def test_extraction_finds_nested_and_joined_literals_and_passes_over_the_rest(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text('a = Message("一" "二", x=Message("三"))\nb = [translate("四"), other("五"), translate(a, "六")]\n')
    found = [text for text, _ in catalogue.texts_of(tmp_path, catalogue.OURS)]
    assert found == ["一二", "三", "四"]


def test_a_new_message_is_reported_as_untranslated_until_it_has_a_translation() -> None:
    new = catalogue.PlainCatalog(locale="en")
    new.add("旧", "old")
    new.add("新")
    assert catalogue.untranslated(new) == ("新",)


def test_a_compiled_catalogue_gives_back_its_plurals() -> None:
    source = catalogue.PlainCatalog(locale="zh_CN")
    source.add(("one file", "{n} files"), ("{n} 个文件",))
    compiled = GNUTranslations(BytesIO(catalogue.as_mo(source)))
    assert [compiled.ngettext("one file", "{n} files", n) for n in (1, 2)] == ["{n} 个文件"] * 2


def test_a_message_translates_the_messages_inside_it() -> None:
    english = {"“{text}”不是{kind}": "“{text}” is not {kind}", "金额（{places} 位）": "money ({places} places)"}
    outer = Message("“{text}”不是{kind}", text="金额", kind=Message("金额（{places} 位）", places=2))
    assert outer.said(english.__getitem__) == "“金额” is not money (2 places)"


@pytest.mark.parametrize("environment", LOCALES)
@pytest.mark.parametrize("usage", USAGES)
def test_click_speaks_chinese_whatever_the_locale(usage: str, environment: dict[str, str]) -> None:
    text = said(*usage.split(), **environment)
    assert CHINESE.search(text)
    assert [piece for piece in english_of_click() if piece in text] == []


@pytest.mark.parametrize("usage", USAGES)
def test_click_speaks_english_when_asked(usage: str) -> None:
    text = said(*usage.split(), LANG="C", HETONG_LANG="en")
    assert [piece for piece in english_of_click() if piece in text]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "{example}", "--set", "fees.total=1元", "--set", "party_a.uscc=91330110MA00000000"], 1),
        (["check", "{example}", "--set", "fees.total=一百", "--set", "term.start=2026-02-30", "--set", "fees.currency=银元"], 1),
        (["check", "{example}", "--set", "clauses.exclude=[没有这个]"], 1),
        (["check", "{example}", "--set", "费用"], 2),
        (["check", "{example}", "--set", "nothing=1"], 1),
        (["check", "{broken}"], 1),
        (["check", "{keys}"], 1),
        (["check", "{folder}"], 2),
        (["check", "{folder}/none.yaml"], 2),
        (["render", "{keys}", "-o", "{folder}/a.docx"], 1),
        (["render", "{example}", "-o", "{folder}/a.rtf"], 2),
        (["render", "{example}", "-o", "{folder}/none/a.md"], 2),
        (["render", "{example}", "-o", "{broken}.md"], 2),
    ],
)
def test_english_findings_have_no_chinese_outside_quotation_marks(words: list[str], code: int, tmp_path: Path, repository: Path) -> None:
    broken, keys = tmp_path / "broken.yaml", tmp_path / "keys.yaml"
    broken.write_text("合同:\n\t名称: 甲\n", encoding="utf-8")
    keys.write_text("合同: {范本: 没有}\n甲方: 甲公司\n费用: {单位: 1, 明细: [{单价: 6,800.00元}]}\n期限: {开始: 1}\n", encoding="utf-8")
    Path(f"{broken}.md").touch()
    example = repository / "examples" / "ecommerce-customer-service" / "deal.yaml"
    places = {"example": example, "broken": broken, "keys": keys, "folder": tmp_path}
    filled = [word.format(**places) for word in words]
    result = hetong(*filled, HETONG_LANG="en", LANG="C")
    text = result.stdout + result.stderr
    assert result.returncode == code, text
    assert not CHINESE.search(_unquoted(text)), text
    assert CHINESE.search(_unquoted(said(*filled, LANG="C")))


def _unquoted(text: str) -> str:
    """Without quotations, lines quoted from the spec, and the line on usage, which names arguments in Chinese."""
    return QUOTED.sub("", EXCERPT.sub("", text))
