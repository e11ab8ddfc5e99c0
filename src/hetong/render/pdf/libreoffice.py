"""The second engine: LibreOffice makes the PDF from the DOCX with static numbering. Slower, and not the same bytes twice."""

import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from hetong.diagnostic import Location, Message, Refused, error
from hetong.render.pdf.document import chinese_fonts

SECONDS = 180


def convert(docx: bytes, soffice: Path | str = "soffice", *, seconds: float = SECONDS) -> bytes:
    """The PDF of a DOCX. ``soffice`` is a path, or a name to be looked up.

    Raises Refused: PDF01 no Chinese font (LibreOffice would print boxes), PDF04 no LibreOffice, PDF05 it fails or takes too long.
    """
    program = shutil.which(str(soffice))
    if program is None:
        hint = Message("装 LibreOffice（Debian、Ubuntu：apt install libreoffice-writer-nogui），或者用默认的 Typst 引擎")
        raise Refused([error("PDF04", Location(str(soffice)), Message("找不到 LibreOffice（soffice）"), hint)])
    if find_spec("typst"):  # it finds the fonts for both engines
        chinese_fonts((), True, traditional=False)
    with tempfile.TemporaryDirectory(prefix="hetong-") as folder:
        return _converted(docx, program, Path(folder), seconds)


def _converted(docx: bytes, program: str, folder: Path, seconds: float) -> bytes:
    source, result = folder / "contract.docx", folder / "contract.pdf"
    source.write_bytes(docx)
    # Two runs on one profile fail, so each has its own.
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = (program, home, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder), str(source))
    try:
        run = subprocess.run(command, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise _failed(program, Message("{seconds} 秒还没有转完", seconds=f"{seconds:g}")) from None
    except OSError as wrong:
        raise _failed(program, wrong.strerror) from None
    if run.returncode or not result.is_file():
        raise _failed(program, " ".join((run.stderr or run.stdout).split()[-30:]) or Message("没有写出 PDF"))
    return result.read_bytes()


def _failed(program: str, why: object) -> Refused:
    hint = Message("再试一次；还不行就用默认的 Typst 引擎，或者在 Word、WPS 里另存为 PDF")
    return Refused([error("PDF05", Location(program), Message("LibreOffice 没有转成 PDF：{why}", why=why), hint)])
