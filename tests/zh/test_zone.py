import pytest

from hetong.zh.text import NotUnderstood
from hetong.zh.zone import Zone


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("北京时间", "北京时间"),
        ("墨西哥城时间", "墨西哥城时间"),
        ("胡志明市 时间", "胡志明市时间"),
        ("美国东部时间", "美国东部时间"),
        ("美国东部夏令时间", "美国东部夏令时间"),
        ("中国标准时间", "中国标准时间"),
        ("utc-6", "UTC-6"),
        ("GMT+5:30", "GMT+5:30"),
        ("UTC", "UTC"),
        ("东八区", "东八区"),
        ("西十二区", "西十二区"),
        ("America/Mexico_City", "America/Mexico_City"),
    ],
)
def test_zone(text: str, name: str) -> None:
    assert Zone.parse(text) == Zone(name)
    assert Zone.parse(str(Zone(name))) == Zone(name)


@pytest.mark.parametrize(
    "text",
    ["", "时间", "当地时间", "客户所在地时间", "工作时间", "营业时间", "北京", "东八", "UTC+", "UTC+8:75", "东十三区", "9:00", "Mexico"],
)
def test_what_is_no_zone_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        Zone.parse(text)
    assert refused.value.hint
