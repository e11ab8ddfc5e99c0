"""The provider's people who go over to the client."""

from typing import Annotated

from hetong.model.bounds import Length, Within
from hetong.model.fields import Facts, Whole, fact


class StaffTransfer(Facts):
    """人员转移"""

    fee_months: Annotated[Whole, Within(1, 36)] | None = fact("招聘费月数", help="相当于员工几个月工资")
    non_solicit: Length | None = fact("互不招揽")
