"""Damaged Word files through every way in: refused or read, never an exception, and what is read is in form."""

import random
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from hetong.diagnostic import Refused
from hetong.number import number
from hetong.render.docx import render_docx
from hetong.render.docx.importing import import_template
from hetong.render.docx.inspection import inspect
from tests.mutations_docx import archive, entries_of, mutate
from tests.render.docx import sample

SEEDS = 120


@cache
def originals() -> tuple[bytes, ...]:
    contract = render_docx(number(sample.whole()), template=sample.TEMPLATE)
    return (*(sample.template(style).read_bytes() for style in sample.STYLES), contract)


def mutated(seed: int) -> bytes:
    rng = random.Random(seed)
    return mutate(rng.choice(originals()), rng)


def test_the_mutator_reads_what_it_writes() -> None:
    for data in originals():
        assert entries_of(archive(entries_of(data))) == entries_of(data)


def test_damage_is_repeatable_and_of_many_kinds() -> None:
    assert [mutated(seed) for seed in range(20)] == [mutated(seed) for seed in range(20)]
    codes = set()
    for seed in range(SEEDS):
        try:
            inspect(mutated(seed), "a")
        except Refused as refused:
            codes |= {one.code for one in refused.diagnostics}
    assert {"DOCX01", "DOCX08", "DOCX13", "DOCX14"} <= codes


@pytest.mark.parametrize("start", range(0, SEEDS, 30))
def test_no_damage_gets_through(start: int, tmp_path: Path) -> None:
    path, numbered = tmp_path / "own.docx", number(sample.whole())
    for seed in range(start, start + 30):
        data = mutated(seed)
        path.write_bytes(data)
        for way in (lambda: inspect(data, "a"), lambda: render_docx(numbered, template=path, toc=True)):  # noqa: B023
            with suppress(Refused):
                way()
        try:
            first, _ = import_template(data, "a")
        except Refused:
            continue
        assert import_template(first, "a")[0] == first
