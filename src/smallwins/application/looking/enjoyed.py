"""What was most fun of late: enjoyment of the doing, whatever came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean
from uuid import UUID

from smallwins.application.ports import Now, Store
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.domain.text import fold

SPAN = 91
"""Days that are looked at: a quarter of a year, so that one evening does not decide alone."""

MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Enjoyed:
    """One thing that was done and how much it was enjoyed, 0 to 10 on average, and how often."""

    metric: Metric
    what: str
    rating: float
    times: int


def most_enjoyed(store: Store, person: Profile, now: Now) -> list[Enjoyed]:
    """Return what was most fun in the last quarter of a year, at most five, the most enjoyed first."""
    since = now.today - timedelta(days=SPAN - 1)
    told: defaultdict[tuple[UUID, str], list[Entry]] = defaultdict(list)
    for entry in store.entries_between(person.id, since, now.today + timedelta(days=1)):
        if rating_of(entry) is not None:
            told[entry.metric, fold(entry.what)].append(entry)
    metrics = {metric.id: metric for metric in store.all(Metric, person.id)} if told else {}
    found = [_enjoyed(metrics[metric], entries) for (metric, _), entries in told.items()]
    return sorted(found, key=lambda each: (-each.rating, -each.times, each.metric.name))[:MOST]


def rating_of(entry: Entry) -> float | None:
    """Return how much an entry was enjoyed: the larger of joy and fun, None where neither was said."""
    felt = entry.felt
    return max((each for each in (felt.joy, felt.fun) if each is not None), default=None) if felt else None


def _enjoyed(metric: Metric, entries: Sequence[Entry]) -> Enjoyed:
    ratings = [rating for entry in entries if (rating := rating_of(entry)) is not None]
    return Enjoyed(metric=metric, what=entries[-1].what, rating=fmean(ratings), times=len(ratings))
