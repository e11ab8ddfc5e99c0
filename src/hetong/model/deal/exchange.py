"""Prices in one currency that are settled in another."""

from hetong.model.bounds import Day, Rate
from hetong.model.fields import Facts, Labelled, Line, choice, fact, required


class Currency(Labelled):
    """Currencies that amounts may be in."""

    CNY = "CNY", "人民币"
    USD = "USD", "美元"
    HKD = "HKD", "港币"
    EUR = "EUR", "欧元"


class Exchange(Facts):
    """汇率"""

    priced_in: Currency = required("计价币种", help="单价所用的币种，例：美元")
    settled_in: Currency = choice("结算币种", Currency.CNY, why="境内付款以人民币结算", confirm=True)
    rate: Rate | None = fact("汇率", help="一个单位的计价币种合多少结算币种，例：7.1元；合同币种就是结算币种的，小计和总价按它换算")
    date: Day | None = fact("日期")
    source: Line | None = fact("来源", help="例：中国外汇交易中心公布的人民币汇率中间价")
