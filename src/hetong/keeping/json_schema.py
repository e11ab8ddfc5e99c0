"""JSON Schema for the files of the library, from the models: what an editor needs to complete keys and to mark slips while one types.

The keys are those that the loader takes, English and Chinese. A clause is described as it is written: a base, changes and ladders,
which ``load`` writes out before the model sees them. An editor types the scalars of YAML, the loader does not: both are allowed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from hetong.model.bounds import Within
from hetong.model.clause import ClauseSpec, ItemSpec, ParagraphSpec, VariantSpec
from hetong.model.condition import Condition
from hetong.model.deal.contract import Stance
from hetong.model.fields import LONGEST_LINE, NO, YES, Facts, Line
from hetong.model.outline import OutlineSpec
from hetong.model.schema import Shape, shapes

Json = dict[str, Any]
_TEXT: Json = {"type": ["string", "number", "boolean"]}
_WHEN: Json = {"$ref": "#/$defs/When"}
_CONDITION: Json = {
    "description": "路径: 值；几行是“并且”，清单是“其中之一”；any、all 下面是清单，not 下面是一组",
    "type": "object",
    "minProperties": 1,
    "properties": {name: {"type": "array", "minItems": 1, "items": _WHEN} for name in ("any", "all")} | {"not": _WHEN},
    "propertyNames": {"pattern": r"^(any|all|not|[a-z_][a-z0-9_]*(\.[a-z0-9_]+)*)$"},
    "additionalProperties": {"anyOf": [_TEXT, {"type": "array", "minItems": 1, "items": _TEXT}]},
}


def clause_schema() -> Json:
    """One file of ``clause_library``."""
    schema = _document(ClauseSpec, "条款")
    definitions = schema["$defs"]
    written = definitions.pop(ClauseSpec.__name__)
    for model in (ParagraphSpec, ItemSpec):
        definitions[model.__name__] = _with_ladder(definitions[model.__name__], model)
        definitions[_rung(model)] = _rung_of(model, definitions[model.__name__])
    definitions |= {"Base": _head_of_variant(definitions, ()), "Variant": _variant(definitions), "Change": _change(definitions)}
    written["properties"] |= {
        "paragraphs": _list_of("ParagraphSpec") | {"title": "底本", "description": "从头到尾读得通的一份；变体只写与它不同的"},
        "base": {"$ref": "#/$defs/Base"},
        "variants": _list_of("Variant") | {"title": "变体"},
    }
    written["allOf"] = [*_needed(ClauseSpec, without="variants"), {"anyOf": _any_of("paragraphs", "variants", "变体")}]
    return {**schema, **written, "$defs": definitions}


def outline_schema() -> Json:
    """One file of ``templates/outlines``."""
    schema = _document(OutlineSpec, "范本")
    return {**schema, **schema["$defs"].pop(OutlineSpec.__name__)}


SCHEMAS: Mapping[str, Callable[[], Json]] = {"clause": clause_schema, "outline": outline_schema}


def _document(model: type[Facts], title: str) -> Json:
    definitions: Json = {"When": _CONDITION}
    _define(model, definitions)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, "$defs": definitions}


def _define(model: type[Facts], definitions: Json) -> None:
    """The model and every model inside it, by the names of their classes."""
    if model.__name__ in definitions:
        return
    definitions[model.__name__] = {}
    written = [shape for name, shape in shapes(model).items() if name in model.model_fields]
    for shape in written:
        if shape.child:
            _define(shape.child, definitions)
    properties = {key: _member(shape, model) for shape in written for key in (shape.name, shape.title)}
    definitions[model.__name__] = _object(properties, _needed(model))


def _object(properties: Json, needed: Iterable[Json] = ()) -> Json:
    listed = list(needed)
    return {"type": "object", "properties": properties, "additionalProperties": False} | ({"allOf": listed} if listed else {})


def _needed(model: type[Facts], without: str = "") -> Iterator[Json]:
    """Each field without which the file means nothing, by either of its keys."""
    for name, info in model.model_fields.items():
        if info.is_required() and name != without:
            yield {"anyOf": _any_of(name, shapes(model)[name].title)}


def _any_of(*keys: str) -> list[Json]:
    return [{"required": [key]} for key in dict.fromkeys(keys)]


def _member(shape: Shape, model: type[Facts]) -> Json:
    info = model.model_fields[shape.name]
    one = _reference(shape.child) if shape.child else _value(shape, info)
    said: Json = {"title": shape.title} | ({"description": shape.help} if shape.help else {})
    if shape.keyed:
        return {"type": "object", "additionalProperties": one, **said}
    if shape.many:
        return {"anyOf": [{"type": "array", "items": one}, one], **said}
    return ({"allOf": [one]} if "$ref" in one else one) | said


def _reference(model: type[Facts]) -> Json:
    """A group; where a bare value stands for one of its fields, that as well."""
    reference = {"$ref": f"#/$defs/{model.__name__}"}
    return {"anyOf": [reference, _TEXT]} if model.shorthand else reference


def _value(shape: Shape, info: FieldInfo) -> Json:
    if shape.spellings:
        return {"enum": list(shape.spellings)}
    if shape.leaf == Condition:
        return _WHEN
    if get_origin(shape.leaf) is Literal:
        return {"enum": list(get_args(shape.leaf))}
    if shape.leaf is bool:
        return {"enum": [True, False, *sorted(YES | NO)]}
    if shape.leaf is int:
        return {"type": ["integer", "string"], **_bounds(info)}
    return (_TEXT | ({"maxLength": LONGEST_LINE} if _is_line(info) else {})) if shape.leaf is str else {}


def _bounds(info: FieldInfo) -> Json:
    return {key: value for one in info.metadata if isinstance(one, Within) for key, value in (("minimum", one.low), ("maximum", one.high))}


def _is_line(info: FieldInfo) -> bool:
    (limit,) = get_args(Line)[1:]
    return limit in info.metadata


def _list_of(name: str) -> Json:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"} if name == "Variant" else {"anyOf": [{"$ref": f"#/$defs/{name}"}, _TEXT]}}


def _rung(model: type[Facts]) -> str:
    return f"{model.__name__}Rung"


def _with_ladder(definition: Json, model: type[Facts]) -> Json:
    """A paragraph or item with its text, or with one for each stance."""
    rung = {"$ref": f"#/$defs/{_rung(model)}"}
    gives = {"allOf": [rung], "anyOf": _any_of("gives")}
    ladder = _object({one.value: {"anyOf": [rung, _TEXT]} if one is Stance.BALANCED else gives for one in Stance})
    ladder |= {"title": "立场阶梯", "description": "按立场各写一档；均衡以外的写 gives：谁让出什么", "minProperties": 1}
    properties = {**definition["properties"], "ladder": ladder}
    return _object(properties, [{"anyOf": _any_of("text", shapes(model)["text"].title, "ladder")}])


def _rung_of(model: type[Facts], definition: Json) -> Json:
    """What a rung may say: all that its paragraph may, save the id, which all rungs share; or that nothing stands there."""
    own = {"id", shapes(model)["id"].title, "ladder"}
    properties = {key: value for key, value in definition["properties"].items() if key not in own}
    drop = {"title": "不写", "description": "这个立场不写这一段", "enum": [True, "true"]}
    return _object({**properties, "drop": drop}, [{"anyOf": _any_of("text", "drop")}])


def _head_of_variant(definitions: Json, more: Iterable[str]) -> Json:
    """What a variant says of itself, beside its wording."""
    wording = {"paragraphs", shapes(VariantSpec)["paragraphs"].title} - {*more}
    return _object({key: value for key, value in definitions["VariantSpec"]["properties"].items() if key not in wording})


def _variant(definitions: Json) -> Json:
    """Whole, or what it changes of the base."""
    properties = {
        **_head_of_variant(definitions, ())["properties"],
        "paragraphs": _list_of("ParagraphSpec") | {"title": "款", "description": "与底本几乎没有共同处的，整条另写"},
        "changes": {"title": "改动", "type": "array", "items": {"$ref": "#/$defs/Change"}},
    }
    needs = [{"anyOf": _any_of("id", shapes(VariantSpec)["id"].title)}, {"oneOf": _any_of("paragraphs", "changes")}]
    return _object(properties, needs)


def _change(definitions: Json) -> Json:
    """One of the five ways to change the base."""
    new = {
        "type": "array",
        "minItems": 1,
        "items": {"anyOf": [{"$ref": f"#/$defs/{one.__name__}"} for one in (ParagraphSpec, ItemSpec)] + [_TEXT]},
    }
    target = {"type": "string", "description": "底本里的标识：款、款.项、款.项.目"}
    targets = {"anyOf": [target, {"type": "array", "items": target, "minItems": 1}]}
    ways = [("replace", {"with": new}), ("after", {"add": new}), ("before", {"add": new}), ("drop", {})]
    forms = [_object({way: targets, **more}) | {"required": [way, *more]} for way, more in ways]
    paragraph = {
        key: one for key, one in definitions[ParagraphSpec.__name__]["properties"].items() if key not in ("id", "标识", "items", "项")
    }
    return {"oneOf": [*forms, _object({"change": targets, **paragraph}) | {"required": ["change"], "minProperties": 2}]}
