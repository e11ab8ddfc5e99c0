"""The deal spec: typed, frozen, one module per topic. ``Deal`` is the root."""

from hetong.model.deal.root import Deal

__all__ = ["Deal"]
