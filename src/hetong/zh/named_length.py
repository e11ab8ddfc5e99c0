"""Lengths of time that may be a name: how long something is kept (本合同期限), how soon something is done (当日)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from hetong.zh.duration import Duration, TimeUnit
from hetong.zh.text import squeezed

_TERM = re.compile(
    "(?:至|到|直至|在)?(?:本|整个)?(?:合同|协议|服务)(?:有效|履行|存续)?"
    "(?:(?:期限|期间|期)(?:内|届满|终止|满|止|为止)?|(?:终止|届满|期满)(?:之日)?(?:止|为止)?)"
)
_SAME_DAY = re.compile("(?:终止|解除|届满|发现|收到)?(?:的)?(?:当日|当天|同日|同一天|同一日)(?:内|以内|之内)?")
YEAR, DAY = Duration(Decimal(1), TimeUnit.YEAR), Duration(Decimal(1), TimeUnit.DAY)


@dataclass(frozen=True, slots=True)
class Retention:
    """How long something is kept; ``length`` None: as long as the contract runs. Prints 3年, 至本合同期限届满."""

    length: Duration | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """What a Duration reads, and ``本合同期限``. Raises NotUnderstood."""
        return cls(None if _TERM.fullmatch(squeezed(text)) else Duration.parse(text))

    @property
    def bounding(self) -> Duration:
        """What bounds are compared with: the term is never too long or too short."""
        return self.length or YEAR

    def __str__(self) -> str:
        return str(self.length) if self.length else "至本合同期限届满"


@dataclass(frozen=True, slots=True)
class Promptness:
    """How soon something is done; ``length`` None: on the same day. Prints 15日, 当日."""

    length: Duration | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """What a Duration reads, and ``当日``. Raises NotUnderstood."""
        return cls(None if _SAME_DAY.fullmatch(squeezed(text)) else Duration.parse(text))

    @property
    def bounding(self) -> Duration:
        """What bounds are compared with: the same day is never too soon."""
        return self.length or DAY

    def __str__(self) -> str:
        return str(self.length) if self.length else "当日"
