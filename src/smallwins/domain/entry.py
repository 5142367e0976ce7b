"""Entries: what was done, observed or skipped, on one local date."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal
from smallwins.domain.number import amount, rating
from smallwins.domain.source import Source

A_BIT = 0.5
"""Credit of "a bit" on a yes/no metric; a convention (method F)."""

EARLIEST = date(1900, 1, 1)
DAYS_AHEAD = 1
"""A day ahead is taken: a traveller's device may be a day in front of the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """How it was, each 0 to 10 and each optional."""

    weight: float | None = None
    fun: float | None = None
    joy: float | None = None
    went_well: float | None = None
    fear_before: float | None = None
    fear_after: float | None = None
    confidence_before: float | None = None
    confidence_after: float | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            number = getattr(self, field.name)
            if number is not None:
                object.__setattr__(self, field.name, rating(number, field.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing done, observed or skipped.

    `for_date` decides where it counts; `at` and `offset_minutes` say when it was
    written down and how far local time was from UTC. A skip has `skip_reason`
    (empty when none was given); a yes/no value is 1, or 0.5 for "a bit".
    """

    noun: ClassVar[str] = "entry"
    searched: ClassVar[tuple[str, ...]] = ("what", "note", "learned", "skip_reason", "tags")

    id: UUID
    metric: UUID
    for_date: date
    at: datetime | None = None
    offset_minutes: int | None = None
    value: float | None = None
    skip_reason: str | None = None
    what: str = ""
    note: str = ""
    minutes: float | None = None
    step: UUID | None = None
    skill: UUID | None = None
    tags: tuple[str, ...] = ()
    learned: str = ""
    felt: Felt | None = None
    items: tuple[tuple[str, float], ...] = ()
    source: Source | None = None
    created_at: datetime

    def __post_init__(self) -> None:
        if self.value is None and self.skip_reason is None and not self.items:
            raise Refusal("entry.empty")
        if self.for_date < EARLIEST:
            raise Refusal("date.too-early", date=self.for_date, earliest=EARLIEST)
        if self.value is not None:
            object.__setattr__(self, "value", amount(self.value, "value"))
        if self.minutes is not None:
            object.__setattr__(self, "minutes", _minutes(self.minutes))
        if self.what or self.note or self.learned or self.skip_reason or self.tags:
            self._tidy()

    def _tidy(self) -> None:
        object.__setattr__(self, "what", text.line(self.what, "what"))
        object.__setattr__(self, "note", text.prose(self.note, "note"))
        object.__setattr__(self, "learned", text.prose(self.learned, "learned"))
        object.__setattr__(self, "tags", tuple(text.line(tag, "tags") for tag in self.tags))
        if self.skip_reason is not None:
            object.__setattr__(self, "skip_reason", text.line(self.skip_reason, "skip_reason"))

    @property
    def is_skip(self) -> bool:
        """Whether the day was skipped; a value beside it is effort all the same."""
        return self.skip_reason is not None


def _minutes(number: float) -> float:
    minutes = amount(number, "minutes")
    if not 0 <= minutes <= 60 * 24 * 31:
        raise Refusal("number.out-of-range", field="minutes", value=minutes, least=0, most=60 * 24 * 31)
    return minutes
