"""What the record suggests when it is asked: at most three findings, what showed nothing, what is too young.

Every question of the day is corrected for being one of many; nothing here says why (method C2 to C4, C10).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from smallwins.application.looking.daily import Calendar, Series, calendar
from smallwins.application.looking.kept import Kept
from smallwins.application.looking.returns import Chances, ComingBack, chances_of, coming_back
from smallwins.application.looking.timings import BestTime, Habit, habits, timed
from smallwins.application.metrics import metrics
from smallwins.application.ports import Now, Store
from smallwins.domain.metric import Metric
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.statistics.detectors import Dropping, Extremes, Transitions
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.patterns.association import LEAST_DAYS, MOST_SHIFT_P, Trend, associate, trend
from smallwins.statistics.patterns.discovery import benjamini_hochberg
from smallwins.statistics.patterns.scan import MOST_FINDINGS, MOST_Q, Finding, Scan, findings, scan
from smallwins.statistics.patterns.timing import TimeKind

MOST_NOT_YET = 6
"""Questions named that still want for days; the nearest to enough come first. A design choice."""
MOST_KEPT = 8
"""Answers kept in memory: one for each person and rev of the day."""


class Question(StrEnum):
    """What was asked of a series."""

    TOGETHER = "together"
    DAY_PART = "day-part"
    WEEKDAY = "weekday"
    DRIFT = "drift"
    ALL_OR_NOTHING = "all-or-nothing"
    HOUR = "hour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """An outcome that went with a factor, the same day or the day after."""

    factor: Series
    outcome: Series
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A series that slowly rises or falls."""

    series: Series
    trend: Trend
    q: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """An all-or-nothing pattern in one metric's days."""

    metric: Metric
    found: Extremes | Transitions | Dropping


Insight = Together | BestTime | Drift | Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was looked at and showed nothing clear."""

    question: Question
    of: Series
    others: tuple[Series, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYet:
    """A question for which there are not enough days, sessions or pairs yet."""

    question: Question
    of: Series
    other: Series | None = None
    missing: NotEnough


@dataclass(frozen=True, slots=True, kw_only=True)
class Insights:
    """The answer of one day: `more` counts findings that held up beyond the three shown.

    `habits` only describe when things are done; they are no findings.
    """

    calendar: Calendar
    shown: tuple[Insight, ...]
    more: int
    unclear: tuple[Looked, ...]
    not_yet: tuple[NotYet, ...]
    coming_back: ComingBack | None
    habits: tuple[Habit, ...] = ()


_kept: Kept[Insights] = Kept(MOST_KEPT)


def insights(store: Store, person: Profile, now: Now) -> Insights:
    """Ask the record everything at once; the answer is kept in memory until the record or the day changes."""
    return _kept.of(store, person, now, lambda: _asked(store, person, now))


def _asked(store: Store, person: Profile, now: Now) -> Insights:
    laid_out = calendar(store, person, now)
    pauses = store.all(Pause, person.id)
    followed = [metric for metric in metrics(store, person) if metric.is_judged]
    chances = [chances_of(store, person, metric, pauses, now) for metric in followed]
    together = _together(laid_out)
    timed = _times(laid_out)
    shaped = _patterns(chances)
    clear, any_hour = habits(laid_out.hours)
    round_the_clock = (Looked(question=Question.HOUR, of=Series(metric=metric)) for metric in any_hour)
    held = [*sorted([*together.held, *timed.held], key=_p), *shaped.held, *together.drifts]
    return Insights(
        calendar=laid_out,
        shown=tuple(held[:MOST_FINDINGS]),
        more=max(0, len(held) - MOST_FINDINGS) + together.further,
        unclear=(*together.unclear, *timed.unclear, *shaped.unclear, *round_the_clock),
        not_yet=(*together.not_yet, *timed.not_yet, *shaped.not_yet)[: 2 * MOST_NOT_YET],
        coming_back=coming_back(chances),
        habits=tuple(clear),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answers:
    held: list[Insight]
    unclear: list[Looked]
    not_yet: list[NotYet]
    drifts: tuple[Drift, ...] = ()
    further: int = 0


def _p(insight: Insight) -> float:
    # What can be tried is told before what merely moves; among those, the surest first.
    match insight:
        case Together():
            return insight.finding.association.p
        case BestTime():
            return insight.comparison.p
        case _:
            return 1.0


def _together(laid_out: Calendar) -> _Answers:
    series, weekday = laid_out.series, laid_out.first_weekday
    outcomes = [row for row, each in enumerate(series) if each.may_be_outcome]
    asked = _without_the_obvious(scan(laid_out.table, weekday, outcomes=outcomes), series)
    moved = [trend(laid_out.table[row], weekday) for row in outcomes]
    tested = [(row, each) for row, each in zip(outcomes, moved, strict=True) if isinstance(each, Trend)]
    q = benjamini_hochberg(np.concatenate([asked.p, [each.p for _, each in tested]]))
    asked = replace(asked, q=q[: len(asked.p)])
    found = findings(asked, laid_out.table, weekday)
    drifts = sorted(
        (
            Drift(series=series[row], trend=each, q=sure)
            for (row, each), sure in zip(tested, q[len(asked.p) :].tolist(), strict=True)
            if sure <= MOST_Q
        ),
        key=lambda drift: drift.trend.p,
    )
    moving = {drift.series for drift in drifts}
    return _Answers(
        held=[Together(factor=series[f.factor], outcome=series[f.outcome], finding=f) for f in found],
        unclear=[
            *_pairs_unclear(asked, found, series),
            *(
                Looked(question=Question.DRIFT, of=series[row])
                for row, _ in tested
                if series[row] not in moving
            ),
        ],
        not_yet=_too_young(laid_out, outcomes, asked),
        drifts=tuple(drifts),
        further=len(_further(asked, found)),
    )


def _without_the_obvious(asked: Scan, series: Sequence[Series]) -> Scan:
    """Leave out a tag beside the metric whose entries carry it: they go together by definition."""
    pairs = zip(asked.factor.tolist(), asked.outcome.tolist(), strict=True)
    kept = np.array([not series[x].is_about(series[y]) for x, y in pairs], dtype=np.bool_)
    columns = {name: getattr(asked, name)[kept] for name in Scan.__dataclass_fields__}
    return Scan(**columns)


def _pairs_unclear(asked: Scan, found: Sequence[Finding], series: Sequence[Series]) -> list[Looked]:
    """Name the pairs that showed nothing, or whose checks did not bear them out."""
    beside: dict[int, list[int]] = {}
    seen = {frozenset((each.factor, each.outcome)) for each in found} | _further(asked, found)
    for x, y in zip(asked.factor.tolist(), asked.outcome.tolist(), strict=True):
        if frozenset((x, y)) not in seen:
            seen.add(frozenset((x, y)))
            beside.setdefault(y, []).append(x)
    return [
        Looked(question=Question.TOGETHER, of=series[y], others=tuple(series[x] for x in sorted(xs)))
        for y, xs in sorted(beside.items())
    ]


def _further(asked: Scan, found: Sequence[Finding]) -> set[frozenset[int]]:
    """Return the pairs that held up beyond those told; there are none while fewer are told than may be."""
    if len(found) < MOST_FINDINGS:
        return set()
    held = (asked.q <= MOST_Q) & (asked.shift_p <= MOST_SHIFT_P)
    pairs = zip(asked.factor[held].tolist(), asked.outcome[held].tolist(), strict=True)
    return {frozenset(pair) for pair in pairs} - {frozenset((each.factor, each.outcome)) for each in found}


def _too_young(laid_out: Calendar, outcomes: Sequence[int], asked: Scan) -> list[NotYet]:
    """Name the pairs that want for days, those nearest to enough first."""
    known = np.isfinite(laid_out.table).astype(np.int64)
    shared = known @ known.T
    done = {frozenset(pair) for pair in zip(asked.factor.tolist(), asked.outcome.tolist(), strict=True)}
    open_pairs = sorted(
        (shared[x, y] >= LEAST_DAYS, -int(shared[x, y]), x, y)
        for y in outcomes
        for x in range(len(laid_out.series))
        if x != y and shared[x, y] and frozenset((x, y)) not in done and not (x in outcomes and x > y)
    )
    wanting = [(x, y, _wants(laid_out, x, y)) for _, _, x, y in open_pairs[:MOST_NOT_YET]]
    return [
        NotYet(question=Question.TOGETHER, of=laid_out.series[y], other=laid_out.series[x], missing=missing)
        for x, y, missing in wanting
        if missing is not None
    ]


def _wants(laid_out: Calendar, x: int, y: int) -> NotEnough | None:
    """Return what a pair wants for: days, fewer gaps between them, or amounts that differ."""
    found = associate(laid_out.table[x], laid_out.table[y], laid_out.first_weekday)
    return found if isinstance(found, NotEnough) else None


def _times(laid_out: Calendar) -> _Answers:
    told = timed(laid_out.sessions)
    # What one metric says by itself is not said again of all together.
    alone = {each.comparison.kind for each in told.held if each.metric}
    return _Answers(
        held=[each for each in told.held if each.metric or each.comparison.kind not in alone],
        unclear=[Looked(question=_question(kind), of=Series(metric=metric)) for metric, kind in told.unclear],
        not_yet=[
            NotYet(question=_question(kind), of=Series(metric=metric), missing=missing)
            for metric, kind, missing in told.not_yet
            if kind is TimeKind.DAY_PART
        ],
    )


def _question(kind: TimeKind) -> Question:
    return Question.WEEKDAY if kind is TimeKind.WEEKDAY else Question.DAY_PART


def _patterns(chances: Sequence[Chances]) -> _Answers:
    held: list[Insight] = []
    unclear: list[Looked] = []
    for each in chances:
        looked = list(each.patterns())
        found = [one for one in looked if not isinstance(one, NotEnough) and one.found]
        held += [Pattern(metric=each.metric, found=one) for one in found[:1]]
        if any(not isinstance(one, NotEnough) for one in looked) and not found:
            unclear.append(Looked(question=Question.ALL_OR_NOTHING, of=Series(metric=each.metric)))
    return _Answers(held=held, unclear=unclear, not_yet=[])
