"""A validation error of the model as what a person is told."""

from pydantic_core import ErrorDetails

from hetong.diagnostic import Message
from hetong.load import hints
from hetong.model.fields import Facts
from hetong.model.schema import Shape, shape_at, title_path


def explained(detail: ErrorDetails, model: type[Facts], path: str) -> tuple[str, Message, Message]:
    """The number of the code, what is wrong, and how to mend it."""
    context, shape = detail.get("ctx") or {}, shape_at(model, path)
    title = shape.title if shape else path.rpartition(".")[2]
    match detail["type"]:
        case "missing":
            parent = title_path(model, path.rpartition(".")[0]) if "." in path else ""
            return "06", Message("缺少“{title}”", title=title), hints.for_missing(shape, title, parent)
        case "written":
            message = Message("“{text}”不是{kind}", text=context["text"], kind=context["kind"])
            hint = context.get("hint") or hints.for_quantity(context["text"], str(context["kind"]), context["expected"])
            return "02", message, hint
        case "bounds":
            message = Message("“{title}”的值“{value}”不合理", title=title_path(model, path), value=context["value"])
            return "25", message, Message("应当{bounds}", bounds=context["bounds"])
        case "one_line":
            return "02", Message("“{title}”只能写一行", title=title), Message("删掉换行；几项内容写成清单，几段话分开写")
        case "too_long":
            message = Message("“{title}”超过 {limit} 个字", title=title, limit=context["limit"])
            return "02", message, Message("写短些；长的内容写成自拟条款，或者作附件")
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
