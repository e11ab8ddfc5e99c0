"""Business continuity."""

from pydantic import computed_field

from hetong.model.bounds import Length, LengthOrNone, Part, Some, size
from hetong.model.fields import Facts, Line, fact


class Continuity(Facts):
    """业务连续性"""

    recovery_time: Length | None = fact("恢复时间目标")
    recovery_point: LengthOrNone | None = fact("恢复点目标")
    drill: Line | None = fact("演练频次")
    backup_share: Part | None = fact("备份席位比例")
    sites: Some | None = fact("站点数")

    @computed_field(title="不丢失数据", json_schema_extra={"written": "recovery_point"})  # type: ignore[prop-decorator]
    @property
    def no_loss(self) -> bool:
        """Whether the recovery point is nought: no data may be lost. For conditions only."""
        return self.recovery_point is not None and not size(self.recovery_point)
