from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.catalogue import rhythm
from smallwins.domain.errors import Refusal
from smallwins.domain.schedule import Rhythm, Schedule


def per(times: int, rhythm: Rhythm, length: int = 7) -> Schedule:
    return Schedule(rhythm=rhythm, times=times, length=length)


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("daily", Schedule()),
        ("every day", Schedule()),
        ("mon,wed,fri", Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(0, 2, 4))),
        ("Monday and Thursday", Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(0, 3))),
        ("weekdays", Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(0, 1, 2, 3, 4))),
        ("weekend", Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(5, 6))),
        ("3/week", per(3, Rhythm.PER_WEEK)),
        ("3 times a week", per(3, Rhythm.PER_WEEK)),
        ("٣/week", per(3, Rhythm.PER_WEEK)),
        ("weekly", per(1, Rhythm.PER_WEEK)),
        ("1/5days", per(1, Rhythm.PER_DAYS, 5)),
        ("every 5 days", per(1, Rhythm.PER_DAYS, 5)),
        ("2 per 10 days", per(2, Rhythm.PER_DAYS, 10)),
        ("4/month", per(4, Rhythm.PER_MONTH)),
        ("days 1,15", Schedule(rhythm=Rhythm.MONTH_DAYS, month_days=(1, 15))),
        ("total/week", Schedule(rhythm=Rhythm.WEEK_TOTAL)),
        ("total per 10 days", per(1, Rhythm.DAYS_TOTAL, 10)),
        ("month total", Schedule(rhythm=Rhythm.MONTH_TOTAL)),
    ],
)
def test_a_schedule_is_read_as_it_is_said(text: str, schedule: Schedule) -> None:
    assert rhythm.read(text) == rhythm.Wanted(schedule)


def test_a_total_may_say_its_amount() -> None:
    assert rhythm.read("150/week total") == rhythm.Wanted(Schedule(rhythm=Rhythm.WEEK_TOTAL), 150)
    assert rhythm.read("7,5/month total").amount == 7.5


@pytest.mark.parametrize(
    "text", ["", "sometimes", "3", "3/fortnight", "mon,someday", "3/4/week", "x" * 100_000]
)
def test_what_is_no_schedule_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        rhythm.read(text)

    assert refused.value.code == "schedule.unreadable"


@pytest.mark.parametrize("text", ["9/week", "0/week", "days 32", "1/1days", "1/400days"])
def test_a_schedule_beyond_its_bounds_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        rhythm.read(text)


SCHEDULES = st.one_of(
    st.just(Schedule()),
    st.builds(
        lambda days: Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=tuple(days)),
        st.sets(st.integers(0, 6), min_size=1),
    ),
    st.builds(
        lambda days: Schedule(rhythm=Rhythm.MONTH_DAYS, month_days=tuple(days)),
        st.sets(st.integers(1, 31), min_size=1),
    ),
    st.builds(lambda times: per(times, Rhythm.PER_WEEK), st.integers(1, 7)),
    st.builds(lambda times: per(times, Rhythm.PER_MONTH), st.integers(1, 31)),
    st.integers(2, 366).flatmap(
        lambda length: st.builds(lambda times: per(times, Rhythm.PER_DAYS, length), st.integers(1, length))
    ),
    st.builds(lambda length: per(1, Rhythm.DAYS_TOTAL, length), st.integers(2, 366)),
    st.sampled_from([Schedule(rhythm=Rhythm.WEEK_TOTAL), Schedule(rhythm=Rhythm.MONTH_TOTAL)]),
)


@given(SCHEDULES)
def test_what_is_written_reads_back(schedule: Schedule) -> None:
    assert rhythm.read(rhythm.written(schedule)).schedule == schedule


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (Schedule(), "every day"),
        (Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(0, 3)), "Monday and Thursday"),
        (per(1, Rhythm.PER_WEEK), "once a week"),
        (per(3, Rhythm.PER_WEEK), "3 times a week"),
        (per(1, Rhythm.PER_DAYS, 5), "once every 5 days"),
        (per(4, Rhythm.PER_MONTH), "4 times a month"),
        (Schedule(rhythm=Rhythm.MONTH_DAYS, month_days=(1, 15)), "on these days of the month: 1 and 15"),
        (per(1, Rhythm.DAYS_TOTAL, 10), "in all per 10 days"),
        (Schedule(rhythm=Rhythm.WEEK_TOTAL), "in all per week"),
    ],
)
def test_a_schedule_is_said_in_words(schedule: Schedule, said: str) -> None:
    assert rhythm.words(schedule) == said


def test_every_example_of_the_help_can_be_read() -> None:
    assert all(rhythm.read(example) for example in rhythm.EXAMPLES)
