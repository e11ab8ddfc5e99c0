"""Reading a Word file that was named on the command line."""

from pathlib import Path


def document_bytes(file: Path) -> bytes:
    """The whole file, or one byte more than its reader takes. Raises Refused (FILE01–FILE03)."""
    from hetong.load.files import first_bytes
    from hetong.render.docx.container import LARGEST_FILE

    return first_bytes(file, str(file), LARGEST_FILE + 1)
