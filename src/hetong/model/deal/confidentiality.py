"""Confidentiality."""

from hetong.model.bounds import Length
from hetong.model.fields import Facts, YesNo, choice, fact


class Confidentiality(Facts):
    """保密"""

    length: Length | None = fact("期限", help="自本合同终止之日起算，例：3年")
    survives_for_personal_data: YesNo = choice("个人信息不设届满日", True, why="个人信息的保护不因合同终止而结束")
    staff_nda: YesNo = choice("员工保密协议", True, why="接触用户信息的人员通常都要签")
