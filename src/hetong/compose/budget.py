"""How large a contract may become: a short spec can ask for more than any machine holds (``each`` inside ``each``)."""

from dataclasses import dataclass

from hetong.diagnostic import Location, Message, Refused, error

# Ten thousand fee rows are fifty thousand nodes, and as many again on a sheet of key terms; no spec that is read can hold as much text.
MAX_NODES = 300_000
MAX_TEXT = 4_000_000


@dataclass(slots=True)
class Budget:
    """What is left of a contract's allowance: pieces of text and repetitions, and characters."""

    nodes: int = MAX_NODES
    text: int = MAX_TEXT

    def spend(self, at: Location, path: str = "", text: str = "") -> None:
        """One node with its text, or one repetition. Raises Refused (SIZE01) at ``at``, whatever makes the contract grow."""
        self.nodes -= 1
        self.text -= len(text)
        if self.nodes < 0:
            message = Message("合同太长：正文超过 {limit:,} 段文字，写到这里停下了", limit=MAX_NODES)
            raise Refused([error("SIZE01", at, message, _HINT, path)])
        if self.text < 0:
            message = Message("合同太长：正文超过 {limit:,} 个字，写到这里停下了", limit=MAX_TEXT)
            raise Refused([error("SIZE01", at, message, _HINT, path)])


_HINT = Message("“逐项”里再套“逐项”会成倍增加，去掉一层；太长的内容另存为附件，只写文件名")
