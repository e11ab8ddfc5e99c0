import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.zh.clock import DAY
from hetong.zh.hours import Window
from hetong.zh.text import NotUnderstood
from hetong.zh.zone import Zone

EVERY, WORK, HOLIDAY = tuple(range(7)), tuple(range(5)), (7,)
MEXICO = Zone("墨西哥城时间")
ZONES = st.sampled_from([None, MEXICO, Zone("北京时间"), Zone("UTC-6"), Zone("东八区"), Zone("America/Mexico_City")])
DAYS = st.sets(st.integers(0, 7), min_size=1).map(lambda days: tuple(sorted(days)))
WORKDAYS = st.sets(st.integers(5, 7)).map(lambda days: (*WORK, *sorted(days)))
MINUTES = st.integers(0, DAY)
PLAIN = st.builds(Window, DAYS, MINUTES, MINUTES | st.integers(DAY + 1, 2 * DAY), zone=ZONES)
WINDOWS = PLAIN | st.builds(Window, WORKDAYS.filter(lambda days: len(days) < 8), MINUTES, MINUTES, st.just(True), ZONES)


@pytest.mark.parametrize(
    ("text", "window", "printed"),
    [
        ("7×24", Window((*EVERY, 7), 0, DAY), "7×24小时"),
        ("7*24小时", Window((*EVERY, 7), 0, DAY), "7×24小时"),
        ("24x7", Window((*EVERY, 7), 0, DAY), "7×24小时"),
        ("工作日 09:00-18:00", Window(WORK, 540, 1080, True), "工作日9:00—18:00"),
        ("周一至周五 9:00-18:00", Window(WORK, 540, 1080), "周一至周五9:00—18:00"),
        ("9:00-18:00", Window(EVERY, 540, 1080), "每日9:00—18:00"),
        ("每天 8点至22点", Window(EVERY, 480, 1320), "每日8:00—22:00"),
        ("每周五 18:00-20:00", Window((4,), 1080, 1200), "每周五18:00—20:00"),
        ("周六至周日 9:00～12:30", Window((5, 6), 540, 750), "周末9:00—12:30"),
        ("周一到三 9时30分—12时", Window((0, 1, 2), 570, 720), "周一至周三9:30—12:00"),
        ("星期天 9:00-10:00", Window((6,), 540, 600), "每周日9:00—10:00"),
        ("法定节假日 10:00-16:00", Window(HOLIDAY, 600, 960), "法定节假日10:00—16:00"),
        ("每日（含法定节假日） 8:00-22:00", Window(tuple(range(8)), 480, 1320), "每日（含法定节假日）8:00—22:00"),
        ("每日 20:00-次日08:00", Window(EVERY, 1200, DAY + 480), "每日20:00—次日8:00"),
        ("全天", Window(EVERY, 0, DAY), "每日0:00—24:00"),
        ("全天24小时", Window(EVERY, 0, DAY), "每日0:00—24:00"),
        ("周末全天24小时", Window((5, 6), 0, DAY), "周末0:00—24:00"),
        ("周六、周日全天", Window((5, 6), 0, DAY), "周末0:00—24:00"),
        ("每日二十四小时", Window(EVERY, 0, DAY), "每日0:00—24:00"),
        ("工作日 09:00-18:00（墨西哥城时间）", Window(WORK, 540, 1080, True, MEXICO), "工作日9:00—18:00（墨西哥城时间）"),
        ("工作日 09:00-18:00 墨西哥城时间", Window(WORK, 540, 1080, True, MEXICO), "工作日9:00—18:00（墨西哥城时间）"),
        ("工作日 墨西哥城时间 9:00-18:00", Window(WORK, 540, 1080, True, MEXICO), "工作日9:00—18:00（墨西哥城时间）"),
        ("（墨西哥城时间）工作日 9:00-18:00", Window(WORK, 540, 1080, True, MEXICO), "工作日9:00—18:00（墨西哥城时间）"),
        ("工作日 9:00-18:00（以墨西哥城时间为准）", Window(WORK, 540, 1080, True, MEXICO), "工作日9:00—18:00（墨西哥城时间）"),
        ("UTC+8 9:00-18:00", Window(EVERY, 540, 1080, False, Zone("UTC+8")), "每日9:00—18:00（UTC+8）"),
        ("9:00-18:00 (gmt-6)", Window(EVERY, 540, 1080, False, Zone("GMT-6")), "每日9:00—18:00（GMT-6）"),
        ("7×24（北京时间）", Window((*EVERY, 7), 0, DAY, False, Zone("北京时间")), "7×24小时（北京时间）"),
        ("24小时", Window(EVERY, 0, DAY), "每日0:00—24:00"),
        ("周末全天", Window((5, 6), 0, DAY), "周末0:00—24:00"),
        ("周六、周日 9:00-18:00", Window((5, 6), 540, 1080), "周末9:00—18:00"),
        ("周六周日 09:00-24:00", Window((5, 6), 540, DAY), "周末9:00—24:00"),
        ("周一至周五及周日 9:00-18:00", Window((*WORK, 6), 540, 1080), "周一至周五、周日9:00—18:00"),
        ("周一、三、五 9点-18点", Window((0, 2, 4), 540, 1080), "周一、周三、周五9:00—18:00"),
        ("每周二四六：9:00-18:00", Window((1, 3, 5), 540, 1080), "周二、周四、周六9:00—18:00"),
        ("周五至周一 9:00-18:00", Window((0, 4, 5, 6), 540, 1080), "周一、周五至周日9:00—18:00"),
        ("工作日及周六 9:00-18:00", Window((*WORK, 5), 540, 1080, True), "工作日、周六9:00—18:00"),
        ("周末和法定节假日 9:00-18:00", Window((5, 6, 7), 540, 1080), "周末、法定节假日9:00—18:00"),
        ("工作日9:00到18:00", Window(WORK, 540, 1080, True), "工作日9:00—18:00"),
        ("周一～周五：09：00－18：00", Window(WORK, 540, 1080), "周一至周五9:00—18:00"),
        ("早九点到晚六点", Window(EVERY, 540, 1080), "每日9:00—18:00"),
        ("周五九点至十二点半", Window((4,), 540, 750), "每周五9:00—12:30"),
        ("下午1点至5点", Window(EVERY, 780, 1020), "每日13:00—17:00"),
        ("晚上10点-12点", Window(EVERY, 1320, DAY), "每日22:00—24:00"),
        ("晚8点-次日早8点", Window(EVERY, 1200, DAY + 480), "每日20:00—次日8:00"),
        ("每日 0:00-24:00", Window(EVERY, 0, DAY), "每日0:00—24:00"),
        ("每日 18:00-09:00", Window(EVERY, 1080, 540), "每日18:00—9:00"),
    ],
)
def test_window(text: str, window: Window, printed: str) -> None:
    parsed = Window.parse(text)
    assert parsed == window
    assert str(parsed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "全年",
        "工作日",
        "8:0022:00",
        "9:00",
        "9:60-18:00",
        "25:00-26:00",
        "每日 9:00-24:30",
        "周二十点-18:00",
        "上午15点-18点",
        "周一至周五周 9:00-18:00",
        "周八 9:00-18:00",
        "每日 20:00-次日25:00",
        "7×23",
    ],
)
def test_window_that_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        Window.parse(text)


@given(WINDOWS)
def test_what_a_window_prints_reads_back(window: Window) -> None:
    assert Window.parse(str(window)) == window


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("9:00-18:00", True),
        ("0:00-24:00", True),
        ("20:00-次日8:00", True),
        ("20:00-次日20:00", True),
        ("7×24", True),
        ("18:00-9:00", False),
        ("9:00-9:00", False),
        ("24:00-次日8:00", False),
        ("20:00-次日21:00", False),
        ("0:00-次日24:00", False),
    ],
)
def test_possible(text: str, possible: bool) -> None:
    assert Window.parse(text).possible is possible


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("工作日 9:00-18:00", "周五 17:00-20:00", True),
        ("工作日 9:00-18:00", "周五 18:00-20:00", False),
        ("工作日 9:00-18:00", "周末 9:00-18:00", False),
        ("工作日 9:00-18:00", "法定节假日 9:00-18:00", False),
        ("7×24", "法定节假日 9:00-18:00", True),
        ("每日 9:00-18:00", "法定节假日 9:00-18:00", False),
        ("周五 20:00-次日8:00", "周六 7:00-9:00", True),
        ("周五 20:00-次日8:00", "周六 8:00-9:00", False),
        ("周日 20:00-次日8:00", "周一 7:00-9:00", True),
        ("法定节假日 20:00-次日8:00", "周一 7:00-9:00", False),
        ("法定节假日 20:00-次日8:00", "法定节假日 7:00-9:00", True),
        ("周五 20:00-次日8:00", "周五 7:00-9:00", False),
    ],
)
def test_overlap(one: str, other: str, overlap: bool) -> None:
    assert Window.parse(one).overlaps(Window.parse(other)) is overlap
    assert Window.parse(other).overlaps(Window.parse(one)) is overlap


@given(WINDOWS.filter(lambda window: window.possible))
def test_a_possible_window_overlaps_itself(window: Window) -> None:
    assert window.overlaps(window)


def test_round_the_clock_includes_holidays() -> None:
    assert Window.parse("7×24").round_the_clock
    assert not Window.parse("每日 0:00-24:00").round_the_clock


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("上午9:00-12:00、下午13:00-18:00", ["每日9:00—12:00", "每日13:00—18:00"]),
        ("工作日 9:00-12:00、13:00-18:00", ["工作日9:00—12:00", "工作日13:00—18:00"]),
        ("上午9点-12点 下午1点-6点", ["每日9:00—12:00", "每日13:00—18:00"]),
        ("工作日9:00-18:00，周六9:00-12:00", ["工作日9:00—18:00", "每周六9:00—12:00"]),
        ("工作日9:00-18:00；周末全天", ["工作日9:00—18:00", "周末0:00—24:00"]),
        ("周五 18:00-20:00", ["每周五18:00—20:00"]),
        ("工作日 9:00-12:00、13:00-18:00（墨西哥城时间）", ["工作日9:00—12:00（墨西哥城时间）", "工作日13:00—18:00（墨西哥城时间）"]),
        (
            "工作日 9:00-18:00（北京时间）；20:00-次日5:00（墨西哥城时间）",
            ["工作日9:00—18:00（北京时间）", "工作日20:00—次日5:00（墨西哥城时间）"],
        ),
    ],
)
def test_several_spans_in_one_text(text: str, printed: list[str]) -> None:
    assert [str(one) for one in Window.parse_all(text)] == printed
    assert len(printed) == 1 or isinstance(refusal(text), NotUnderstood)


def refusal(text: str) -> NotUnderstood:
    with pytest.raises(NotUnderstood) as refused:
        Window.parse(text)
    return refused.value


HINTED = {
    "holidays": ["每天（节假日除外）", "每天（节假日除外） 9:00-18:00", "工作日（不含法定节假日）9:00-18:00"],
    "a time zone": ["9:00-18:00（当地时间）", "工作日 9:00-18:00（客户所在地时间）", "（北京时间）"],
    "days without hours": ["周六、周日", "工作日", "周一至周五及周日", "法定节假日"],
    "words": ["朝九晚五", "正常工作时间", "996"],
    "two spans": ["工作日 9:00-18:00/周六 9:00-12:00"],
}


def test_hours_that_are_none_are_refused_with_a_hint_of_their_own() -> None:
    every = [{str(refusal(text).hint) for text in texts} for texts in HINTED.values()]
    assert all(len(one) == 1 for one in every)
    assert len(set.union(*every)) == len(every)


def test_spans_of_two_clocks_are_not_compared() -> None:
    here, there = Window(WORK, 540, 1080), Window(WORK, 540, 1080, zone=MEXICO)
    assert here.overlaps(here)
    assert there.overlaps(there)
    assert not here.overlaps(there)
    assert Window.parse("7×24").overlaps(there)
