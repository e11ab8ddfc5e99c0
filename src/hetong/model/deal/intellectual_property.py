"""Intellectual property."""

from hetong.model.bounds import Kept
from hetong.model.deal.side import Side
from hetong.model.fields import Facts, Labelled, Line, YesNo, choice, fact, required, several


class Owner(Labelled):
    """Who owns what the service creates (著作权法 19)."""

    CLIENT = "client", "甲方所有"
    PROVIDER = "provider", "乙方所有"
    SHARED = "shared", "双方共有"


class BackgroundKind(Labelled):
    """What a party brings along."""

    PLATFORM = "platform", "平台"
    MODEL = "model", "模型"
    SOFTWARE = "software", "软件"
    CONTENT = "content", "内容"
    METHOD = "method", "方法"


class BackgroundRight(Facts):
    """背景知识产权：合同之前已有，或者在合同之外形成的"""

    shorthand = "name"

    name: Line = required("名称", help="例：云听智能客服平台、意图识别模型")
    kind: BackgroundKind | None = fact("种类")
    owner: Side | None = fact("权利人")
    term: Kept | None = fact("许可期限", help="例：本合同期限")
    scope: Line | None = fact("许可范围", help="例：仅为接受本服务而使用")
    after: Line | None = fact("期满后", help="例：停止使用并删除")
    improvements: Owner | None = fact("改进归属", help="履行中对它的改进归谁")


class IntellectualProperty(Facts):
    """知识产权"""

    foreground: Owner = choice("成果归属", Owner.CLIENT, why="甲方付费定作的成果，通常约定归甲方", confirm=True)
    deliverables: tuple[Line, ...] = several("成果", help="例：话术、知识库、流程文档")
    licence: Line | None = fact("许可", help="归一方所有时，另一方可怎样使用")
    publicity: YesNo = choice("允许宣传", False)
    background: tuple[BackgroundRight, ...] = several("背景知识产权")
