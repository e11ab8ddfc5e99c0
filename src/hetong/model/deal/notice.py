"""Notices and service of documents."""

from hetong.model.bounds import Length
from hetong.model.fields import Facts, Line, YesNo, fact, several


class DailyContact(Facts):
    """日常联络：不算正式通知的往来，除非写明算"""

    channels: tuple[Line, ...] = several("方式", help="例：微信群、企业微信项目群")
    subjects: tuple[Line, ...] = several("事项", help="例：排班调整、故障通报")
    counts_as_notice: YesNo | None = fact("算正式通知", help="这些往来是否也是本合同的正式通知")
    kept: Line | None = fact("记录", help="例：双方各自导出，保存一年")


class Notice(Facts):
    """通知与送达"""

    email_service: YesNo | None = fact("电子送达", help="不填的，各方都写了电子邮箱就可以用电子邮件送达")
    change_within: Length | None = fact("变更通知")
    daily: DailyContact | None = fact("日常联络")
