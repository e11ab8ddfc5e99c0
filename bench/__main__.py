"""``python -m bench [ROUNDS]``"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.run import ROUNDS, bench


def main() -> None:
    """Measures, and says what falls short; the exit code does not."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with TemporaryDirectory(prefix="hetong-bench-") as folder:
        for text in bench(Path(folder), rounds, shutil.which("soffice")):
            sys.stdout.write(text + "\n")
            sys.stdout.flush()


main()
