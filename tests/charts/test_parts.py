"""Days in a row, the reach, the frieze, the road, the mark."""

from __future__ import annotations

import pytest

from smallwins.charts.chart import Chart
from smallwins.charts.curve import BeliefWords, belief_slope
from smallwins.charts.days import LEGEND, TallDay, days_strip, days_tall, legend
from smallwins.charts.frieze import FriezeWords, frieze
from smallwins.charts.mark import ICONS, app_icon, icon, mark
from smallwins.charts.pair import PairWords, size_pair
from smallwins.charts.palette import LIGHT, Glaze, glaze_of
from smallwins.charts.reach import Level, reach_bar
from smallwins.charts.road import Milestone, road
from smallwins.domain.day import DayMark
from tests.charts.drawings import parsed

LEVELS = [
    Level(word="floor", at=10, shown="10"),
    Level(word="target", at=20, shown="20"),
    Level(word="stretch", at=40, shown="40"),
]


def test_the_strip_underlines_today_and_reads_as_one_sentence() -> None:
    chart = days_strip([DayMark.DONE, DayMark.MISS, DayMark.OPEN], label="done, empty, today, open")

    assert chart.svg == (
        '<span class="days" role="img" aria-label="done, empty, today, open">'
        '<i class="done"></i><i class="miss"></i><i class="open now"></i></span>'
    )


def test_a_strip_that_counts_something_else_has_no_today() -> None:
    svg = days_strip([DayMark.DONE, DayMark.OFF], label="pairs", today=False, cool=True).svg

    assert "now" not in svg
    assert 'class="days cool"' in svg


def test_the_tall_strip_says_each_day_in_words() -> None:
    svg = days_tall([TallDay(mark=DayMark.BIT, said="a bit", name="today")], label="Last days").svg

    assert '<i class="bit now" role="img" aria-label="a bit"></i>today' in svg


def test_the_legend_names_each_mark() -> None:
    svg = legend(dict.fromkeys(LEGEND, "x"))

    assert svg.count("<i ") == 5


def lengths(amount: float, *, rtl: bool = False) -> list[tuple[str, str | None, str | None]]:
    rows = []
    for item in parsed(reach_bar(amount, LEVELS, label="reach", rtl=rtl)).iter("li"):
        bar = item.find("svg/rect")
        filled = (None, None) if bar is None else (bar.attrib["width"], bar.attrib.get("x"))
        rows.append((item.attrib["data-w"], *filled))
    return rows


def test_the_reach_fills_length_after_length() -> None:
    assert lengths(13) == [("10", "100%", None), ("10", "30%", None), ("20", None, None)]


def test_the_reach_fills_from_the_right_when_read_from_the_right() -> None:
    assert lengths(4, rtl=True)[0] == ("10", "40%", "60%")


def test_nothing_yet_is_an_open_bar() -> None:
    assert [width for _, width, _ in lengths(0)] == [None, None, None]


def test_two_levels_of_one_amount_still_have_a_length_each() -> None:
    same = [Level(word="floor", at=10, shown="10"), Level(word="target", at=10, shown="10")]

    assert 'data-w="1"' in reach_bar(10, same, label="reach").svg


def test_the_frieze_shows_the_last_eighty_and_a_place_for_the_next() -> None:
    svg = frieze(
        [Glaze.MINT] * 200, words=FriezeWords(sentence="200 pieces laid", loud="200 pieces"), new=1
    ).svg

    assert svg.count("<li ") == 81
    assert svg.count('class="health new"') == 1
    assert "<b>200 pieces</b> laid" in svg


def test_glazes_come_round_again_after_the_fifth() -> None:
    assert glaze_of(5) is glaze_of(0) is Glaze.MINT


def stones(*, rtl: bool) -> list[tuple[str, str]]:
    chart = road(0.38, [Milestone(0.25, True), Milestone(1.0, False)], label="23 of 60", rtl=rtl)
    return [(stone.attrib["x"], stone[1].attrib["class"]) for stone in parsed(chart) if stone.tag == "svg"]


def test_milestones_stay_on_the_page_and_tell_whether_they_were_crossed() -> None:
    assert stones(rtl=False) == [("25%", "stone crossed"), ("98%", "stone")]


def test_the_road_leads_the_other_way_when_read_from_the_right() -> None:
    assert stones(rtl=True) == [("75%", "stone crossed"), ("2%", "stone")]


def test_the_mark_has_eight_pieces_and_one_stays_open() -> None:
    pieces = list(parsed(Chart(svg=mark(), label="")))

    assert len(pieces) == 8
    assert [piece.attrib["fill"] for piece in pieces].count("none") == 1


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_for_the_eye_alone(name: str) -> None:
    assert parsed(Chart(svg=icon(name), label="")).attrib["aria-hidden"] == "true"


def test_icons_that_point_along_the_line_turn_with_the_page() -> None:
    assert 'class="icon turns"' in icon("back")
    assert 'class="icon"' in icon("play")


def test_the_installed_icon_has_its_own_ground() -> None:
    assert "#f5f0e6" in app_icon(LIGHT)
    assert "scale(0.56)" in app_icon(LIGHT, safe=True)


def test_a_pair_says_both_sizes_and_waits_for_the_second() -> None:
    words = PairWords(label="8 then, 3 later", then="Monday", now="later", then_value="8", now_value="3")

    both, one = size_pair(8, 3, words=words).svg, size_pair(8, None, words=words).svg

    assert (both.count("<circle"), one.count("<circle")) == (2, 1)
    assert 'aria-label="8 then, 3 later"' in both


def test_a_pair_is_mirrored_right_to_left_and_stays_in_its_room() -> None:
    words = PairWords(label="x", then="a", now="b", then_value="12", now_value="0")

    assert 'cx="4%"' in size_pair(12, 0, words=words, rtl=True).svg


@pytest.mark.parametrize(("before", "after", "above"), [(80, 20, (True, False)), (20, 80, (False, True))])
def test_the_values_of_a_belief_stand_beside_the_line_and_not_on_it(
    before: float, after: float, above: tuple[bool, bool]
) -> None:
    said = BeliefWords(label="", before="then", after="now", when_before="", when_after="")
    root = parsed(belief_slope(before, after, words=said))
    dots = [float(dot.attrib["cy"]) for dot in root.findall(".//{*}circle")]
    words = {text.text: float(text.attrib["y"]) for text in root.findall(".//{*}text")}

    assert (words["then"] < dots[0], words["now"] < dots[1]) == above
