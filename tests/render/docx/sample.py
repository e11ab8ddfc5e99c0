"""Contracts for the tests, built by hand."""

from collections.abc import Iterable
from pathlib import Path

from hetong.diagnostic import Location
from hetong.model.contract import (
    Align,
    Annex,
    Article,
    Blank,
    Column,
    Contract,
    Filled,
    Inline,
    Inlines,
    Item,
    Paragraph,
    Part,
    PartySheet,
    Ref,
    Row,
    Ruled,
    Signature,
    Table,
    Term,
    Text,
)  # fmt: skip
from hetong.model.deal.contract import Numbering

STYLES = ("standard", "gongwen", "compact")
HAND = (Ruled(8),)
HERE = Location("sample.yaml", 1, 1)
TITLE = "电商平台客户服务外包合同"
PARTY_A, PARTY_B = "杭州云杉电子商务有限公司", "合肥晨光信息服务有限公司"


def template(style: str) -> Path:
    return Path(__file__).parents[3] / "templates" / "docx" / f"{style}.docx"


TEMPLATE = template("standard")


def filled(text: str) -> Filled:
    return Filled(text, "x.y", HERE)


def blank(label: str) -> Blank:
    return Blank(label, "x.y", HERE)


def ref(target: str) -> Ref:
    return Ref(target, HERE)


def inlines(*pieces: str | Inline) -> Inlines:
    return tuple(Text(piece) if isinstance(piece, str) else piece for piece in pieces)


def item(anchor: str, *pieces: str | Inline, items: Iterable[Item] = ()) -> Item:
    return Item(anchor, inlines(*pieces), HERE, tuple(items))


def clause(
    anchor: str, *pieces: str | Inline, items: Iterable[Item] = (), table: Table | None = None, conspicuous: bool = False
) -> Paragraph:
    return Paragraph(anchor, inlines(*pieces), HERE, tuple(items), table, conspicuous)


def article(anchor: str, title: str, *paragraphs: Paragraph) -> Article:
    return Article(anchor, title, paragraphs, "general", 1, HERE)


def contract(*parts: Part, scheme: Numbering = Numbering.ARTICLE, party_a: str = PARTY_A, annexes: tuple[Annex, ...] = ()) -> Contract:
    names = (("甲方", party_a), ("乙方", PARTY_B))
    return Contract(
        title=TITLE,
        number=(filled("FW-2026-0001"),),
        cover=(
            *(Row(role, (filled(name),)) for role, name in names),
            Row("签订地", (filled("浙江省杭州市余杭区"),)),
            Row("签订日期", (blank("签订日期"),)),
        ),
        parties=tuple(PartySheet(role, _sheet(role, name)) for role, name in names),
        recitals=(
            clause("recitals.need", "甲方经营电子商务业务，需要将部分客户服务工作委托专业服务商完成；"),
            clause("recitals.able", "乙方具备提供客户服务的人员、场地和系统，愿意接受甲方的委托。"),
            clause("recitals.agreed", "双方依照《中华人民共和国民法典》等法律，经平等协商，订立本合同，共同遵守。"),
        ),
        parts=parts,
        closing=f"（以下无正文，为《{TITLE}》签署页）",
        signatures=tuple(
            Signature(role, "盖章", (filled(name),), f"{role}盖章处", (Row("法定代表人或者授权代表（签字）", HAND), Row("日期", HAND)))
            for role, name in names
        ),
        annexes=annexes,
        scheme=scheme,
        style="standard",
        language="中文",
        date="2026-01-01",
    )


def _sheet(role: str, name: str) -> tuple[Row, ...]:
    return (
        Row(role, (filled(name),)),
        Row("统一社会信用代码", (filled("91330110MA27XXXX0R"),) if role == "甲方" else (blank(f"{role}统一社会信用代码"),)),
        Row("法定代表人", (filled("张三"),)),
        Row("住所", (filled("浙江省杭州市余杭区文一西路969号3幢5层501室"),)),
        Row("联系人", (filled("李四"),)),
        Row("联系电话", (filled("0571-88888888"),)),
    )


def fees() -> Table:
    columns = (
        Column("序号", Align.CENTER, 8),
        Column("项目", Align.LEFT, 30),
        Column("计费方式", Align.CENTER, 18),
        Column("单价", Align.RIGHT, 20),
        Column("小计", Align.RIGHT, 24),
    )
    rows = (
        ("1", "在线客服坐席", "按坐席", "6,800.00元/席/月", "¥1,632,000.00"),
        ("2", "电话客服坐席（含夜班）", "按坐席", "7,500.00元/席/月", "¥900,000.00"),
        ("3", "大促临时坐席", "按人天", "380.00元/人天", "¥152,000.00"),
    )
    total = ("", "合计", "", "", "¥2,684,000.00")
    return Table(columns, tuple(tuple(inlines(cell) for cell in row) for row in rows), tuple(inlines(cell) for cell in total), HERE)


def services() -> Article:
    return article(
        "service-scope",
        "服务范围",
        clause(
            "service-scope.services",
            "乙方应当按照本合同的约定向甲方提供下列客户服务（以下称“",
            Term("外包服务"),
            "”）：",
            items=(
                item("service-scope.services.chat", "在线客服：通过甲方指定的即时通讯工具，接待甲方用户的售前、售中和售后咨询；"),
                item(
                    "service-scope.services.phone",
                    "电话客服：",
                    items=(
                        item("service-scope.services.phone.in", "接听甲方热线的呼入电话；"),
                        item("service-scope.services.phone.out", "按照甲方书面确认的名单和话术回访；"),
                    ),
                ),
                item("service-scope.services.tickets", "工单处理：登记、流转、跟进并关闭用户投诉，时限见", ref("sla"), "。"),
            ),
        ),
        clause(
            "service-scope.change",
            "甲方需要增加或者减少服务内容的，应当提前",
            filled("30日"),
            "书面通知乙方，费用按照",
            ref("fees.table"),
            "调整。",
        ),
    )


def money() -> Article:
    return article(
        "fees",
        "费用及支付",
        clause("fees.table", "各项服务费的单价和预计金额如下：", table=fees()),
        clause("fees.total", "合同预计总额为", filled("人民币（大写）贰佰陆拾捌万肆仟元整（¥2,684,000.00）"), "，以实际结算为准。"),
        clause("fees.due", "甲方应当自收到乙方开具的增值税专用发票之日起", blank("付款期限"), "内支付上月服务费。"),
        clause("fees.late", "甲方逾期付款的，每逾期一日，应当按照逾期金额的", filled("万分之五"), "向乙方支付违约金。"),
    )


def liability() -> Article:
    return article(
        "liability",
        "违约责任",
        clause(
            "liability.general", "任何一方违反", ref("service-scope.change"), "、", ref("fees"), "或者本合同其他约定的，应当承担违约责任。"
        ),
        clause(
            "liability.cap",
            "除",
            ref("service-scope.services.tickets"),
            "约定的情形外，任何一方在本合同项下的赔偿总额不超过违约行为发生前",
            filled("12个月"),
            "已付和应付服务费的总和，但下列情形除外：",
            items=(
                item("liability.cap.intent", "故意或者重大过失造成对方财产损失；"),
                item("liability.cap.data", "违反", ref("liability"), "的约定，泄露个人信息；"),
            ),
            conspicuous=True,
        ),
        clause("liability.more", "本条不影响", ref("service-scope.services.phone.out"), "和", ref("sla.first.one"), "的适用。"),
    )


def sla() -> Annex:
    return Annex(
        "sla",
        "服务水平协议",
        HERE,
        (
            clause(
                "sla.first",
                "乙方应当达到下列指标：",
                items=(item("sla.first.one", "首次响应时间不超过30秒；"), item("sla.first.two", "满意度不低于95%。")),
            ),
            clause("sla.second", "考核按自然月进行，结果见", ref("fees.late"), "。", table=fees()),
        ),
        variant="general",
        version=2,
    )


def licence() -> Annex:
    return Annex("~annex1", "乙方营业执照副本", HERE, file="licence.pdf", note="（本附件见所附文件“licence.pdf”）")


FILLER = (
    "双方应当本着诚实信用的原则履行本合同。一方发现可能影响合同履行的情况的，应当自知道之日起3个工作日内书面通知另一方，并采取合理措施防止损失扩大；"
    "未及时通知致使损失扩大的，应当就扩大的部分承担责任。",
    "乙方安排的服务人员应当经过培训并考核合格。甲方认为服务人员不能胜任的，有权要求更换，乙方应当自收到通知之日起5个工作日内完成更换。",
    "未经甲方书面同意，乙方不得将外包服务转委托给第三方。",
)


def filler(number: int, title: str) -> Article:
    texts = FILLER[number % 3 :] + FILLER[: number % 3]
    return article(f"filler-{number}", title, *(clause(f"filler-{number}.p{i}", text) for i, text in enumerate(texts)))


def whole(scheme: Numbering = Numbering.ARTICLE, party_a: str = PARTY_A) -> Contract:
    titles = (
        "定义和解释",
        "人员",
        "服务质量",
        "保密",
        "个人信息保护",
        "知识产权",
        "第三方介入",
        "不可抗力",
        "合同的变更和解除",
        "通知和送达",
        "争议解决",
    )
    others = [filler(number, title) for number, title in enumerate(titles)]
    listed = (others[0], services(), *others[1:4], money(), *others[4:8], liability(), *others[8:])
    return contract(Part(None, listed), scheme=scheme, party_a=party_a, annexes=(sla(), licence()))
