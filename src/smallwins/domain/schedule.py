"""Schedules: how often a metric is expected, and in which window it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from smallwins.domain.errors import Refusal

MONTH = 30.4375
"""Mean length of a calendar month in days (365.25 / 12)."""

HALF_LIFE = 13.0
"""Days after which a daily record has half its weight; Loop's constant, in the range Lally 2010 implies."""


class Rhythm(StrEnum):
    """The kinds of schedule."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    PER_WEEK = "per_week"
    PER_DAYS = "per_days"
    PER_MONTH = "per_month"
    MONTH_DAYS = "month_days"
    WEEK_TOTAL = "week_total"
    DAYS_TOTAL = "days_total"
    MONTH_TOTAL = "month_total"


TOTALS = frozenset({Rhythm.WEEK_TOTAL, Rhythm.DAYS_TOTAL, Rhythm.MONTH_TOTAL})
COUNTED = frozenset({Rhythm.PER_WEEK, Rhythm.PER_DAYS, Rhythm.PER_MONTH})
SINGLE_DAYS = frozenset({Rhythm.DAILY, Rhythm.WEEKDAYS, Rhythm.MONTH_DAYS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How often something is expected.

    `times` is k of "k per window"; `length` is N of "per N days"; `weekdays`
    counts Monday as 0; `month_days` are 1 to 31, and a day that a month lacks
    is its last day.
    """

    rhythm: Rhythm = Rhythm.DAILY
    times: int = 1
    length: int = 7
    weekdays: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "weekdays", tuple(sorted(set(self.weekdays))))
        object.__setattr__(self, "month_days", tuple(sorted(set(self.month_days))))
        if not 2 <= self.length <= 366:
            raise Refusal("number.out-of-range", field="length", value=self.length, least=2, most=366)
        most = self._most_times()
        if not 1 <= self.times <= most:
            raise Refusal("number.out-of-range", field="times", value=self.times, least=1, most=most)
        if self.rhythm is Rhythm.WEEKDAYS and not _within(self.weekdays, 0, 6):
            raise Refusal("schedule.no-weekdays")
        if self.rhythm is Rhythm.MONTH_DAYS and not _within(self.month_days, 1, 31):
            raise Refusal("schedule.no-month-days")

    def _most_times(self) -> int:
        return {Rhythm.PER_WEEK: 7, Rhythm.PER_DAYS: self.length, Rhythm.PER_MONTH: 31}.get(self.rhythm, 366)

    @property
    def is_total(self) -> bool:
        """Whether the amounts of a window are judged as one sum."""
        return self.rhythm in TOTALS

    @property
    def has_windows(self) -> bool:
        """Whether a window of several days is the opportunity, not a single day."""
        return self.rhythm not in SINGLE_DAYS

    @property
    def frequency(self) -> float:
        """Expected repetitions per day: f of method C1."""
        match self.rhythm:
            case Rhythm.DAILY:
                return 1.0
            case Rhythm.WEEKDAYS:
                return len(self.weekdays) / 7
            case Rhythm.MONTH_DAYS:
                return len(self.month_days) / MONTH
            case _:
                return (self.times if self.rhythm in COUNTED else 1) / self.period

    @property
    def period(self) -> float:
        """Days from one opportunity to the next: P of method C1."""
        match self.rhythm:
            case Rhythm.DAILY | Rhythm.WEEKDAYS | Rhythm.MONTH_DAYS:
                return 1 / self.frequency
            case Rhythm.PER_WEEK | Rhythm.WEEK_TOTAL:
                return 7.0
            case Rhythm.PER_DAYS | Rhythm.DAYS_TOTAL:
                return float(self.length)
            case _:
                return MONTH

    @property
    def memory(self) -> float:
        """Share of momentum that one opportunity carries over: m = 2^(-P·√f/13) of method C1."""
        return float(2.0 ** (-self.period * self.frequency**0.5 / HALF_LIFE))


def _within(days: tuple[int, ...], least: int, most: int) -> bool:
    return bool(days) and least <= days[0] and days[-1] <= most
