"""How one comes to a day: as on any other, after one that stayed empty, or back from a while away."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from smallwins.application.day.today import DAYS_SHOWN, Line, Today
from smallwins.application.ports import Store
from smallwins.application.walking.finished import finished_since
from smallwins.domain.day import DayMark
from smallwins.domain.metric import Direction, Kind
from smallwins.domain.profile import Profile

EFFORT = (DayMark.DONE, DayMark.BIT)

LEAST_MISSED = 2
"""Days of the empty week on which something was asked, so that one missed day is no return; our own."""


class Arrival(StrEnum):
    """How one comes to a day."""

    USUAL = "usual"
    AFTER_AN_EMPTY_DAY = "after_an_empty_day"
    BACK = "back"


def arrival(store: Store, person: Profile, day: Today) -> Arrival:
    """Return how one comes to the day; the same for the page, the terminal, and scripts."""
    if day.away is not None or _is_back(store, person, day):
        return Arrival.BACK
    return Arrival.AFTER_AN_EMPTY_DAY if _stayed_empty(store, person, day) else Arrival.USUAL


def _is_back(store: Store, person: Profile, day: Today) -> bool:
    """Whether nothing at all was written down in the week that is shown, and more than a day was asked."""
    first = day.day - timedelta(days=DAYS_SHOWN - 1)
    if any(logged >= first for logged in day.logged):
        return False
    steps = [line for line in day.lines if line.is_step]
    missed = sum(DayMark.MISS in marks for marks in zip(*(line.marks for line in steps), strict=True))
    begun = any(line.totals.days for line in steps)
    return begun and missed >= LEAST_MISSED and not _finished_since(store, person, day, first)


def _stayed_empty(store: Store, person: Profile, day: Today) -> bool:
    """Whether something was asked yesterday and nothing done, yesterday or today so far.

    A session on a step and a step that was finished are effort too, whatever else was asked.
    """
    asked = any(line.marks[-2] is DayMark.MISS for line in day.lines if line.is_step)
    begun = any(line.totals.days for line in day.lines if line.is_step)
    if not asked or not begun:
        return False
    worked = [line.marks for line in day.lines if _is_work(line)]
    effort = any(mark[-2] in EFFORT or mark[-1] in EFFORT for mark in worked)
    return not effort and not _finished_since(store, person, day, day.day - timedelta(days=1))


def _is_work(line: Line) -> bool:
    return line.is_step or (line.metric.direction is Direction.OBSERVE and line.metric.kind is Kind.DURATION)


def _finished_since(store: Store, person: Profile, day: Today, since: date) -> bool:
    return bool(finished_since(store, person, day.zone, since))
