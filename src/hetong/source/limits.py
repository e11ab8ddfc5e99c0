"""How much one file may hold: below what the parser itself refuses, whatever its version."""

from hetong.diagnostic import Diagnostic, Location, Message, error

MAX_BYTES = 2_000_000
MAX_DEPTH = 60
MAX_NODES = 200_000
MAX_TEXT = 2_000_000  # characters, with everything that aliases repeat
MAX_KEY = 200


def too_large(file: str) -> Diagnostic:
    """The finding for a file over the limit; whoever opens files tests the size before reading."""
    limit = MAX_BYTES // 1_000_000
    hint = Message("交易书是一份短文；附件另存为文件，只写文件名")
    return error("FILE04", Location(file), Message("文件超过 {limit} MB", limit=limit), hint)


def too_deep(at: Location) -> Diagnostic:
    """The finding for nesting over the limit."""
    return error("SRC09", at, Message("嵌套超过 {depth} 层", depth=MAX_DEPTH), Message("检查括号和缩进"))


def key_too_long(at: Location) -> Diagnostic:
    """The finding for a key over the limit."""
    hint = Message("键是一个词，例：“名称: …”；长的文字写在值里，值里有冒号加空格时整个值加引号")
    return error("SRC16", at, Message("键太长，超过 {limit} 个字", limit=MAX_KEY), hint)
