"""What tests and scripts call of the tools: Babel, jsonschema, markdown-it-py, openxml-audit, Hypothesis, syrupy, hatchling."""

import inspect
import io
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from docx import Document
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hypothesis import find, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from openxml_audit import OpenXmlValidator
from syrupy.extensions.single_file import SingleFileSnapshotExtension

ROOT = Path(__file__).resolve().parent.parent.parent


def test_babel_reads_what_it_writes() -> None:
    catalog, text, binary = Catalog(locale="zh_CN"), io.BytesIO(), io.BytesIO()
    catalog.add(("one", "many"), ("一",), locations=[("a.py", 1)])
    write_po(text, catalog, width=0, include_lineno=False)
    write_mo(binary, catalog)
    known = read_po(io.BytesIO(text.getvalue()), locale="zh_CN").get("one")
    assert known
    assert tuple(known.id) == ("one", "many")
    assert known.string
    assert tuple(known.string) == ("一",)
    assert "一".encode() in binary.getvalue()


def test_markdown_it_makes_tokens_of_tables_and_text() -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse("| a |\n|---|\n| **甲** |\n")
    assert [token.type for token in tokens][:2] == ["table_open", "thead_open"]
    inline = [token for token in tokens if token.type == "inline"][-1]
    assert [child.type for child in inline.children or []] == ["text", "strong_open", "text", "strong_close", "text"]
    assert "".join(child.content for child in inline.children or []) == "甲"


def test_openxml_audit_tells_a_fault_of_the_schema_from_a_good_run(tmp_path: Path) -> None:
    document = Document()
    run = document.add_paragraph("甲").runs[0]
    run.font.bold = True
    good = _faults(document, tmp_path / "good.docx")
    run._r.append(run._r[0])  # properties after the text: the schema wants them first
    assert _faults(document, tmp_path / "bad.docx") - good


def _faults(document: Any, path: Path) -> set[str]:
    document.save(str(path))
    return {str(one) for one in OpenXmlValidator().validate(path).errors}


def test_hypothesis_finds_the_smallest_case_with_the_profile_in_force() -> None:
    assert settings().deadline is None
    assert find(st.integers(0, 1000), lambda number: number >= 17) == 17


@pytest.mark.parametrize("name", ["dirname", "get_snapshot_name"])
def test_syrupy_asks_the_extension_where_a_snapshot_stands(name: str) -> None:
    arguments = inspect.signature(getattr(SingleFileSnapshotExtension, name)).parameters
    assert "test_location" in arguments
    assert isinstance(SingleFileSnapshotExtension.file_extension, str)


def test_hatchling_calls_the_hook_with_a_version_and_build_data() -> None:
    assert list(inspect.signature(BuildHookInterface.initialize).parameters) == ["self", "version", "build_data"]


def test_jsonschema_follows_references_and_knows_the_keywords_that_our_schemas_use() -> None:
    schema = {"$defs": {"one": {"type": ["string", "number"]}}, "properties": {"a": {"$ref": "#/$defs/one"}}, "additionalProperties": False}
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    cases: list[dict[str, object]] = [{"a": "x"}, {"a": 1}, {"a": []}, {"b": 1}]
    assert [validator.is_valid(one) for one in cases] == [True, True, False, False]
    assert not Draft202012Validator({"propertyNames": {"pattern": "^a"}, "oneOf": [{"required": ["a"]}]}).is_valid({"b": 1})
