"""Personal data."""

from hetong.model.bounds import Day, Kept, SoonLength
from hetong.model.fields import Facts, Labelled, Line, YesNo, choice, fact, required, several


class DataRole(Labelled):
    """What the provider is to the client's personal data (个人信息保护法 20, 21, 23)."""

    ENTRUSTED = "entrusted", "委托"
    JOINT = "joint", "共同"
    PROVIDED = "provided", "提供"
    NONE = "none", "不涉及"


class EndAction(Labelled):
    """What happens to the data when the contract ends (个人信息保护法 21(2))."""

    RETURN = "return", "返还"
    DELETE = "delete", "删除"
    CHOICE = "choice", "按甲方选择返还或者删除"


class Crossborder(Labelled):
    """Ways out of the country (个人信息保护法 38)."""

    NONE = "none", "不出境"
    ASSESSMENT = "assessment", "安全评估"
    CERTIFICATION = "certification", "认证"
    STANDARD_CONTRACT = "standard_contract", "标准合同"
    EXEMPT = "exempt", "豁免"


class DataCategory(Facts):
    """个人信息种类"""

    shorthand = "name"

    name: Line = required("种类")
    fields: Line | None = fact("字段", help="例：姓名、手机号码、收货地址")
    purpose: Line | None = fact("目的")
    retention: Line | None = fact("保存期限")
    sensitive: YesNo = choice("敏感", False, why="姓名、电话等一般不属于；含敏感信息的应当写明", confirm=True)


class Subprocessor(Facts):
    """再受托人"""

    shorthand = "name"

    name: Line = required("名称")
    service: Line | None = fact("事项")
    place: Line | None = fact("地点")
    consent_date: Day | None = fact("同意日期", help="甲方书面同意的日期")
    security: Line | None = fact("安全措施")


class Data(Facts):
    """个人信息"""

    role: DataRole = choice("角色", DataRole.ENTRUSTED, why="乙方只按甲方要求处理甲方用户的信息", confirm=True)
    purpose: Line | None = fact("目的")
    period: Line | None = fact("期限", help="不填为本合同期限")
    method: Line | None = fact("方式", help="例：查询、使用、记录")
    categories: tuple[DataCategory, ...] = several("种类")
    volume: Line | None = fact("数量")
    storage: Line = choice("存储地", "中华人民共和国境内", why="境内服务无须出境；出境要另外满足法定条件")
    measures: tuple[Line, ...] = several("保护措施")
    notice_within: SoonLength | None = fact("事件通知", help="例：2小时")
    record_kept: Kept | None = fact("记录保存", help="处理情况记录至少 3 年（网络数据安全管理条例 12）")
    log_kept: Kept | None = fact("日志留存", help="不少于六个月（网络安全法 23）")
    recording: YesNo = choice("录音", False, help="是否对通话录音")
    recording_kept: Kept | None = fact("录音保存", help="例：6个月、本合同期限")
    subprocessors: tuple[Subprocessor, ...] = several("再受托人")
    crossborder: Crossborder = choice("出境", Crossborder.NONE, why="境内服务通常没有出境的需要", confirm=True)
    impact_assessed: YesNo = choice("影响评估", False, help="是否已作个人信息保护影响评估（个人信息保护法 55）")
    end_action: EndAction = choice("终止后", EndAction.CHOICE, why="返还还是删除，由甲方届时决定最灵活")
    end_within: SoonLength | None = fact("处置期限", help="终止后返还或者删除的期限，例：15日、当日")
    security_level: Line | None = fact("等保级别")
    audit: Line | None = fact("审计", help="例：每年一次，提前 5 个工作日通知")
