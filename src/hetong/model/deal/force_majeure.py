"""Force majeure."""

from hetong.model.bounds import Length
from hetong.model.fields import Facts, Line, fact, several


class ForceMajeure(Facts):
    """不可抗力"""

    events: tuple[Line, ...] = several("事件")
    notice: Length | None = fact("通知")
    evidence: Length | None = fact("证明")
    terminate_after: Length | None = fact("可解除")
