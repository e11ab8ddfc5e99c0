"""Intellectual property."""

from hetong.model.fields import Facts, Labelled, Line, YesNo, choice, fact, several


class Owner(Labelled):
    """Who owns what the service creates (著作权法 19)."""

    CLIENT = "client", "甲方所有"
    PROVIDER = "provider", "乙方所有"
    SHARED = "shared", "双方共有"


class IntellectualProperty(Facts):
    """知识产权"""

    foreground: Owner = choice("成果归属", Owner.CLIENT, why="甲方付费定作的成果，通常约定归甲方", confirm=True)
    deliverables: tuple[Line, ...] = several("成果", help="例：话术、知识库、流程文档")
    licence: Line | None = fact("许可", help="归一方所有时，另一方可怎样使用")
    publicity: YesNo = choice("允许宣传", False)
