from __future__ import annotations

import zlib
from datetime import date, timedelta

from smallwins.charts.calendar import DayLinks, Month, wall
from smallwins.domain.day import DayMark
from tests.charts.drawings import parsed

MAY = Month(year=2026, month=5, name="May", label="May 2026: 12 walks")
LINKS = DayLinks(
    href=lambda day: f"/metrics/walk?on={day}&x=1",
    tell=lambda day, mark: f"{day.day} May: {mark.value}",
    until=date(2026, 5, 14),
)


def places(week_start: int, *, rtl: bool = False) -> list[tuple[str, str]]:
    root = parsed(wall([MAY], {}, label="The wall", week_start=week_start, rtl=rtl))
    return [(circle.attrib["cx"], circle.attrib["cy"]) for circle in root.iter("circle")]


def test_the_first_stands_under_its_weekday() -> None:
    assert places(0)[0] == ("54", "6")
    assert places(6)[0] == ("66", "6")
    assert places(5)[0] == ("78", "6")


def test_right_to_left_the_week_begins_at_the_right() -> None:
    assert [(84 - int(x), int(y)) for x, y in places(0)] == [(int(x), int(y)) for x, y in places(0, rtl=True)]


def test_each_mark_has_its_shape() -> None:
    marks = {date(2026, 5, 1) + timedelta(days=index): mark for index, mark in enumerate(DayMark)}
    drawn = next(parsed(wall([MAY], marks, label="The wall")).iter("svg"))
    found = [element.attrib["class"] for element in drawn]

    assert found[:8] == ["t", "t", "s", "m", "o", "n", "p", "o"]
    assert set(found[8:]) == {"o"}
    assert len(found) == 31


def test_days_up_to_today_are_links_and_days_ahead_are_not() -> None:
    chart = wall([MAY], {date(2026, 5, 3): DayMark.DONE}, label="The wall", links=LINKS)
    links = list(parsed(chart).iter("a"))

    assert len(links) == 14
    assert links[2].attrib["aria-label"] == "3 May: done"
    assert links[2].attrib["href"] == "/metrics/walk?on=2026-05-03&x=1"


def test_one_day_of_the_wall_is_a_stop_for_the_tab_key() -> None:
    chart = wall([MAY], {}, label="The wall", links=LINKS)

    assert [link.attrib.get("tabindex") for link in parsed(chart).iter("a")] == ["-1"] * 13 + [None]


def test_a_year_of_tiles_is_light() -> None:
    months = [Month(year=2026, month=number, name="", label="") for number in range(1, 13)]
    marks = {date(2026, 1, 1) + timedelta(days=index): DayMark.DONE for index in range(365)}

    svg = wall(months, marks, label="The wall").svg

    assert len(svg) < 60_000
    assert len(zlib.compress(svg.encode())) < 4_000
