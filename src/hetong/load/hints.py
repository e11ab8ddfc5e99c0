"""How to mend a mistake in a spec: what a person most likely meant by what stands there."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache

from hetong.diagnostic import Message
from hetong.model.deal.party import OTHERS
from hetong.model.fields import Facts
from hetong.model.schema import Shape, english_path, shapes, spelled
from hetong.source import Node, Scalar, Sequence

_WIDE_COLON = re.compile(r"\s*[^\s：:]{1,12}：")
_NO_SPACE = re.compile(r"\s*[^\s：:]{0,11}[^\W\d]:(?=[^\s/])")
_CHINESE_NUMBER = re.compile("[零〇一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]")
_FULL_COLON = Message("键和值之间用英文冒号加一个空格，不用中文冒号“：”")
_SPACE = Message("冒号后面加一个空格")


def for_slip(text: str) -> Message | None:
    """Text that was meant to be a key with its value, or an element of a list."""
    if _WIDE_COLON.match(text):
        return _FULL_COLON
    if _NO_SPACE.match(text):
        return _SPACE
    return Message("“-”后面加一个空格") if re.match(r"-[^\s\d-]", text) else None


_BULLET = re.compile(r"[•·●○■□◆◇▪▫‣◦＊*‧∙][ \t　]*(?=\S)")
_MARK = re.compile(
    r"[•·●○■□◆◇▪▫‣◦＊*‧∙－–—-]|\d{1,2}[.．、)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]"
)
_BRACKETS = {"【": "】", "［": "］", "[": "]", "〔": "〕"}


def bullet(node: Scalar) -> str:
    """The mark of a list in front of a text that is an element of one already."""
    found = None if node.quoted else _BULLET.match(node.text or "")
    return found[0].strip() if found else ""


def for_list(node: Scalar) -> Message | None:
    """Text where a list is expected, which was meant as one: lines with marks, or brackets that are no YAML."""
    text = (node.text or "").strip()
    if not node.quoted and _MARK.match(text):
        return Message("每项单独一行，写成“- 值”（英文减号加一个空格）")
    if not node.quoted and _BRACKETS.get(text[:1], " ") == text[-1:] and len(text) > 2:
        return Message("方括号用英文“[ ]”，各项之间用英文逗号；或者每项单独一行，写成“- 值”")
    return Message("每项单独一行，写成“- 值”") if "\n" in text else None


def for_value(shape: Shape) -> tuple[Message, Message]:
    """A group of keys stands where a value is expected: what is wrong, and how to mend it."""
    if shape.many:
        return Message("“{title}”的每一项应当是一个值，不是一组", title=shape.title), Message("每项单独一行，写成“- 值”")
    return Message("“{title}”应当是一个值，不是一组", title=shape.title), Message("写成“{title}: 值”", title=shape.title)


def begins_with_key(text: str, model: type[Facts]) -> bool:
    """``名称：咨询`` where the group has a key 名称."""
    return re.split("[：:]", text, maxsplit=1)[0].strip() in spelled(model) and bool(re.search("[：:]", text))


def for_group(node: Node, model: type[Facts], path: str) -> Message:
    """A group of keys was expected, and something else stands there."""
    if isinstance(node, Sequence):
        return Message("这里不是清单，去掉“- ”或方括号；可写的键：{keys}", keys=keys_of(model))
    text = node.text if isinstance(node, Scalar) and node.text else ""
    if text[:1] in ("｛", "【", "［"):
        return Message("花括号、冒号、逗号用英文的，冒号后面空一格：{{键: 值, 键: 值}}")
    if slip := for_slip(text):
        return slip
    if text in spelled(model):
        return Message("“{key}”后面写冒号、空格和值", key=text)
    if path and text and len(text) <= 40 and "\n" not in text:
        first = next(iter(shapes(model).values())).title
        return Message("例如写成“{first}: {text}”；可写的键：{keys}", first=first, text=text, keys=keys_of(model))
    return Message("可写的键：{keys}", keys=keys_of(model))


def for_unknown_key(key: str, value: Node, model: type[Facts], root: type[Facts]) -> tuple[tuple[str, ...], Message]:
    """What was most likely meant, and how to say so: the nearest key of the group, else the groups that do have this key.

    Its English path; from the group itself when it begins with a dot.
    """
    meant = spelled(model).get(re.split("[：:]", key, maxsplit=1)[0].strip())
    if "：" in key:
        return (f".{meant.name}",) if meant else (), _FULL_COLON
    if ":" in key:
        return (f".{meant.name}",) if meant else (), _SPACE
    if "." in key and (whole := english_path(model, key)):
        first = key.partition(".")[0]
        return (f".{whole}",), Message("带点的键只能写在最外层；在这里，“{first}”写成一组", first=first)
    if OTHERS in shapes(model) and re.fullmatch("[丙丁戊己庚辛壬癸]方", key):
        others = shapes(model)[OTHERS].title
        return (f".{OTHERS}",), Message("{key}写在“{others}”下面，每一方是清单的一项：“- 名称: …”", key=key, others=others)
    if near := get_close_matches(key, spelled(model), 1, 0.75):
        return _nearest(near[0], model)
    if homes := _homes(root).get(key):
        return tuple(path for path, _ in homes), _for_misplaced(key, tuple(title for _, title in homes))
    if near := get_close_matches(key, spelled(model), 1, 0.5):
        return _nearest(near[0], model)
    if isinstance(value, Scalar) and value.text is None:
        return (), Message("要是逗号把值截断了，整个值加引号；可写的键：{keys}", keys=keys_of(model))
    return (), Message("可写的键：{keys}", keys=keys_of(model))


def _nearest(near: str, model: type[Facts]) -> tuple[tuple[str, ...], Message]:
    return (f".{spelled(model)[near].name}",), Message("是不是“{near}”？", near=near)


def _for_misplaced(key: str, homes: tuple[str, ...]) -> Message:
    if "" in homes:
        return Message("“{key}”写在最外层，左边顶格，不缩进", key=key)
    return Message("“{key}”写在“{homes}”下面，比它多缩进两格", key=key, homes="”“".join(homes[:3]))


@cache
def _homes(root: type[Facts]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For every key, the English path that it has in each group, and the Chinese path of that group; the outermost is empty."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    queue: list[tuple[str, str, type[Facts]]] = [("", "", root)]
    seen = {("", root)}
    for path, title, model in queue:
        for key, shape in spelled(model).items():
            own = f"{path}.{shape.name}".lstrip(".")
            found[key] = (*found.get(key, ()), (own, title))
            inner = (f"{title}.{shape.title}".lstrip("."), shape.child)
            if shape.child and inner not in seen and inner[0].count(".") < 3:
                seen.add((inner[0], shape.child))
                queue.append((own, inner[0], shape.child))
    return found


def for_quantity(text: str, kind: str, example: str) -> Message:
    """A quantity that could not be read: bare, in words, or with its unit in the wrong place."""
    if kind.startswith("金额") and _CHINESE_NUMBER.search(text):
        return Message("只写数字，大写由程序写出，例：{example}", example=example)
    if kind.startswith("金额") and "/" in text:
        return Message("只写金额，“/”后面的单位另写在“单位”里，例：{example}", example=example)
    if kind in ("百分比", "期间") and re.fullmatch(r"[\d.]+", text.strip()):
        return Message("数字后面要写单位，例：{example}", example=example)
    if kind in ("日期", "数量", "服务时段") and _CHINESE_NUMBER.search(text):
        return Message("用阿拉伯数字写，例：{example}", example=example)
    return Message("例：{example}", example=example)


def for_choice(value: str, choices: Iterable[str], labels: Iterable[str]) -> Message:
    """The nearest choice and all of them."""
    listed = "、".join(labels)
    if slip := for_slip(value):
        return slip
    if near := get_close_matches(value, choices, 1, 0.6):
        return Message("是不是“{near}”？可选：{choices}", near=near[0], choices=listed)
    return Message("可选：{choices}", choices=listed)


def for_missing(shape: Shape | None, title: str, parent: str) -> Message:
    """Where to write what is missing; ``parent`` is the Chinese path of its group, empty for the outermost."""
    if not parent:
        return Message("在最外层写“{title}:”，下一行缩进两格写它的内容", title=title)
    if shape and shape.help:
        return Message("在“{where}”里写“{title}: …”（{help}）", where=parent, title=title, help=shape.help)
    return Message("在“{where}”里写“{title}: …”", where=parent, title=title)


def keys_of(model: type[Facts]) -> str:
    """Every key of a group, in Chinese."""
    return "、".join(dict.fromkeys(shape.title for shape in spelled(model).values()))
