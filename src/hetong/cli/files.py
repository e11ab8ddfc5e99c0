"""Writing a file whole or not at all: the only place where ``hetong`` writes."""

import os
from pathlib import Path

from hetong.cli.words import misused
from hetong.diagnostic import Message


def refuse_unwritable(output: Path, force: bool) -> None:
    """Before any work is done: the folder must be there, and an existing file needs ``--force``."""
    if not output.parent.is_dir():
        raise misused(Message("没有文件夹“{folder}”，先建好它", folder=output.parent))
    try:
        taken = output.exists()
    except OSError as wrong:
        raise misused(Message("写不了“{file}”：{why}", file=output, why=wrong.strerror)) from None
    if taken and not force:
        raise misused(Message("文件“{file}”已经存在；换个名字，或者加 --force 覆盖", file=output))


def write_whole(output: Path, content: bytes) -> None:
    """All of it or nothing: a temporary file beside the target, then renamed."""
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=".hetong-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            temporary.chmod(0o644)
            temporary.replace(output)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as wrong:
        raise misused(Message("写不了“{file}”：{why}", file=output, why=wrong.strerror)) from None
