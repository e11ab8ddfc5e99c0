"""Build hook: a wheel carries the clauses and templates; an editable install must not, since its copy would go stale at the next edit."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's own ``force-include`` table knows no difference between the two."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling once for each wheel; ``version`` is ``standard`` or ``editable``."""
        if version == "standard":
            build_data["force_include"] |= {folder: f"hetong/data/{folder}" for folder in ("clause_library", "templates")}
