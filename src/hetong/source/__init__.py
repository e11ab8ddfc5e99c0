"""YAML text → nodes that know where they stand. The only package that imports ``yaml``.

Every scalar stays the text that was written: nothing is taken for an octal number, a sexagesimal, a boolean or a
float (YAML 1.1 would read ``0571`` as 377, ``12:30`` as 750, ``no`` as false). Types come from the model, later.
The events of PyYAML's C parser are composed without recursion, so depth and aliases are bounded before anything grows.
"""

from hetong.source.characters import forbidden, forbidden_in
from hetong.source.limits import MAX_BYTES, MAX_DEPTH, MAX_KEY, MAX_NODES, MAX_TEXT, too_large
from hetong.source.nodes import Mapping, Node, Scalar, Sequence
from hetong.source.parsing import Broken, parse

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_KEY",
    "MAX_NODES",
    "MAX_TEXT",
    "Broken",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "forbidden",
    "forbidden_in",
    "parse",
    "too_large",
]
