"""A goal's pictures: the way so far, where the pace leads, and how daunting it feels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from smallwins.application.goals import Way, goals
from smallwins.application.goals import way as way_of
from smallwins.application.walking import ahead, pace, rehearsals
from smallwins.catalogue import goals as words
from smallwins.catalogue import language, show
from smallwins.catalogue.language import _
from smallwins.charts.chart import Chart, Figure, Table
from smallwins.charts.curve import RatingWords, rating_line
from smallwins.charts.fan import FanWords, Spread, forecast_fan
from smallwins.charts.fan import Forecast as Fan
from smallwins.charts.road import Milestone, road
from smallwins.charts.scale import DayTick, Tick, level_ticks, tick_days
from smallwins.domain.goal import Goal
from smallwins.domain.metric import Metric
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.forecast import Forecast, NoForecast, sums_ahead
from smallwins.web.views.questionnaire_view import drawn
from smallwins.web.visit import Visit

SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)
"""What the two bands of a forecast hold: eight in ten and half of all futures (convention)."""

AFTER = 3
"""Weeks drawn beyond the last date of a forecast (convention)."""

MOST_WEEKS = 260

MOST_GOALS = 3
"""Goals of one metric whose forecast stands on its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """What a goal's page shows of its way; each part is None where there is nothing to show yet."""

    road: Chart | None
    gone: str
    ends: tuple[str, str] | None
    ahead: Figure | None
    ahead_words: str
    asked: str
    daunting: Figure | None
    prepared: Figure | None


def pictured(visit: Visit, way: Way, metric: Metric | None) -> Pictured:
    """Return the pictures of a goal and their words."""
    goal = way.goal
    ahead, said = _ahead(visit, goal, way, metric)
    return Pictured(
        road=_road(way, metric),
        gone=words.gone(goal, metric, way.current) if metric and way.current is not None else "",
        ends=_ends(goal, metric),
        ahead=ahead,
        ahead_words=said,
        asked=_asked(visit, goal, metric),
        daunting=_daunting(goal, visit.now.today),
        prepared=_prepared(visit, goal),
    )


def leading(visit: Visit, metric: Metric) -> list[tuple[Goal, Figure | None, str]]:
    """Return where the pace leads for each open goal of a metric: a figure, or the sentence in its place."""
    held = [goal for goal in goals(visit.store, visit.person) if goal.is_open and goal.metric == metric.id]
    seen = [
        (goal, *_ahead(visit, goal, way_of(visit.store, visit.person, visit.now, goal), metric))
        for goal in held[:MOST_GOALS]
    ]
    return [each for each in seen if each[1] or each[2]]


def _ends(goal: Goal, metric: Metric | None) -> tuple[str, str] | None:
    if metric is None or goal.target is None:
        return None
    return words.amount(goal.baseline or 0.0, metric), words.amount(goal.target, metric)


def _road(way: Way, metric: Metric | None) -> Chart | None:
    goal = way.goal
    if metric is None or way.share is None or way.current is None:
        return None
    marks = [mark for mark in goal.milestones if mark.threshold is not None]
    stones = [Milestone(goal.share(mark.threshold or 0.0) or 0.0, bool(mark.crossed_on)) for mark in marks]
    crossed = show.listed([mark.title for mark in marks if mark.crossed_on]) or _("none yet")
    label = _("%(gone)s. Milestones crossed: %(crossed)s.") % {
        "gone": words.gone(goal, metric, way.current),
        "crossed": crossed,
    }
    return road(way.share, stones, label=label, rtl=language.is_right_to_left())


def _asked(visit: Visit, goal: Goal, metric: Metric | None) -> str:
    asked = ahead.asked_of_weeks(visit.store, visit.person, visit.now, goal)
    if metric is None or not isinstance(asked, ahead.Asked):
        return ""
    said = words.asked(asked.per_week, asked.reached, asked.weeks, metric)
    return f"{said} {words.reach(asked.reach)}"


def _ahead(visit: Visit, goal: Goal, way: Way, metric: Metric | None) -> tuple[Figure | None, str]:
    """Return the forecast's figure, or the sentence that stands in its place."""
    found = ahead.forecast_of(visit.store, visit.person, visit.now, goal) if goal.is_open else None
    match found:
        case Forecast() if metric is not None and way.current is not None:
            return _fan(visit, goal, way.current, metric, found), ""
        case NotEnough():
            return None, words.too_young(found)
        case NoForecast.BEYOND_TEN_YEARS:
            return None, _("Longer than ten years at this pace. Change the size, or the pace?")
        case NoForecast.EMPTY_WEEKS:
            return None, _("Your recent weeks were empty here. The smallest first step is enough to begin.")
    return None, ""


def _fan(visit: Visit, goal: Goal, current: float, metric: Metric, found: Forecast) -> Figure:
    today = visit.now.today
    dates = [today + timedelta(weeks=week) for week in (found.even, found.likely) if week is not None]
    spreads = _spreads(visit, goal, current, metric, found)
    zone = visit.now.at.tzinfo
    past = [(pace.made_on(visit.person, goal, zone), goal.baseline or 0.0)]
    past += [*pace.readings(visit.store, visit.person, goal, zone), (today, current)]
    drawn = Fan(past=past, ahead=spreads, goal=goal.target or 0.0, dates=dates, start=goal.baseline or 0.0)
    sentence = words.expected(dates[0], dates[1] if len(dates) > 1 else None, today)
    chart = forecast_fan(
        drawn,
        words=_fan_words(goal, metric, current, past[0][0], spreads[-1].day, sentence),
        rtl=language.is_right_to_left(),
    )
    return Figure(
        svg=chart.svg,
        label=chart.label,
        sentence=sentence,
        small=words.from_weeks(found.weeks),
        table=_table(spreads, metric, today),
    )


def _spreads(visit: Visit, goal: Goal, current: float, metric: Metric, found: Forecast) -> list[Spread]:
    weeks = pace.closed_weeks(visit.store, visit.person, visit.now, metric)
    left = abs((goal.target or 0.0) - current)
    ahead = min(MOST_WEEKS, (found.likely or found.even) + AFTER)
    sums = sums_ahead(weeks, left, step=metric.smallest_step, ahead=ahead, shares=SHARES)
    sign = -1.0 if goal.is_falling else 1.0
    return [
        Spread(
            day=visit.now.today + timedelta(weeks=week),
            low=current + sign * low,
            inner_low=current + sign * inner_low,
            middle=current + sign * middle,
            inner_high=current + sign * inner_high,
            high=current + sign * high,
        )
        for week, (low, inner_low, middle, inner_high, high) in enumerate(sums, 1)
    ]


def _fan_words(
    goal: Goal, metric: Metric, current: float, first: date, last: date, sentence: str
) -> FanWords:
    target = goal.target or 0.0
    label = _("%(gone)s. %(sentence)s") % {"gone": words.gone(goal, metric, current), "sentence": sentence}
    near = abs(target) * 0.05
    levels = [
        Tick(level, show.number(level)) for level in level_ticks(target * 0.95) if abs(level - target) > near
    ]
    return FanWords(
        label=label,
        now=_("%(amount)s today") % {"amount": show.number(current)},
        goal=words.amount(target, metric),
        levels=[] if goal.is_falling else levels,
        days=[DayTick(day, _axis_word(day, first, last)) for day in tick_days(first, last, most=4)],
    )


def _axis_word(day: date, first: date, last: date) -> str:
    is_new_year = day.month == 1 and (last - first).days >= 400
    return str(day.year) if is_new_year else show.month(day)


def _table(spreads: list[Spread], metric: Metric, today: date) -> Table:
    every = max(1, len(spreads) // 8)
    rows = [
        (
            show.short_day(each.day, today),
            words.amount(each.low, metric),
            words.amount(each.middle, metric),
            words.amount(each.high, metric),
        )
        for each in spreads[every - 1 :: every]
    ]
    head = (_("by"), _("nine in ten above"), _("about even"), _("one in ten above"))
    return Table(head=head, rows=rows, word=_("As a table"))


def _prepared(visit: Visit, goal: Goal) -> Figure | None:
    held = rehearsals.preparedness(visit.store, visit.person, goal)
    return drawn(_("How prepared you feel, after each rehearsal"), held, visit.now.today)


def _daunting(goal: Goal, today: date) -> Figure | None:
    felt = sorted(goal.daunting, key=lambda each: each.on)
    if len(felt) < 2:
        return None
    sentence = words.daunting(felt[0].rating, felt[0].on, felt[-1].rating, today)
    chart = rating_line(
        [(each.on, each.rating) for each in felt],
        words=RatingWords(
            label=sentence,
            first=show.number(felt[0].rating),
            last=show.number(felt[-1].rating),
            when_first=show.short_day(felt[0].on, today),
            when_last=_("now"),
        ),
        rtl=language.is_right_to_left(),
    )
    return Figure(svg=chart.svg, label=chart.label, sentence=sentence)
