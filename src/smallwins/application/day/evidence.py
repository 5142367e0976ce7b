"""The first sentence of the day: one true piece of evidence, another each day, chosen from the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from smallwins.application.day.arrival import EFFORT, Arrival, arrival
from smallwins.application.day.today import Line, Today
from smallwins.application.ports import Store
from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext
from smallwins.domain.day import DayMark
from smallwins.domain.metric import Kind
from smallwins.domain.profile import Profile

WEEKS = 12
"""Weeks in the small picture of then and now."""

LEAST_WEEKS = 4
"""Weeks, this one in, before then and now are set beside each other; a convention of ours."""

MOST_COMPARED = 4
"""Metrics that are looked at for it, so that its cost does not grow with their number."""

SPAN = 28
"""Days that are set beside each other, then and now."""

AGO = (364, 84, 28)
"""How many days before: a year, three months, four weeks; whole weeks, so that weekdays match."""

HOUR = 60


def evidence(
    store: Store, person: Profile, day: Today, *, hard: bool = False, arrived: Arrival | None = None
) -> str:
    """Return the sentence; for a new person an invitation, after an empty day a fact and a small choice.

    On a hard day nothing is said of the day before, and nothing is asked. `arrived` is how one comes to the
    day, where that is known already.
    """
    if not day.lines:
        return _("One small thing is enough to begin with.")
    arrived = arrived or arrival(store, person, day)
    if arrived is Arrival.BACK:
        return _welcome_back(day.lines)
    if hard:
        return _("A heavy day. What you have done before is still yours, and today can be small.")
    if arrived is Arrival.AFTER_AN_EMPTY_DAY:
        return _after_an_empty_day(day.lines)
    steps = [line for line in day.lines if line.is_step]
    found = [*_returns(steps, day.day), *_totals(steps), *_built(steps)]
    number = day.day.toordinal()
    then = _then_and_now(store, person, day) if number % 2 == 0 else None
    if then:
        return then
    return found[number % len(found)] if found else _finished(store, person)


def _finished(store: Store, person: Profile) -> str:
    last = store.steps_done(person.id, datetime.min.replace(tzinfo=UTC), 1)
    if not last:
        return _("The first tile can be very small.")
    return _("“%(step)s” is finished, and it stays yours.") % {"step": last[0].title}


def _after_an_empty_day(lines: Sequence[Line]) -> str:
    kept = max((line for line in lines if line.is_step), key=lambda line: line.totals.days)
    days = kept.totals.days
    return ngettext(
        "Yesterday stayed empty. Your %(days)s day of “%(name)s” is still yours. Two minutes today?",
        "Yesterday stayed empty. Your %(days)s days of “%(name)s” are still yours. Two minutes today?",
        days,
    ) % {"days": show.in_words(days), "name": kept.metric.name}


def _welcome_back(lines: Sequence[Line]) -> str:
    kept = max(lines, key=lambda line: (line.is_step, line.totals.days))
    days = kept.totals.days
    return ngettext(
        "Good to have you back. Your %(days)s day of “%(name)s” is still yours.",
        "Good to have you back. Your %(days)s days of “%(name)s” are still yours.",
        days,
    ) % {"days": show.in_words(days), "name": kept.metric.name}


def _returns(lines: Sequence[Line], today: date) -> Iterator[str]:
    for line in lines:
        back = _back_on(line.marks, today)
        if back is not None and line.totals.days > 1:
            yield _("You came back to “%(name)s” %(day)s.") % {
                "name": line.metric.name,
                "day": _when(back, today),
            }


def _back_on(marks: Sequence[DayMark], today: date) -> date | None:
    """Return the last day of effort that came after two empty ones."""
    for index in range(len(marks) - 1, 1, -1):
        if marks[index] in EFFORT and marks[index - 1] is marks[index - 2] is DayMark.MISS:
            return today - timedelta(days=len(marks) - 1 - index)
    return None


def _when(day: date, today: date) -> str:
    if (today - day).days < 2:
        return show.near_day(day, today)
    return _("on %(day)s") % {"day": show.near_day(day, today)}


def _totals(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        days = line.totals.days
        if days:
            yield ngettext(
                "“%(name)s” has happened on %(days)s day so far.",
                "“%(name)s” has happened on %(days)s days so far.",
                days,
            ) % {"name": line.metric.name, "days": show.in_words(days)}


def _built(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        hours = int(line.totals.minutes // HOUR)
        if hours >= 2:
            yield _("%(hours)s hours have gone into “%(name)s”.") % {
                "hours": show.in_words(hours).capitalize(),
                "name": line.metric.name,
            }
        if line.totals.returns >= 3:
            yield _("You have come back to “%(name)s” %(times)s times.") % {
                "name": line.metric.name,
                "times": show.in_words(line.totals.returns),
            }


def _then_and_now(store: Store, person: Profile, day: Today) -> str | None:
    """Set the last four weeks of one metric beside the same weeks before, where now is more."""
    lines = [line for line in day.lines if line.is_step and line.totals.days >= 3]
    if not lines:
        return None
    line = lines[day.day.toordinal() // 2 % len(lines)]
    since = day.day - timedelta(days=SPAN - 1)
    count = _days_of_effort(store, person, line)
    now = count(since)
    for ago in AGO:
        then = count(since - timedelta(days=ago))
        if now >= 3 and now > then and (then or since - timedelta(days=ago) >= line.metric.starts_on):
            return _said(line, now, then, since - timedelta(days=ago), day.day)
    return None


def _days_of_effort(store: Store, person: Profile, line: Line) -> Callable[[date], int]:
    def count(since: date) -> int:
        rows = store.entry_rows(person.id, line.metric.id, since, since + timedelta(days=SPAN))
        return len({row[0] for row in rows if (row[1] or 0) > 0})

    return count


def _said(line: Line, now: int, then: int, since: date, today: date) -> str:
    month = show.month(since) if (today - since).days < 330 else show.month_and_year(since)
    facts = {
        "name": line.metric.name,
        "now": show.in_words(now),
        "then": show.in_words(then),
        "month": month,
    }
    if not then:
        return _("“%(name)s” on %(now)s days of the last four weeks. In %(month)s there were none.") % facts
    return _("“%(name)s” on %(now)s days of the last four weeks. In %(month)s it was %(then)s.") % facts


@dataclass(frozen=True, slots=True)
class WeekTotal:
    """One week of a metric: its first day, and what was done in it (days for a yes or no)."""

    first: date
    total: float


def grown(store: Store, person: Profile, day: Today) -> tuple[Line, list[WeekTotal]] | None:
    """Return the metric, of those there is most of, whose last weeks are furthest above its first ones."""
    lines = sorted((line for line in day.lines if line.is_step), key=lambda line: -line.totals.days)
    found = [(line, week_totals(store, person, line, day.day)) for line in lines[:MOST_COMPARED]]
    steady = [(line, weeks) for line, weeks in found if len(weeks) >= LEAST_WEEKS and _growth(weeks) >= 1]
    return max(steady, key=lambda pair: _growth(pair[1]), default=None)


def _growth(weeks: Sequence[WeekTotal]) -> float:
    """Return the closed weeks' last third as a multiple of their first third; an empty beginning is small."""
    closed = [week.total for week in weeks[:-1]]
    third = max(1, len(closed) // 3)
    return sum(closed[-third:]) / max(sum(closed[:third]), closed[0], 1e-9)


def week_totals(store: Store, person: Profile, line: Line, today: date) -> list[WeekTotal]:
    """Return the last twelve weeks of a metric, this one last; none from before its first entry.

    What is done or not is counted in days, all else in its own unit.
    """
    first = person.week_of(today) - timedelta(weeks=WEEKS - 1)
    rows = store.entry_rows(person.id, line.metric.id, first, today + timedelta(days=1))
    totals = [0.0] * WEEKS
    if line.metric.kind is Kind.BOOLEAN:  # days are told: one with a bit of it is a day like others
        rows = [(day, 1) for day in {row[0] for row in rows if row[1]}]
    for row in rows:
        totals[(date.fromisoformat(row[0]) - first).days // 7] += row[1] or 0
    weeks = [WeekTotal(first + timedelta(weeks=n), round(total, 9)) for n, total in enumerate(totals)]
    begun = next((place for place, week in enumerate(weeks) if week.total), WEEKS - 1)
    return weeks[begun:]
