"""Quick entry: "oud 15 yesterday" understood piece by piece; what is not clear is asked, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smallwins.application import metrics
from smallwins.application.entries import tap_amount
from smallwins.application.ports import Now, Store
from smallwins.catalogue import amounts, days
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.domain.text import fold

LONGEST_DAY = 2
"""Words a day may take: "3 may" is two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a line says: of which metric, how much, on which day, and the words that are left as a note."""

    metric: Metric | None
    value: float | None
    day: date
    note: str

    def fields(self) -> dict[str, Any]:
        """Return the fields of the entry that the line is."""
        metric = self.metric.id if self.metric else None
        return {"metric": metric, "value": self.value, "for_date": self.day, "note": self.note}


def understood(
    store: Store, person: Profile, now: Now, line: str, *, metric: Metric | None = None
) -> Understood:
    """Understand a line: a metric's name or its beginning, then in any order an amount, a day and a note."""
    words = line.split()
    if metric is None:
        metric, words = _metric(metrics.metrics(store, person), words)
    day, words = day_within(words, now.today)
    if metric is None:
        return Understood(metric=None, value=None, day=day or now.today, note=" ".join(words))
    value, words = _amount(metric, words)
    if value is None:
        value = tap_amount(metric)
    return Understood(metric=metric, value=value, day=day or now.today, note=" ".join(words))


def day_within(words: list[str], today: date) -> tuple[date | None, list[str]]:
    """Take the first words that are a day, and return those that are left; a bare number is an amount."""
    for start in range(len(words)):
        for count in range(min(LONGEST_DAY, len(words) - start), 0, -1):
            found = _read_day(" ".join(words[start : start + count]), today)
            if found is not None:
                return found, words[:start] + words[start + count :]
    return None, words


def _metric(held: Sequence[Metric], words: list[str]) -> tuple[Metric | None, list[str]]:
    """Take the longest beginning of the line that is a name, or the one name that begins so."""
    for count in range(len(words), 0, -1):
        wanted = fold(" ".join(words[:count]))
        exact = [metric for metric in held if fold(metric.name) == wanted]
        begun = [metric for metric in held if len(wanted) >= 2 and fold(metric.name).startswith(wanted)]
        for found in (exact, begun):
            if len(found) == 1:
                return found[0], words[count:]
    return None, words


def _read_day(text: str, today: date) -> date | None:
    if text[:1] in "+-\N{MINUS SIGN}":
        return None
    try:
        return days.day(text, today)
    except Refusal:
        return None


def _amount(metric: Metric, words: list[str]) -> tuple[float | None, list[str]]:
    for start in range(len(words)):
        for count in range(min(3, len(words) - start), 0, -1):
            found = _read_amount(" ".join(words[start : start + count]), metric)
            if found is not None:
                return found, words[:start] + words[start + count :]
    return None, words


def _read_amount(text: str, metric: Metric) -> float | None:
    try:
        return amounts.value_of(text, metric)
    except Refusal:
        return None
