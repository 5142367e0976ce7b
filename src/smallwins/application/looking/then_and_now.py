"""Then and now: the same four weeks a month, three months and a year ago, against oneself alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from smallwins.application import metrics
from smallwins.application.ports import Now, Store
from smallwins.application.signposts import is_hard_day
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Direction, Metric
from smallwins.domain.profile import Profile

SPAN = 28
"""Days that are set beside each other; whole weeks, so that weekdays match."""

AGO = (28, 91, 364)
"""A month, three months and a year ago, in whole weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Four weeks of one metric: days with effort, and how much in all where amounts add up."""

    since: date
    days: int
    total: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One metric now, and as it was; a stretch before it began is left out."""

    metric: Metric
    now: Stretch
    then: tuple[Stretch, ...]


def compare(store: Store, person: Profile, now: Now) -> list[Comparison]:
    """Return each metric's last four weeks beside the same weeks before, where there is anything to see.

    None of it on a hard day (D.3).
    """
    if is_hard_day(store, person, now):
        return []
    followed = [
        metric
        for metric in metrics.metrics(store, person)
        if metric.is_judged and metric.direction is Direction.AT_LEAST
    ]
    first = now.today - timedelta(days=SPAN - 1)
    present = _stretches(store, person, first, followed)
    past = [(ago, _stretches(store, person, first - timedelta(days=ago), followed)) for ago in AGO]
    compared = (
        Comparison(
            metric=metric,
            now=present[metric.id],
            then=tuple(
                found[metric.id] for ago, found in past if metric.starts_on <= first - timedelta(days=ago)
            ),
        )
        for metric in followed
    )
    return [each for each in compared if each.now.days or any(then.days for then in each.then)]


def _stretches(store: Store, person: Profile, since: date, followed: list[Metric]) -> dict[UUID, Stretch]:
    entries = store.entries_between(person.id, since, since + timedelta(days=SPAN))
    return {metric.id: _stretch(metric, since, entries) for metric in followed}


def _stretch(metric: Metric, since: date, entries: list[Entry]) -> Stretch:
    own = [entry for entry in entries if entry.metric == metric.id and entry.value]
    total = round(sum(entry.value or 0.0 for entry in own), 9) if metric.entries_add_up else None
    return Stretch(since=since, days=len({entry.for_date for entry in own}), total=total)
