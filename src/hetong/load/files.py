"""Reading a file whole, with a diagnostic for each way it can fail."""

from hashlib import sha256
from pathlib import Path

from hetong.diagnostic import Location, Message, Refused, error
from hetong.source import MAX_BYTES, too_large


def digest(content: str | bytes, *more: str) -> str:
    """SHA-256, in hex, of a text and of lines beside it; how lines end does not count."""
    plain = content.encode() if isinstance(content, str) else content
    lines = "".join(f"\n{one}" for one in more)
    return sha256(plain.replace(b"\r\n", b"\n") + lines.encode()).hexdigest()


def read_bytes(path: Path, shown: str) -> bytes:
    """The file's bytes. Raises Refused with a FILE code when it is missing, a folder, unreadable or too large."""
    at = Location(shown)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Refused([error("FILE01", at, Message("没有这个文件"), Message("核对文件名和所在文件夹"))]) from None
    except IsADirectoryError:
        raise Refused([error("FILE02", at, Message("这是一个文件夹，不是交易书"), Message("写到文件名为止，例：deal.yaml"))]) from None
    except OSError as wrong:
        raise Refused([error("FILE03", at, Message("读不了：{why}", why=wrong.strerror or wrong), Message("检查权限"))]) from None
    if len(content) > MAX_BYTES:
        raise Refused([too_large(shown)])
    return content
