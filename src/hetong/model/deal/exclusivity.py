"""Exclusivity."""

from pydantic import computed_field

from hetong.model.bounds import Kept, Part
from hetong.model.deal.side import OneOrEither
from hetong.model.fields import Facts, Line, fact, required, several


class Exclusivity(Facts):
    """排他：按场所、地区或者业务"""

    shorthand = "name"

    name: Line = required("范围", help="场所、地区或者业务，例：南京职场")
    bound: OneOrEither | None = fact("受限方", help="哪一方不得与他人合作，或者不得另选服务方")
    against: tuple[Line, ...] = several("对象", help="例：甲方的同类竞争者")
    length: Kept | None = fact("期限", help="例：本合同期限")
    share: Part | None = fact("最低份额", help="不完全排他、只保证份额的填写，例：70%")

    @computed_field(title="甲方保证份额", json_schema_extra={"written": "share"})  # type: ignore[prop-decorator]
    @property
    def owed(self) -> bool:
        """Whether the client promises the share, and so may fall short of it."""
        return self.share is not None and self.bound is not OneOrEither.PROVIDER
