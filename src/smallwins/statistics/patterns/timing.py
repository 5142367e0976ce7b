"""When one works, and when it goes well: two questions, kept apart (method C3).

The first only describes habit. The second needs an outcome for each session, and even then other things
differ by time of day too; so the answer is "went best so far", never advice.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

import numpy as np

from smallwins.statistics.distributions import student_quantile
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.patterns.arrangement import Labels, Numbers, Shrinkage, arrangement_p, shrink
from smallwins.statistics.patterns.discovery import benjamini_hochberg

LEAST_SESSIONS = 20
"""Sessions before a best time is named. A design choice."""
LEAST_DAYS = 14
"""Different days they lie on. A design choice."""
LEAST_IN_BUCKET = 3
"""Sessions a time needs to be looked at. A design choice."""
LEAST_TO_NAME = 5
"""Sessions a time needs to be named best. A design choice."""
CLEAR_BELOW = 0.05
"""The p, or the q of several questions at once, under which something is named. A convention."""
RANGE_TO = 0.95
"""Upper quantile of the range of a time's mean, so that it is a 90 % range. A convention."""
LEAST_FOR_CLOCK = 5
"""Sessions before a mean hour is computed at all. A design choice."""
DAY_PART_STARTS = 4
"""Hour at which the first of the six day parts of four hours begins. A design choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One sitting: its metric, the person's date and local hour (13.5 is half past one), and how it went.

    The hour is None where only the day is known; such a session counts where weekdays are compared alone.
    The outcome is whatever is better when it is more (amount a minute, a 0–10 rating); None if unknown.
    """

    metric: str
    day: date
    hour: float | None
    outcome: float | None = None


class TimeKind(Enum):
    """What is told apart: six parts of the day, the first from 4 to 8, or seven weekdays from Monday."""

    DAY_PART = "day part"
    WEEKDAY = "weekday"

    def bucket(self, session: Session) -> int | None:
        """Return the number of the part of the day (None if unknown) or of the weekday of `session`."""
        if self is TimeKind.WEEKDAY:
            return session.day.weekday()
        if session.hour is None:
            return None
        return int((session.hour - DAY_PART_STARTS) % 24 // 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """One part of the day or weekday: its sessions, their mean, and the mean it is believed to have.

    From `low` to `high` runs the range of that belief. It held the true mean of a time that was named in 0.77
    to 0.94 of simulated records (20 to 250 sessions), where a range around the plain mean held it in 0.54 to
    0.93: what is named best is so by some luck too.
    """

    number: int
    sessions: int
    mean: float
    shrunk: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeComparison:
    """How sessions went at different times; `p` that nothing but chance tells the times apart.

    Means are in the metric's own unit if `natural`, else in standard deviations of each metric.
    """

    kind: TimeKind
    sessions: int
    days: int
    natural: bool
    overall: float
    buckets: tuple[Bucket, ...]
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Around which hour sessions gather; `gathered` from 0 (all round the clock) to 1, p by Rayleigh.

    Two in three sessions lie between `early` and `late`, which may run past midnight.
    """

    sessions: int
    mean_hour: float
    early: float
    late: float
    gathered: float
    p: float

    @property
    def clear(self) -> bool:
        """Whether a mean hour may be shown; that of spread-out sessions misleads."""
        return self.p < CLEAR_BELOW


def compare_times(
    sessions: Sequence[Session], kind: TimeKind, *, seed: int = 0
) -> TimeComparison | NotEnough:
    """Compare how sessions went at different times.

    Times with fewer than three sessions are left out. Arrangements are permuted within the calendar month, so
    that getting better over the months is not read as an effect of the hour.

    Args:
        sessions: in any order; those without an outcome, or of a metric whose outcomes never differ, are left
            out, and where parts of the day are compared those whose hour is not known. Outcomes of several
            metrics are standardised within each.
        kind: what is told apart.
        seed: of the drawn arrangements.

    Returns:
        Not enough below 20 "sessions" on 14 "days" at two "times". Naming is for `best_times`.
    """
    kept, outcomes, natural = pooled([s for s in _told(sessions) if kind.bucket(s) is not None])
    buckets = np.array([kind.bucket(session) for session in kept], dtype=np.int64)
    large = np.isin(buckets, np.flatnonzero(np.bincount(buckets, minlength=7) >= LEAST_IN_BUCKET))
    kept = [session for session, keep in zip(kept, large.tolist(), strict=True) if keep]
    numbers, labels = np.unique(buckets[large], return_inverse=True)
    days = len({session.day for session in kept})
    if short := _short(len(kept), days, len(numbers)):
        return short
    fit = shrink(outcomes[large], labels)
    return TimeComparison(
        kind=kind,
        sessions=len(kept),
        days=days,
        natural=natural,
        overall=fit.overall,
        buckets=_believed(numbers.tolist(), fit),
        p=arrangement_p(outcomes[large], labels, _months(kept), seed=seed),
    )


def best_times(asked: Sequence[TimeComparison]) -> tuple[Bucket | None, ...]:
    """Name the best time of each comparison, or None: "no clear best time so far".

    All comparisons looked at together belong in one call, named or not: their p values are corrected for
    being many. A time is named if it has at least five sessions and is believed to be the highest of those.
    """
    q = benjamini_hochberg([each.p for each in asked])
    return tuple(
        max(
            (bucket for bucket in each.buckets if bucket.sessions >= LEAST_TO_NAME),
            key=lambda bucket: bucket.shrunk,
            default=None,
        )
        if sure < CLEAR_BELOW
        else None
        for each, sure in zip(asked, q.tolist(), strict=True)
    )


def clock(hours: Sequence[float]) -> Clock | NotEnough:
    """Describe around which hour of the day sessions gather, midnight being no edge.

    The p is Rayleigh's in a common approximation. Not enough below five "sessions".
    """
    count = len(hours)
    if count < LEAST_FOR_CLOCK:
        return NotEnough(count, LEAST_FOR_CLOCK, "sessions")
    angles = np.asarray(hours, dtype=np.float64) * (math.tau / 24)
    east, north = float(np.cos(angles).mean()), float(np.sin(angles).mean())
    gathered = min(1.0, math.hypot(east, north))
    inside = 1 + 4 * count + 4 * (count**2 - (count * gathered) ** 2)
    mean = math.atan2(north, east) * 24 / math.tau % 24
    away = (np.asarray(hours, dtype=np.float64) - mean + 12) % 24 - 12
    early, late = ((mean + np.quantile(away, [1 / 6, 5 / 6])) % 24).tolist()
    return Clock(
        sessions=count,
        mean_hour=mean,
        early=early,
        late=late,
        gathered=gathered,
        p=min(1.0, math.exp(math.sqrt(inside) - (1 + 2 * count))),
    )


def _believed(numbers: Sequence[int], fit: Shrinkage) -> tuple[Bucket, ...]:
    """Return each time with the range of its mean: Student's, from the spread within times."""
    t = student_quantile(RANGE_TO, sum(fit.counts) - len(fit.counts))
    found = []
    for number, count, mean, shrunk in zip(numbers, fit.counts, fit.means, fit.shrunk, strict=True):
        half = t * math.sqrt(fit.mean_within / count)
        found.append(
            Bucket(
                number=number, sessions=count, mean=mean, shrunk=shrunk, low=shrunk - half, high=shrunk + half
            )
        )
    return tuple(found)


def _told(sessions: Sequence[Session]) -> list[Session]:
    """The sessions that say how they went, in one order whatever order they came in."""
    known = (session for session in sessions if session.outcome is not None)
    return sorted(known, key=lambda s: (s.day, -1.0 if s.hour is None else s.hour, s.metric))


def pooled(sessions: Sequence[Session]) -> tuple[list[Session], Numbers, bool]:
    """Return the sessions of metrics whose outcomes differ, and how each went beside those of the others.

    Outcomes stay in the unit of the metric where there is one (true), else each metric's are standardised.
    """
    by_metric: defaultdict[str, list[Session]] = defaultdict(list)
    for session in sessions:
        by_metric[session.metric].append(session)
    outcomes = {name: np.array([s.outcome for s in of], dtype=np.float64) for name, of in by_metric.items()}
    telling = [name for name, values in outcomes.items() if np.ptp(values) > 0]
    kept = [session for name in telling for session in by_metric[name]]
    if len(telling) == 1:
        return kept, outcomes[telling[0]], True
    sized = [(outcomes[name] - outcomes[name].mean()) / outcomes[name].std(ddof=1) for name in telling]
    return kept, np.concatenate([np.empty(0), *sized]), False


def _short(sessions: int, days: int, times: int) -> NotEnough | None:
    for have, need, unit in (
        (sessions, LEAST_SESSIONS, "sessions"),
        (days, LEAST_DAYS, "days"),
        (times, 2, "times"),
    ):
        if have < need:
            return NotEnough(have, need, unit)
    return None


def _months(sessions: Sequence[Session]) -> Labels:
    return np.array([12 * session.day.year + session.day.month for session in sessions])
