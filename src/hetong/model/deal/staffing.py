"""Staffing: who serves, how many of them, and where."""

from hetong.model.bounds import Length, Part, Some
from hetong.model.fields import Facts, Labelled, Line, YesNo, choice, fact, several


class StaffingModel(Labelled):
    """What is bought: a result, seats or hours. Buying hours weighs towards 派遣 (劳务派遣暂行规定 27)."""

    RESULT = "result", "结果制"
    SEAT = "seat", "坐席制"
    HOUR = "hour", "工时制"


class Staffing(Facts):
    """人员"""

    model: StaffingModel = choice("模式", StaffingModel.RESULT)
    seats: Some | None = fact("坐席数")
    headcount: Some | None = fact("人数")
    ratio: Line | None = fact("管理配比", help="例：每 15 名客服配 1 名组长")
    qualifications: tuple[Line, ...] = several("资质要求")
    key_people: tuple[Line, ...] = several("关键人员")
    turnover_cap: Part | None = fact("月流失率上限")
    replacement: Length | None = fact("补员期限")
    on_client_site: YesNo = choice("驻场", False)
