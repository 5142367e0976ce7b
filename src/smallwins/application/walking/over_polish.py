"""Work that goes on after one's own "done" (C8), and steps that are opened again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from smallwins.application.ports import Store
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.profile import Profile
from smallwins.domain.step import Care, Step
from smallwins.statistics.over_polish import Polish, RatedSession, Sign, over_polish, small_gains

AGAIN = 2
"""Reopenings after which a step is said to come back; a convention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polished:
    """A step that was good enough: since when, the minutes and revisions since, and what shows."""

    step: Step
    good_at: datetime
    minutes_after: float
    revisions_after: int
    signs: frozenset[Sign]


def polish_of(store: Store, person: Profile, step: Step) -> Polished | None:
    """Return what happened since a step met its own "done"; None while it has not."""
    if step.good_at is None:
        return None
    timed = [(_at(entry), minutes) for entry, minutes in sessions(store, person, step)]
    after = sum(minutes for at, minutes in timed if at > step.good_at)
    before = sum(minutes for at, minutes in timed if at <= step.good_at)
    revisions = sum(draft.at > step.good_at for draft in step.drafts)
    revisions += sum(at > step.good_at for at in step.reopened)
    polish = Polish(
        minutes_before=before,
        minutes_after=after,
        revisions_after=revisions,
        high_stakes=step.care is Care.HIGH_STAKES,
        is_open=step.is_open,
    )
    signs = set(over_polish(polish))
    if step.is_open and small_gains(_rated(step, timed)) is True:
        signs.add(Sign.SMALL_GAINS)
    return Polished(
        step=step,
        good_at=step.good_at,
        minutes_after=after,
        revisions_after=revisions,
        signs=frozenset(signs),
    )


def revisions(step: Step) -> int:
    """Return how often a step was revised: drafts kept and times it was opened again."""
    return len(step.drafts) + len(step.reopened)


def comes_back(step: Step) -> bool:
    """Whether an open step was opened again repeatedly, or revised as often as the person meant to."""
    over_limit = step.revision_limit is not None and revisions(step) >= step.revision_limit
    return step.is_open and (over_limit or len(step.reopened) >= AGAIN)


def sessions(store: Store, person: Profile, step: Step) -> list[tuple[Entry, float]]:
    """Return the sessions on a step with their minutes, oldest first."""
    timed = {metric.id for metric in store.all(Metric, person.id) if metric.kind is Kind.DURATION}
    return [
        (entry, minutes)
        for entry in store.entries_of_step(person.id, step.id)
        if (minutes := minutes_of(entry, is_timed=entry.metric in timed))
    ]


def minutes_of(entry: Entry, *, is_timed: bool) -> float:
    """Return the minutes of an entry: those written beside it, or its amount when that is minutes."""
    if entry.minutes is not None:
        return entry.minutes
    return entry.value or 0.0 if is_timed else 0.0


def _at(entry: Entry) -> datetime:
    return entry.at or datetime.combine(entry.for_date, time(12), tzinfo=entry.created_at.tzinfo)


def _rated(step: Step, timed: Sequence[tuple[datetime, float]]) -> list[RatedSession]:
    rated: list[RatedSession] = []
    since: datetime | None = None
    for draft in step.drafts:
        if draft.quality is not None:
            minutes = sum(m for at, m in timed if at <= draft.at and (since is None or at > since))
            rated.append(RatedSession(minutes=minutes, quality=draft.quality))
            since = draft.at
    return rated
