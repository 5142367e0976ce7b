"""Every drawing of the charts, made from drawn inputs, so that one property can be asked of all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from smallwins.charts.bars import Bar, weeks_bars
from smallwins.charts.calendar import DayLinks, Month, wall
from smallwins.charts.chart import Chart
from smallwins.charts.curve import (
    BeliefWords,
    RatingWords,
    Return,
    ReturnWords,
    belief_slope,
    bounce_back,
    rating_line,
)
from smallwins.charts.days import TallDay, days_strip, days_tall
from smallwins.charts.dots import (
    Group,
    Pair,
    StemWords,
    TwoWords,
    grouped_dots,
    paired_dots,
    stems,
    two_rows,
)
from smallwins.charts.fan import FanWords, Forecast, Spread, forecast_fan
from smallwins.charts.frieze import FriezeWords, frieze
from smallwins.charts.line import LineDay, LineWords, momentum_line
from smallwins.charts.palette import Glaze
from smallwins.charts.reach import Level, reach_bar
from smallwins.charts.ring import Inside, ring, ring_with_word
from smallwins.charts.road import Milestone, road
from smallwins.charts.scale import DayTick, Tick
from smallwins.domain.day import DayMark

Draw = Callable[[bool], Chart]
START = date(2026, 3, 6)

words = st.text(max_size=12)
numbers = st.floats(allow_nan=True, allow_infinity=True, width=32)
amounts = st.floats(min_value=-1e6, max_value=1e6)
dates = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1))
ticks = st.lists(st.builds(Tick, amounts, words), max_size=3)
day_ticks = st.lists(st.builds(DayTick, dates, words), max_size=3)
marks = st.sampled_from(DayMark)


def parsed(chart: Chart) -> ET.Element:
    """Read the drawing as XML; a drawing that is not well-formed raises."""
    return ET.fromstring(chart.svg)


def run_of_days(length: int) -> list[LineDay]:
    """Return `length` ordinary days with a few of each mark."""
    kinds = list(DayMark)
    return [
        LineDay(
            day=START + timedelta(days=index),
            mark=kinds[index * index % 7],
            momentum=0.5 + 0.4 * ((index * 37 % 100) / 100 - 0.5),
            value=float(index * 13 % 40),
        )
        for index in range(length)
    ]


@st.composite
def _line(draw: st.DrawFn) -> Draw:
    rows = draw(st.lists(st.tuples(marks, st.none() | numbers, st.none() | numbers), max_size=30))
    days = [
        LineDay(day=START + timedelta(days=index), mark=mark, momentum=momentum, value=value)
        for index, (mark, momentum, value) in enumerate(rows)
    ]
    said = LineWords(
        label=draw(words),
        bands=draw(st.tuples(words, words, words, words)),
        levels=draw(ticks),
        days=draw(day_ticks),
    )
    return lambda rtl: momentum_line(days, words=said, rtl=rtl)


@st.composite
def _bars(draw: st.DrawFn) -> Draw:
    bars = draw(
        st.lists(
            st.builds(
                Bar,
                value=st.none() | numbers,
                then=st.booleans(),
                running=st.booleans(),
                word=words,
                loud=st.booleans(),
            ),
            max_size=20,
        )
    )
    label, ends = draw(words), draw(st.tuples(words, words))
    return lambda rtl: weeks_bars(bars, label=label, ends=ends, rtl=rtl)


@st.composite
def _bounce(draw: st.DrawFn) -> Draw:
    returns = draw(
        st.lists(
            st.builds(Return, chance=st.integers(-2, 20), share=numbers, low=numbers, high=numbers),
            max_size=9,
            unique_by=lambda each: each.chance,
        )
    )
    said = draw(st.builds(ReturnWords, label=words, half=words, all_back=words))
    return lambda rtl: bounce_back(returns, words=said, rtl=rtl)


@st.composite
def _belief(draw: st.DrawFn) -> Draw:
    before, after = draw(numbers), draw(st.none() | numbers)
    said = draw(
        st.builds(BeliefWords, label=words, before=words, after=words, when_before=words, when_after=words)
    )
    return lambda rtl: belief_slope(before, after, words=said, rtl=rtl)


@st.composite
def _rating(draw: st.DrawFn) -> Draw:
    ratings = draw(st.lists(st.tuples(dates, numbers), max_size=20))
    said = draw(
        st.builds(RatingWords, label=words, first=words, last=words, when_first=words, when_last=words)
    )
    return lambda rtl: rating_line(ratings, words=said, rtl=rtl)


@st.composite
def _fan(draw: st.DrawFn) -> Draw:
    spread = st.builds(
        Spread, day=dates, low=numbers, inner_low=numbers, middle=numbers, inner_high=numbers, high=numbers
    )
    forecast = draw(
        st.builds(
            Forecast,
            past=st.lists(st.tuples(dates, numbers), max_size=10),
            ahead=st.lists(spread, max_size=10),
            goal=amounts,
            dates=st.lists(dates, max_size=2),
            start=amounts,
        )
    )
    said = draw(st.builds(FanWords, label=words, now=words, goal=words, levels=ticks, days=day_ticks))
    return lambda rtl: forecast_fan(forecast, words=said, rtl=rtl)


groups = st.builds(
    Group,
    values=st.lists(numbers, max_size=30),
    mean=st.none() | numbers,
    mean_word=words,
    name=words,
    below=words,
    chosen=st.booleans(),
)


@st.composite
def _groups(draw: st.DrawFn) -> Draw:
    each, label = draw(st.lists(groups, max_size=5)), draw(words)
    return lambda rtl: grouped_dots(each, label=label, rtl=rtl)


@st.composite
def _two(draw: st.DrawFn) -> Draw:
    first, second, said = draw(groups), draw(groups), TwoWords(label=draw(words), ticks=draw(ticks))
    return lambda rtl: two_rows(first, second, words=said, rtl=rtl)


@st.composite
def _pairs(draw: st.DrawFn) -> Draw:
    pairs = draw(st.lists(st.builds(Pair, changed=numbers, usual=numbers, name=words), max_size=8))
    label, axis = draw(words), draw(ticks)
    return lambda rtl: paired_dots(pairs, label=label, ticks=axis, rtl=rtl)


@st.composite
def _stems(draw: st.DrawFn) -> Draw:
    values, means = draw(st.lists(numbers, max_size=20)), draw(st.lists(numbers, max_size=3))
    said = draw(st.builds(StemWords, label=words, ticks=ticks, first=words, last=words))
    return lambda rtl: stems(values, words=said, means=means, rtl=rtl)


PLOTS: dict[str, st.SearchStrategy[Draw]] = {
    "momentum line": _line(),
    "weeks": _bars(),
    "bounce back": _bounce(),
    "belief": _belief(),
    "rating": _rating(),
    "forecast": _fan(),
    "groups": _groups(),
    "two rows": _two(),
    "pairs": _pairs(),
    "stems": _stems(),
}


@st.composite
def _wall(draw: st.DrawFn) -> Draw:
    month = Month(
        year=draw(st.integers(1990, 2090)),
        month=draw(st.integers(1, 12)),
        name=draw(words),
        label=draw(words),
    )
    days = {date(month.year, month.month, day): draw(marks) for day in range(1, 28, 5)}
    href = draw(words)
    links = DayLinks(
        href=lambda _day: href, tell=lambda _day, mark: mark.value, until=date(month.year, month.month, 9)
    )
    start, linked = draw(st.integers(0, 6)), draw(st.booleans())
    return lambda rtl: wall(
        [month], days, label=href, week_start=start, rtl=rtl, links=links if linked else None
    )


@st.composite
def _reach(draw: st.DrawFn) -> Draw:
    levels = draw(st.lists(st.builds(Level, word=words, at=numbers, shown=words), max_size=3))
    amount, label = draw(numbers), draw(words)
    return lambda rtl: reach_bar(amount, levels, label=label, rtl=rtl)


@st.composite
def _road(draw: st.DrawFn) -> Draw:
    gone, label = draw(numbers), draw(words)
    milestones = draw(st.lists(st.builds(Milestone, numbers, st.booleans()), max_size=4))
    return lambda rtl: road(gone, milestones, label=label, rtl=rtl)


@st.composite
def _ring(draw: st.DrawFn) -> Draw:
    momentum, label, inside = draw(st.none() | numbers), draw(words), draw(st.sampled_from(Inside))
    large = draw(st.booleans())
    return lambda _rtl: ring(momentum, label=label, inside=inside, large=large)


@st.composite
def _big_ring(draw: st.DrawFn) -> Draw:
    momentum, said = draw(st.none() | numbers), draw(words)
    return lambda _rtl: ring_with_word(momentum, label=said, word=said, caption=said)


@st.composite
def _frieze(draw: st.DrawFn) -> Draw:
    tiles, new = draw(st.lists(st.sampled_from(Glaze), max_size=100)), draw(st.integers(0, 3))
    said = draw(
        st.builds(
            FriezeWords,
            sentence=words,
            loud=words,
            keys=st.lists(st.tuples(st.sampled_from(Glaze), words), max_size=3),
        )
    )
    return lambda _rtl: frieze(tiles, words=said, new=new)


@st.composite
def _strip(draw: st.DrawFn) -> Draw:
    days, label, cool = draw(st.lists(marks, max_size=9)), draw(words), draw(st.booleans())
    return lambda _rtl: days_strip(days, label=label, cool=cool)


@st.composite
def _tall(draw: st.DrawFn) -> Draw:
    days = draw(st.lists(st.builds(TallDay, mark=marks, said=words, name=words), max_size=7))
    label = draw(words)
    return lambda _rtl: days_tall(days, label=label)


PARTS: dict[str, st.SearchStrategy[Draw]] = {
    "wall": _wall(),
    "reach": _reach(),
    "road": _road(),
    "ring": _ring(),
    "large ring": _big_ring(),
    "frieze": _frieze(),
    "strip": _strip(),
    "tall strip": _tall(),
}
ALL = {**PLOTS, **PARTS}
