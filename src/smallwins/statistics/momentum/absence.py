"""Two questions the record may raise: was that time a pause, and does this schedule still fit? (method C1)"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from itertools import pairwise

from smallwins.domain.day import Row
from smallwins.statistics.momentum.momentum import opportunities
from smallwins.statistics.momentum.windows import Course, expected, paused, resting

LONG_ABSENCE = 14
"""Empty days after which the question is asked; a convention (method F)."""

RETURNED_LATELY = 7
"""Days after coming back on which it may still be asked; a convention of ours."""

LAST_OPPORTUNITIES = 28
"""Opportunities of which more than half skipped raise the second question; a convention (method C1)."""


def empty_run(logged: Collection[date], today: date) -> tuple[date, date] | None:
    """Return the first and last day of the long absence one has just come back from, or None.

    Fourteen days or more on which nothing was logged, after something had been, up to yesterday or to a
    return within the last week. `logged` are the days with any entry, of one metric or of all.
    """
    days = sorted({day for day in logged if day < today} | {today})
    for before, back in reversed(list(pairwise(days))):
        if (today - back).days > RETURNED_LATELY:
            break
        if (back - before).days > LONG_ABSENCE:
            return before + timedelta(days=1), back - timedelta(days=1)
    return None


def absence(course: Course, rows: Sequence[Row], today: date) -> tuple[date, date] | None:
    """Return the long absence from one metric that may be marked as a pause, or None.

    Only days that were asked for count, and only where a whole opportunity stayed empty: a monthly metric is
    not absent for two weeks. Days at either end that were paused already are left out.
    """
    run = empty_run([row[0] for row in rows], today)
    if run is None:
        return None
    first, last = run[0].toordinal(), run[1].toordinal()
    rests = resting(course, [], first, last)
    missed = any(
        chance.counts and not chance.credit and run[0] <= chance.since and chance.until <= run[1]
        for chance in opportunities(course, rows, today)
    )
    if not missed or rests.count(0) < LONG_ABSENCE:
        return None
    return date.fromordinal(first + rests.find(0)), date.fromordinal(first + rests.rfind(0))


def mostly_skipped(course: Course, rows: Sequence[Row], today: date) -> bool:
    """Whether more than half of the last 28 days that were asked for were skipped; not while there are fewer.

    For a schedule of windows every unpaused day counts as asked for.
    """
    since, until = course.metric.starts_on.toordinal(), today.toordinal() - 1
    if course.metric.ends_on is not None:
        until = min(until, course.metric.ends_on.toordinal())
    if since > until:
        return False
    skips = {row[0].toordinal() for row in rows if row[2]}
    days = zip(expected(course, since, until), paused(course, since, until), strict=True)
    asked = [day for day, (due, rest) in enumerate(days, since) if due and not rest][-LAST_OPPORTUNITIES:]
    skipped = sum(day in skips for day in asked)
    return len(asked) == LAST_OPPORTUNITIES and skipped > LAST_OPPORTUNITIES / 2
