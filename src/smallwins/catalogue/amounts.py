"""Amounts as a person writes them: 12, 7,5, ٣٠, ½, 1h30, yes; read into the number that is kept."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext
from smallwins.domain.entry import A_BIT, Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.number import amount, read_amount
from smallwins.domain.text import fold

MINUS = "\N{MINUS SIGN}"

_TWO_WAYS = r"-?[1-9]\d{0,2},\d{3}"
_SPACED = r"-?\d{1,3}( \d{3})+([.,]\d+)?|[^ ]*"
_FRACTION = r"(?:(\d+) )?(\d+)/(\d+)"
_CLOCK = r"(?:([\d.,]+) ?h(?:ours?|eures?|rs?)?)? ?(?:(\d+(?:[.,]\d+)?) ?(?:m|mn|min|mins|minutes?)?)?"

_PART_OF_HOURS = r"(.*(?:[½¼¾]|\d/\d)) ?h(?:ours?|eures?|rs?)?"
_HOURS_AND_MINUTES = r"(\d+):([0-5]\d)"
_NUMBER_THEN_UNIT = r"(-?[\d.,/ ]*\d|[\d.,]+) ?([^\d\s].*)"


def number(text: str, field: str = "value") -> float:
    """Read a number: what `read_amount` reads, and fractions such as 1/2, 1 1/2 and 1½.

    Raises:
        Refusal: `number.two-ways` for 10,000, which one reader takes for ten thousand and another
            for ten; what `read_amount` refuses.
    """
    tidy = _tidy(text)
    part = _fraction(tidy)
    if part is not None:
        return amount(part, field)
    if re.fullmatch(_TWO_WAYS, tidy):
        few = f"{float(tidy.replace(',', '.')):g}"
        raise Refusal("number.two-ways", text=tidy, many=tidy.replace(",", ""), few=few)
    if not re.fullmatch(_SPACED, tidy):
        raise Refusal("number.unreadable", field=field, text=tidy[:40])
    return read_amount(tidy, field)


def minutes(text: str, field: str = "minutes") -> float:
    """Read a length of time in minutes: 90, 1h30, 1:30, 45 min, 1½."""
    if match := re.fullmatch(_PART_OF_HOURS, _tidy(text)):
        return amount(number(match[1], field) * 60, field)
    tidy = fold(_tidy(text))
    if match := re.fullmatch(_HOURS_AND_MINUTES, tidy):
        return float(int(match[1]) * 60 + int(match[2]))
    for word, short in ((_("min"), "min"), (_("h"), "h")):
        tidy = tidy.replace(fold(word), short)
    match = re.fullmatch(_CLOCK, tidy)
    if match and (match[1] or match[2]):
        hours = number(match[1], field) * 60 if match[1] else 0
        return amount(hours + (number(match[2], field) if match[2] else 0), field)
    return number(text, field)


def yes_or_no(text: str) -> float | None:
    """Read a yes, a no or "a bit" in the language in force or in English, or return None."""
    said = {
        1.0: ("yes", "y", "done", "true", _("yes"), _("done")),
        A_BIT: ("a bit", "bit", "partly", _("a bit")),
        0.0: ("no", "n", "none", "false", _("no")),
    }
    wanted = fold(text).strip()
    return next((value for value, words in said.items() if wanted in map(fold, words)), None)


def value_of(text: str, metric: Metric) -> float:
    """Read what was done on a metric, the way its kind is written; its own unit may stand behind."""
    if metric.kind is Kind.BOOLEAN and (answer := yes_or_no(text)) is not None:
        return answer
    if metric.kind is Kind.DURATION:
        return minutes(text, "value")
    match = re.fullmatch(_NUMBER_THEN_UNIT, _tidy(text))
    if match and metric.unit and _is_unit(match[2], metric.unit):
        return number(match[1])
    return number(text)


def said(value: float, metric: Metric) -> str:
    """Say an amount of a metric: yes, a bit, 1 h 30, 12 pages."""
    match metric.kind:
        case Kind.BOOLEAN:
            return _("yes") if value >= 1 else _("a bit") if value else _("no")
        case Kind.DURATION:
            return show.duration(value)
        case _:
            return show.amount(value, metric.unit)


def said_total(value: float, metric: Metric) -> str:
    """Say an amount of several days: for a yes or no, how many times."""
    if metric.kind is Kind.BOOLEAN:
        return ngettext("%(count)s time", "%(count)s times", value) % {"count": show.number(value)}
    return said(value, metric)


def entry_said(entry: Entry, metric: Metric) -> str:
    """Say what one entry holds: its amount, that it was skipped, or how many answers."""
    parts = [said(entry.value, metric)] if entry.value is not None else []
    if entry.is_skip:
        parts.append(_("skipped"))
    return show.comma().join(parts) or ngettext("%(count)s answer", "%(count)s answers", len(entry.items)) % {
        "count": show.number(len(entry.items))
    }


def told(entry: Entry, metric: Metric, today: date) -> str:
    """Say an entry in one line: its metric, its day, what it holds."""
    return _("%(metric)s, %(day)s: %(amount)s") % {
        "metric": metric.name,
        "day": show.near_day(entry.for_date, today),
        "amount": entry_said(entry, metric),
    }


def _is_unit(word: str, unit: str) -> bool:
    # "1 page" and "2 pages" are both written for a metric of "pages".
    forms = {fold(unit).rstrip("s"), *(fold(show.counted(unit, number)).rstrip("s") for number in (1, 2))}
    return fold(word).rstrip("s") in forms


def _tidy(text: str) -> str:
    digits = "".join(
        str(unicodedata.digit(letter)) if letter.isdecimal() else letter for letter in text[:200]
    )
    return " ".join(digits.replace(MINUS, "-").replace("٫", ".").split())


def _fraction(text: str) -> float | None:
    sign, bare = (-1, text[1:]) if text.startswith("-") else (1, text)
    if bare and unicodedata.category(bare[-1]) == "No":
        whole = bare[:-1].strip() or "0"
        return sign * (int(whole) + unicodedata.numeric(bare[-1])) if whole.isdecimal() else None
    match = re.fullmatch(_FRACTION, bare)
    if match and int(match[3]):
        return sign * (int(match[1] or 0) + int(match[2]) / int(match[3]))
    return None
