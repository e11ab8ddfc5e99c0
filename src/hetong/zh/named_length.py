"""Lengths of time that may be a name: how long something is kept (本合同期限), how soon something is done (当日)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.duration import Duration, TimeUnit
from hetong.zh.text import NotUnderstood, squeezed

_CONTRACT = "(?:本|整个)?(?:合同|协议|服务)"
_TERM = re.compile(
    f"(?:至|到|直至|在|同|与)?{_CONTRACT}(?:有效|履行|存续)?"
    "(?:(?:期限|期间|期)(?:内|届满|终止|满|止|为止|相同|一致)?|(?:终止|届满|期满)(?:之日)?(?:止|为止)?)"
)
_AFTER_TERM = re.compile(
    f"(?:至|到|直至)?{_CONTRACT}(?:期限|期间|期)?(?:终止|解除|届满|期满|到期|结束|满)(?:之?日)?(?:起|之后|以后|后)的?(?P<length>.+)"
)
_SAME_DAYS = re.compile("(?:终止|解除|届满|发现|收到)?(?:的)?(?:当日|当天|同日|同一天|同一日|即日)(?:内|以内|之内)?")
SAME_DAY = "当日"
YEAR, DAY = Duration(Decimal(1), TimeUnit.YEAR), Duration(Decimal(1), TimeUnit.DAY)


@dataclass(frozen=True, slots=True)
class Retention:
    """How long something is kept: a ``length``, the contract's term, or (``after_term``) a length beyond that.

    ``length`` None is the term. Prints 3年, 至本合同期限届满, 至本合同终止后3年.
    """

    length: Duration | None
    after_term: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """What a Duration reads, ``本合同期限``, ``本合同终止后3年``. Raises NotUnderstood."""
        plain = squeezed(text)
        if _TERM.fullmatch(plain):
            return cls(None)
        after = _AFTER_TERM.fullmatch(plain)
        try:
            return cls(Duration.parse(after["length"]), True) if after else cls(Duration.parse(text))
        except NotUnderstood as unread:
            raise NotUnderstood(text, Message("期间"), "3年、本合同期限、本合同终止后3年", unread.hint) from None

    @property
    def bounding(self) -> Duration:
        """What bounds are compared with: the term is never too long or too short."""
        return self.length or YEAR

    def __str__(self) -> str:
        if self.length is None:
            return "至本合同期限届满"
        return f"至本合同终止后{self.length}" if self.after_term else str(self.length)


@dataclass(frozen=True, slots=True)
class Promptness:
    """How soon something is done; ``length`` None: on the same day. Prints 15日, 当日."""

    length: Duration | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """What a Duration reads, and ``当日``. Raises NotUnderstood."""
        if _SAME_DAYS.fullmatch(squeezed(text)):
            return cls(None)
        try:
            return cls(Duration.parse(text))
        except NotUnderstood as unread:
            raise NotUnderstood(text, Message("期间"), "15日、4小时、当日", unread.hint) from None

    @property
    def bounding(self) -> Duration:
        """What bounds are compared with: the same day is never too soon."""
        return self.length or DAY

    def __str__(self) -> str:
        return str(self.length) if self.length else SAME_DAY
