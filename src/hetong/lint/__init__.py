"""The rules. ``lint.deal`` sees the facts, ``lint.contract`` the numbered text; the tuples register them."""

from hetong.lint.run import lint, lint_facts

__all__ = ["lint", "lint_facts"]
