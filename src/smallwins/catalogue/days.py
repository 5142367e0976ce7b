"""Days as a person names them: 2026-03-01, today, yesterday, friday, -3; read into a date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time, timedelta

from smallwins.catalogue import language, show
from smallwins.catalogue.language import _
from smallwins.domain.errors import Refusal
from smallwins.domain.text import fold

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Understood in every language, beside the language's own names."""

CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"

_WRITTEN = r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
_CLOCK = r"(\d{1,2})(?: ?[:h] ?(\d{2})?)?"
_DISTANCE = r"([-+\N{MINUS SIGN}])(\d{1,5})"


def day(text: str, today: date, *, ahead: bool = False) -> date:
    """Read a day. A weekday's name is the last one gone by, or with `ahead` the next one to come.

    Raises:
        Refusal: `date.no-such-day` for a date no calendar has, `date.unreadable` for anything else.
    """
    wanted = fold(text).replace(CURLY, "'").strip()
    if wanted in (named := _named(today)):
        return named[wanted]
    if match := re.fullmatch(_WRITTEN, wanted):
        return _dated(text, *map(int, match.groups()))
    if match := re.fullmatch(_DISTANCE, wanted):
        return _away(text, today, int(match[2]) * (1 if match[1] == "+" else -1))
    number = weekday(wanted)
    if number is None:
        raise Refusal("date.unreadable", text=text[:40])
    distance = (number - today.weekday()) % 7 if ahead else -((today.weekday() - number) % 7)
    return today + timedelta(days=distance)


def clock(text: str) -> time:
    """Read a time of day: 7:30, 19h05, 7."""
    match = re.fullmatch(_CLOCK, fold(text).strip())
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise Refusal("time.unreadable", text=text[:40])
    return time(int(match[1]), int(match[2] or 0))


def weekday(text: str) -> int | None:
    """Return the number of a weekday named whole or by its first letters (Monday is 0), or None."""
    wanted = fold(text).strip().rstrip(".")
    if len(wanted) < 2:
        return None
    own = () if language.current() == "en" else [fold(show.weekday_name(number)) for number in range(7)]
    return _one_beginning(wanted, WEEKDAYS) if (found := _one_beginning(wanted, own)) is None else found


def _one_beginning(wanted: str, names: Iterable[str]) -> int | None:
    found = [number for number, name in enumerate(names) if name.startswith(wanted)]
    return found[0] if len(found) == 1 else None


def _named(today: date) -> dict[str, date]:
    names = {0: ("today", _("today")), -1: ("yesterday", _("yesterday")), 1: ("tomorrow", _("tomorrow"))}
    return {
        fold(name).replace(CURLY, "'"): today + timedelta(days=away)
        for away, both in names.items()
        for name in both
    }


def _dated(text: str, year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        raise Refusal("date.no-such-day", text=text[:40]) from None


def _away(text: str, today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise Refusal("date.no-such-day", text=text[:40]) from None
