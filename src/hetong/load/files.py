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
    """A text file's bytes. Raises Refused with a FILE code when it is missing, a folder, unreadable or too large."""
    content = first_bytes(path, shown, MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Refused([too_large(shown)])
    return content


def first_bytes(path: Path, shown: str, most: int) -> bytes:
    """At most so many bytes of any file: whoever asks tells by their number whether it is too large. Raises Refused (FILE01–FILE03)."""
    at = Location(shown)
    try:
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        raise Refused([error("FILE01", at, Message("没有这个文件"), Message("核对文件名和所在文件夹"))]) from None
    except IsADirectoryError:
        raise Refused([error("FILE02", at, Message("这是一个文件夹，不是文件"), Message("写到文件名为止"))]) from None
    except OSError as wrong:
        raise Refused([error("FILE03", at, Message("读不了：{why}", why=wrong.strerror or wrong), Message("检查权限"))]) from None
