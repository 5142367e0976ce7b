from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest

from smallwins.catalogue import days, language
from smallwins.domain.errors import Refusal

THURSDAY = date(2026, 3, 5)


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    language.use("en")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", THURSDAY),
        ("Yesterday", date(2026, 3, 4)),
        ("tomorrow", date(2026, 3, 6)),
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-3-1", date(2026, 3, 1)),
        ("٢٠٢٦-٠٣-٠١", date(2026, 3, 1)),
        ("-3", date(2026, 3, 2)),
        ("+2", date(2026, 3, 7)),
        ("thursday", THURSDAY),
        ("fri", date(2026, 2, 27)),
        ("Mon.", date(2026, 3, 2)),
    ],
)
def test_a_day_is_read_as_it_is_named(text: str, day: date) -> None:
    assert days.day(text, THURSDAY) == day


def test_a_weekdays_name_can_be_the_next_one() -> None:
    assert days.day("friday", THURSDAY, ahead=True) == date(2026, 3, 6)
    assert days.day("thursday", THURSDAY, ahead=True) == THURSDAY


@pytest.mark.parametrize(
    ("speaking", "text", "day"), [("fr", "vendredi", date(2026, 2, 27)), ("ar", "الجمعة", date(2026, 2, 27))]
)
def test_weekdays_have_their_own_names_in_each_language(speaking: str, text: str, day: date) -> None:
    language.use(speaking)

    assert days.day(text, THURSDAY) == day
    assert days.day("friday", THURSDAY) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-02-30", "date.no-such-day"),
        ("2025-02-29", "date.no-such-day"),
        ("2026-13-01", "date.no-such-day"),
        ("0000-01-01", "date.no-such-day"),
        ("-99999", "date.no-such-day"),
        ("someday", "date.unreadable"),
        ("", "date.unreadable"),
        ("t", "date.unreadable"),
        ("01/03/2026", "date.unreadable"),
        ("x" * 1_000_000, "date.unreadable"),
    ],
)
def test_a_day_that_is_none_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        days.day(text, date(200, 3, 5) if text == "-99999" else THURSDAY)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "clock"), [("7:30", time(7, 30)), ("19h05", time(19, 5)), ("7", time(7)), ("7h", time(7))]
)
def test_a_time_of_day_is_read(text: str, clock: time) -> None:
    assert days.clock(text) == clock


@pytest.mark.parametrize("text", ["24:00", "7:75", "noon", ""])
def test_a_time_that_no_clock_shows_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        days.clock(text)

    assert refused.value.code == "time.unreadable"
