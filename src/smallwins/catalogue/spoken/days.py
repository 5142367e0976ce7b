"""Days as they are said within a line: the day before yesterday, last friday, il y a 3 jours, 3 mai."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from smallwins.catalogue import days, language, show
from smallwins.catalogue.spoken.words import bare, words
from smallwins.domain.errors import Refusal
from smallwins.domain.text import fold

LONGEST = 5
"""Words a day may take: "il y a 3 jours"."""

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
"""Understood in every language, beside the language's own names."""

_FIRST = r"(\d{1,2})(?:er|st|nd|rd|th)? (\D+)"
_LAST = r"(\D+) (\d{1,2})(?:st|nd|rd|th)?"


def day_said(said: Sequence[str], today: date, *, short: bool = False) -> date | None:
    """Read words that are a day as a whole, or return None; weekdays by their first letters when `short`."""
    known, text = words(), " ".join(map(bare, said))
    if text in known.days:
        return today + timedelta(days=known.days[text])
    found = _ago(text, today) or _dated(text, today)
    return found or (_named(text, today, short=short) if len(said) == 1 else _around(text, today))


def _named(text: str, today: date, *, short: bool) -> date | None:
    """Read today, yesterday, a date in digits; a weekday by its whole name, for "sun" shines too."""
    number = days.weekday(text)
    if text[:1] in "+-\N{MINUS SIGN}" or (number is not None and not (short or _is_whole(text, number))):
        return None
    try:
        return days.day(text, today)
    except Refusal:
        return None


def _is_whole(text: str, number: int) -> bool:
    return text in (days.WEEKDAYS[number], fold(show.weekday_name(number)))


def _around(text: str, today: date) -> date | None:
    """Read a day with a word before or after it: on friday, lundi dernier, يوم الجمعة."""
    known = words()
    first, _, rest = text.partition(" ")
    before, _, last = text.rpartition(" ")
    if first in known.before_day:
        prefixed = known.weekday_prefix + rest
        options = (
            (rest,) if not known.weekday_prefix or rest.startswith(known.weekday_prefix) else (rest, prefixed)
        )
        found = next((day for each in options if (day := _inner(each, today))), None)
        if found:
            return found
    return _inner(before, today) if last in known.after_day else None


def _inner(text: str, today: date) -> date | None:
    if " " in text:
        return _dated(text, today) or _around(text, today)
    return _named(text, today, short=len(text) >= 3)


def _ago(text: str, today: date) -> date | None:
    known = words()
    for pattern in known.ago:
        match = re.fullmatch(re.escape(pattern).replace(re.escape("{n}"), "(.+)"), text)
        number = known.numbers.get(match[1], match[1]) if match else ""
        if str(number).isdecimal() and int(number) < 1000:
            return today - timedelta(days=int(number))
    return None


def _dated(text: str, today: date) -> date | None:
    """Read a day of a named month: the last one gone by."""
    first, last = re.fullmatch(_FIRST, text), re.fullmatch(_LAST, text)
    number, name = (first[1], first[2]) if first else (last[2], last[1]) if last else ("", "")
    month = _month(name) if name else None
    if month is None:
        return None
    for year in (today.year, today.year - 1):
        try:
            found = date(year, month, int(number))
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def _month(name: str) -> int | None:
    if name in MONTHS:
        return MONTHS.index(name) + 1
    if language.current() == "en":
        return None
    own = [fold(show.month(date(2024, number, 1))) for number in range(1, 13)]
    return own.index(name) + 1 if name in own else None
