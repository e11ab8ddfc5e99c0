"""Where the library and the templates are: a checkout uses its own folders, an installed wheel those inside it."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def clause_library() -> Path:
    """The clause folders."""
    return _home("clause_library")


def templates() -> Path:
    """Outlines and document templates."""
    return _home("templates")


def in_checkout() -> bool:
    """Whether the clauses are those of a checkout, which its keeper changes, and not what was installed."""
    return not clause_library().is_relative_to(_PACKAGE)


def _home(name: str) -> Path:
    checkout = _CHECKOUT / name
    found = checkout.is_dir() and (_CHECKOUT / "pyproject.toml").is_file()
    return checkout if found else _PACKAGE / "data" / name
