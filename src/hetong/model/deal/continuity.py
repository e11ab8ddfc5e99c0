"""Business continuity."""

from hetong.model.bounds import Length, LengthOrNone, Part, Some
from hetong.model.fields import Facts, Line, fact


class Continuity(Facts):
    """业务连续性"""

    recovery_time: Length | None = fact("恢复时间目标")
    recovery_point: LengthOrNone | None = fact("恢复点目标")
    drill: Line | None = fact("演练频次")
    backup_share: Part | None = fact("备份席位比例")
    sites: Some | None = fact("站点数")
