"""Reading a Word file that was named on the command line."""

from pathlib import Path

from hetong.diagnostic import Location, Message, Refused, error


def document_bytes(file: Path) -> bytes:
    """The whole file; its reader sets the limits. Raises Refused (FILE01–FILE03)."""
    at = Location(str(file))
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise Refused([error("FILE01", at, Message("没有这个文件"), Message("核对文件名和所在文件夹"))]) from None
    except IsADirectoryError:
        raise Refused([error("FILE02", at, Message("这是一个文件夹，不是文件"), Message("写到文件名为止"))]) from None
    except OSError as wrong:
        raise Refused([error("FILE03", at, Message("读不了：{why}", why=wrong.strerror or wrong), Message("检查权限"))]) from None
