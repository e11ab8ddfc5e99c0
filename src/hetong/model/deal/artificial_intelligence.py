"""AI in the service."""

from hetong.model.bounds import Length
from hetong.model.deal.side import Side
from hetong.model.fields import Facts, Line, YesNo, choice, fact, several


class ArtificialIntelligence(Facts):
    """人工智能客服"""

    used: YesNo = choice("使用", False)
    provider: Side = choice("提供方", Side.PROVIDER, help="智能客服由哪一方提供", why="外包服务商自带智能客服的居多", confirm=True)
    transfer_within: Length | None = fact("转人工时限", help="例：3分钟")
    transfer_rules: tuple[Line, ...] = several("转人工情形")
    failures: Line | None = fact("失败次数", help="例：连续 2 次未能识别用户意图")
    label: YesNo = choice("标识", True, why="让用户知道对方是人工智能，减少误解")
    train_on_data: YesNo = choice("训练", False, help="是否允许用甲方数据训练模型")
    model_name: Line | None = fact("模型")
