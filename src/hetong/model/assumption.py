"""A customary value as an outline or a firm writes it → the type of the fact that it is for."""

from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter

from hetong.model.fields import Facts
from hetong.model.schema import shapes


def typed(root: type[Facts], path: str, raw: object) -> object:
    """The value that ``raw`` (text, lists and mappings with English keys) means at a path without indices.

    Raises LookupError for a path that the model doesn't have, pydantic's ValidationError for a value that doesn't fit.
    """
    model = root
    *outer, name = path.split(".")
    for step in outer:
        child = shapes(model)[step].child
        if child is None:
            raise LookupError(path)
        model = child
    return _adapter(model, name).validate_python(raw)


@cache
def _adapter(model: type[Facts], name: str) -> TypeAdapter[Any]:
    shapes(model)  # completes the model's fields
    field = model.model_fields[name]
    kind: Any = field.annotation
    return TypeAdapter(Annotated[kind, *field.metadata] if field.metadata else kind)
