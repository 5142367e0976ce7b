"""Looking back: the close of a day and the review of a week, a month, a year; done comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from smallwins.application import records
from smallwins.application.goals import goals_as_crossed
from smallwins.application.ports import Now, Store
from smallwins.application.walking.finished import finished_since
from smallwins.catalogue.done import MINUTES
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal
from smallwins.domain.metric import Direction, Kind, Metric
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.profile import Profile
from smallwins.domain.review import Period, Review, ReviewState, ValueCheck

HAD_ROOM = 10
"""How much room, 0 to 10, a plain tick stands for."""

PRESSURES = 8
"""Reviews from which the usual pressure is read; a convention."""

HEAVY = 7
"""Pressure from which easing is offered before there is a usual one; a convention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One line of what was done: how often, how much of which unit, and on how many days."""

    noun: str
    id: UUID
    label: str
    times: int = 1
    days: int = 1
    total: float | None = None
    unit: str = ""
    value: UUID | None = None


def span(person: Profile, period: Period, day: date) -> tuple[date, date]:
    """Return the first and the last day of the period that `day` is in."""
    match period:
        case Period.DAY:
            return day, day
        case Period.WEEK:
            first = person.week_of(day)
            return first, first + timedelta(days=6)
        case Period.MONTH:
            first = day.replace(day=1)
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        case Period.YEAR:
            return day.replace(month=1, day=1), day.replace(month=12, day=31)


def begun_span(person: Profile, now: Now, period: Period, day: date) -> tuple[date, date]:
    """Return the span of a period that has begun.

    Raises:
        Refusal: `review.future`, nothing can be looked back on before it began.
    """
    since, until = span(person, period, day)
    if since > now.today:
        raise Refusal("review.future", since=since, today=now.today)
    return since, until


def has_begun(store: Store, person: Profile) -> bool:
    """Whether anything was ever done: who begins has nothing built before to be told of."""
    logged = store.last_day(person.id, date.max)
    return logged is not None or bool(store.steps_done(person.id, datetime.min.replace(tzinfo=UTC), 1))


def done_between(store: Store, person: Profile, now: Now, since: date, until: date) -> list[Done]:
    """Return what was done from `since` up to and including `until`, most often first."""
    entries = store.entries_between(person.id, since, until + timedelta(days=1))
    found = _logged(store, person, entries)
    found += _finished(store, person, now, since, until)
    found += _crossed(goals_as_crossed(store, person, now), since, until)
    told = {(line.id, line.label) for line in found}
    return found + [win for win, about in _wins(store.all(Note, person.id), since, until) if not about & told]


def times_between(store: Store, person: Profile, since: date, until: date) -> int:
    """Count the entries with any effort from `since` up to and including `until`."""
    judged = {metric.id for metric in store.all(Metric, person.id) if metric.is_judged}
    entries = store.entries_between(person.id, since, until + timedelta(days=1))
    return sum(bool(entry.value) and entry.metric in judged for entry in entries)


def find_review(store: Store, person: Profile, period: Period, day: date) -> Review | None:
    """Return the review of the period that `day` is in, or None."""
    since, _ = span(person, period, day)
    return store.review_on(person.id, period, since)


def keep_review(
    store: Store, person: Profile, now: Now, period: Period, day: date, answers: Mapping[str, Any]
) -> Review:
    """Keep the answers of a review, those given so far; it can be added to at any time.

    Raises:
        Refusal: `review.future` for days that have not begun.
    """
    held = find_review(store, person, period, day)
    if held is not None:
        return add_to_review(store, person, now, held, answers)
    since, until = span(person, period, day)
    review = Review(id=now.new_id(), period=period, since=since, until=until, created_at=now.at, **answers)
    review.check_begun(now.today)
    return records.make(store, person.id, now, review, summary=f"{period} {since.isoformat()}")


def add_to_review(
    store: Store, person: Profile, now: Now, review: Review, answers: Mapping[str, Any]
) -> Review:
    """Add answers to a review that is kept; one that was let pass is one that was done."""
    return records.edit(store, person.id, now, review, {"state": ReviewState.DONE, **answers})


def had_room(values: Iterable[UUID]) -> tuple[ValueCheck, ...]:
    """Return what a plain tick beside a value says: it had room."""
    return tuple(ValueCheck(value=value, served=HAD_ROOM) for value in values)


def skip_review(store: Store, person: Profile, now: Now, period: Period, day: date) -> Review:
    """Let a review pass this time; it costs nothing."""
    return keep_review(store, person, now, period, day, {"state": ReviewState.SKIPPED})


def is_due(store: Store, person: Profile, now: Now, period: Period) -> bool:
    """Whether the last whole period has not been looked back on yet, within its own length."""
    since, _ = span(person, period, now.today)
    return find_review(store, person, period, since - timedelta(days=1)) is None


def usual_pressure(store: Store, person: Profile, review: Review) -> float | None:
    """Return the middle of the pressure told in the reviews before this one, or None before the first."""
    earlier = [held for held in reviews(store, person, period=review.period) if held.since < review.since]
    felt = [held.pressure for held in earlier[:PRESSURES] if held.pressure is not None]
    return sorted(felt)[len(felt) // 2] if felt else None


def is_heavy(review: Review, usual: float | None) -> bool:
    """Whether a review tells of more pressure than is usual, so that easing a target is offered."""
    if review.pressure is None:
        return False
    return review.pressure >= HEAVY if usual is None else review.pressure > usual


def reviews(store: Store, person: Profile, *, period: Period | None = None) -> list[Review]:
    """Return the person's reviews, newest first."""
    held = (review for review in store.all(Review, person.id) if period in (None, review.period))
    return sorted(held, key=lambda review: (review.since, review.created_at), reverse=True)


def _logged(store: Store, person: Profile, entries: Iterable[Entry]) -> list[Done]:
    metrics = {metric.id: metric for metric in store.all(Metric, person.id)}
    by_metric: dict[UUID, list[Entry]] = {}
    for entry in entries:
        if entry.value and not metrics[entry.metric].questionnaire:
            by_metric.setdefault(entry.metric, []).append(entry)
    found = [_line(metrics[metric], held) for metric, held in by_metric.items() if _is_step(metrics[metric])]
    return sorted(found, key=lambda done: (-done.days, -done.times, done.label))


def _is_step(metric: Metric) -> bool:
    return metric.is_judged and metric.direction is Direction.AT_LEAST


def _line(metric: Metric, entries: list[Entry]) -> Done:
    return Done(
        noun=metric.noun,
        id=metric.id,
        label=metric.name,
        times=len(entries),
        days=len({entry.for_date for entry in entries}),
        total=round(sum(entry.value or 0.0 for entry in entries), 9) if metric.entries_add_up else None,
        unit=MINUTES if metric.kind is Kind.DURATION else metric.unit,
        value=next(iter(metric.values), None),
    )


def _finished(store: Store, person: Profile, now: Now, since: date, until: date) -> list[Done]:
    return [
        Done(noun=step.noun, id=step.id, label=step.title)
        for step in finished_since(store, person, now.at.tzinfo, since)
        if step.done_at is not None and person.day_of(step.done_at, now.at.tzinfo) <= until
    ]


def _crossed(goals: Iterable[Goal], since: date, until: date) -> list[Done]:
    return [
        Done(noun="milestone", id=goal.id, label=mark.title)
        for goal in goals
        for mark in goal.milestones
        if mark.crossed_on is not None and since <= mark.crossed_on <= until
    ]


def _wins(notes: Iterable[Note], since: date, until: date) -> list[tuple[Done, set[tuple[UUID, str]]]]:
    """Return the wins, each with what it would say once more: a step begun before ready bears its name."""
    return [
        (Done(noun=note.noun, id=note.id, label=label), {(link.id, label) for link in note.links})
        for note in notes
        for label in (note.title or note.text,)
        if note.kind is NoteKind.WIN and since <= note.on_date <= until
    ]
