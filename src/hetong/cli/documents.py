"""Reading a Word file that was named on the command line."""

from pathlib import Path


def document_bytes(file: Path) -> bytes:
    """The whole file. Raises Refused (FILE01–FILE04)."""
    from hetong.render.docx.word_file import file_bytes

    return file_bytes(file)
