"""Time zones as people name them: 墨西哥城时间, 北京时间, UTC-6, 东八区. A name is kept, never converted: summer time moves."""

import re
from dataclasses import dataclass
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.text import NotUnderstood, squeezed

KIND = Message("时区")
EXAMPLE = "墨西哥城时间 或 UTC-6"
# Whose time these are, nobody knows; or they are no place at all.
_NOWHERE = (
    "当地|本地|所在地|所在国|属地|客户|用户|上班|工作|营业|办公|服务|值班|运营|在线|客服|休息|业务|开放|受理|正常|全部|其他|其余|任何|"
    "高峰|夜间|日间|白天|晚间|响应|处理|作业"
)
_PLACE = rf"(?![\u4e00-\u9fff]*(?:{_NOWHERE})(?:标准)?时间)(?:[\u4e00-\u9fff]|[\u4e00-\u9fff]·){{2,10}}?(?:标准|夏令|冬令)?时间"
_OFFSET = r"(?:UTC|GMT)(?:[+-]\d{1,2}(?::[0-5]\d)?)?"
_BELT = r"(?:[东西](?:十[一二]?|[一二三四五六七八九])|零)(?:时)?区|中时区"
_IANA = r"(?:Asia|Europe|America|Africa|Australia|Pacific|Atlantic|Indian|Antarctica|Etc)/[A-Za-z_+/-]+\d{0,2}"
_CITIES = "北京|香港|东京|首尔|新加坡|伦敦|巴黎|柏林|纽约|洛杉矶|悉尼|墨西哥城|美东|美西|美中"
# Those that are told from the words around them without brackets.
PLAIN = re.compile(rf"(?P<zone>{_OFFSET}(?![\d:])|{_IANA}|(?:{_CITIES})(?:标准)?时间)\s*[:,的]?", re.ASCII | re.IGNORECASE)
BRACKETED = re.compile(
    rf"[(\[]\s*(?:均?[为以按]|时区:?)*\s*(?P<zone>{_PLACE}|{_OFFSET}|{_BELT}|{_IANA})\s*(?:为准|计算?)?\s*[)\]]", re.ASCII | re.IGNORECASE
)
_ZONE = re.compile(rf"{_PLACE}|{_OFFSET}|{_BELT}|{_IANA}", re.IGNORECASE)
_HINT = Message("写明是哪里的时间，例：墨西哥城时间、UTC-6；几个地区各有各的，分别写")


@dataclass(frozen=True, slots=True)
class Zone:
    """The name of a time zone."""

    name: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """``墨西哥城时间``, ``UTC-6``, ``东八区``, ``America/Mexico_City``. Raises NotUnderstood, also for 当地时间."""
        plain = squeezed(text)
        if not _ZONE.fullmatch(plain):
            raise NotUnderstood(text, KIND, EXAMPLE, _HINT)
        return cls(plain.upper() if re.match("utc|gmt", plain, re.IGNORECASE) else plain)

    def __str__(self) -> str:
        return self.name
