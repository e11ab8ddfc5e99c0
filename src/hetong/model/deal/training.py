"""Training: of the people who serve and of the client's own, by date and place, with exams."""

from typing import Annotated

from hetong.model.bounds import Day, Length, Part, Score, Some, Within
from hetong.model.deal.naming import GroupName, SessionName
from hetong.model.deal.side import Side
from hetong.model.fields import Facts, Line, Number, Whole, YesNo, choice, fact, required, several


class TrainingSession(Facts):
    """培训场次；别处用名称指它"""

    shorthand = "name"

    name: Line = required("名称", help="例：上线培训")
    date: Day | None = fact("日期")
    length: Length | None = fact("时长", help="例：8小时")
    place: Line | None = fact("地点")
    audience: Side | None = fact("受训方", help="谁的人员受训；乙方给甲方人员培训的写“甲方”")
    trainer: Side | None = fact("培训方")
    groups: tuple[GroupName, ...] = several("岗位", help="“人员.岗位”里的名称")
    people: Some | None = fact("人数", help="例：15人")
    topics: tuple[Line, ...] = several("内容")


class Exam(Facts):
    """考试"""

    shorthand = "name"

    name: Line = required("名称", help="例：上岗考试")
    session: SessionName | None = fact("场次", help="“培训.场次”里的名称")
    full_mark: Annotated[Number, Within(None, 10_000)] | None = fact("满分", help="例：100分")
    pass_mark: Score | None = fact("及格分", help="例：80分")
    retakes: Annotated[Whole, Within(0, 99)] | None = fact("补考次数")
    failing: Line | None = fact("不合格处理", help="例：不得上岗，由乙方另行派人")


class Training(Facts):
    """培训"""

    induction: Some | None = fact("岗前培训", help="例：40小时")
    frequency: Line | None = fact("频次", help="例：每月一次")
    payer: Side = choice("承担方", Side.PROVIDER, why="人员由乙方雇用，培训成本通常已含在单价里")
    at_client: YesNo = choice("在甲方场所", False)
    billable: YesNo = choice("计入工时", False)
    pass_mark: Part | None = fact("合格率")
    sessions: tuple[TrainingSession, ...] = several("场次")
    exams: tuple[Exam, ...] = several("考试")
