"""Quick entry: "oud 15 yesterday" understood piece by piece; what is not clear is asked, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smallwins.application import metrics
from smallwins.application.day.naming_metrics import nearest, taken
from smallwins.application.entries import tap_amount
from smallwins.application.ports import Now, Store
from smallwins.catalogue.spoken import amounts, days
from smallwins.catalogue.spoken.words import bare
from smallwins.catalogue.spoken.words import words as spoken
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a line says: of which metric, how much, on which day, and the words that are left as a note.

    Where no metric is clear, `near` are those whose names come close, the nearest first.
    """

    metric: Metric | None
    value: float | None
    day: date
    note: str
    near: tuple[Metric, ...] = ()

    def fields(self) -> dict[str, Any]:
        """Return the fields of the entry that the line is."""
        metric = self.metric.id if self.metric else None
        return {"metric": metric, "value": self.value, "for_date": self.day, "note": self.note}


def understood(
    store: Store, person: Profile, now: Now, line: str, *, metric: Metric | None = None
) -> Understood:
    """Understand a line: a metric's name, an amount and a day in any order, and a note.

    Raises:
        Refusal: `number.two-ways` for an amount that could be two.
    """
    return read(metrics.metrics(store, person), line, now.today, metric=metric)


def read(held: Sequence[Metric], line: str, today: date, *, metric: Metric | None = None) -> Understood:
    """Understand a line that speaks of one of the metrics at hand."""
    words = line.split()
    if metric is not None:
        words = _without_name(words, metric)
    else:
        metric, words = taken(held, words)
    day, words = day_within(words, today, short=False)
    if metric is None:
        note, near = " ".join(words), nearest(held, words)
        return Understood(metric=None, value=None, day=day or today, note=note, near=near)
    value, words = _amount(metric, words)
    if day is None and len(words) == 1 and len(bare(words[0])) > 2:
        day, words = day_within(words, today)
    if value is None:
        value = tap_amount(metric)
    return Understood(metric=metric, value=value, day=day or today, note=_note(words))


def day_within(words: list[str], today: date, *, short: bool = True) -> tuple[date | None, list[str]]:
    """Take the first words that are a day, and return those that are left; a bare number is an amount."""
    for start in range(len(words)):
        for count in range(min(days.LONGEST, len(words) - start), 0, -1):
            found = days.day_said(words[start : start + count], today, short=short)
            if found is not None:
                return found, words[:start] + words[start + count :]
    return None, words


def _without_name(words: list[str], metric: Metric) -> list[str]:
    """Leave out the words that were to name the metric a person chose."""
    return words[1:] if words and nearest([metric], words[:1]) else words


def _amount(metric: Metric, words: list[str]) -> tuple[float | None, list[str]]:
    """Take the amount: one with its unit before a bare number, which may be an hour of the day."""
    runs = [
        (start, count)
        for start in range(len(words))
        for count in range(min(amounts.LONGEST, len(words) - start), 0, -1)
    ]
    for start, count in sorted(runs, key=lambda run: not amounts.has_unit(words[run[0] : sum(run)])):
        said = words[start : start + count]
        alone = count == len(words)
        if _is_of_a_clock(words, start):
            continue
        found = amounts.amount_said(said, metric, alone=alone)
        if found is None and amounts.is_a_bit(said):
            found = tap_amount(metric, bit=True)
        if found is not None:
            first = start - (start > 0 and bare(words[start - 1]) in spoken().before_amount)
            return found, words[:first] + words[start + count :]
    return None, words


def _is_of_a_clock(words: list[str], start: int) -> bool:
    return start > 0 and bare(words[start - 1]) in spoken().at


def _note(words: list[str]) -> str:
    """Return the words that are left; those that only join others are no note, nor its end."""
    joins = spoken().beside | {""}
    while words and bare(words[-1]) in joins:
        words = words[:-1]
    return "" if all(bare(word) in joins for word in words) else " ".join(words)
