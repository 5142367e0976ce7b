"""A reminder that states a fact of the record: off unless asked for, once a day, silent when it would press.

Nothing is sent from here. A calendar or a timer of the person's own asks at the hour they chose.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time

from smallwins.application import records
from smallwins.application.day import rhythm
from smallwins.application.day.evidence import evidence
from smallwins.application.day.today import State, the_day
from smallwins.application.ports import Now, Store
from smallwins.application.profiles import local_time
from smallwins.domain.profile import Profile

AT, NOT_ON = "reminder", "no_reminder_on"
"""The small choices by which a reminder has its hour, and by which one day is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What is said today, and when."""

    at: datetime
    fact: str


def hour(person: Profile) -> time | None:
    """Return the time of day a person asked to be reminded at, or None: nobody is unless they ask."""
    asked = person.answer(AT)
    return time.fromisoformat(asked) if asked else None


def remind_at(store: Store, person: Profile, now: Now, clock: time | None) -> Profile:
    """Keep the hour of the reminder; None stops it."""
    return _answered(store, person, now, AT, clock.isoformat("minutes") if clock else "")


def not_today(store: Store, person: Profile, now: Now) -> Profile:
    """Leave today out; tomorrow is as it was."""
    return _answered(store, person, now, NOT_ON, now.today.isoformat())


def reminder(store: Store, person: Profile, now: Now) -> Reminder | None:
    """Return today's reminder, or None: not asked for, not today, a hard day, or something done already."""
    clock = hour(person)
    if clock is None or person.answer(NOT_ON) == now.today.isoformat():
        return None
    if rhythm.is_hard(store, person, now):
        return None
    day, _ = the_day(store, person, now)
    if not day.of(State.OPEN) or day.of(State.DONE):
        return None
    return Reminder(at=local_time(person, now.today, clock), fact=evidence(store, person, day))


def _answered(store: Store, person: Profile, now: Now, name: str, said: str) -> Profile:
    answers = dict(person.answers) | {name: said}
    changed = replace(person, answers=tuple(sorted(answers.items())))
    return records.keep_changed(store, person.id, now, person, changed, act="reminder", summary="")
