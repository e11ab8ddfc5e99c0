"""How much a contract asks of the typesetter, which holds all pages at once."""

from hetong.diagnostic import Location, Message, Refused, error
from hetong.model.contract import Contract, Ref, leaves

# Measured with Typst 0.15: at this weight it takes about half a gigabyte. An annex opens a page, with all that a page carries.
HEAVIEST = 20_000
_ANNEX, _CHARACTERS = 10, 15


def refuse_too_heavy(contract: Contract) -> None:
    """Raises Refused (SIZE02) for a contract that would need more memory than a small machine has."""
    if weight(contract) > HEAVIEST:
        hint = Message("写成 .docx，在 Word 或者 WPS 里另存为 PDF；很长的表另存为文件，作附件")
        raise Refused([error("SIZE02", Location("PDF"), Message("合同太长，PDF 排不下"), hint)])


def weight(contract: Contract) -> int:
    """Paragraphs and cells; an annex counts as ten of them, and so many characters as one."""
    weighed = len(contract.annexes) * _ANNEX
    characters = 0
    for paragraph in contract.paragraphs:
        table = paragraph.table
        weighed += 1 + len(paragraph.items) + (len(table.rows) * len(table.columns) if table else 0)
        characters += sum(len(leaf.text) for leaf in leaves(paragraph) if not isinstance(leaf, Ref))
    return weighed + characters // _CHARACTERS
