"""The one table of keys: what each model's fields are called, in English and in Chinese, and what they hold.

Taken from the models' own titles; used to read specs, to label blanks, to check paths of the library and to name things in messages.
"""

import types
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic.fields import ComputedFieldInfo, FieldInfo
from pydantic_core import PydanticUndefined

from hetong.model.fields import Facts, Labelled


@dataclass(frozen=True, slots=True)
class Shape:
    """A field: ``child`` is the model of a group (or of each element), ``leaf`` the type of a value.

    ``written`` is the field that a person writes to give it a value: another one where it is ``derived``, worked out from others
    (``computed`` says that it is a property of its group). ``preset`` says that it has a value when nothing is written, ``why`` that is
    what the trade takes for granted, and ``confirm`` that a person must look. It ``follows`` a field of the group around its own
    as long as nobody writes it.
    """

    name: str
    title: str
    help: str
    child: type[Facts] | None
    leaf: Any
    many: bool = False
    keyed: bool = False
    written: str = ""
    preset: bool = False
    why: str = ""
    confirm: bool = False
    computed: bool = False
    follows: str = ""

    @property
    def derived(self) -> bool:
        """Whether it can't be written itself."""
        return self.written != self.name

    @property
    def spellings(self) -> tuple[str, ...]:
        """The ways to write an enumerated value; empty for other kinds."""
        return tuple(self.leaf.spellings()) if isinstance(self.leaf, type) and issubclass(self.leaf, Labelled) else ()


@cache
def shapes(model: type[Facts]) -> Mapping[str, Shape]:
    """The fields of a model by their English names, computed ones included."""
    if not model.__pydantic_fields_complete__:  # only where a type is named before it is there: building a model is dear
        model.model_rebuild()
    fields = {name: _declared(name, info) for name, info in model.model_fields.items()}
    computed = {name: _computed(name, info, fields) for name, info in model.model_computed_fields.items()}
    return fields | computed


@cache
def spelled(model: type[Facts]) -> Mapping[str, Shape]:
    """The fields that may be written, by Chinese title, by English name, and by whatever else they are called."""
    written = [shape for name, shape in shapes(model).items() if name in model.model_fields]
    others = {name: shape for shape in written for name in model.also.get(shape.name, ())}
    return {shape.title: shape for shape in written} | {shape.name: shape for shape in written} | others


def shape_at(model: type[Facts], path: str) -> Shape | None:
    """The field at a path like ``fees.items.0.unit_price`` (indices may be left out), or None."""
    current: type[Facts] | None = model
    found: Shape | None = None
    for name in path.split("."):
        if name.isdigit():
            continue
        if current is None:
            return found if found and found.keyed else None
        found = shapes(current).get(name)
        if found is None:
            return None
        current = found.child
    return found


def written_path(model: type[Facts], path: str) -> str:
    """The path that a spec and ``--set`` take: a value at its end that follows from others gives way to the field that one writes."""
    parent, _, name = path.rpartition(".")
    owner = _model_at(model, parent)
    shape = shapes(owner).get(name) if owner else None
    if owner is None or shape is None or not (shape.derived or shape.follows):
        return path
    if shape.follows:
        return f"{parent.rpartition('.')[0]}.{shape.follows}"
    return f"{parent}.{shape.written}"


def english_path(model: type[Facts], path: str) -> str | None:
    """费用.明细.0.单价 or its English → ``fees.items.0.unit_price``; None for a path that the model doesn't have."""
    names: list[str] = []
    current: type[Facts] | None = model
    keyed = False
    for name in path.split("."):
        shape = spelled(current).get(name) if current and not name.isdigit() else None
        if shape is None and not keyed and not (name.isdigit() and names):
            return None
        names.append(shape.name if shape else name)
        keyed = keyed or (shape is not None and shape.keyed)
        current = shape.child if shape else current if name.isdigit() else None
    return ".".join(names)


def title_path(model: type[Facts], path: str) -> str:
    """``fees.items.0.unit_price`` → 费用.明细.0.单价: the same path in Chinese keys, which ``--set`` takes as well."""
    names: list[str] = []
    current: type[Facts] | None = model
    for name in written_path(model, path).split("."):
        shape = shapes(current).get(name) if current and not name.isdigit() else None
        names.append(shape.title if shape else name)
        current = shape.child if shape else current if name.isdigit() else None
    return ".".join(names)


def _model_at(model: type[Facts], path: str) -> type[Facts] | None:
    """The group at a path, or None where it is none."""
    current: type[Facts] | None = model
    for name in path.split(".") if path else ():
        if current is None:
            return None
        if not name.isdigit():
            shape = shapes(current).get(name)
            current = shape.child if shape else None
    return current


def _shape(name: str, title: str | None, help: str | None, annotation: Any) -> Shape:
    kind, many, keyed = _unwrapped(annotation)
    child = kind if isinstance(kind, type) and issubclass(kind, Facts) else None
    return Shape(name, title or name, help or "", child, None if child else kind, many, keyed, name)


def _declared(name: str, info: FieldInfo) -> Shape:
    """A field with what it takes for granted; an empty list or group takes nothing."""
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    preset = info.default not in (None, (), PydanticUndefined)
    shape = _shape(name, info.title, info.description, info.annotation)
    reason, follows = str(extra.get("why", "")), str(extra.get("follows", ""))
    return replace(shape, preset=preset, why=reason, confirm=bool(extra.get("confirm")), follows=follows)


def _computed(name: str, info: ComputedFieldInfo, fields: Mapping[str, Shape]) -> Shape:
    """A value that is worked out; unless it says what is written instead, that is the field with its title."""
    extra = info.json_schema_extra
    same = next((field.name for field in fields.values() if field.title == info.title), name)
    written = extra.get("written", same) if isinstance(extra, dict) else same
    return replace(_shape(name, info.title, info.description, _returned(info)), written=str(written), computed=True)


def _returned(info: ComputedFieldInfo) -> Any:
    """Pydantic itself finds it out only when it builds the model."""
    return get_type_hints(info.wrapped_property.fget)["return"]


def _unwrapped(annotation: Any) -> tuple[Any, bool, bool]:
    """The element type behind ``X | None``, ``tuple[X, ...]``, ``Mapping[str, X]`` and ``Annotated``; whether a list; whether keyed."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _unwrapped(args[0])
    if origin in (Union, types.UnionType) and type(None) in args and len(args) == 2:
        return _unwrapped(next(arg for arg in args if arg is not type(None)))
    if origin is tuple:
        return _unwrapped(args[0])[0], True, False
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _unwrapped(args[1])[0], False, True
    return annotation, False, False
