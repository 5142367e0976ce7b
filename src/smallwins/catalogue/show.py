"""Numbers and dates as a person reads them, in their language: the one place that formats."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from smallwins.catalogue import language
from smallwins.catalogue.language import _, ngettext, pgettext

if TYPE_CHECKING:
    from babel import Locale

_ARABIC = "[\u0600-\u06ff]"
_LATIN = "[A-Za-z\u00c0-\u024f]"
_AFTER_DAY = r"(?<=\b\d) |(?<=\b\d\d) |(?<=\b1er) "
HALF = 0.5
"""What is written ½ before a unit, and said in the singular."""

_REGIONS = {"en": "en_GB", "fr": "fr_FR", "ar": "ar_MA"}
"""English dates are spoken day first; Arabic follows Morocco, where the method was written."""


def number(value: float) -> str:
    """Write a number with the digits and marks of the language, without needless decimals."""
    if value == int(value) and abs(value) < 1000 and language.current() in ("en", "fr"):
        return str(int(value))  # the common case, without loading a locale
    if abs(value) >= 1e15:
        return f"{value:.6g}"  # beyond what a record holds; told only when it is refused
    from babel.numbers import format_decimal  # noqa: PLC0415 - loading a locale is felt at start-up

    return str(format_decimal(value, format="#,##0.######", locale=_locale()))


def amount(value: float, unit: str) -> str:
    """Write a number with its unit: 24 min, 1 page, ½ page."""
    if not unit:
        return number(value)
    told = (
        {"number": "½", "unit": counted(unit, 1)}
        if value == HALF
        else {"number": number(value), "unit": counted(unit, value)}
    )
    return own(_("%(number)s %(unit)s") % told)


def counted(unit: str, value: float) -> str:
    """Return a unit in the form that goes with a number, where a language is known to have one: 1 page.

    A unit is a word of one's own: it keeps its language when the pages speak another.
    """
    for spoken in (language.current(), *_tongues(unit)):
        place = _units(spoken).get(unit)
        if place is not None:
            return language.said_in(spoken, lambda: _forms(value))[place]
    return unit


def _tongues(unit: str) -> tuple[str, ...]:
    if re.search(_ARABIC, unit):
        return ("ar",)
    # "min" and "km" are the same in all, and asked for at every start.
    return ("en", "fr") if len(unit) > len("min") else ()


@cache
def _units(spoken: str) -> dict[str, int]:
    return language.said_in(spoken, _all_forms)


def _all_forms() -> dict[str, int]:
    # These numbers bring out every form that a language of ours has.
    return {form: place for number in (0, 1, 2, 3, 11, 100) for place, form in enumerate(_forms(number))}


def _forms(value: float) -> list[str]:
    return [
        ngettext("page", "pages", value),
        ngettext("glass", "glasses", value),
        ngettext("cup", "cups", value),
        ngettext("dish", "dishes", value),
        ngettext("step", "steps", value),
        ngettext("word", "words", value),
        ngettext("line", "lines", value),
        ngettext("try", "tries", value),
    ]


def own(words: str) -> str:
    """Set Latin words apart in a sentence from right to left, so that both keep their order."""
    if not words or not language.is_right_to_left() or not re.search(_LATIN, words):
        return words
    # What holds both scripts is a phrase of the page around words of one's own.
    isolate = "\u2067" if re.search(_ARABIC, words) else "\u2068"
    return f"{isolate}{words}\u2069"


def duration(minutes: float) -> str:
    """Write minutes as they are spoken: 2.5 min, 1 h 30; of an hour and more nobody counts the seconds."""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return amount(minutes, _("min"))
    if not rest:
        said = ngettext("%(hours)s h", "%(hours)s h", hours) % {"hours": number(hours)}
    else:
        said = _("%(hours)s h %(minutes)s") % {"hours": number(hours), "minutes": f"{rest:02d}"}
    return said.replace(
        " ", "\N{NO-BREAK SPACE}"
    )  # "1 h" at the end of a line and "54" on the next is no time


def day(on: date, today: date | None = None) -> str:
    """Write a date as it is spoken: Thursday 14 May; with the year when it is another than today's."""
    pattern = "EEEE d MMMM" if today is None or on.year == today.year else "EEEE d MMMM y"
    return _date(on, pattern)


def short_day(on: date, today: date | None = None) -> str:
    """Write a date in few letters: 14 May; with the year when it is another than today's."""
    return _date(on, "d MMM" if today is None or on.year == today.year else "d MMM y")


def weekday(on: date) -> str:
    """Write the short name of a date's weekday: Thu; Arabic has a shorter one that leaves the article out."""
    return _date(on, "EEEEEE" if language.is_right_to_left() else "EEE")


def weekday_letter(on: date) -> str:
    """Write a date's weekday in one letter, at the head of a calendar: T."""
    return _date(on, "EEEEE")


def weekday_name(number: int) -> str:
    """Write the name of a weekday; Monday is 0."""
    return _date(date(2024, 1, 1 + number), "EEEE")


def month(on: date) -> str:
    """Write the name of a month: May."""
    return _date(on, "LLLL")


def month_and_year(on: date) -> str:
    """Write a month with its year: May 2026."""
    return _date(on, "LLLL y")


def near_day(on: date, today: date) -> str:
    """Write a date near today by its name: today, yesterday; else as spoken."""
    match (today - on).days:
        case 0:
            return _("today")
        case 1:
            return _("yesterday")
        case -1:
            return _("tomorrow")
        case distance if 1 < distance < 7:
            return _date(on, "EEEE")
    return day(on, today)


def clock(at: datetime | time) -> str:
    """Write a time of day: 14:05."""
    from babel.dates import format_time  # noqa: PLC0415 - loading a locale is felt at start-up

    return str(format_time(at, "HH:mm", locale=_locale(), tzinfo=at.tzinfo))


def moment(at: datetime, today: date) -> str:
    """Write an instant in its own zone: today 14:05, Thursday 14 May 14:05.

    After midnight it is still `today` until the person's day ends.
    """
    return pgettext("date and time", "%(day)s %(time)s") % {
        "day": near_day(min(at.date(), today), today),
        "time": clock(at),
    }


def listed(parts: list[str]) -> str:
    """Join words as the language lists them: a, b and c."""
    from babel.lists import format_list  # noqa: PLC0415 - loading a locale is felt at start-up

    return str(format_list([own(part) for part in parts], locale=_locale())) if parts else ""


def comma() -> str:
    """Return what stands between two parts of a line: a comma as the language writes it, and a space."""
    return "\N{ARABIC COMMA} " if language.current() == "ar" else ", "


def in_words(count: int) -> str:
    """Write a whole number up to twelve in words, a larger one in digits."""
    words = (
        _("none"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"),
        _("seven"), _("eight"), _("nine"), _("ten"), _("eleven"), _("twelve"),
    )  # fmt: skip
    # In Arabic the word of a number follows the gender of what is counted; digits suit every noun.
    is_word = 0 <= count < len(words) and language.current() != "ar"
    return words[count] if is_word else number(count)


def _date(on: date, pattern: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - loading a locale is felt at start-up

    told = str(format_date(on, pattern, locale=_locale()))
    # French says the first of a month as an ordinal, which no pattern knows.
    is_first = on.day == 1 and " MMM" in pattern and language.current() == "fr"
    told = re.sub(r"\b1(?= )", "1er", told, count=1) if is_first else told
    # "7" at the end of a line and "November" on the next is no date.
    return re.sub(_AFTER_DAY, "\N{NO-BREAK SPACE}", told)


def _locale() -> Locale:
    return _locale_of(language.current())


@cache
def _locale_of(name: str) -> Locale:
    from babel import Locale  # noqa: PLC0415 - loading a locale is felt at start-up

    return Locale.parse(_REGIONS.get(name, "en_GB"))
