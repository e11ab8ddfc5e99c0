"""Nodes → a typed model: Chinese keys to English ones, every value to its place, every mistake to a diagnostic."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error
from hetong.load import hints
from hetong.model.fields import Facts
from hetong.model.schema import Shape, shape_at, spelled, title_path
from hetong.source import Mapping, Node, Scalar, Sequence

M = TypeVar("M", bound=Facts)


def read(node: Node, model: type[M], prefix: str = "DEAL") -> tuple[M, MappingType[str, Location]]:
    """The model that a document writes, and where each of its paths stands.

    Codes begin with ``prefix`` (``DEAL`` for specs, ``LIB`` for the library). Raises Refused with everything found.
    """
    reader = _Reader(prefix, model)
    data = reader.facts(node, model, "")
    if data is None:
        raise Refused(reader.found)
    try:
        return model.model_validate(data), reader.checked_places()
    except ValidationError as wrong:
        for detail in wrong.errors(include_url=False):
            reader.add_validation(detail, model)
        raise Refused(sorted(reader.found, key=lambda one: one.sort_key)) from None


class _Reader:
    """One pass over a document: collects places and findings."""

    def __init__(self, prefix: str, root: type[Facts]) -> None:
        self.prefix, self.root = prefix, root
        self.found: list[Diagnostic] = []
        self._reported: set[str] = set()
        self._places: dict[str, Location] = {}

    def checked_places(self) -> MappingType[str, Location]:
        """The places, when nothing was found."""
        if self.found:
            raise Refused(sorted(self.found, key=lambda one: one.sort_key))
        return self._places

    def facts(self, node: Node, model: type[Facts], path: str) -> dict[str, Any] | None:
        """A group: one entry per known key."""
        self._places.setdefault(path, node.at)
        if not isinstance(node, Mapping):
            self._report("03", node.at, Message("这里应当是“键: 值”"), hints.for_group(node, model, path), path)
            return None
        data: dict[str, Any] = {}
        for key, value in node.entries:
            shape = spelled(model).get(str(key.text))
            if shape is None:
                self._unknown_key(key, value, model, path)
            elif shape.name in data:
                message = Message("“{title}”和“{name}”是同一项，写了两次", title=shape.title, name=shape.name)
                self._report("04", key.at, message, Message("留一处"), _join(path, shape.name))
            else:
                data[shape.name] = self._member(value, shape, _join(path, shape.name), key.at)
        return {name: value for name, value in data.items() if value is not None}

    def _member(self, node: Node, shape: Shape, path: str, key_at: Location) -> object:
        self._places[path] = node.at if isinstance(node, Scalar) and node.text is not None else key_at
        if isinstance(node, Scalar) and node.text is None:
            return None
        if shape.keyed:
            return self._keyed(node, shape, path)
        if not shape.many:
            return self._one(node, shape, path)
        elements = node.items if isinstance(node, Sequence) else (node,)
        return [self._element(one, shape, f"{path}.{index}") for index, one in enumerate(elements)]

    def _element(self, node: Node, shape: Shape, path: str) -> object:
        self._places[path] = node.at
        return self._one(node, shape, path)

    def _keyed(self, node: Node, shape: Shape, path: str) -> dict[str, object] | None:
        if not isinstance(node, Mapping):
            self._report("03", node.at, Message("这里应当是“键: 值”"), Message("每行写“{title}: 值”", title=shape.title), path)
            return None
        return {str(key.text): self._member(value, _value_of(shape), _join(path, str(key.text)), key.at) for key, value in node.entries}

    def _one(self, node: Node, shape: Shape, path: str) -> object:
        if shape.child is not None:
            return self._group(node, shape.child, path)
        if isinstance(node, Scalar):
            return node.text
        if isinstance(shape.leaf, type) and shape.leaf is not object:
            message = Message("“{title}”应当是一个值，不是一组", title=shape.title)
            self._report("05", node.at, message, Message("写成“{title}: 值”", title=shape.title), path)
            return None
        return self._plain(node, path)

    def _group(self, node: Node, model: type[Facts], path: str) -> object:
        """A group; where its model has a shorthand, a bare value stands for that one field."""
        if isinstance(node, Scalar) and model.shorthand and not hints.begins_with_key(str(node.text), model):
            self._places[_join(path, model.shorthand)] = node.at
            return {model.shorthand: node.text}
        return self.facts(node, model, path)

    def _plain(self, node: Node, path: str) -> object:
        """A free-form value (a condition, a parameter's default) as plain data."""
        self._places[path] = node.at
        match node:
            case Scalar(text):
                return text
            case Sequence(items):
                return [self._plain(one, f"{path}.{index}") for index, one in enumerate(items)]
            case Mapping(entries):
                return {str(key.text): self._plain(value, _join(path, str(key.text))) for key, value in entries}

    def _unknown_key(self, key: Scalar, value: Node, model: type[Facts], path: str) -> None:
        hint = hints.for_unknown_key(str(key.text), value, model, self.root)
        self._report("01", key.at, Message("不认识的键“{key}”", key=key.text), hint, _join(path, str(key.text)))

    def add_validation(self, detail: ErrorDetails, model: type[Facts]) -> None:
        """A finding of the typed model, unless the same place was reported already."""
        path = ".".join(str(part) for part in detail["loc"])
        at = self._nearest(path)
        if any(upper in self._reported for upper in _upwards(path)):
            return
        number, message, hint = _explained(detail, model, path)
        self._report(number, at, message, hint, path)

    def _nearest(self, path: str) -> Location:
        while path and path not in self._places:
            path = path.rpartition(".")[0]
        return self._places.get(path, self._places.get("", Location("")))

    def _report(self, number: str, at: Location, message: Message, hint: Message, path: str) -> None:
        self.found.append(error(self.prefix + number, at, message, hint, path))
        self._reported.add(path)


def _upwards(path: str) -> Iterator[str]:
    """A path and every group that it is in, but not the document."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def _explained(detail: ErrorDetails, model: type[Facts], path: str) -> tuple[str, Message, Message]:
    context, shape = detail.get("ctx") or {}, shape_at(model, path)
    title = shape.title if shape else path.rpartition(".")[2]
    match detail["type"]:
        case "missing":
            parent = title_path(model, path.rpartition(".")[0]) if "." in path else ""
            return "06", Message("缺少“{title}”", title=title), hints.for_missing(shape, title, parent)
        case "written":
            message = Message("“{text}”不是{kind}", text=context["text"], kind=context["kind"])
            return "02", message, hints.for_quantity(context["text"], str(context["kind"]), context["expected"])
        case "one_line":
            return "02", Message("“{title}”只能写一行", title=title), Message("删掉换行")
        case "enum" | "literal_error" if shape:
            return _bad_choice(detail, shape)
        case "condition":
            return "07", Message("when 的写法不对"), Message("写成 {{路径: 值}}，例：{{contract.industry: telecom}}")
        case _:
            return "02", Message("“{title}”的值“{value}”读不懂", title=title, value=detail["input"]), Message("对照文档里这一项的例子")


def _bad_choice(detail: ErrorDetails, shape: Shape) -> tuple[str, Message, Message]:
    value = str(detail["input"])
    choices = shape.spellings or tuple(str((detail.get("ctx") or {}).get("expected", "")).replace("'", "").split(", "))
    labels = choices[: len(choices) // 2] if shape.spellings else choices
    message = Message("“{title}”没有“{value}”这个选项", title=shape.title, value=value)
    return "02", message, hints.for_choice(value, choices, labels)


def _value_of(shape: Shape) -> Shape:
    """What stands under each key of a keyed field."""
    inner = shape.leaf
    keyed = getattr(inner, "__origin__", None) is not None
    return Shape(shape.name, shape.title, shape.help, shape.child, object if keyed else inner)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
