"""By when something is due, counted from an event: 30分钟, 4小时内, 当日, 次一工作日, 次日12:00前."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.duration import Duration
from hetong.zh.text import NotUnderstood
from hetong.zh.threshold import Threshold, within

KIND = Message("时限")
EXAMPLE = "4小时、当日、次一工作日"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A length of time, or a day named from the day of the event. Prints 4小时内, 当日内, 次日12:00前."""

    value: Duration | str

    @classmethod
    def parse(cls, text: str) -> Self:
        """``30分钟``, ``≤4小时``, ``4小时内``, ``当日``, ``次一工作日``. Raises NotUnderstood."""
        try:
            return cls._positive(Duration.parse(text), text)
        except NotUnderstood as unread:
            hint = unread.hint
        with suppress(NotUnderstood):
            found = Threshold.parse(text)
            if found.sign == "≤" and isinstance(found.value, Duration | str):
                return cls._positive(found.value, text)
        raise NotUnderstood(text, KIND, EXAMPLE, hint)

    @classmethod
    def _positive(cls, value: Duration | str, text: str) -> Self:
        if isinstance(value, Duration) and value.number <= 0:
            raise NotUnderstood(text, KIND, EXAMPLE)
        return cls(value)

    def __str__(self) -> str:
        return within(str(self.value))
