"""The second engine: LibreOffice makes the PDF from the DOCX with static numbering. Slower, and not the same bytes twice."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from hetong.diagnostic import Location, Message, Refused, error
from hetong.render.pdf.document import chinese_fonts

SECONDS = 180

# What a document can't make LibreOffice do: follow a link, run a macro, or ask the network for anything (whatever else might try is
# sent to a port where nobody listens).
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""
_ITEM = '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_LOCKED = (
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    *(("Inet/Settings", f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *(("Inet/Settings", f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


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
    with tempfile.TemporaryDirectory(prefix="hetong-", ignore_cleanup_errors=True) as folder:
        return _converted(docx, program, Path(folder), seconds)


def _converted(docx: bytes, program: str, folder: Path, seconds: float) -> bytes:
    source, result, profile = folder / "contract.docx", folder / "contract.pdf", folder / "profile"
    source.write_bytes(docx)
    # Two runs on one profile fail, so each has its own.
    (profile / "user").mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _LOCKED)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), "utf-8")
    home = f"-env:UserInstallation={profile.as_uri()}"
    code, said = _run((program, home, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder), str(source)), seconds)
    if code or not result.is_file():
        raise _failed(program, " ".join(said.split()[-30:]) or Message("没有写出 PDF"))
    return result.read_bytes()


def _run(command: tuple[str, ...], seconds: float) -> tuple[int, str]:
    """Its exit code and what it said. Whatever ends the waiting ends it, with everything that it has started."""
    nothing, pipe, both = subprocess.DEVNULL, subprocess.PIPE, subprocess.STDOUT
    try:
        process = subprocess.Popen(command, stdin=nothing, stdout=pipe, stderr=both, text=True, errors="replace", start_new_session=True)
    except OSError as wrong:
        raise _failed(command[0], wrong.strerror) from None
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise _failed(command[0], Message("{seconds} 秒还没有转完", seconds=f"{seconds:g}")) from None
    finally:
        _end(process)
    return process.returncode, said


def _end(process: "subprocess.Popen[str]") -> None:
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _failed(program: str, why: object) -> Refused:
    hint = Message("再试一次；还不行就用默认的 Typst 引擎，或者在 Word、WPS 里另存为 PDF")
    return Refused([error("PDF05", Location(program), Message("LibreOffice 没有转成 PDF：{why}", why=why), hint)])
