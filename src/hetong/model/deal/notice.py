"""Notices and service of documents."""

from hetong.model.bounds import Length
from hetong.model.fields import Facts, YesNo, fact


class Notice(Facts):
    """通知与送达"""

    email_service: YesNo | None = fact("电子送达", help="不填的，各方都写了电子邮箱就可以用电子邮件送达")
    change_within: Length | None = fact("变更通知")
