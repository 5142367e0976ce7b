"""What was finished of late, asked for by its day and not read from the whole record."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from smallwins.application.ports import Store
from smallwins.domain.profile import Profile

if TYPE_CHECKING:
    from smallwins.domain.step import Step

FARTHEST = timedelta(days=2)
"""More than any zone, and any hour at which a day ends, can lie apart from midnight in UTC."""


def finished_since(store: Store, person: Profile, zone: tzinfo | None, since: date) -> list[Step]:
    """Return the steps that were finished on `since` or later, in the person's own days, oldest first."""
    latest = store.steps_done(person.id, _at_the_earliest(since))
    return [
        step
        for step in reversed(latest)
        if step.done_at is not None and person.day_of(step.done_at, zone) >= since
    ]


def _at_the_earliest(day: date) -> datetime:
    return datetime.combine(max(day, date.min + FARTHEST), time(), UTC) - FARTHEST
