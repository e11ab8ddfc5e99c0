"""The programs that open a finished contract as a reader would: LibreOffice makes a PDF of it, poppler reads the PDF."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS = 180
_PROGRAMS = {"soffice": "LibreOffice", "pdftotext": "poppler-utils", "pdftoppm": "poppler-utils"}


def missing() -> list[str]:
    """What a person has to install, by name; empty when all is there."""
    lacking = [package for program, package in _PROGRAMS.items() if shutil.which(program) is None]
    return list(dict.fromkeys(lacking)) + ([] if _has_chinese_font() else ["中文字体（fonts-noto-cjk）"])


def _has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    return bool(_run("fc-list", ":lang=zh-cn", "family").strip())


@dataclass(frozen=True, slots=True)
class Office:
    """One LibreOffice profile: two runs on the same profile at once fail, so each test process has its own."""

    profile: Path

    @property
    def version(self) -> tuple[int, int]:
        """Of LibreOffice: (7, 4), (25, 2)."""
        major, minor = _run("soffice", "--version").split()[1].split(".")[:2]
        return int(major), int(minor)

    def pdf(self, document: Path, into: Path) -> Path:
        """The document as a PDF in the folder ``into``. Raises AssertionError when LibreOffice writes none."""
        return self._converted([document], into, "pdf")[0]

    def pdfs(self, documents: Sequence[Path], into: Path) -> list[Path]:
        """The same for many, with one start of LibreOffice."""
        return self._converted(documents, into, "pdf")

    def docx(self, document: Path, into: Path) -> Path:
        """The document as LibreOffice saves it again, in the other folder ``into``."""
        return self._converted([document], into, "docx:MS Word 2007 XML")[0]

    def _converted(self, documents: Sequence[Path], into: Path, form: str) -> list[Path]:
        home = f"-env:UserInstallation={self.profile.as_uri()}"
        names = [str(document) for document in documents]
        said = _run("soffice", home, "--headless", "--norestore", "--convert-to", form, "--outdir", str(into), *names)
        results = [into / f"{document.stem}.{form.partition(':')[0]}" for document in documents]
        missing = [result.name for result in results if not result.is_file()]
        assert not missing, f"LibreOffice did not write {missing}: {said}"
        return results

    def text(self, pdf: Path) -> str:
        """What a reader can copy out of the PDF, with form feeds between pages."""
        return _run("pdftotext", "-layout", str(pdf), "-")

    def pictures(self, pdf: Path, into: Path, dpi: int = 60) -> list[Path]:
        """One PNG a page, in order."""
        _run("pdftoppm", "-png", "-r", str(dpi), str(pdf), str(into / pdf.stem))
        return sorted(into.glob(f"{pdf.stem}-*.png"))


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=SECONDS).stdout
