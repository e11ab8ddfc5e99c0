"""``hetong schema``: what an editor is told is what the loader takes."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from hetong.cli.schema import FILES
from hetong.diagnostic import Refused
from hetong.keeping.json_schema import SCHEMAS, clause_schema, outline_schema
from hetong.load.library import read_clause
from tests.drafts import ROOT
from tests.keeping.small import ANNEX, DUTY, MONEY, OUTLINE, ran

CLAUSES = sorted((ROOT / "clause_library").glob("*/*.yaml"))
OUTLINES = sorted((ROOT / "templates" / "outlines").glob("*.yaml"))
LOADERS = (yaml.SafeLoader, yaml.BaseLoader)  # as an editor reads, and as we do: every scalar is text
CLAUSE, OUTLINE_FILE = Draft202012Validator(clause_schema()), Draft202012Validator(outline_schema())
# Below these a keeper names things: parameters, facts, words; and all that stands in these is of the keeper's choice.
NAMES, FREE = {"params", "assume", "words"}, {"when", "by_stance", "value", "default"}


def wrong(validator: Draft202012Validator, text: str) -> list[str]:
    return [one.message for loader in LOADERS for one in validator.iter_errors(yaml.load(text, loader))]


def test_they_are_schemas_and_the_command_prints_them() -> None:
    assert tuple(SCHEMAS) == FILES
    for name, made in SCHEMAS.items():
        Draft202012Validator.check_schema(made())
        ended = ran("schema", name)
        assert (ended.code, json.loads(ended.out)) == (0, made())
        assert json.loads(ended.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert ran("schema", "deal").code == 2


def test_every_clause_of_the_library_is_valid() -> None:
    assert CLAUSES
    assert [(path.name, found) for path in CLAUSES if (found := wrong(CLAUSE, path.read_text("utf-8")))] == []


def test_every_outline_is_valid() -> None:
    assert OUTLINES
    assert [(path.name, found) for path in OUTLINES if (found := wrong(OUTLINE_FILE, path.read_text("utf-8")))] == []


def misspelt(tree: Any, free: bool = False) -> Iterator[Any]:
    """The tree with one key misspelt, for each key that is not of the keeper's own choice."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in pairs:
        if isinstance(tree, dict) and not free:
            yield {(f"{one}x" if one == key else one): copy.deepcopy(inner) for one, inner in tree.items()}
        for changed in () if key in FREE else misspelt(value, free=key in NAMES):
            whole = copy.copy(tree)
            whole[key] = changed
            yield whole


@pytest.mark.parametrize(("validator", "text"), [(CLAUSE, DUTY), (CLAUSE, MONEY), (CLAUSE, ANNEX), (OUTLINE_FILE, OUTLINE)])
def test_a_misspelt_key_is_marked_wherever_it_stands(validator: Draft202012Validator, text: str) -> None:
    tree = yaml.load(text, yaml.BaseLoader)
    assert list(validator.iter_errors(tree)) == []
    trees = list(misspelt(tree))
    assert len(trees) > 5
    assert [one for one in trees if validator.is_valid(one)] == []


HEAD = "id: probe\ntitle: 试写\nversion: 1\n"
TEXT = HEAD + "paragraphs:\n  - {id: a, text: 甲。}\n  - {id: b, text: 乙：, items: [{id: c, text: 丙}]}\n"
GOOD = [
    TEXT,
    HEAD + "paragraphs: [甲。]\n",
    HEAD + "variants: [{id: one, paragraphs: [甲。]}]\n",
    "标识: probe\n标题: 试写\n版本: 1\n变体: [{标识: one, 款: [{正文: 甲。}]}]\n",
    TEXT + "basis: 民法典 509\n",
    TEXT + "kind: 附件\nconspicuous: 是\n",
    TEXT + "base: {id: paper, when: {trial: present}}\n",
    TEXT + "params: {n: {type: integer, label: 数, default: 3, min: 1}}\n",
    TEXT + "variants: [{id: v, changes: [{drop: a}]}]\n",
    TEXT + "variants: [{id: v, changes: [{after: b.c, add: [丁]}, {change: a, when: {trial: present}}, {replace: [a], with: [戊。]}]}]\n",
    TEXT + "variants: [{id: v, when: {any: [{trial: present}, {not: {data.role: [entrusted, joint]}}]}, paragraphs: [甲。]}]\n",
    HEAD + "paragraphs: [{ladder: {client: {text: 甲。, gives: 让}, balanced: 乙。, provider: {drop: true, gives: 让}}}]\n",
    HEAD + "paragraphs: [{text: 丙。, ladder: {client: {text: 甲。, gives: 让, items: [{text: 一}]}}}]\n",
]
BAD = [
    HEAD,
    TEXT.replace("version: 1\n", ""),
    TEXT.replace("text: 甲。", "title: 甲。"),
    TEXT + "kind: artikel\n",
    TEXT + "conspicuous: 也许\n",
    TEXT + "base: {name: paper}\n",
    TEXT + "params: {n: {type: 数, label: 数}}\n",
    TEXT + "variants: [{id: v, changes: [{remove: a}]}]\n",
    TEXT + "variants: [{id: v, changes: [{after: a}]}]\n",
    TEXT + "variants: [{id: v, changes: [{replace: a}]}]\n",
    TEXT + "variants: [{id: v, changes: [{change: a}]}]\n",
    TEXT + "variants: [{id: v, changes: [{change: b, items: [{text: 丁}]}]}]\n",
    TEXT + "variants: [{changes: [{drop: a}]}]\n",
    HEAD + "paragraphs: [{ladder: {neutral: {text: 甲。, gives: 让}}}]\n",
    HEAD + "paragraphs: [{ladder: {client: {text: 甲。}, balanced: 乙。}}]\n",
    HEAD + "paragraphs: [{ladder: {client: {gives: 让}, balanced: 乙。}}]\n",
    HEAD + "paragraphs: [{ladder: {client: {id: x, text: 甲。, gives: 让}, balanced: 乙。}}]\n",
    HEAD + "paragraphs: [{id: a}]\n",
    TEXT + "paragraphs: [{text: 甲。, when: [trial]}]\n",
]


def loads(folder: Path, text: str) -> bool:
    path = folder / "probe.yaml"
    path.write_text(text, "utf-8")
    try:
        read_clause(path)
    except Refused:
        return False
    return True


@pytest.mark.parametrize("text", GOOD)
def test_what_the_loader_takes_is_valid(tmp_path: Path, text: str) -> None:
    assert loads(tmp_path, text)
    assert wrong(CLAUSE, text) == []


@pytest.mark.parametrize("text", BAD)
def test_what_the_loader_refuses_for_its_shape_is_not(tmp_path: Path, text: str) -> None:
    assert not loads(tmp_path, text)
    assert not CLAUSE.is_valid(yaml.load(text, yaml.BaseLoader))


def test_an_editor_is_told_what_a_key_is_for() -> None:
    properties = clause_schema()["$defs"]["ParamSpec"]["properties"]
    assert properties["type"]["title"] == "类型"
    assert properties["why"]["description"]
    assert {"duration", "期间"} <= set(properties["type"]["enum"])
