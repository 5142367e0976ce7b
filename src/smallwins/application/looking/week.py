"""A week day by day: what each of its days was to each metric."""

from __future__ import annotations

from datetime import date, timedelta

from smallwins.application import metrics
from smallwins.application.ports import Now, Store
from smallwins.application.standings import course_of, rows_of
from smallwins.domain.day import DayMark
from smallwins.domain.metric import Direction, Metric
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.statistics.momentum import marks as of_days

MOST = 12
"""Metrics that are shown; more of them are a table and no picture."""

LONGEST_WINDOW = timedelta(days=366)
"""How far a window can reach beyond the week; its entries decide whether an empty day was asked for."""

UNTOUCHED = {DayMark.OFF, DayMark.FUTURE}


def marks_between(
    store: Store, person: Profile, now: Now, since: date, until: date
) -> list[tuple[Metric, list[DayMark]]]:
    """Return what was asked for or done from `since` up to and including `until`, with what each day was."""
    pauses = store.all(Pause, person.id)
    found: list[tuple[Metric, list[DayMark]]] = []
    for metric in metrics.metrics(store, person):
        if len(found) == MOST or not metric.is_judged or metric.direction is not Direction.AT_LEAST:
            continue
        rows = rows_of(store, person, metric, since - LONGEST_WINDOW, until + LONGEST_WINDOW)
        course = course_of(person, metric, pauses)
        marks = of_days.marks_between(course, rows, since, until + timedelta(days=1), now.today)
        if not UNTOUCHED.issuperset(marks):
            found.append((metric, marks))
    return found
