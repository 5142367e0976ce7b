"""Time spent planning beside time spent doing, in the person's own minutes (R96)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from smallwins.application.ports import Now, Store
from smallwins.application.walking.over_polish import minutes_of
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.profile import Profile
from smallwins.domain.text import fold

DAYS = 28
"""Days that are looked at; a convention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Minutes of four weeks that went into planning anything, and into doing steps."""

    planning: float
    doing: float


def planning_beside_doing(store: Store, person: Profile, now: Now, tags: Collection[str]) -> Beside:
    """Return the minutes of entries with one of `tags` (folded) beside those of all others on steps."""
    timed = {metric.id for metric in store.all(Metric, person.id) if metric.kind is Kind.DURATION}
    spent = {True: 0.0, False: 0.0}
    tomorrow = now.today + timedelta(days=1)
    for entry in store.entries_between(person.id, tomorrow - timedelta(days=DAYS), tomorrow):
        is_planning = any(fold(tag) in tags for tag in entry.tags)
        if is_planning or entry.step is not None:
            spent[is_planning] += minutes_of(entry, is_timed=entry.metric in timed)
    return Beside(planning=spent[True], doing=spent[False])
