"""Personal bests (C6): a person beside their own past, never as a distance and never beside others.

`periods` cuts a metric's days into periods of one kind; `best` finds the best of them,
`announcement` says whether the latest is one, `record_count` whether there are more records than
luck would bring.
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from smallwins.statistics.enough import NotEnough
from smallwins.statistics.periods import PeriodKind, Periods

# A best is said only beside at least so many earlier closed periods of its kind (convention, C6).
FEWEST_EARLIER = 5
# How far back a recent best looks: within reach after illness or years (convention).
RECENT_DAYS = 91
# Records beyond their mean by so many standard deviations are more than luck (convention).
DEVIATIONS = 2.0


class Standing(StrEnum):
    """How the latest period stands beside the earlier ones."""

    BEST = "best"
    EQUALLED = "equalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The best closed period of its kind; `equalled_on` is the last day of the latest one that matched it."""

    kind: PeriodKind
    value: float
    first: date
    last: date
    periods: int
    equalled_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """The latest period is a best, of all time or of the last thirteen weeks; it may still be open."""

    kind: PeriodKind
    standing: Standing
    value: float
    first: date
    last: date
    recent: bool
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCount:
    """How often a new best was set among `periods`, beside what an unchanging life would bring."""

    periods: int
    records: int
    expected: float
    deviation: float

    @property
    def beyond_luck(self) -> bool:
        """Whether there are more records than chance would readily bring."""
        return self.records > self.expected + DEVIATIONS * self.deviation


def best(periods: Periods, *, recent: bool = False) -> Best | NotEnough:
    """Return the best closed period, or the best of the last thirteen weeks.

    Units are those of the amounts. Needs six closed periods (five beside the best one), otherwise
    `NotEnough`. Where several are equal the first one set it and the latest equalled it.
    """
    known = (_recent(periods) if recent else periods).closed
    if len(known.values) <= FEWEST_EARLIER:
        return NotEnough(len(known.values), FEWEST_EARLIER + 1, periods.kind)
    top = np.flatnonzero(known.scores == known.scores.max())
    return Best(
        kind=periods.kind,
        value=float(known.values[top[0]]),
        first=date.fromordinal(int(known.starts[top[0]])),
        last=date.fromordinal(int(known.ends[top[0]])),
        periods=len(known.values),
        equalled_on=date.fromordinal(int(known.ends[top[-1]])) if len(top) > 1 else None,
    )


def announcement(periods: Periods) -> Announcement | None:
    """Say whether the latest period is a best, beside at least five earlier closed ones.

    Strictly better than all is a best; the same is "equalled" once the period is over. An open
    period is announced when it already exceeds; where less is better it waits until it is closed.
    """
    comparable = periods.closed if periods.lower else periods
    return _announce(comparable, recent=False) or _announce(_recent(comparable), recent=True)


def record_count(periods: Periods) -> RecordCount | NotEnough:
    """Return how many records the closed periods hold, beside H(n), the mean number under no change.

    The first period is a record by definition; later ones must be strictly better than all before.
    If nothing changes the number has mean 1 + 1/2 + ... + 1/n and variance the sum of 1/i - 1/i²:
    2.717857 for eight periods. Not for overlapping windows, which are no independent trials.

    Source: A. Rényi (1962), Théorie des éléments saillants d'une suite d'observations. Cost: O(n).
    """
    scores = periods.closed.scores
    if len(scores) <= FEWEST_EARLIER:
        return NotEnough(len(scores), FEWEST_EARLIER + 1, periods.kind)
    inverse = 1.0 / np.arange(1, len(scores) + 1)
    return RecordCount(
        periods=len(scores),
        records=1 + int((scores[1:] > np.maximum.accumulate(scores)[:-1]).sum()),
        expected=float(inverse.sum()),
        deviation=math.sqrt(float((inverse - inverse**2).sum())),
    )


def _recent(periods: Periods) -> Periods:
    return periods.since(periods.through - timedelta(days=RECENT_DAYS - 1))


def _announce(periods: Periods, *, recent: bool) -> Announcement | None:
    if not len(periods.values):
        return None
    score = periods.scores[-1]
    earlier = periods.only(np.arange(len(periods.values)) < len(periods.values) - 1).closed.scores
    is_open = int(periods.ends[-1]) > periods.through.toordinal()
    if len(earlier) < FEWEST_EARLIER:
        return None
    standing = Standing.BEST if score > earlier.max() else Standing.EQUALLED
    if score < earlier.max() or (is_open and standing is Standing.EQUALLED):
        return None
    return Announcement(
        kind=periods.kind,
        standing=standing,
        value=float(periods.values[-1]),
        first=date.fromordinal(int(periods.starts[-1])),
        last=date.fromordinal(int(periods.ends[-1])),
        recent=recent,
        is_open=is_open,
    )
