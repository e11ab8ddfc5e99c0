"""Clause and outline files that their keepers got wrong."""

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.drafts import WORKSHOP
from tests.fuzz.octets import damaged
from tests.fuzz.specs import VALUES, copied, slots

_CONDITIONS: tuple[Any, ...] = (
    {"one.amount": "present"},
    {"contract.industry": "x"},
    {"any": []},
    {"not": {}},
    {"selected": "fees"},
    {"": ""},
    "x",
)
_TEXTS = (
    "{{ nowhere.x }}",
    "{{ fees.total | figure }}",
    "{{ a.__class__ }}",
    "[[x.y.z.w]]",
    "{{",
    "]]",
    "{% x %}",
    "见[[fees.items]]",
    "“术语”",
)


@cache
def _files() -> tuple[Path, ...]:
    return (*sorted(WORKSHOP.clauses.glob("*/*.yaml")), *sorted(WORKSHOP.outlines.glob("*.yaml")))


def mutated(random: Random) -> tuple[Path, bytes]:
    """A file of the library and what stands in it instead."""
    path = random.choice(_files())
    content = path.read_bytes()
    if random.random() < 0.2:
        return path, damaged(content, random)
    tree: Any = yaml.load(content, yaml.BaseLoader)
    for _ in range(random.randint(1, 3)):
        holder, key = random.choice(list(slots(tree)))
        match random.randrange(3):
            case 0:
                del holder[key]
            case 1:
                holder[key] = random.choice(_CONDITIONS if key == "when" else (*_TEXTS, *VALUES))
            case _:
                holder[key] = copied(random.choice([other[there] for other, there in slots(tree)] or [""]))
    return path, yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode()
