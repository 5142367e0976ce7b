"""Schedules in words: read from what a person writes, and said as a person would say them."""

from __future__ import annotations

import re
from typing import NamedTuple

from smallwins.catalogue import amounts, days, show
from smallwins.catalogue.language import _, ngettext
from smallwins.domain.errors import Refusal
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.domain.text import fold

EXAMPLES = ("daily", "mon,wed,fri", "3/week", "1/5days", "4/month", "days 1,15", "150/week total")

_PIECE = r"\d+(?:[.,]\d+)?|[^\W\d_]+\.?"
_DATE = r"\d+"
_SMALL = frozenset({"a", "an", "per", "each", "every", "times", "time", "x", "on", "the", "and", "in"})


class Wanted(NamedTuple):
    """A schedule that was read, and the amount a total was asked with ("150/week total")."""

    schedule: Schedule
    amount: float | None = None


def read(text: str) -> Wanted:
    """Read a schedule: one of the forms of `EXAMPLES`, in the language in force or in English.

    Raises:
        Refusal: `schedule.unreadable`, or what the schedule itself refuses.
    """
    wanted = _read(fold(text).strip())
    if wanted is None:
        raise Refusal("schedule.unreadable", text=text[:40])
    return wanted


def written(schedule: Schedule) -> str:
    """Write a schedule in the short form that `read` takes."""
    match schedule.rhythm:
        case Rhythm.DAILY:
            return "daily"
        case Rhythm.WEEKDAYS:
            return ",".join(days.WEEKDAYS[number][:3] for number in schedule.weekdays)
        case Rhythm.MONTH_DAYS:
            return "days " + ",".join(map(str, schedule.month_days))
    window = {
        Rhythm.PER_WEEK: "week", Rhythm.PER_MONTH: "month",
        Rhythm.WEEK_TOTAL: "week", Rhythm.MONTH_TOTAL: "month",
    }.get(schedule.rhythm, f"{schedule.length}days")  # fmt: skip
    return f"total/{window}" if schedule.is_total else f"{schedule.times}/{window}"


def words(schedule: Schedule) -> str:
    """Say a schedule: every day, Mon and Thu, 3 times a week, in all per month."""
    match schedule.rhythm:
        case Rhythm.DAILY:
            return _("every day")
        case Rhythm.WEEKDAYS:
            return show.listed([show.weekday_name(number) for number in schedule.weekdays])
        case Rhythm.MONTH_DAYS:
            named = show.listed([show.number(number) for number in schedule.month_days])
            return _("on these days of the month: %(days)s") % {"days": named}
        case _:
            return _of_window(schedule)


def _of_window(schedule: Schedule) -> str:
    facts = {"times": show.number(schedule.times), "days": show.number(schedule.length)}
    match schedule.rhythm:
        case Rhythm.PER_WEEK:
            said = ngettext("once a week", "%(times)s times a week", schedule.times)
        case Rhythm.PER_MONTH:
            said = ngettext("once a month", "%(times)s times a month", schedule.times)
        case Rhythm.PER_DAYS:
            said = ngettext("once every %(days)s days", "%(times)s times every %(days)s days", schedule.times)
        case Rhythm.WEEK_TOTAL:
            said = _("in all per week")
        case Rhythm.MONTH_TOTAL:
            said = _("in all per month")
        case _:
            said = _("in all per %(days)s days")
    return said % facts


def _read(text: str) -> Wanted | None:
    tokens = [known for token in re.findall(_PIECE, text) if (known := _known(token)) not in _SMALL]
    match tokens:
        case ["daily"] | ["day"]:
            return Wanted(Schedule())
        case ["weekdays"]:
            return Wanted(Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(0, 1, 2, 3, 4)))
        case ["weekends"]:
            return Wanted(Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(5, 6)))
        case ["day", *numbers] if "total" not in numbers and (dates := re.findall(_DATE, " ".join(numbers))):
            return Wanted(Schedule(rhythm=Rhythm.MONTH_DAYS, month_days=tuple(map(int, dates))))
        case _ if "total" in tokens:
            return _total([known for known in tokens if known != "total"])
        case _:
            return _counted(tokens) or _weekdays(tokens)


def _counted(tokens: list[str]) -> Wanted | None:
    match tokens:
        case [times, "week"] if times.isdecimal():
            return Wanted(Schedule(rhythm=Rhythm.PER_WEEK, times=int(times)))
        case [times, "month"] if times.isdecimal():
            return Wanted(Schedule(rhythm=Rhythm.PER_MONTH, times=int(times)))
        case [times, length, "day"] if times.isdecimal() and length.isdecimal():
            return Wanted(Schedule(rhythm=Rhythm.PER_DAYS, times=int(times), length=int(length)))
        case [length, "day"] if length.isdecimal():
            return Wanted(Schedule(rhythm=Rhythm.PER_DAYS, times=1, length=int(length)))
        case ["week" | "month" as window]:
            return _counted(["1", window])
        case _:
            return None


def _total(tokens: list[str]) -> Wanted | None:
    match tokens:
        case [*asked, "week"] if len(asked) < 2:
            return Wanted(Schedule(rhythm=Rhythm.WEEK_TOTAL), _amount(asked))
        case [*asked, "month"] if len(asked) < 2:
            return Wanted(Schedule(rhythm=Rhythm.MONTH_TOTAL), _amount(asked))
        case [*asked, length, "day"] if len(asked) < 2 and length.isdecimal():
            return Wanted(Schedule(rhythm=Rhythm.DAYS_TOTAL, length=int(length)), _amount(asked))
        case _:
            return None


def _weekdays(tokens: list[str]) -> Wanted | None:
    numbers = [days.weekday(token) for token in tokens]
    known = tuple(number for number in numbers if number is not None)
    if not known or len(known) < len(numbers):
        return None
    return Wanted(Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=known))


def _amount(asked: list[str]) -> float | None:
    return amounts.number(asked[0], "target") if asked else None


def _known(token: str) -> str:
    said = {
        "day": ("day", "days", _("day"), _("days")),
        "week": ("week", "weeks", "weekly", _("week")),
        "month": ("month", "months", "monthly", _("month")),
        "total": ("total", "in all", _("total")),
        "daily": ("daily", _("daily")),
        "weekdays": ("weekdays", "workdays"),
        "weekends": ("weekends", "weekend"),
    }
    return next((known for known, names in said.items() if token in map(fold, names)), token)
