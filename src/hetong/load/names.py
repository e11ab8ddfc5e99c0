"""The names that facts give to each other: each refers to something, and to one thing only."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.naming import UNIQUE, Refers, references_of
from hetong.model.deal.quality import MetricDeduction
from hetong.model.deal.start import RelaxedTarget
from hetong.model.fields import Facts
from hetong.model.schema import title_path
from hetong.zh.text import squeezed

CODE = "DEAL26"


def misnamed(deal: Deal) -> tuple[Diagnostic, ...]:
    """Names that nothing has, and names that two things have. Where a list can't be read whole, nothing is said of its names."""
    return (*_dangling(deal), *_unmeasured(deal), *_repeated(deal))


def _dangling(deal: Deal) -> Iterator[Diagnostic]:
    for path, refers, name in _references(deal, ""):
        known = _names(deal, refers.target)
        if not deal.knows(path) or _doubtful(deal, refers.target) or (refers.free and not known):
            continue
        if squeezed(name) not in {squeezed(one) for one in known}:
            message = Message("“{where}”里没有“{name}”", where=title_path(Deal, refers.target), name=name)
            yield error(CODE, deal.where(path), message, _hint(name, known, refers.target), path)


def _unmeasured(deal: Deal) -> Iterator[Diagnostic]:
    """A metric that is there, but not for the channel that is named."""
    if _doubtful(deal, "service_levels"):
        return
    for path, one in _measured(deal):
        channels = {level.channel for level in deal.service_levels if squeezed(level.name) == squeezed(one.metric)}
        if one.channel and channels and not {None, one.channel} & channels and deal.knows(f"{path}.channel"):
            message = Message("指标“{name}”没有渠道“{channel}”的", name=one.metric, channel=one.channel.label)
            hint = Message("改成这里的一个：{known}；或者在那里加上它", known="、".join(sorted(label.label for label in channels if label)))
            yield error(CODE, deal.where(f"{path}.channel"), message, hint, f"{path}.channel")


def _measured(deal: Deal) -> Iterator[tuple[str, RelaxedTarget | MetricDeduction]]:
    for stage, one in enumerate(deal.start.ramp if deal.start else ()):
        yield from ((f"start.ramp.{stage}.targets.{index}", target) for index, target in enumerate(one.targets))
    yield from ((f"quality.metric_deductions.{index}", one) for index, one in enumerate(deal.quality.metric_deductions))


def _hint(name: str, known: list[str], target: str) -> Message:
    parts = [one.strip() for one in re.split("[、，,；;和及]", name)]
    if len(parts) > 1 and set(parts) <= set(known):
        return Message("几个名称写成清单，例：[{names}]", names=", ".join(parts))
    if near := get_close_matches(name, known, 1, 0.5):
        return Message("是不是“{near}”？", near=near[0])
    if known:
        return Message("改成这里的一个：{known}；或者在那里加上它", known="、".join(dict.fromkeys(known)))
    where, _, key = title_path(Deal, f"{target}.name").rpartition(".")
    return Message("在“{where}”里加上“{key}: {name}”", where=where, key=key, name=name)


def _repeated(deal: Deal) -> Iterator[Diagnostic]:
    for target in UNIQUE:
        seen = Counter[str]()
        for index, name in enumerate(_names(deal, target)):
            path = f"{target}.{index}.name"
            seen[squeezed(name)] += 1
            if seen[squeezed(name)] == 2 and deal.knows(path):
                message = Message("“{where}”里有两个“{name}”", where=title_path(Deal, target), name=name)
                yield error(CODE, deal.where(path), message, Message("别处按名称指它，改一个名称"), path)


def _names(deal: Deal, target: str) -> list[str]:
    found: object = deal
    for step in target.split("."):
        found = getattr(found, step, None)
    return [one.name for one in found] if isinstance(found, tuple) else []


def _doubtful(deal: Deal, target: str) -> bool:
    return not deal.knows(target) or any(one.startswith(f"{target}.") and one.count(".") <= target.count(".") + 2 for one in deal.unknown)


def _references(facts: Facts, path: str) -> Iterator[tuple[str, Refers, str]]:
    """The path of every name that refers to something, where it is looked for, and the name."""
    refers = _referring(type(facts))
    for field in type(facts).model_fields:
        value, at = getattr(facts, field), f"{path}{field}"
        elements = [(f"{at}.{index}", one) for index, one in enumerate(value)] if isinstance(value, tuple) else [(at, value)]
        for where, one in elements:
            if isinstance(one, Facts):
                yield from _references(one, f"{where}.")
            elif field in refers and isinstance(one, str):
                yield where, refers[field], one


@cache
def _referring(model: type[Facts]) -> Mapping[str, Refers]:
    """The fields of a model that refer to something."""
    marks = {name: (*field.metadata, *references_of(field.annotation)) for name, field in model.model_fields.items()}
    return {name: one for name, found in marks.items() for one in found if isinstance(one, Refers)}
