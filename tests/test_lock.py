"""requirements/*.txt against pyproject.toml and against what is installed, without a network."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from importlib.metadata import distributions, packages_distributions, version
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts import lock

ROOT = lock.ROOT
PROJECT = lock.pyproject()
PYTHONS = sorted(
    found[1] for one in PROJECT["project"]["classifiers"] if (found := re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", one))
)
# Where the lock must hold: sys_platform, os_name, platform_system.
SYSTEMS = (("linux", "posix", "Linux"), ("darwin", "posix", "Darwin"), ("win32", "nt", "Windows"))
_NAME = r"[A-Za-z0-9._-]+"
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# pydantic asks for one exact pydantic-core: a range of ours could only be wrong.
_PART_OF = {"pydantic-core": "pydantic"}


@dataclass(frozen=True, slots=True)
class Pin:
    """A distribution of a lock."""

    requirement: Requirement
    hashes: frozenset[str]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        (only,) = self.requirement.specifier
        return only.version

    def holds_in(self, environment: Mapping[str, str]) -> bool:
        return self.requirement.marker is None or self.requirement.marker.evaluate(dict(environment))


def pins_of(text: str) -> tuple[Pin, ...]:
    entries = re.split(r"^(?=[A-Za-z0-9])", re.sub(r"(?m)^\s*#.*\n?", "", text), flags=re.MULTILINE)
    return tuple(Pin(Requirement(entry.split("\\\n")[0].strip()), frozenset(_HASH.findall(entry))) for entry in entries if entry.strip())


def environments() -> Iterator[Mapping[str, str]]:
    """Every Python and every system that the project is for."""
    here = {name: str(value) for name, value in default_environment().items()}
    for python in PYTHONS:
        for platform, os_name, system in SYSTEMS:
            more = {"python_version": python, "python_full_version": f"{python}.0", "implementation_version": f"{python}.0", "extra": ""}
            yield here | more | {"sys_platform": platform, "os_name": os_name, "platform_system": system}


def unmet(wanted: Iterable[Requirement], pins: Iterable[Pin]) -> list[str]:
    """The requirements that a lock does not meet somewhere."""
    wanted, pins = tuple(wanted), tuple(pins)
    found: dict[str, None] = {}
    for environment in environments():
        here = {pin.name: pin.version for pin in pins if pin.holds_in(environment)}
        for one in wanted:
            if one.marker is not None and not one.marker.evaluate(dict(environment)):
                continue
            pinned = here.get(canonicalize_name(one.name))
            if pinned is None or not one.specifier.contains(pinned, prereleases=True):
                found[f"{one}: {pinned} (Python {environment['python_version']}, {environment['sys_platform']})"] = None
    return list(found)


def text_of(name: str) -> str:
    return (lock.FOLDER / f"{name}.txt").read_text("utf-8")


def with_requirement(text: str) -> dict[str, Any]:
    """pyproject.toml with one more dependency, which replaces that of the same name."""
    changed = deepcopy(PROJECT)
    name = Requirement(text).name
    changed["project"]["dependencies"] = [one for one in changed["project"]["dependencies"] if Requirement(one).name != name] + [text]
    return changed


def own_environment() -> str:
    """Whose lock the Python that runs this test was installed from."""
    folder = Path(sys.prefix).name
    return folder.removeprefix(".venv-") if folder.startswith(".venv-") else "dev"


PINNED = {pin.name: pin.version for pin in pins_of(text_of("dev"))}


@pytest.mark.parametrize("name", lock.ENVIRONMENTS)
def test_a_lock_was_written_for_the_dependency_tables_of_today(name: str) -> None:
    assert f"sha256:{lock.digest(PROJECT)}\n" in text_of(name), "run make lock"


def test_the_digest_changes_with_every_table_and_with_nothing_else() -> None:
    same, other = deepcopy(PROJECT), []
    same["tool"] = {}
    same["project"]["description"] = "…"
    assert lock.digest(same) == lock.digest(PROJECT)
    for place, key in ((("build-system",), "requires"), (("project",), "dependencies"), (("project", "optional-dependencies"), "hant")):
        other.append(deepcopy(PROJECT))
        table = other[-1]
        for step in place:
            table = table[step]
        table[key] = [*table[key], "probe>=1"]
    other += [deepcopy(PROJECT), deepcopy(PROJECT)]
    other[-2]["project"]["requires-python"] = ">=3.12"
    other[-1]["dependency-groups"]["test"].append("probe>=1")
    assert len({lock.digest(one) for one in (PROJECT, *other)}) == 1 + len(other)


@pytest.mark.parametrize("name", lock.ENVIRONMENTS)
def test_a_lock_meets_every_requirement_of_its_environment(name: str) -> None:
    assert unmet(lock.ENVIRONMENTS[name].requirements(PROJECT), pins_of(text_of(name))) == [], "run make lock"


@pytest.mark.parametrize(
    "changed",
    ["click>=999", "click==8.0.0", "ruff!=" + PINNED["ruff"], "probe>=1", 'probe>=1; python_version < "3.12"', "probe; os_name == 'nt'"],
)
def test_a_lock_that_does_not_meet_them_is_found(changed: str) -> None:
    assert unmet(lock.ENVIRONMENTS["dev"].requirements(with_requirement(changed)), pins_of(text_of("dev")))


@pytest.mark.parametrize("changed", ["click", "click>=1", 'probe>=1; python_version < "3.11"', "probe; os_name == 'java'"])
def test_a_requirement_that_is_met_or_never_asked_is_not(changed: str) -> None:
    assert unmet(lock.ENVIRONMENTS["dev"].requirements(with_requirement(changed)), pins_of(text_of("dev"))) == []


def test_a_pin_for_some_pythons_only_is_not_enough_for_all() -> None:
    some = pins_of(f'click==8.2.0 ; python_version < "3.13" \\\n    --hash=sha256:{"0" * 64}\n    # via hetong\n')
    assert [pin.version for pin in some] == ["8.2.0"]
    assert unmet([Requirement("click>=8")], some) != []
    assert unmet([Requirement('click>=8; python_version == "3.11"')], some) == []


@pytest.mark.parametrize("name", lock.ENVIRONMENTS)
def test_every_pin_is_exact_and_hashed_and_nothing_names_an_index(name: str) -> None:
    text = text_of(name)
    pins = pins_of(text)
    assert [pin.name for pin in pins if not pin.hashes or [one.operator for one in pin.requirement.specifier] != ["=="]] == []
    assert len(pins) == len(re.findall(rf"^{_NAME}==", text, re.MULTILINE)) >= len(PROJECT["project"]["dependencies"])
    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash=)", text, re.MULTILINE)


def test_what_a_user_runs_is_what_was_tested() -> None:
    assert set(map(str, pins_of(text_of("run")))) <= set(map(str, pins_of(text_of("dev"))))


@pytest.mark.parametrize("requirement", lock.ENVIRONMENTS["oldest"].requirements(PROJECT), ids=lambda one: str(one.name))
def test_the_oldest_environment_holds_the_lower_bounds_themselves(requirement: Requirement) -> None:
    bounds = [one.version for one in requirement.specifier if one.operator == ">="]
    pinned = {pin.version for pin in pins_of(text_of("oldest")) if pin.name == canonicalize_name(requirement.name)}
    assert pinned == set(bounds), "a bound that cannot be had, or written another way than the release"


@pytest.mark.parametrize("requirement", lock.ENVIRONMENTS["dev"].requirements(PROJECT), ids=lambda one: str(one.name))
def test_every_range_has_a_lower_bound(requirement: Requirement) -> None:
    assert [one.operator for one in requirement.specifier][:1] == [">="]


def test_the_build_tools_are_locked_too() -> None:
    held = {canonicalize_name(one.name) for one in lock.ENVIRONMENTS["run"].requirements(PROJECT)}
    assert {canonicalize_name(Requirement(one).name) for one in PROJECT["build-system"]["requires"]} <= held


def test_this_environment_is_its_lock() -> None:
    here = [pin for pin in pins_of(text_of(own_environment())) if pin.holds_in({**default_environment(), "extra": ""})]  # type: ignore[dict-item]
    assert {pin.name: version(pin.name) for pin in here} == {pin.name: pin.version for pin in here}, "run scripts/setup"


def test_what_the_locked_distributions_require_is_locked() -> None:
    """Their own word: the metadata of what is installed."""
    pins = pins_of(text_of(own_environment()))
    locked = {pin.name for pin in pins}
    required = [Requirement(one) for found in distributions() if canonicalize_name(found.name) in locked for one in found.requires or ()]
    assert len(required) > len(pins)
    assert unmet(required, pins) == []


def imported(*folders: str) -> set[str]:
    """The distributions that the code of these folders imports."""
    modules = {name for folder in folders for file in (ROOT / folder).rglob("*.py") for name in _imports(ast.parse(file.read_bytes()))}
    known = packages_distributions()
    found = {canonicalize_name(known[name][0]) for name in modules - sys.stdlib_module_names if name in known}
    return {_PART_OF.get(name, name) for name in found} - {"hetong"}


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (one.name.partition(".")[0] for one in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]


def declared(*texts: str) -> set[str]:
    return {canonicalize_name(Requirement(one).name) for one in texts}


def test_what_the_package_imports_is_declared_and_what_is_declared_is_imported() -> None:
    about = PROJECT["project"]
    ours = declared(*about["dependencies"], *about["optional-dependencies"]["hant"])
    assert imported("src") == ours - {"python-docx"}  # a bound for docxtpl, which names none


def test_what_tests_and_scripts_import_is_declared() -> None:
    assert imported("tests", "scripts", "bench") <= {
        canonicalize_name(one.name) for one in lock.ENVIRONMENTS["oldest"].requirements(PROJECT)
    }
