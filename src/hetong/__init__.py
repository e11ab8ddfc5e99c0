"""合同 (hetong): from a YAML deal spec to a numbered, checked contract."""

__version__ = "0.1.0"
