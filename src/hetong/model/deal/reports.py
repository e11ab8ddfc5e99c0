"""Reports by their period."""

from hetong.model.fields import Facts, Labelled, Line, fact, required


class ReportKind(Labelled):
    """Reports by their period."""

    DAILY = "daily", "日报"
    WEEKLY = "weekly", "周报"
    MONTHLY = "monthly", "月报"
    QUARTERLY = "quarterly", "季报"
    YEARLY = "yearly", "年报"


class Report(Facts):
    """报告"""

    shorthand = "kind"

    kind: ReportKind = required("种类")
    due: Line | None = fact("提交时间", help="例：次日12时前、每月结束后5个工作日内")
    content: Line | None = fact("内容")
