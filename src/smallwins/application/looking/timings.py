"""When sessions went best; and, kept apart from it, around which hour one does what one does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smallwins.domain.metric import Metric
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.patterns.discovery import benjamini_hochberg
from smallwins.statistics.patterns.timing import (
    Bucket,
    Clock,
    Session,
    TimeComparison,
    TimeKind,
    best_times,
    clock,
    compare_times,
)

MOST_TIMED = 4
"""Metrics whose hours and weekdays are looked at, those with the most sessions first; it is about speed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BestTime:
    """The part of the day, or the weekday, at which the sessions of these metrics went best so far."""

    metrics: tuple[Metric, ...]
    comparison: TimeComparison
    best: Bucket
    q: float

    @property
    def metric(self) -> Metric | None:
        """The metric this is about, None where several are taken together."""
        return self.metrics[0] if len(self.metrics) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What was found, what showed nothing clear, and what is too young; None stands for all together."""

    held: list[BestTime]
    unclear: list[tuple[Metric | None, TimeKind]]
    not_yet: list[tuple[Metric, TimeKind, NotEnough]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """Around which hour one does something; it says nothing of how it goes then."""

    metric: Metric
    clock: Clock


def habits(hours: Mapping[Metric, Sequence[float]]) -> tuple[list[Habit], list[Metric]]:
    """Return what gathers around an hour, the most gathered first, and what is done at any hour."""
    asked = [(metric, clock(each)) for metric, each in hours.items()]
    known = [Habit(metric=metric, clock=seen) for metric, seen in asked if isinstance(seen, Clock)]
    clear = sorted((each for each in known if each.clock.clear), key=lambda each: -each.clock.gathered)
    return clear, [each.metric for each in known if not each.clock.clear]


def timed(sessions: Mapping[Metric, Sequence[Session]]) -> Timed:
    """Ask when sessions go best; every question counts among those asked at once, named or not."""
    most = sorted(sessions, key=lambda metric: -len(sessions[metric]))[:MOST_TIMED]
    together = [tuple(most)] if len(most) > 1 else []
    questions = [
        (of, kind, compare_times([each for metric in of for each in sessions[metric]], kind))
        for of in [*((metric,) for metric in most), *together]
        for kind in TimeKind
    ]
    asked = [(of, each) for of, _, each in questions if isinstance(each, TimeComparison)]
    best = best_times([each for _, each in asked])
    q = benjamini_hochberg([each.p for _, each in asked]).tolist()
    answers = list(zip(asked, best, q, strict=True))
    return Timed(
        held=[
            BestTime(metrics=of, comparison=each, best=found, q=sure)
            for (of, each), found, sure in answers
            if found is not None
        ],
        unclear=[
            (of[0] if len(of) == 1 else None, each.kind) for (of, each), found, _ in answers if found is None
        ],
        not_yet=[
            (of[0], kind, each)
            for of, kind, each in questions
            if isinstance(each, NotEnough) and len(of) == 1
        ],
    )
