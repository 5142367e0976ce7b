"""What waits, and how long it usually takes to begin (C9). A fact beside an offer, never a reproach."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from smallwins.statistics.bounce_back import CurveStep, Lapse, recovery_curve, waiting_after
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.targets import nearest_rank

# Days before a step is said to wait, or the own 80th percentile once there are ten starts; and days past
# a planned start (conventions, C9).
PATIENCE, OWN_SHARE, FEWEST_STARTS = 7.0, 0.80, 10
PAST_PLAN = 3.0
# At most so many waiting steps are shown (convention).
MOST_SHOWN = 3
# Starts before the table of readiness is shown, and where its rows end (conventions; ratings 0 to 10).
FEWEST_READY = 5
READY_ROWS = ((0, 4), (5, 7), (8, 10))
# The days for which the chance of having begun is told (convention).
WITHIN = (3, 7, 14)
# Starts before a typical time to begin is told, as for lapses (C2).
FEWEST_STEPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Days from making a step to the first effort on it; unstarted ones have waited so long until now."""

    days: float
    started: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeToStart:
    """How long `steps` steps took to begin: the median in days and the chance within 3, 7 and 14 days."""

    steps: int
    median: int | None
    within: dict[int, float]
    curve: tuple[CurveStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unstarted:
    """A step that has not begun; `days_past_plan` is None without a planned start."""

    key: str
    age_days: float
    days_past_plan: float | None = None
    for_someone_else: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessRow:
    """Of `started` steps begun at `low` to `high` of ten ready, `fine` went fine or better."""

    low: int
    high: int
    started: int
    fine: int


def time_to_start(starts: Sequence[Start]) -> TimeToStart | NotEnough:
    """Return how long steps take to begin, the unstarted ones counted as waiting until now.

    Kaplan-Meier as in C2: leaving out what has not begun would look faster than it is. Days are whole
    days begun, so that a step started on the day it was made took 0. Needs five steps.
    """
    if len(starts) < FEWEST_STEPS:
        return NotEnough(len(starts), FEWEST_STEPS, "steps")
    spans = [
        Lapse(began=i, length=math.floor(max(0.0, start.days)), recovered=start.started)
        for i, start in enumerate(starts)
    ]
    curve = recovery_curve(spans)
    return TimeToStart(
        steps=len(starts),
        median=next((step.time for step in curve if step.waiting <= 0.5 + 1e-12), None),
        within={days: 1 - waiting_after(curve, days) for days in WITHIN},
        curve=curve,
    )


def patience(starts: Sequence[Start]) -> float:
    """Return the age in days beyond which an unstarted step waits: a week, or longer if that is usual."""
    took = [start.days for start in starts if start.started]
    if len(took) < FEWEST_STARTS:
        return PATIENCE
    return max(PATIENCE, nearest_rank(took, OWN_SHARE))


def waiting(steps: Sequence[Unstarted], *, patience_days: float = PATIENCE) -> tuple[Unstarted, ...]:
    """Return the steps that wait, the longest first, at most three; waiting for someone else is exempt."""
    found = [step for step in steps if waits(step, patience_days=patience_days)]
    return tuple(sorted(found, key=lambda step: (-step.age_days, step.key))[:MOST_SHOWN])


def waits(step: Unstarted, *, patience_days: float = PATIENCE) -> bool:
    """Return whether a step has waited longer than usual, or more than three days past its plan."""
    if step.for_someone_else:
        return False
    overdue = step.days_past_plan is not None and step.days_past_plan > PAST_PLAN
    return overdue or step.age_days > patience_days


def readiness_table(starts: Sequence[tuple[float, bool]]) -> tuple[ReadinessRow, ...] | NotEnough:
    """Return how starts went, by how ready one felt: 0 to 4, 5 to 7 and 8 to 10 of ten.

    Args:
        starts: readiness from 0 to 10 at the start, and whether it went fine or better; at least five.
    """
    if len(starts) < FEWEST_READY:
        return NotEnough(len(starts), FEWEST_READY, "starts")
    return tuple(
        ReadinessRow(low=low, high=high, started=len(went), fine=sum(went))
        for low, high in READY_ROWS
        if (went := [fine for ready, fine in starts if low <= round(ready) <= high])
    )
