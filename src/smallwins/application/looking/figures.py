"""The numbers behind each sentence of a finding, for a script or a sheet of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from uuid import UUID

from smallwins.application.looking.findings import Tried, name_of, step_of, told
from smallwins.application.looking.insights import (
    Drift,
    Insight,
    Insights,
    Pattern,
    Question,
    Together,
)
from smallwins.application.looking.timings import BestTime, Habit
from smallwins.catalogue import show
from smallwins.catalogue.patterns import findings as words
from smallwins.catalogue.patterns.findings import MONTH
from smallwins.domain.metric import Kind, Metric
from smallwins.statistics.detectors import Dropping, Extremes, Transitions
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.patterns.timing import Clock, TimeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """The other way round: how strongly, from -1 to 1, the day after went with the outcome, and its own p."""

    r: float
    p: float
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was asked of which, and the answer in numbers; None where the method gives none.

    `effect` has the sign of its direction, with its 90 % interval from `low` to `high`, all in `unit`:
    minutes, points (of 10), share (of days or gaps, 0 to 1), or the unit of the metric, with "a minute"
    behind it where sessions were not rated; None for sessions of several metrics together, which is standard
    deviations of each. With a factor it is the difference for `per` more of it, in `per_unit`, `lag` days
    before; of a best time the mean there less the mean of all; of a drift the difference of a day from one
    month to the next. `back` is the other way round: the outcome a day before the factor. `p` is of this
    question alone, `q` after all that were asked that day. `days`, `sessions` and `gaps` say what it rests
    on.
    """

    question: Question
    outcome: str
    effect: float
    unit: str | None
    factor: str | None = None
    low: float | None = None
    high: float | None = None
    per: float | None = None
    per_unit: str | None = None
    lag: int | None = None
    back: Back | None = None
    p: float | None = None
    q: float | None = None
    days: int | None = None
    sessions: int | None = None
    gaps: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A finding: in words, the experiment it could become, and its numbers."""

    headline: str
    effect: str
    caution: str
    tried: Tried | None
    numbers: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedHabit:
    """Around which hour something is done, in words and numbers; hours of the day, 13.5 is half past one."""

    metric: UUID
    said: str
    clock: Clock


def habit_of(habit: Habit) -> NumberedHabit:
    """Put a habit into words and numbers."""
    said = words.habit(habit.metric.name, habit.clock)
    return NumberedHabit(metric=habit.metric.id, said=said, clock=habit.clock)


def numbered(found: Insights, insight: Insight) -> Numbered:
    """Put a finding into words and numbers."""
    said = told(found, insight)
    return Numbered(
        headline=said.headline,
        effect=said.effect,
        caution=said.caution,
        tried=said.tried,
        numbers=figures(found, insight),
    )


def figures(found: Insights, insight: Insight) -> Figures:
    """Return the numbers of one finding."""
    match insight:
        case Together():
            return _together(found, insight)
        case BestTime():
            return _best(found, insight)
        case Drift():
            return _drift(insight)
        case Pattern():
            return _pattern(insight)


def unit_of(metric: Metric | None) -> str:
    """Name the unit in which differences of a metric are given, the same in every language."""
    if metric is None or metric.kind is Kind.BOOLEAN:
        return "share"
    if metric.kind is Kind.RATING:
        return "points"
    return "minutes" if metric.kind is Kind.DURATION else metric.unit


def _together(found: Insights, insight: Together) -> Figures:
    seen, step = insight.finding.association, step_of(found, insight)
    back = insight.finding.reverse
    return Figures(
        question=Question.TOGETHER,
        outcome=name_of(insight.outcome),
        effect=seen.slope * step,
        unit=unit_of(insight.outcome.metric),
        factor=name_of(insight.factor),
        low=seen.low * step,
        high=seen.high * step,
        per=step,
        per_unit=unit_of(insight.factor.metric),
        lag=seen.lag,
        back=None if isinstance(back, NotEnough) else Back(r=back.r, p=back.p, days=back.days),
        p=seen.p,
        q=insight.finding.q,
        days=seen.days,
    )


def _best(found: Insights, insight: BestTime) -> Figures:
    asked, metric = insight.comparison, insight.metric
    unit = None
    if metric is not None:
        unit = "points" if metric in found.calendar.rated else f"{metric.unit} a minute".strip()
    return Figures(
        question=Question.WEEKDAY if asked.kind is TimeKind.WEEKDAY else Question.DAY_PART,
        outcome=show.listed([metric.name for metric in insight.metrics]),
        effect=insight.best.mean - asked.overall,
        unit=unit,
        low=insight.best.low - asked.overall,
        high=insight.best.high - asked.overall,
        p=asked.p,
        q=insight.q,
        days=asked.days,
        sessions=asked.sessions,
    )


def _drift(insight: Drift) -> Figures:
    seen = insight.trend
    return Figures(
        question=Question.DRIFT,
        outcome=name_of(insight.series),
        effect=seen.slope * MONTH,
        unit=unit_of(insight.series.metric),
        low=seen.low * MONTH,
        high=seen.high * MONTH,
        p=seen.p,
        q=insight.q,
        days=seen.days,
    )


def _pattern(insight: Pattern) -> Figures:
    effect, p, days, gaps = _of_pattern(insight.found)
    return Figures(
        question=Question.ALL_OR_NOTHING,
        outcome=insight.metric.name,
        effect=effect,
        unit="share",
        p=p,
        days=days,
        gaps=gaps,
    )


def _of_pattern(
    found: Extremes | Transitions | Dropping,
) -> tuple[float, float | None, int | None, int | None]:
    """The share that makes the pattern, its p, and the days or gaps it rests on."""
    match found:
        case Extremes():
            return found.empty + found.full, None, found.days, None
        case Transitions():
            counted = (found.miss_then_miss, found.miss_then_hit, found.hit_then_miss, found.hit_then_hit)
            return found.likelier, found.p, int(fsum(counted)), None
        case Dropping():
            return found.away, None, None, found.lapses
