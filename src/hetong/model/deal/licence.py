"""Licences that the service needs."""

from hetong.model.bounds import Expiry
from hetong.model.fields import Facts, Labelled, Line, choice, fact, several


class Coverage(Labelled):
    """Where a licence holds."""

    NATIONAL = "national", "全国"
    PROVINCIAL = "provincial", "省"


class Licence(Facts):
    """许可证"""

    kind: Line = choice("种类", "增值电信业务经营许可证（呼叫中心业务）", why="经营呼叫中心业务通常需要的许可", confirm=True)
    number: Line | None = fact("编号")
    coverage: Coverage | None = fact("覆盖")
    regions: tuple[Line, ...] = several("地区")
    expiry: Expiry | None = fact("有效期至")
