from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from
from smallwins.domain.profile import DayEnd, Profile, WeekStart

CASABLANCA = ZoneInfo("Africa/Casablanca")


def a_profile(**fields: object) -> Profile:
    given = {"id": id_from("alice"), "created_at": datetime(2026, 1, 1, tzinfo=UTC)}
    return Profile(**(given | fields))  # type: ignore[arg-type]


def test_until_four_in_the_morning_it_is_still_yesterday() -> None:
    person = a_profile()

    assert person.day_at(datetime(2026, 3, 3, 3, 59, tzinfo=CASABLANCA)) == date(2026, 3, 2)
    assert person.day_at(datetime(2026, 3, 3, 4, 0, tzinfo=CASABLANCA)) == date(2026, 3, 3)


def test_a_day_end_holds_from_its_date_on() -> None:
    person = a_profile(day_ends=(DayEnd(since=date(2026, 3, 10), hour=0),))

    assert person.day_at(datetime(2026, 3, 9, 2, tzinfo=UTC)) == date(2026, 3, 8)
    assert person.day_at(datetime(2026, 3, 11, 2, tzinfo=UTC)) == date(2026, 3, 11)


def test_weeks_start_where_the_person_says_from_that_day_on() -> None:
    person = a_profile(week_starts=(WeekStart(since=date(2026, 3, 11), weekday=6),))

    assert person.week_of(date(2026, 3, 4)) == date(2026, 3, 2)
    assert person.week_of(date(2026, 3, 14)) == date(2026, 3, 8)


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(Refusal, match=r"zone\.unknown"):
        a_profile(zone="Mars/Olympus")
    with pytest.raises(Refusal, match=r"zone\.unknown"):
        a_profile(zone="../../etc/passwd")
