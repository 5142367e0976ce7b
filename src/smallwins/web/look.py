"""The look on one page, `/-/look`: every part in every state, for those who work on it.

Served when SMALLWINS_DEVELOPMENT is set, and unknown otherwise. What it shows is invented and its words are
English, for developers; the parts are those of the real pages.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from litestar import Response, get
from litestar.types import ControllerRouterHandler

from smallwins.application.day.today import Line, State
from smallwins.charts.chart import Chart
from smallwins.charts.curve import BeliefWords, Return, ReturnWords, belief_slope, bounce_back
from smallwins.charts.days import days_strip
from smallwins.charts.fan import FanWords, Forecast, Spread, forecast_fan
from smallwins.charts.frieze import FriezeWords, frieze
from smallwins.charts.palette import Glaze
from smallwins.charts.reach import Level, reach_bar
from smallwins.charts.ring import Inside, ring, ring_with_word
from smallwins.charts.road import Milestone, road
from smallwins.domain.day import Day, DayMark
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Kind, Metric, Plan
from smallwins.domain.schedule import Schedule
from smallwins.statistics.momentum import Momentum
from smallwins.statistics.momentum.totals import Totals
from smallwins.web.page import page
from smallwins.web.views import rows
from smallwins.web.visit import Here

TOKENS = ("ink", "ink-2", "edge", "mint", "indigo", "saffron", "clay", "sky", "wash", "niche")
ICONS = ("today", "path", "plus", "notebook", "look-back", "search", "help", "settings", "check", "minus")
MADE = datetime(2026, 1, 5, 8, tzinfo=UTC)
WEEK = (DayMark.DONE, DayMark.MISS, DayMark.BIT, DayMark.DONE, DayMark.SKIP, DayMark.OFF)


@get("/-/look", sync_to_thread=False)
def look(visit: Here) -> Response[bytes]:
    """Show type, colours, icons, controls, rows and drawings, by day and by night."""
    context = rows.context(visit)
    return page(
        visit,
        "look/look.html",
        tokens=TOKENS,
        icons=ICONS,
        rows=[context.row(line) for line in lines(visit.now.today)],
        rings=rings(),
        marks=[(mark.value, days_strip([mark], label=mark.value, today=False)) for mark in DayMark],
        drawings=drawings(visit.now.today, rtl=context.rtl),
    )


def lines(today: date) -> list[Line]:
    """Return a row for each control and state."""
    walk, pages = _metric("Ten-minute walk", Kind.DURATION), _metric("Pages read", Kind.COUNT)
    return [
        _line(_metric("Call someone", Kind.BOOLEAN), State.OPEN, today, 0.3, None),
        _line(_metric("Stretch", Kind.BOOLEAN), State.DONE, today, 0.62, 1.0),
        _line(_metric("Practise, a bit", Kind.BOOLEAN), State.DONE, today, 0.4, 0.5, DayMark.BIT),
        _line(pages, State.OPEN, today, 0.81, None),
        _line(pages, State.DONE, today, 0.83, 3.0, DayMark.BIT),
        _line(walk, State.OPEN, today, 0.12, None),
        _line(walk, State.DONE, today, 0.15, 25.0),
        _line(_metric("Coffee", Kind.COUNT, Direction.AT_MOST), State.OPEN, today, 0.5, None),
        _line(_metric("Energy", Kind.RATING, Direction.OBSERVE), State.OPEN, today, None, None),
        _line(_metric("Swim", Kind.DURATION), State.SKIPPED, today, 0.55, None, DayMark.SKIP),
        _line(_metric("Garden", Kind.BOOLEAN), State.RESTING, today, 0.44, None, DayMark.PAUSED),
    ]


def rings() -> list[tuple[str, Chart]]:
    """Return the ring in each band, at its joints, and with what can stand inside."""
    plain = [
        (word, ring(share, label=word))
        for word, share in (("none yet", None), ("starting", 0.2), ("building", 0.45), ("steady", 0.7))
    ]
    return [
        *plain,
        ("strong", ring(0.95, label="strong", inside=Inside.TICK)),
        ("a bit today", ring(0.5, label="a bit today", inside=Inside.SEED)),
    ]


def drawings(today: date, *, rtl: bool) -> list[tuple[str, Chart]]:
    """Return one drawing of each kind."""
    glazes = [tuple(Glaze)[number % 5] for number in range(38)]
    levels = [Level(word="floor", at=10, shown="10"), Level(word="target", at=20, shown="20")]
    stones = [Milestone(0.25, True), Milestone(0.6, False), Milestone(1, False)]
    returns = [
        Return(chance=chance, share=share, low=max(0, share - 0.18), high=min(1, share + 0.12))
        for chance, share in ((1, 0.4), (2, 0.6), (3, 0.8), (5, 0.92))
    ]
    belief = BeliefWords(
        label="Belief 80, then 45", before="80", after="45", when_before="May", when_after="June"
    )
    return [
        ("Frieze", frieze(glazes, words=FriezeWords(sentence="38 pieces laid", loud="38 pieces"), new=1)),
        ("Ring with its word", ring_with_word(0.7, label="Steady", word="steady", caption="since March")),
        ("Floor, target, stretch", reach_bar(12, levels, label="12 of 10 and 20", rtl=rtl)),
        ("Way", road(0.4, stones, label="40 of 100", rtl=rtl)),
        ("Coming back", bounce_back(returns, words=_RETURN, rtl=rtl)),
        ("Belief", belief_slope(80, 45, words=belief, rtl=rtl)),
        ("Forecast", _forecast(today, rtl)),
    ]


_RETURN = ReturnWords(label="Half are back after two chances", half="half", all_back="all back")


def _forecast(today: date, rtl: bool) -> Chart:
    past = [(today + timedelta(days=day), 20 + day / 2) for day in range(-40, 1, 4)]
    ahead = [
        Spread(
            day=today + timedelta(days=day),
            low=20 + day * 0.2,
            inner_low=20 + day * 0.35,
            middle=20 + day * 0.5,
            inner_high=20 + day * 0.65,
            high=20 + day * 0.8,
        )
        for day in range(0, 61, 6)
    ]
    words = FanWords(label="20 today, 50 in about sixty days", now="20 today", goal="50")
    return forecast_fan(Forecast(past=past, ahead=ahead, goal=50), words=words, rtl=rtl)


def _metric(name: str, kind: Kind, direction: Direction = Direction.AT_LEAST) -> Metric:
    levels = {
        Direction.AT_LEAST: Levels(since=MADE.date(), floor=10, target=20, stretch=40),
        Direction.AT_MOST: Levels(since=MADE.date(), limit=2, ceiling=4),
        Direction.OBSERVE: Levels(since=MADE.date()),
    }[direction]
    return Metric(
        id=UUID(int=1),
        name=name,
        kind=kind,
        direction=direction,
        plans=(Plan(since=MADE.date(), schedule=Schedule()),),
        levels=(levels if kind is not Kind.BOOLEAN else Levels(since=MADE.date()),),
        starts_on=MADE.date(),
        created_at=MADE,
    )


def _line(
    metric: Metric,
    state: State,
    today: date,
    share: float | None,
    amount: float | None,
    mark: DayMark | None = None,
) -> Line:
    last = mark or (DayMark.OPEN if amount is None else DayMark.DONE)
    return Line(
        metric=metric,
        state=state,
        momentum=None if share is None else Momentum(closed=share, live=share),
        totals=Totals(),
        marks=(*WEEK, last),
        day=Day(amount=amount, skipped=state is State.SKIPPED),
        levels=metric.levels_on(today),
    )


ROUTES: tuple[ControllerRouterHandler, ...] = (look,)
