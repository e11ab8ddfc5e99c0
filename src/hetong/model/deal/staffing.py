"""Staffing: who serves, how many of them, in which shifts, and where."""

from pydantic import computed_field

from hetong.model.bounds import Length, Part, Some
from hetong.model.deal.hours import Windows
from hetong.model.deal.naming import PlaceName, ShiftName
from hetong.model.deal.workload import Care, Workload
from hetong.model.deal.workplace import Equipment, Workplace
from hetong.model.fields import Facts, Labelled, Line, YesNo, choice, fact, required, several


class StaffingModel(Labelled):
    """What is bought: a result, seats or hours. Buying hours weighs towards 派遣 (劳务派遣暂行规定 27)."""

    RESULT = "result", "结果制"
    SEAT = "seat", "坐席制"
    HOUR = "hour", "工时制"


class StaffGroup(Facts):
    """岗位；别处用名称指它"""

    shorthand = "name"

    name: Line = required("名称", help="例：英语客服")
    role: Line | None = fact("职责")
    number: Some | None = fact("人数", help="连单位写，例：20人、15席")
    qualifications: tuple[Line, ...] = several("资质")
    languages: tuple[Line, ...] = several("语言")
    shifts: tuple[ShiftName, ...] = several("班次", help="“人员.班次”里的名称")
    place: PlaceName | None = fact("地点", help="地址，或者“人员.场所”里的名称")


class Break(Facts):
    """休息"""

    shorthand = "length"

    length: Length = required("时长", help="例：30分钟")
    when: Line | None = fact("时间", help="例：12:00至13:00之间")
    paid: YesNo | None = fact("计入工时")

    @computed_field(title="计入工时", json_schema_extra={"written": "paid"})  # type: ignore[prop-decorator]
    @property
    def counted(self) -> str | None:
        """As a sentence says it."""
        return None if self.paid is None else "计入工时" if self.paid else "不计入工时"


class Shift(Facts):
    """班次；别处用名称指它"""

    shorthand = "name"

    name: Line = required("名称", help="例：早班")
    hours: Windows = several("时段", help="例：每日 8:00-16:00")
    breaks: tuple[Break, ...] = several("休息", help="例：[30分钟, {时长: 1小时, 计入工时: 否}]")
    number: Some | None = fact("在岗人数", help="例：8人")


class ConsentTo(Labelled):
    """Whose replacement needs the client's consent."""

    KEY = "key", "关键人员"
    ALL = "all", "全部人员"
    NONE = "none", "不需要"


class Replacing(Facts):
    """更换人员"""

    consent: ConsentTo | None = fact("甲方同意", help="更换哪些人要甲方事先同意")
    notice: Length | None = fact("提前通知", help="例：10个工作日")
    answer_within: Length | None = fact("答复期限", help="甲方多久不答复视为同意，例：3个工作日")
    overlap: Length | None = fact("交接时间", help="新旧人员同时在岗的时间，例：5个工作日")


class Staffing(Facts):
    """人员"""

    model: StaffingModel = choice("模式", StaffingModel.RESULT, why="外包按结果验收，人员由乙方管理")
    seats: Some | None = fact("坐席数")
    headcount: Some | None = fact("人数")
    ratio: Line | None = fact("管理配比", help="例：每 15 名客服配 1 名组长")
    qualifications: tuple[Line, ...] = several("资质要求")
    key_people: tuple[Line, ...] = several("关键人员")
    turnover_cap: Part | None = fact("月流失率上限")
    replacement: Length | None = fact("补员期限")
    on_client_site: YesNo = choice("驻场", False)
    groups: tuple[StaffGroup, ...] = several("岗位")
    shifts: tuple[Shift, ...] = several("班次")
    places: tuple[Workplace, ...] = several("场所", help="服务在哪里做、守什么规则")
    equipment: tuple[Equipment, ...] = several("甲方设备", help="甲方给乙方用的设备")
    replacing: Replacing | None = fact("更换")
    workload: Workload | None = fact("负荷")
    care: Care | None = fact("关怀")
