"""Invoices."""

from hetong.model.bounds import Length
from hetong.model.codes import Contact
from hetong.model.fields import Facts, Labelled, Line, choice, fact


class InvoiceKind(Labelled):
    """Kinds of invoice in use."""

    SPECIAL = "special", "数电专票"
    ORDINARY = "ordinary", "数电普票"

    @property
    def full_name(self) -> str:
        """The name on the invoice."""
        return "增值税专用发票（数电发票）" if self is InvoiceKind.SPECIAL else "增值税普通发票（数电发票）"


class InvoiceTiming(Labelled):
    """Whether the invoice comes before or after the money."""

    BEFORE = "before", "先票后款"
    AFTER = "after", "先款后票"


class Invoice(Facts):
    """发票"""

    kind: InvoiceKind = choice("种类", InvoiceKind.SPECIAL, why="甲方可以抵扣进项税额；乙方能否开具应当核对", confirm=True)
    item: Line | None = fact("项目", help="开票项目，税收分类编码由乙方核对，例：“*现代服务*客户服务费”")
    timing: InvoiceTiming = choice("先后", InvoiceTiming.BEFORE, why="多数企业见票付款")
    within: Length | None = fact("期限", help="收款后或者对账确认后多少日内开具")
    email: Contact | None = fact("接收邮箱")
