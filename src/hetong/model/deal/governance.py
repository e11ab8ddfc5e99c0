"""Who meets, and who decides."""

from hetong.model.bounds import Length
from hetong.model.fields import Facts, Line, fact


class Governance(Facts):
    """治理"""

    manager_a: Line | None = fact("甲方负责人")
    manager_b: Line | None = fact("乙方负责人")
    meetings: Line | None = fact("例会", help="例：每周一次运营例会、每月一次复盘会")
    escalate_within: Length | None = fact("升级时限")
