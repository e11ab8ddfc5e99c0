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

    @computed_field(title="恢复点目标")  # type: ignore[prop-decorator]
    @property
    def loss(self) -> str | None:
        """How much an interruption may lose; a recovery point of nought is none."""
        if self.recovery_point is None:
            return None
        return f"丢失的数据不超过中断前{self.recovery_point}内产生的部分" if size(self.recovery_point) else "不丢失数据"
