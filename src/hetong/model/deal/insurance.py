"""Insurance that the provider holds."""

from hetong.model.fields import Amount, Facts, Line, fact, required


class Insurance(Facts):
    """保险"""

    name: Line = required("险种")
    limit: Amount | None = fact("保额")
