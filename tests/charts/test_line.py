from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from smallwins.charts.chart import Chart
from smallwins.charts.line import LineDay, LineWords, days_per_mark, momentum_line
from smallwins.charts.palette import LIGHT
from smallwins.charts.scale import DayTick, Tick
from smallwins.domain.day import DayMark
from tests.charts.drawings import START, parsed, run_of_days

WORDS = LineWords(
    label="Momentum over ten weeks, from building to strong.",
    bands=("starting", "building", "steady", "strong"),
    levels=[Tick(10, "floor 10")],
    days=[DayTick(date(2026, 4, 1), "April")],
)


def drawn(days: list[LineDay], words: LineWords = WORDS) -> Chart:
    return momentum_line(days, words=words)


def classes(chart: Chart) -> list[str]:
    return [element.attrib.get("class", "") for element in parsed(chart).iter()]


def texts(chart: Chart) -> list[str]:
    return [element.text or "" for element in parsed(chart).iter("text")]


def test_bands_levels_and_days_are_named() -> None:
    assert texts(drawn(run_of_days(70))) == [
        "starting",
        "building",
        "steady",
        "strong",
        "floor 10",
        "April",
    ]


def test_each_mark_of_a_day_has_its_own_shape() -> None:
    marks = [DayMark.DONE, DayMark.BIT, DayMark.MISS, DayMark.SKIP, DayMark.OFF, DayMark.OPEN]
    days = [
        LineDay(day=START + timedelta(days=index), mark=mark, value=None) for index, mark in enumerate(marks)
    ]
    found = classes(drawn(days))

    assert [found.count(role) for role in ("dot", "none", "rest", "none open")] == [2, 1, 1, 1]


def test_a_pause_is_shaded_once_however_long() -> None:
    days = [
        replace(day, mark=DayMark.PAUSED if 3 <= index < 9 else DayMark.DONE)
        for index, day in enumerate(run_of_days(20))
    ]

    assert classes(drawn(days)).count("paused") == 1


def test_unknown_momentum_leaves_a_gap_in_the_line() -> None:
    days = [replace(day, momentum=None if index == 5 else 0.5) for index, day in enumerate(run_of_days(12))]
    curve = next(path.attrib["d"] for path in parsed(drawn(days)).iter("path"))

    assert curve.count("M") == 2


def test_no_days_draw_the_empty_axes() -> None:
    assert "curve" not in classes(drawn([]))


def test_one_day_is_a_dot_and_no_line() -> None:
    found = classes(drawn(run_of_days(1)))

    assert "curve" not in found
    assert found.count("dot") == 2


def test_ten_years_stay_cheap() -> None:
    chart = drawn(run_of_days(3_653))
    curve = next(path.attrib["d"] for path in parsed(chart).iter("path"))

    assert curve.count("L") < 600
    assert len(chart.svg) < 40_000
    assert days_per_mark(3_653) == 31


def test_a_thinned_line_keeps_its_lowest_and_its_highest_day() -> None:
    days = run_of_days(3_000)
    days[1234] = replace(days[1234], momentum=1.0)
    days[2345] = replace(days[2345], momentum=0.0)
    curve = next(path.attrib["d"] for path in parsed(drawn(days)).iter("path"))
    heights = {float(point.split()[1]) for point in curve[1:].split("L")}

    assert min(heights) == 10.0
    assert max(heights) == 186.0


def test_a_stretch_of_many_days_shows_its_range_or_one_empty_ring() -> None:
    days = run_of_days(480)
    empty = [replace(day, mark=DayMark.MISS, value=None) for day in days[:240]]
    full = [replace(day, mark=DayMark.DONE) for day in days[240:]]
    found = classes(drawn(empty + full))

    assert found.count("none") == 60
    assert found.count("range") == 60


def test_levels_too_close_to_one_another_are_named_once() -> None:
    words = replace(WORDS, levels=[Tick(30, "floor 30"), Tick(31, "target 31")])

    assert "target 31" not in texts(drawn(run_of_days(30), words))
    assert classes(drawn(run_of_days(30), words)).count("floor") == 2


def test_words_and_labels_are_escaped() -> None:
    words = replace(WORDS, label='<b>"&', bands=("<i>", "a&b", "c", "d"))
    svg = drawn(run_of_days(3), words).svg

    assert "<i>" not in svg
    assert "&lt;b&gt;&quot;&amp;" in svg


def test_a_picture_is_drawn_in_pixels_and_colours() -> None:
    svg = momentum_line(run_of_days(30), words=WORDS, rtl=True, palette=LIGHT).svg

    assert "%" not in svg
    assert "class=" not in svg
    assert 'text-anchor="end"' in svg


def test_the_name_of_a_month_stays_inside_the_drawing_at_its_edge() -> None:
    days = run_of_days(70)
    anchors = {
        place: next(
            element.attrib.get("class", "") + element.attrib.get("text-anchor", "")
            for element in parsed(drawn(days, replace(WORDS, days=[DayTick(days[place].day, "March")]))).iter(
                "text"
            )
            if element.text == "March"
        )
        for place in (0, 35, 69)
    }

    assert len(set(anchors.values())) == 3


def test_days_without_momentum_stand_alone() -> None:
    days = [replace(day, momentum=None) for day in run_of_days(8)]

    assert "steady" in texts(drawn(run_of_days(8)))
    assert "steady" not in texts(drawn(days))
    assert "April" not in texts(drawn(days, replace(WORDS, days=[])))
