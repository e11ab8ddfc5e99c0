"""Selection + Deal → Contract: conditions, repetition and values are worked out, nothing is numbered yet."""

from hetong.compose.contract import compose

__all__ = ["compose"]
