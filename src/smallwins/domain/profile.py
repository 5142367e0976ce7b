"""The profile: the owner of a record, their language, and their own clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

DAY_END_HOUR = 4
"""Local hour at which a day closes unless the person says otherwise; a convention (method F)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEnd:
    """The local hour at which a day closes, from `since` on."""

    since: date
    hour: int = DAY_END_HOUR

    def __post_init__(self) -> None:
        if not 0 <= self.hour <= 12:
            raise Refusal("number.out-of-range", field="hour", value=self.hour, least=0, most=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekStart:
    """The first day of the week from `since` on; Monday is 0."""

    since: date
    weekday: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise Refusal("number.out-of-range", field="weekday", value=self.weekday, least=0, most=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The owner of a record. An empty `language` or `zone` follows the device."""

    noun: ClassVar[str] = "profile"
    searched: ClassVar[tuple[str, ...]] = ()

    id: UUID
    name: str = ""
    language: str = ""
    zone: str = ""
    theme: str = ""
    day_ends: tuple[DayEnd, ...] = ()
    week_starts: tuple[WeekStart, ...] = ()
    forget_after_days: int = 30
    help_lines: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    created_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.line(self.name, "name"))
        object.__setattr__(self, "help_lines", text.prose(self.help_lines, "help_lines"))
        object.__setattr__(self, "day_ends", tuple(sorted(self.day_ends, key=lambda end: end.since)))
        object.__setattr__(
            self, "week_starts", tuple(sorted(self.week_starts, key=lambda start: start.since))
        )
        if not 0 <= self.forget_after_days <= 3650:
            raise Refusal(
                "number.out-of-range",
                field="forget_after_days",
                value=self.forget_after_days,
                least=0,
                most=3650,
            )
        if self.zone:
            zone_named(self.zone)

    def day_end_on(self, day: date) -> int:
        """Return the local hour at which `day` closes."""
        hour = DAY_END_HOUR
        for end in self.day_ends:
            if end.since > day:
                break
            hour = end.hour
        return hour

    def day_at(self, local: datetime) -> date:
        """Return the date of the person's day at a local time: before the day end it is still yesterday."""
        hour = self.day_end_on(local.date())
        try:
            return (local - timedelta(hours=hour)).date()
        except OverflowError:  # the first day of the calendar has no yesterday
            return local.date()

    def day_of(self, at: datetime, zone: tzinfo | None) -> date:
        """Return the person's day at an instant, in the zone they are in; UTC where none is known."""
        return self.day_at(in_zone(at, zone or UTC).replace(tzinfo=None))

    def week_start_on(self, day: date) -> int:
        """Return the first weekday of the weeks in force on `day`; Monday is 0."""
        weekday = 0
        for start in self.week_starts:
            if start.since > day:
                break
            weekday = start.weekday
        return weekday

    def week_of(self, day: date) -> date:
        """Return the first day of the week that `day` is in."""
        return day - timedelta(days=(day.weekday() - self.week_start_on(day)) % 7)

    def answer(self, name: str) -> str:
        """Return a small choice the person once made, or an empty text."""
        return dict(self.answers).get(name, "")


def zone_named(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name, or refuse it."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - a record that follows the device does without

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise Refusal("zone.unknown", zone=name, field="zone") from None


def in_zone(at: datetime, zone: tzinfo | None) -> datetime:
    """Return an instant by a zone's clocks; at the ends of the calendar, where none shows it, as it is."""
    try:
        return at.astimezone(zone)
    except OverflowError:
        return at
