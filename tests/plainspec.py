"""Specs as plain YAML, read and written by another reader than ours: text, lists and mappings."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from tests.drafts import ROOT

Path = tuple[str | int, ...]


def example(name: str) -> dict[str, Any]:
    """One of the example deals."""
    return dict(loaded((ROOT / "examples" / name / "deal.yaml").read_text("utf-8")))


def loaded(text: str) -> Any:
    """Every value is text."""
    return yaml.load(text, yaml.BaseLoader)


def dumped(tree: Mapping[str, Any]) -> str:
    """A key a line, and in one line what is one."""
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10**6)


def paths(tree: Any, path: Path = ()) -> Iterator[Path]:
    """Every key and every element of a list."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from paths(value, (*path, key))


def at(tree: Any, path: Path) -> Any:
    """What stands at a path."""
    for key in path:
        tree = tree[key]
    return tree


def without(tree: dict[str, Any], path: Path) -> dict[str, Any]:
    """The spec without a key and all below it, or without an element of a list."""
    changed = copy.deepcopy(tree)
    del at(changed, path[:-1])[path[-1]]
    return changed


def dotted(path: Path) -> str:
    """As ``--set`` and ``确认`` take it."""
    return ".".join(map(str, path))
