"""A PDF as bytes → what a reader's programs see in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.office import Office
from tests.render.pdf.reader import Pdf


@pytest.fixture
def read(office: Office, tmp_path: Path) -> Callable[[bytes], Pdf]:
    def written(data: bytes) -> Pdf:
        path = tmp_path / "contract.pdf"
        path.write_bytes(data)
        return Pdf(path)

    return written
