"""Reviews: the close of a day, and a look back over a week, a month or a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal
from smallwins.domain.number import rating

WEEK_MINUTES = 10
"""The weekly review's time box in minutes; a convention (method F)."""


class Period(StrEnum):
    """What a review looks back over."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class ReviewState(StrEnum):
    """Whether a review was kept, or let pass this time."""

    STARTED = "started"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueCheck:
    """Whether what is followed still serves a value, 0 to 10, in the person's own reading."""

    value: UUID
    served: float
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What was done in a period, checked off, and what the person makes of it."""

    noun: ClassVar[str] = "review"
    searched: ClassVar[tuple[str, ...]] = (
        "small_step", "celebration", "helped", "hindered", "change_one", "proud_of", "thanks", "note",
    )  # fmt: skip

    id: UUID
    period: Period
    since: date
    until: date
    done_list: tuple[str, ...] = ()
    small_step: str = ""
    celebration: str = ""
    helped: str = ""
    hindered: str = ""
    change_one: str = ""
    proud_of: str = ""
    thanks: str = ""
    note: str = ""
    pressure: float | None = None
    eased: bool = False
    values_check: tuple[ValueCheck, ...] = ()
    minutes: float | None = None
    state: ReviewState = ReviewState.DONE
    created_at: datetime

    def __post_init__(self) -> None:
        for name in self.searched:
            object.__setattr__(self, name, text.prose(getattr(self, name), name))
        if self.pressure is not None:
            object.__setattr__(self, "pressure", rating(self.pressure, "pressure"))
        if self.until < self.since:
            raise Refusal("review.ends-before-start", since=self.since, until=self.until)

    def check_begun(self, today: date) -> None:
        """Refuse a review of days that have not begun."""
        if self.since > today:
            raise Refusal("review.future", since=self.since, today=today)
