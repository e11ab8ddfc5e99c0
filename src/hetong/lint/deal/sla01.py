"""SLA01 百分比或者指标方向错误

检查什么：指标（含爬坡期放宽的指标、可用率）的要求里，百分比不小于 0%、不超过 100%（增长、完成类指标可以超过 100%）；
指标的方向与名称相符（按名称结尾的词判断，“未接通率”“无差错率”这类带否定的不判断）。
为什么：满意度 950%、投诉率不低于 1% 都没有意义，考核时会吵起来。
反例：用户满意度 ≤90%；接通率 ≥120%。
正例：用户满意度 ≥90%；投诉率 ≤1%；响应时间达标率 ≥95%。
依据：逻辑
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.zh.percent import Percent
from hetong.zh.threshold import Threshold

CODE = "SLA01"
GROWING = ("增长", "完成率", "同比", "环比")
MORE_IS_BETTER = ("接通率", "接起率", "解决率", "满意度", "准确率", "合格率", "及时率", "达标率", "好评率", "转化率", "可用率", "到岗率")
LESS_IS_BETTER = (
    "投诉率", "差错率", "差评率", "放弃率", "流失率", "误判率", "响应时间", "响应时长", "处理时间", "处理时长", "等待时间", "等待时长"
)  # fmt: skip
_SUFFIX = re.compile(r"[（(][^（()）]*[）)]$")
_NEGATION = ("不", "未", "非", "无", "零", "低")


def check(deal: Deal) -> Iterator[Diagnostic]:
    """The share, then the direction of each service level."""
    for path, name, target in _targets(deal):
        if target is None:
            continue
        if isinstance(target.value, Percent) and _impossible(target.value, name):
            message = Message("指标“{name}”写了 {percent}，应当在 0% 到 100% 之间", name=name, percent=target.value)
            yield error(CODE, deal.where(path), message, Message("核对小数点"), path)
        elif target.sign in _wrong_signs(name):
            message = Message("指标“{name}”的方向反了：{target}", name=name, target=target.symbol)
            yield error(CODE, deal.where(path), message, Message("越高越好的写 ≥，越低越好的写 ≤"), path)


def _targets(deal: Deal) -> Iterator[tuple[str, str, Threshold | None]]:
    """The path of every target, what it is a target for, and the target."""
    yield from ((f"service_levels.{index}.target", one.name, one.target) for index, one in enumerate(deal.service_levels))
    yield from ((f"availability.{index}.target", f"{one.name}可用率", one.target) for index, one in enumerate(deal.availability))
    for stage, ramp in enumerate(deal.start.ramp if deal.start else ()):
        yield from ((f"start.ramp.{stage}.targets.{index}.target", one.metric, one.target) for index, one in enumerate(ramp.targets))


def _impossible(share: Percent, name: str) -> bool:
    return share.percent < 0 or (share.percent > 100 and not any(word in name for word in GROWING))


def _wrong_signs(name: str) -> tuple[str, ...]:
    """The signs that a name rules out, by the word it ends with; none where that word is negated or unknown."""
    plain = _SUFFIX.sub("", name.strip())
    for words, signs in ((LESS_IS_BETTER, ("≥", ">")), (MORE_IS_BETTER, ("≤", "<"))):
        found = next((word for word in words if plain.endswith(word)), None)
        if found:
            return () if plain.removesuffix(found).endswith(_NEGATION) else signs
    return ()
