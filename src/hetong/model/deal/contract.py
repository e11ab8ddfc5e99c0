"""What kind of contract it is, and how it is signed."""

from hetong.model.bounds import Copies, Day
from hetong.model.fields import Facts, Labelled, Line, YesNo, choice, fact, required


class Industry(Labelled):
    """The trade whose clauses are preferred."""

    ECOMMERCE = "ecommerce", "电商"
    TELECOM = "telecom", "通信"
    GENERAL = "general", "通用"


class Stance(Labelled):
    """For whom a clause leans when it has a choice."""

    CLIENT = "client", "甲方优先"
    BALANCED = "balanced", "均衡"
    PROVIDER = "provider", "乙方优先"


class Nature(Labelled):
    """The legal nature the parties state (民法典 467, 770, 843, 919)."""

    COMPREHENSIVE = "comprehensive", "综合服务"
    WORK = "work", "承揽型"
    TECHNICAL = "technical", "技术服务"


class Numbering(Labelled):
    """Numbering schemes."""

    ARTICLE = "article", "条款式"
    CHINESE = "chinese", "中文序号"
    DECIMAL = "decimal", "十进制"


class ContractFacts(Facts):
    """合同"""

    outline: Line = required("范本", help="templates/outlines/ 下的范本名")
    title: Line | None = fact("标题", help="不填用范本的标题")
    number: Line | None = fact("编号", help="例：FW-2026-0001")
    industry: Industry | None = fact("行业", help="不填用范本的行业")
    stance: Stance = choice("立场", Stance.BALANCED, why="没有说明代表哪一方的，用双方都能接受的文本")
    nature: Nature = choice("性质", Nature.COMPREHENSIVE, why="客户服务外包通常兼有几类合同的内容")
    numbering: Numbering | None = fact("编号方式", help="不填用范本的编号方式")
    style: Line | None = fact("版式", help="standard、gongwen、compact 或者导入过的名字；不填用范本的版式")
    toc: YesNo = choice("目录", False)
    key_terms: YesNo | None = fact("商务要点", help="封面之后的一页要点；不填由范本决定")
    governing_law: Line = choice("适用法律", "中华人民共和国法律", why="双方在境内、服务也在境内的通行约定")
    language: Line = choice("语言", "中文", why="境内合同的通行文本，译本仅供参考")


class EffectMode(Labelled):
    """How the contract comes into effect (民法典 490). 签字盖章 run together is ambiguous, so each value says 并 or 或者."""

    SIGNED_AND_SEALED = "signed_and_sealed", "签字并盖章"
    SIGNED_OR_SEALED = "signed_or_sealed", "签字或者盖章"
    SEALED = "sealed", "盖章"
    SIGNED = "signed", "签字"


class SigningMode(Labelled):
    """Paper or electronic."""

    PAPER = "paper", "纸质"
    ELECTRONIC = "electronic", "电子"


class SigningFacts(Facts):
    """签署"""

    place: Line | None = fact("签订地", help="精确到区县，例：浙江省杭州市余杭区")
    date: Day | None = fact("签订日期")
    mode: SigningMode = choice("方式", SigningMode.PAPER, why="没有约定电子签名平台的，按纸质签署")
    effect: EffectMode = choice("生效", EffectMode.SIGNED_AND_SEALED, why="签字和盖章都有，最少争议")
    platform: Line | None = fact("电子签名平台")
    copies_total: Copies | None = fact("份数", help="不填为各方份数与备案份数之和")
    copies_a: Copies = choice("甲方份数", 2, why="业务和财务各存一份")
    copies_b: Copies = choice("乙方份数", 2, why="业务和财务各存一份")
    copies_filed: Copies | None = fact("备案份数", help="各方之外留存的份数")
    filed_with: Line | None = fact("备案处", help="各方之外的份数由谁留存，例：杭州市商务局")
