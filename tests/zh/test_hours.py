import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.zh.hours import DAY, Window
from hetong.zh.text import NotUnderstood

EVERY, WORK, HOLIDAY = tuple(range(7)), tuple(range(5)), (7,)
RUNS = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda ends: tuple(range(min(ends), max(ends) + 1)))
DAYS = RUNS | st.sampled_from([HOLIDAY, tuple(range(8))])
MINUTES = st.integers(0, DAY)
PLAIN = st.builds(Window, DAYS, MINUTES, MINUTES | st.integers(DAY + 1, 2 * DAY))
WINDOWS = PLAIN | st.builds(Window, st.just(WORK), MINUTES, MINUTES, st.just(True))


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
        "周五至周一 9:00-18:00",
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
