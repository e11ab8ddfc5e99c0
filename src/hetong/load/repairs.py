"""Data that did not fit its model, made to fit: the value at fault is taken out, or stood in for where its group needs one."""

from collections.abc import Sequence
from typing import Any

from pydantic.fields import FieldInfo

from hetong.model.fields import Facts
from hetong.model.schema import shapes
from hetong.model.unknown import stand_in, stand_in_element


def put_stand_in(data: dict[str, Any], place: Sequence[int | str], model: type[Facts]) -> None:
    """Changes ``data`` at the nearest place to ``place`` that it has."""
    here: Any = data
    kind: type[Facts] | None = model
    field: FieldInfo | None = None
    for index, name in enumerate(place):
        inner = _inside(here, name)
        if index + 1 == len(place) or not isinstance(inner, dict | list):
            _put(here, name, kind, field)
            return
        if kind is not None and isinstance(here, dict) and name in kind.model_fields:
            field, kind = kind.model_fields[str(name)], shapes(kind)[str(name)].child
        here = inner


def _inside(here: Any, name: int | str) -> Any:
    if isinstance(here, dict):
        return here.get(name)
    return here[name] if isinstance(here, list) and isinstance(name, int) and name < len(here) else None


def _put(here: Any, name: int | str, kind: type[Facts] | None, field: FieldInfo | None) -> None:
    if isinstance(here, list) and isinstance(name, int) and name < len(here) and field is not None:
        here[name] = stand_in_element(field)
    elif isinstance(here, dict):
        here.pop(name, None)
        own = kind.model_fields.get(str(name)) if kind else None
        if own is not None and own.is_required():
            here[name] = stand_in(own)
