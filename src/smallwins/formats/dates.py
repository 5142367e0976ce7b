"""Dates as people and programs write them; the order of day and month is found from the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

_TRIPLE = re.compile(r"(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,4})(?!\d)")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\D.*)?")
_EPOCH = re.compile(r"\d{10}|\d{13}")
_DAY_NAMED = re.compile(r"(\d{1,2})\.?\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})")
_MONTH_NAMED = re.compile(r"([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY_TURN = 69
"""Two-digit years from here on are of the last century, as POSIX has it."""


class Order(StrEnum):
    """Which of day, month and year comes first."""

    YMD = "ymd"
    DMY = "dmy"
    MDY = "mdy"


class Dates:
    """The dates of one column: their order is found first, then each text is read once."""

    def __init__(self, texts: Iterable[str], order: Order | None = None) -> None:
        self.order, self.certain = (order, True) if order else order_of(texts)
        self._read: dict[str, date | None] = {}

    def read(self, text: str) -> date | None:
        """Return the date a text stands for, or None; a time of day behind it is not looked at."""
        try:
            return self._read[text]
        except KeyError:
            self._read[text] = day = read_date(text, self.order)
            return day


def order_of(texts: Iterable[str]) -> tuple[Order, bool]:
    """Return the order of a column's dates, and whether no other order fits as well."""
    triples = [match.groups() for text in set(texts) if (match := _TRIPLE.match(text.strip()))]
    loose = [(int(a), int(b), c) for a, b, c in triples if len(a) < 3]
    if not loose:
        return Order.YMD, True
    day_first = any(a > 12 for a, _, _ in loose)
    month_first = any(b > 12 for _, b, _ in loose)
    if day_first != month_first:
        return (Order.DMY if day_first else Order.MDY), True
    return _denser([f"{a}/{b}/{c}" for a, b, c in loose]), False


def read_date(text: str, order: Order = Order.YMD) -> date | None:
    """Return the date a text stands for, or None."""
    text = text.strip()
    if len(text) == 10 and text[4] == "-" and text[7] == "-":
        return _iso(text)
    if match := _TRIPLE.match(text):
        return _ordered(match[1], match[2], match[3], order)
    if _EPOCH.fullmatch(text):
        return _from_epoch(text)
    if match := _PACKED.fullmatch(text):
        return _made(int(match[1]), int(match[2]), int(match[3]))
    return _named(text)


def is_epoch(text: str) -> bool:
    """Whether a text is a bare number that may be seconds or milliseconds since 1970."""
    return _EPOCH.fullmatch(text.strip()) is not None


def epoch_day(milliseconds: int) -> date | None:
    """Return the UTC date of an instant in milliseconds, or None beyond the calendar."""
    try:
        return date(1970, 1, 1) + timedelta(days=milliseconds // 86_400_000)
    except OverflowError:
        return None


def _denser(texts: list[str]) -> Order:
    # Days of a record lie close together: the order that spans fewer days is the likelier one.
    spans = {order: _span(texts, order) for order in (Order.MDY, Order.DMY)}
    return min(spans, key=lambda order: spans[order])


def _span(texts: list[str], order: Order) -> int:
    days = [day for text in texts if (day := read_date(text, order))]
    return (max(days) - min(days)).days if days else 10**9


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _ordered(first: str, second: str, third: str, order: Order) -> date | None:
    if len(first) > 2:
        return _made(int(first), int(second), int(third))
    day, month = (int(first), int(second)) if order is Order.DMY else (int(second), int(first))
    if order is Order.YMD:
        return _made(_full_year(first), int(second), int(third))
    return _made(_full_year(third), month, day)


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (1900 if year >= _CENTURY_TURN else 2000)


def _from_epoch(text: str) -> date:
    seconds = int(text) / (1000 if len(text) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).date()


def _named(text: str) -> date | None:
    if match := _DAY_NAMED.match(text):
        return _made(int(match[3]), _month(match[2]), int(match[1]))
    if match := _MONTH_NAMED.match(text):
        return _made(int(match[3]), _month(match[1]), int(match[2]))
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()) + 1 if name.lower() in _MONTHS else 0


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
