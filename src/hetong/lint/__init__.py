"""The rules. ``lint.deal`` sees the facts, ``lint.contract`` the numbered text; the tuples register them."""

from hetong.lint.run import lint

__all__ = ["lint"]
