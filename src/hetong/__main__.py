"""``python -m hetong``."""

from hetong.cli import main

main()
