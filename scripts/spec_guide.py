"""scripts/spec_guide.py: docs/交易书.md out of the model's own titles, help, defaults and spellings.

Run it after a change of the model; a test rebuilds the page and compares. What stands around the tables is written here.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic_core import PydanticUndefined

from hetong.diagnostic import Location
from hetong.load import load_outline
from hetong.model.assumption import typed
from hetong.model.bounds import WHOLE_COUNT, WHOLE_LENGTH, WHOLE_SHARE, bounds_of
from hetong.model.condition import Every
from hetong.model.deal import Deal
from hetong.model.deal.contract import Stance
from hetong.model.fields import Facts, Labelled
from hetong.model.outline import AssumedValue
from hetong.model.param import BY_HAND, PARAMS
from hetong.model.schema import Shape, shapes, spelled, title_path
from hetong.zh.deadline import Deadline
from hetong.zh.duration import Duration
from hetong.zh.fill import legal_form
from hetong.zh.hours import Window
from hetong.zh.moment import Moment
from hetong.zh.money import Money, UnitPrice
from hetong.zh.named_length import Promptness, Retention
from hetong.zh.pay_day import PayDay
from hetong.zh.percent import Percent
from hetong.zh.quantity import Count
from hetong.zh.threshold import Threshold
from hetong.zh.zone import Zone

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "交易书.md"
OUTLINES = ROOT / "templates" / "outlines"

# What each quantity is called, how it may be written, and what to mind. A test reads every example.
QUANTITIES: Mapping[Any, tuple[str, tuple[str, ...], str]] = {
    Money: (
        "金额",
        ("100,000.00元", "¥100,200.30", "10万元", "1元5角", "5毛", "壹拾贰万元整", "12万元（大写：壹拾贰万元整）", "US$5,000"),
        "最多两位小数；大写由程序写，自己写了的与数字核对",
    ),
    UnitPrice: ("单价", ("6,800.00元", "0.085元", "2块5"), "最多六位小数；单位另写在“单位”里"),
    Percent: ("百分比", ("6%", "5‰", "万分之五", "百分之十"), "要写 % 或者 ‰，不写 0.06；除另有写明，在 0% 到 100% 之间"),
    Duration: (
        "期间",
        ("30日", "5个工作日", "12个月", "1年半", "2小时", "两周", "一个季度"),
        "日是自然日，工作日要写明；大于零，不超过 100 年",
    ),
    Retention: (
        "保存期间",
        ("3年", "6个月", "本合同期限", "本合同终止后3年"),
        "期间、本合同期限，或者本合同终止后多久；“长期”“永久”分不清到何时，不收",
    ),
    Promptness: ("办理期间", ("15日", "4小时", "当日"), "期间，或者当日；0日 不收"),
    PayDay: (
        "付款日",
        ("次月5日前", "次月15日", "当月25日前", "末月25日", "25"),
        "当月是所付的那个月，次月是它的下一个月；按季、按年付的，当月是最后一个月；20 日以前的要写明哪个月",
    ),
    Deadline: ("时限", ("15分钟", "4小时内", "当日", "次一工作日", "次日12:00前"), "自事情发生起算"),
    Moment: ("日期", ("2026年1月1日", "2026-01-01", "2026-01-01 9:30", "二〇二六年一月一日"), "年份四位，写到日；需要时加时刻"),
    Window: (
        "时段",
        (
            "7×24",
            "工作日 09:00-18:00",
            "每周五 18:00-20:00",
            "每日 20:00-次日8:00",
            "周一、三、五 9点-18点",
            "周末全天",
            "法定节假日 10:00-16:00",
            "工作日 9:00-18:00（墨西哥城时间）",
        ),
        "过夜写“次日”；几个时段写成清单；不是北京时间的写明时区",
    ),
    Zone: ("时区", ("北京时间", "墨西哥城时间", "UTC-6", "东八区"), "写明是哪里的时间；“当地时间”分不清，不收"),
    Threshold: (
        "指标要求",
        ("≤30秒", "≥95%", "不超过24小时", "99.9%以上", "30秒以内", "次日内", "次日12:00前", "≤10次", "100%", "=100%"),
        "要写明方向；“以上”“以内”含本数；100% 和 0 不写方向就是等于",
    ),
    Count: (
        "数量",
        ("20席", "60,000次", "9万次", "3千次", "两万五千件", "10小时", "1,000次/年", "半年", "5打", "1.5倍"),
        "数字加单位；千、百万、亿、k、w 算在数字里；有几种读法的（1,2345、1万5、3m、约3000）不收",
    ),
    bool: ("是否", ("是", "否"), ""),
    int: ("整数", ("3",), ""),
    str: ("文字", (), ""),
}

_HEAD = """# 交易书

写给起草合同的法务。交易书是一份 YAML 文件，写一笔交易的全部事实；程序据此选条款、填值、编号、查错。
本页由 `scripts/spec_guide.py` 从模型生成，不要手改。出错时的代码见 [诊断代码](诊断代码.md)。

## 怎样写

```yaml
合同: {范本: ecommerce-customer-service, 编号: FW-2026-0001}
甲方:
  名称: 云桥电子商务（杭州）有限公司
服务:
  渠道:
    - 类型: 在线
      入口: 官方网站在线客服
      时段: 7×24
费用:
  明细:
    - {名称: 在线坐席, 单价: "6,800.00元", 单位: 席·月, 数量: 20席, 期数: 12个月}
```

- 只有 `合同.范本` 必填，其余只写这笔交易自己定的。没写的，范本按惯例补（见“范本的惯例值”）；惯例补不了的在草稿里显示成〔待填：…〕。
  `hetong check` 最后列出空白、要确认的和其他惯例值；定稿（`--final`）前要填完、确认完。
- 同意的惯例值写进 `确认`：一个路径（`责任限制.上限比例`）、一整组（`个人信息`）或者一条的参数（`条款.参数.fees`）。
  确认不改变值；写进交易书就以写的为准。
- 补一个键，可以写成带点的路径，放在交易书最外层：`甲方.住所: 浙江省杭州市……`。`hetong check --missing` 打印的就是这样的键，贴在末尾填上值。
- 签署时才用笔填的（签订日期、编号、账号），值写 `手写`：合同里是一条横线，不算空白，定稿也可以有；选项、是否和清单里的一项不能写。
- 键写中文或者英文都可以，同一项不能两种都写。选项也一样：`按坐席` 或者 `per_seat`。
- 键和值之间用英文冒号加一个空格；缩进用空格，每层两个；清单每项以“- ”开头。清单只有一项时，可以直接写那一项。
- 花括号、方括号里的值含英文逗号时加引号：`{单价: "6,800.00元"}`。以 `*`、`&`、`!`、`@`、`%` 开头的文字加引号。
- 长数字（账号、身份证号）可以直接写，程序不会把它当成数字改动。
- 钱由程序算，写了的就核对。**每一行**（单价×数量×期数，或者阶梯、含量、最低用量）照准确的分数算完，四舍五入到分一次；
  月合计、总价是印出来的各行之和；不含税金额和税额从总价与税率算出，各四舍五入到分一次。
- 单价、数量、期数的单位要接得上：`席·月` 配 `20席` 和 `1年`（12个月、4个季度都一样），`分钟` 配 `10小时`，`千次` 配 `3,000次`，
  `人·日` 配 `22人·日`；日和月、工作日和日之间没有固定的比例，不换算。数量只写数字，就是单价的那个单位。
- 有单价、没有数量的项目按实际用量结算，不计入总价；加价写了 `小计` 的计入总价。
- 以外币计价、人民币结算的，写 `费用.汇率`：单价用计价币种，小计和总价按 `汇率` 折算成结算币种。
- 有名称的清单（工作件、地区、支持级别、岗位、班次、场所、场次、优先级、指标、费用明细、介入方、文本），
  别处写名称就是指那一项；没有这个名称的会报出来。
- 临时改一个值：`hetong render deal.yaml -o 合同.docx --set 费用.总价=100,000元`，清单用从 0 开始的序号：`--set 费用.明细.0.单价=7,000元`。

### 三方以上签署

```yaml
我方: 乙方
甲方: {名称: 某某市市场监督管理局, 类型: 机关, 负责人: 王知, 签署方式: 盖章}
乙方: {名称: 云桥客服有限公司合肥分公司, 负责人: 李明}
其他签约方:
  - {名称: 示例平台有限公司, 角色: 平台方, 份数: 1}
  - {名称: 赵安, 类型: 自然人, 称谓: 担保方}
```

- 甲方、乙方之外也签署的，写在 `其他签约方` 下面，每一项能写一方的全部事实。称谓按次序是丙方、丁方……，也可以自己写。
  封面、首部、鉴于、通知地址、收款账户、份数、签署页都会有它；交易书里另外提到它，就用这个称谓。
- 代表这一方的人，键写证照上的称呼：`法定代表人`、`负责人`（分支机构、机关）、`执行事务合伙人`（合伙企业）、`投资人`（个人独资企业）、
  `经营者`（个体工商户），意思一样；合同里照类型印。名称以“分公司”“支行”“（有限合伙）”等结尾的，不用写类型。
- `签署.生效` 是各方共同的方式，某一方不同的写它的 `签署方式`；自然人一律签字。各方不同时，生效条款逐方写明，签署页照此留位置。
- `我方` 写其中一方的称谓，只给程序看，不进入合同。

"""
_PARAMS = """### 条款的参数

只有一条用到的事实写在条款自己的参数里：`条款: {参数: {confidentiality: {返还或者销毁期限: 20日}}}`。
有哪些参数、默认值和范围，看该条款文件的 `params`；名称写中文标签或者英文名都可以。
"""


_PLACING = """### 条款的取舍和位置

每一条都可以不用、替换、加进来、挪动、指定写法，自己写的也一样；编号和引用自动跟上。
条款的 id 用 `hetong plan` 看，最后一段列出与范本不同的地方。

```yaml
条款:
  不用: [governance, recitals]            # 正文、鉴于、附件都可以
  加用: [telecom-compliance, {条款: trial, 位于: term}]
  顺序: [fees, payment, x-price]          # 站在其中第一条原来的位置
  立场: {liability: 乙方优先}              # 只改这一条
自拟条款:
  - {标识: x-price, 标题: 价格保护, 款: [甲方有权调价。]}
  - {标识: x-peak, 标题: 大促保障, 位于: service-hours, 款: [乙方应当加派人手。]}
  - {替换: renewal, 标题: 续约, 款: [期满前双方另行协商。]}
  - {标识: x-group, 标题: 集团背景, 位于: recitals, 款: [鉴于甲方是集团成员企业；]}
附件:
  - {标题: 操作规程, 标识: manual, 之前: staff-nda, 款: [乙方应当按照本附件操作。]}
```

- **`位于`**：紧跟在所写的那一条**后面**；**`之前`**：紧挨在那一条**前面**。只写一样。旁边可以是范本的、加用的、自己写的条款，附件挨着附件；
  几条写了同一个位置，按书写的先后站。那一条这份合同没有用，位置仍然算数。
- 都不写：自拟的、加用的条款放在收尾的条款（从不可抗力起）前面，不会落到“生效与文本”后面；附件放在范本的附件前面。
- **`替换`**：自己的一条站在被换那一条的位置，接过它的标识：别处引用那一条的照旧有效；引用到某一款的，自己的款要有同样的 `标识`。
  被换的条款定义的术语，别处还用的，要在 `定义` 里写上。附件换附件，写在“附件”下面。
- **放进鉴于**：`位于: recitals`，排在“双方……订立本合同”那一段前面；标题不印，也不编号。
- **附件的正文**：写 `款`，写法和自拟条款一样，自成编号；用 `[[manual]]`、`[[manual.款的标识]]` 引用。
- 不用或者替换了一条、别处还要用它时，检查（DEAL33）指在交易书的那一行，列出碰到的条款和可以怎样改。

"""


def guide() -> str:
    """The whole page."""
    return _HEAD + "".join([*_outlines(), *_quantities(), *_groups(), _PLACING, *_customs(), "\n", _PARAMS]).rstrip() + "\n"


def main() -> None:
    """Write the page."""
    PAGE.write_text(guide(), "utf-8")
    print(f"已写出 {PAGE.relative_to(ROOT)}")


def _outlines() -> Iterator[str]:
    yield "## 范本\n\n| 范本 | 合同标题 | 行业 | 编号方式 |\n|---|---|---|---|\n"
    for path in sorted(OUTLINES.glob("*.yaml")):
        spec = load_outline(OUTLINES, path.stem, Location(str(path))).spec
        yield f"| `{spec.id}` | {spec.title} | {spec.industry.label} | {spec.numbering.label} |\n"
    yield "\n"


def _customs() -> Iterator[str]:
    yield "\n### 范本的惯例值\n\n没有写的，照这里写进合同，草稿里带记号；“要确认”的，定稿前写进交易书或者 `确认`。\n"
    outlines = [load_outline(OUTLINES, path.stem, Location("")) for path in sorted(OUTLINES.glob("*.yaml"))]
    yield from _customs_of("各范本共用", {path: custom.spec for one in outlines for path, custom in one.shared.items()})
    for one in outlines:
        yield from _customs_of(f"`{one.spec.id}`", one.spec.assume)


def _customs_of(title: str, customs: Mapping[str, AssumedValue]) -> Iterator[str]:
    yield f"\n{title}：\n\n| 事实 | 惯例值 | 理由 | 要确认 |\n|---|---|---|---|\n"
    for path, custom in customs.items():
        by_stance = "；".join(f"{one.label} {_in_short(path, custom.by_stance[one.value])}" for one in Stance if custom.by_stance)
        value = by_stance or _in_short(path, custom.value)
        yield f"| {title_path(Deal, path)} | {value} | {custom.why} | {'是' if custom.confirm else ''} |\n"


def _in_short(path: str, value: object) -> str:
    """A value as the contract prints it; of a list, what its elements are called."""
    if value == BY_HAND or path.startswith(PARAMS):
        return str(value)
    read = typed(Deal, path, value)
    elements = read if isinstance(read, tuple) else (read,)
    return "、".join(legal_form(next(iter(dict(one).values())) if isinstance(one, Facts) else one) for one in elements)


def _quantities() -> Iterator[str]:
    yield "## 值怎样写\n\n| 种类 | 例 | 注意 |\n|---|---|---|\n"
    for name, examples, note in QUANTITIES.values():
        if examples:
            yield f"| {name} | {'、'.join(f'`{one}`' for one in examples)} | {note} |\n"
    yield "\n"


def _groups() -> Iterator[str]:
    yield "## 全部事实\n\n“—”表示没有默认值，不填就是空白或者不用。带“清单”的可以写几项。\n\n"
    seen: dict[type[Facts], str] = {}
    for shape in _written(Deal):
        yield from _group(shape, shape.title, shape.name, seen)


def _group(shape: Shape, title: str, path: str, seen: dict[type[Facts], str]) -> Iterator[str]:
    """A group's table, then those of the groups inside it; one that has been shown already is named."""
    model = shape.child
    if model is None:
        return
    depth = "###" if "." not in path else "####"
    yield f"{depth} {title}（`{path}`）\n\n"
    if model in seen:
        yield f"与“{seen[model]}”相同。\n\n"
        return
    seen[model] = title
    yield from _about(shape, model)
    yield "| 键 | 英文 | 写什么 | 默认 | 说明 |\n|---|---|---|---|---|\n"
    for one in _written(model):
        yield f"| {one.title} | `{one.name}` | {_kind(one)}{_bounds(model, one.name)} | {_default(model, one.name)} | {one.help} |\n"
    yield "\n"
    for one in _written(model):
        yield from _group(one, f"{title}.{one.title}", f"{path}.{one.name}", seen)


def _about(shape: Shape, model: type[Facts]) -> Iterator[str]:
    about = (model.__doc__ or "").partition("\n")[0]
    said = [about.partition("：")[2]] if re.match(r"[\u4e00-\u9fff]+：", about) else []
    said += [shape.help] if shape.help else []
    said += ["清单，可以写几项"] if shape.many else []
    said += [f"只写一个值时，就是“{shapes(model)[model.shorthand].title}”"] if model.shorthand else []
    if said:
        yield "；".join(said) + "。\n\n"


def _kind(shape: Shape) -> str:
    many = "，清单" if shape.many else ""
    if shape.keyed:
        return "“键: 值”" + ("，每个值一组" if shape.child else "")
    if shape.child:
        return f"一组{many}"
    if isinstance(shape.leaf, type) and issubclass(shape.leaf, Labelled):
        return "、".join(f"{one.label}（`{one.value}`）" for one in shape.leaf) + many
    if get_origin(shape.leaf) is Literal:
        return "、".join(f"`{one}`" for one in get_args(shape.leaf))
    return (QUANTITIES[shape.leaf][0] if shape.leaf in QUANTITIES else "条件，见 [条款写作规范](条款写作规范.md)") + many


def _bounds(model: type[Facts], name: str) -> str:
    """The bounds of a field, but for those that every quantity of its kind has."""
    declared = set(bounds_of(get_type_hints(model, include_extras=True)[name])) - {WHOLE_LENGTH, WHOLE_SHARE, WHOLE_COUNT}
    return "".join(f"，{one.said}" for one in declared)


def _default(model: type[Facts], name: str) -> str:
    field = model.model_fields[name]
    default = field.get_default(call_default_factory=True)
    if default is PydanticUndefined:
        return "必填"
    if default is None or default in ((), {}) or isinstance(default, Facts | Every):
        return "—"
    return f"`{default}`" if isinstance(default, str) and not isinstance(default, Enum) and default.isascii() else legal_form(default)


@cache
def _written(model: type[Facts]) -> tuple[Shape, ...]:
    """The fields that may be written, in the model's order."""
    known = spelled(model).values()
    return tuple(shape for name, shape in shapes(model).items() if shape in known and name in model.model_fields)


if __name__ == "__main__":
    main()
