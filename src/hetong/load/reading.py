"""Nodes → a typed model: Chinese keys to English ones, every value to its place, every mistake to a diagnostic.

One mistake costs one value: what can't be read is left out (or stood in for, where its group needs it) and its path remembered,
so that everything else can be read, composed and checked in the same run.
"""

import re
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from hetong.diagnostic import Diagnostic, Location, Message, Refused, Severity, error
from hetong.load import hints
from hetong.load.explaining import explained
from hetong.load.repairs import put_stand_in
from hetong.model.fields import Facts
from hetong.model.param import BY_HAND
from hetong.model.schema import Shape, spelled, title_path
from hetong.source import MAX_DEPTH, Mapping, Node, Scalar, Sequence
from hetong.zh.pay_day import PayDay

M = TypeVar("M", bound=Facts)
_MOST_HINTS = 50  # finding the nearest key is dear, and nobody reads the fifty-first
# What people write for nothing. 无 is left out: it is an answer.
_NULLS = frozenset({"na", "空", "-", "--", "—", "——", "－", "/", "／"})
# These a program wrote, quotes or not: no party is called NULL or #N/A.
_MISSING = frozenset(
    (
        *("null", "none", "nil", "nan", "n/a", "undefined", "<null>", "(null)", "\\n"),
        *("#n/a", "#null!", "#ref!", "#value!", "#name?", "#div/0!", "#num!"),
    )
)
_SEPARATOR = re.compile("[、，,；;]")
_WORDING = re.compile(r"(?:custom|clauses|annexes\.\d+\.(?:paragraphs|terms|uses))(?:\.|$)")


@dataclass(frozen=True, slots=True)
class Reading(Generic[M]):
    """``value`` with where each of its paths stands. ``unknown`` are the paths that can't be read; each has a finding.

    ``by_hand`` are those whose value is 手写, ``empty`` those whose key has no value.
    """

    value: M
    places: MappingType[str, Location]
    found: tuple[Diagnostic, ...]
    unknown: frozenset[str]
    by_hand: frozenset[str]
    empty: frozenset[str]


def read(node: Node, model: type[M], prefix: str = "DEAL") -> tuple[M, MappingType[str, Location]]:
    """The model that a document writes, and where each of its paths stands. Raises Refused with everything found.

    Codes begin with ``prefix`` (``DEAL`` for specs, ``LIB`` for the library).
    """
    reading = read_on(node, model, prefix)
    if reading.found:
        raise Refused(reading.found)
    return reading.value, reading.places


def read_on(node: Node, model: type[M], prefix: str = "DEAL") -> Reading[M]:
    """As much of the model as can be read. Raises Refused only when there is no group of keys at all."""
    reader = _Reader(prefix, model)
    data = reader.facts(node, model, "")
    if data is None:
        raise Refused(reader.found)
    value = reader.validated(data, model)
    found = tuple(sorted(reader.found, key=lambda one: one.sort_key))
    return Reading(value, reader.places, found, reader.doubtful, frozenset(reader.by_hand), frozenset(reader.empty))


class _Reader:
    """One pass over a document: collects places and findings."""

    def __init__(self, prefix: str, root: type[Facts]) -> None:
        self.prefix, self.root = prefix, root
        self.found: list[Diagnostic] = []
        self.unknown: set[str] = set()
        self.by_hand: set[str] = set()
        self.empty: set[str] = set()
        self.places: dict[str, Location] = {}
        self._hints = 0
        self._repeated: set[str] = set()

    @property
    def doubtful(self) -> frozenset[str]:
        """The paths that can't be read, and those that were written twice."""
        return frozenset(self.unknown | self._repeated)

    def validated(self, data: dict[str, Any], model: type[M], base: str = "") -> M:
        """The typed model; every value that doesn't fit is told and taken out, then the rest is tried again."""
        for _ in range(2 * MAX_DEPTH):  # a group is stood in for when what it needs can't be: outwards, one level a time
            try:
                return model.model_validate(data)
            except ValidationError as wrong:
                for detail in wrong.errors(include_url=False):
                    self._add_validation(detail, model, base)
                    put_stand_in(data, detail["loc"], model)
        raise Refused(self.found)

    def facts(self, node: Node, model: type[Facts], path: str) -> dict[str, Any] | None:
        """A group: one entry per known key."""
        self.places.setdefault(path, node.at)
        if not isinstance(node, Mapping):
            self._report("03", node.at, Message("这里应当是“键: 值”"), hints.for_group(node, model, path), path)
            return None
        data: dict[str, Any] = {}
        keys: dict[str, str] = {}
        for key, value in node.entries:
            shape = spelled(model).get(str(key.text))
            if shape is None:
                self._unknown_key(key, value, model, path)
            elif shape.name in data:
                message = Message("“{title}”和“{name}”是同一项，写了两次", title=keys[shape.name], name=key.text)
                self._report("04", key.at, message, Message("留一处"), _join(path, shape.name))
                self._again(key, value, model, path)
            else:
                keys[shape.name] = str(key.text)
                data[shape.name] = self._member(value, shape, _join(path, shape.name), key.at)
        for key, value in node.repeated:
            self._again(key, value, model, path)
        return {name: value for name, value in data.items() if value is not None}

    def _again(self, key: Scalar, node: Node, model: type[Facts], path: str) -> None:
        """What was written a second time under the same key: nobody knows which is meant, but its own mistakes are told."""
        shape = spelled(model).get(str(key.text))
        if shape is None:
            return
        inner = _Reader(self.prefix, self.root)
        value = inner._member(node, shape, _join(path, shape.name), key.at)
        if value is not None:
            needs = {name: field for name, field in model.model_fields.items() if field.is_required() and name != shape.name}
            data: dict[str, Any] = {shape.name: value}
            for name in needs:
                put_stand_in(data, (name,), model)
            inner.validated(data, model, path)
        self.found += inner.found
        self._repeated.add(_join(path, shape.name))

    def _member(self, node: Node, shape: Shape, path: str, key_at: Location) -> object:
        self.places[path] = node.at if isinstance(node, Scalar) and node.text is not None else key_at
        if isinstance(node, Scalar) and (node.text is None or node.spoiled):
            self.unknown |= {path} if node.spoiled else set()
            self.empty |= set() if node.spoiled else {path}
            return None
        if shape.keyed:
            return self._keyed(node, shape, path)
        if not shape.many:
            return self._one(node, shape, path)
        elements = node.items if isinstance(node, Sequence) else self._listed(node, shape, path)
        return [self._element(one, shape, f"{path}.{index}") for index, one in enumerate(elements)] if elements is not None else None

    def _listed(self, node: Node, shape: Shape, path: str) -> tuple[Node, ...] | None:
        """What is written where a list is expected: its one element; or several choices in a row, which can mean nothing else."""
        if not isinstance(node, Scalar) or node.text is None:
            return (node,)
        if not node.text.strip():
            return None
        parts = [one.strip() for one in _SEPARATOR.split(node.text)]
        if len(parts) > 1 and shape.spellings and all(one in shape.spellings for one in parts):
            return tuple(Scalar(one, node.at, node.quoted) for one in parts)
        if slip := hints.for_list(node):
            self._report("20", node.at, Message("“{title}”要写成清单", title=shape.title), slip, path)
            return None
        return (node,)

    def _element(self, node: Node, shape: Shape, path: str) -> object:
        self.places[path] = node.at
        if isinstance(node, Scalar) and node.spoiled:
            self.unknown.add(path)
            return None
        if self._is_of_deal(path) and isinstance(node, Scalar) and not (node.text or "").strip():
            self._report("19", node.at, Message("清单里有一项是空的"), Message("写上内容，或者删掉这一项"), path)
            return None
        if self._is_of_deal(path) and isinstance(node, Scalar) and (node.text or "").strip() == BY_HAND:
            self._report("20", node.at, Message("“{title}”是清单，不能手写", title=shape.title), Message("写上内容，或者删掉这一项"), path)
            return None
        if self._is_of_deal(path) and isinstance(node, Scalar) and (bullet := hints.bullet(node)):
            self._report("20", node.at, Message("“{bullet}”会印进合同", bullet=bullet), Message("清单每项只写“- 值”，不要再加记号"), path)
            return None
        return self._one(node, shape, path)

    def _is_of_deal(self, path: str) -> bool:
        """A fact of the deal, and no wording of its own."""
        return self.prefix == "DEAL" and not _WORDING.match(path)

    def _keyed(self, node: Node, shape: Shape, path: str) -> dict[str, object] | None:
        if not isinstance(node, Mapping):
            self._report("03", node.at, Message("这里应当是“键: 值”"), Message("每行写“{title}: 值”", title=shape.title), path)
            return None
        inner = _value_of(shape)
        read = {str(key.text): self._member(value, inner, _join(path, str(key.text)), key.at) for key, value in node.entries}
        return {name: value for name, value in read.items() if value is not None}

    def _one(self, node: Node, shape: Shape, path: str) -> object:
        if shape.child is not None:
            return self._group(node, shape.child, path)
        if isinstance(node, Scalar):
            return None if self._says_nothing(node, shape.title, path) or self._is_by_hand(node, shape, path) else node.text
        if isinstance(shape.leaf, type) and shape.leaf is not object:
            self._report("05", node.at, *hints.for_value(shape), path)
            return None
        return self._plain(node, path)

    def _is_by_hand(self, node: Scalar, shape: Shape, path: str) -> bool:
        """手写, in quotes or not: a pen fills it in. A choice, a yes or no, and an element of a list can't be left to a pen."""
        choice = bool(shape.spellings) or shape.leaf in (bool, PayDay)  # before the services or after them
        if (node.text or "").strip() != BY_HAND or choice or shape.many or not self._is_of_deal(path):
            return False
        self.by_hand.add(path)
        return True

    def _says_nothing(self, node: Scalar, title: str, path: str) -> bool:
        """A word that stands for nothing in another program: a blank, told once. In quotes a dash is text."""
        text = (node.text or "").strip()
        nothing = text.lower() in _MISSING or (text.lower() in _NULLS and not node.quoted)
        if not nothing or not self._is_of_deal(path):
            return False
        message = Message("“{title}”写的“{text}”当作没有填", title=title, text=text)
        hint = Message("还不知道的，删掉这一行") if node.quoted else Message("还不知道的，删掉这一行；真要印出“{text}”，加引号", text=text)
        self.found.append(Diagnostic(f"{self.prefix}18", Severity.WARNING, node.at, message, hint, path))
        self.unknown.add(path)
        return True

    def _group(self, node: Node, model: type[Facts], path: str) -> object:
        """A group; where its model has a shorthand, a bare value stands for that one field."""
        if isinstance(node, Scalar) and model.shorthand and not hints.begins_with_key(str(node.text), model):
            inner = _join(path, model.shorthand)
            self.places[inner] = node.at
            return {model.shorthand: None if self._says_nothing(node, spelled(model)[model.shorthand].title, inner) else node.text}
        return self.facts(node, model, path)

    def _plain(self, node: Node, path: str) -> object:
        """A free-form value (a condition, a parameter's default) as plain data."""
        self.places[path] = node.at
        match node:
            case Scalar(text):
                self.unknown |= {path} if node.spoiled else set()
                return text
            case Sequence(items):
                return [self._plain(one, f"{path}.{index}") for index, one in enumerate(items)]
            case Mapping(entries):
                return {str(key.text): self._plain(value, _join(path, str(key.text))) for key, value in entries}

    def _unknown_key(self, key: Scalar, value: Node, model: type[Facts], path: str) -> None:
        name, message = str(key.text), Message("不认识的键“{key}”", key=key.text)
        self._hints += 1
        if self._hints > _MOST_HINTS:
            self.found.append(error(f"{self.prefix}01", key.at, message, Message("可写的键见文档“交易书”"), _join(path, name)))
            return
        meant, hint = hints.for_unknown_key(name, value, model, self.root)
        self.unknown |= {f"{path}{one}".lstrip(".") if one.startswith(".") else one for one in meant}
        self.found.append(error(f"{self.prefix}01", key.at, message, hint, _join(path, name)))

    def _add_validation(self, detail: ErrorDetails, model: type[Facts], base: str) -> None:
        """A finding of the typed model, unless the same place was reported already."""
        path = _join(base, ".".join(str(part) for part in detail["loc"])) if base else ".".join(str(part) for part in detail["loc"])
        if self._is_told(path):
            return
        number, message, hint = explained(detail, model, path.removeprefix(f"{base}.") if base else path)
        if path in self.by_hand:
            message, hint = Message("“{title}”不能手写", title=title_path(self.root, path)), Message("别的内容要看它怎样写，写上值")
        self._report(number, self._nearest(path), message, hint, path)

    def _is_told(self, path: str) -> bool:
        while path and path not in self.unknown:
            path = path.rpartition(".")[0]
        return bool(path)

    def _nearest(self, path: str) -> Location:
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places.get(path, self.places.get("", Location("")))

    def _report(self, number: str, at: Location, message: Message, hint: Message, path: str) -> None:
        self.found.append(error(self.prefix + number, at, message, hint, path))
        self.unknown.add(path)


def _value_of(shape: Shape) -> Shape:
    """What stands under each key of a keyed field."""
    inner = shape.leaf
    keyed = getattr(inner, "__origin__", None) is not None
    return Shape(shape.name, shape.title, shape.help, shape.child, object if keyed else inner)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
