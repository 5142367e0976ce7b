from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application.day.check_ins import check_in_id
from smallwins.application.day.evidence import evidence
from smallwins.application.day.today import State, the_day
from smallwins.domain.day import DayMark
from smallwins.domain.metric import Direction, Kind, observed
from smallwins.domain.pause import Pause
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.domain.step import Step, StepState
from tests.application.record import NOW, START, Record
from tests.conftest import MONDAY, now_on


def test_what_was_done_what_is_open_and_what_rests_are_told_apart(record: Record) -> None:
    done, skipped, resting = record.metric("done"), record.metric("skipped"), record.metric("resting")
    record.metric("open")
    record.metric("tuesdays", Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(1,)))
    record.log(done, 0, 0.5)
    record.log(skipped, 0, None, skip_reason="ill")
    record.keep(Pause(id=NOW.new_id(), since=MONDAY, metric=resting.id, created_at=NOW.at))

    states = {line.metric.name: line.state for line in record.today.lines}

    assert states == {
        "done": State.DONE,
        "skipped": State.SKIPPED,
        "resting": State.RESTING,
        "open": State.OPEN,
        "tuesdays": State.LATER,
    }


def test_the_last_seven_days_end_with_today(record: Record) -> None:
    walk = record.metric("walk")
    record.log(walk, 2)
    record.log(walk, 1, None, skip_reason="")

    (line,) = record.today.lines

    assert line.marks == (*[DayMark.MISS] * 4, DayMark.DONE, DayMark.SKIP, DayMark.OPEN)


def test_steps_of_the_month_are_counted_in_order_and_observations_are_not(record: Record) -> None:
    walk, mood = record.metric("walk"), record.metric("mood", kind=Kind.RATING, direction=Direction.OBSERVE)
    for back in (0, 1, 40):
        record.log(walk, back)
        record.log(mood, back, 7)

    assert record.today.steps == (walk.id, walk.id)


def test_a_metric_that_has_ended_or_not_begun_is_not_of_today(record: Record) -> None:
    record.metric("over", ends_on=MONDAY - timedelta(days=1))

    assert record.today.lines == ()


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (4, "4 min, that counts"),
        (10, "the floor of 10 is laid"),
        (20, "the target of 20"),
        (24, "past the target of 20"),
        (41, "past the stretch of 40"),
    ],
)
def test_an_amount_is_set_beside_its_levels(record: Record, amount: float, said: str) -> None:
    walk = record.metric("walk", kind=Kind.DURATION, floor=10, target=20, stretch=40)
    record.log(walk, 0, amount)

    assert record.fact == said


def test_a_window_says_how_far_it_is(record: Record) -> None:
    oud = record.metric("oud", Schedule(rhythm=Rhythm.PER_WEEK, times=3))
    assert record.fact == "0 of 3 so far"

    record.log(oud, 0)
    assert record.fact == "1 of 3 so far"


def test_a_total_says_its_amount(record: Record) -> None:
    walk = record.metric("walk", Schedule(rhythm=Rhythm.WEEK_TOTAL), kind=Kind.DURATION, target=150)
    record.log(walk, 0, 45)

    assert record.fact == "45 of 2\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30 so far"


def test_a_limit_is_told_and_nothing_above_it(record: Record) -> None:
    screens = record.metric("screens", kind=Kind.DURATION, direction=Direction.AT_MOST, limit=30)
    record.log(screens, 0, 90)

    assert record.fact == "at most 30 min"


def test_a_rest_says_since_when_or_until_when(record: Record) -> None:
    walk = record.metric("walk")
    record.keep(Pause(id=NOW.new_id(), since=MONDAY - timedelta(days=1), metric=walk.id, created_at=NOW.at))

    assert record.fact == "resting since yesterday; kept as it is"


def test_a_metric_without_a_day_invites(record: Record) -> None:
    record.metric("walk")

    assert record.fact == "the first one can be very small"


def test_a_new_person_is_invited(record: Record) -> None:
    assert record.evidence == "One small thing is enough to begin with."


def test_after_an_empty_day_there_is_the_fact_what_is_kept_and_a_choice(record: Record) -> None:
    walk = record.metric("walk")
    for back in (5, 4, 3):
        record.log(walk, back)

    said = "Yesterday stayed empty. Your three days of “walk” are still yours. Two minutes today?"
    assert record.evidence == said


def test_a_tap_on_the_next_day_changes_the_subject(record: Record) -> None:
    walk = record.metric("walk")
    record.log(walk, 5)
    record.log(walk, 0)

    assert "empty" not in record.evidence


def test_the_evidence_is_another_one_on_other_days(record: Record) -> None:
    walk, oud = record.metric("walk"), record.metric("oud", kind=Kind.DURATION)
    for back in range(12):
        record.log(walk, back)
        record.log(oud, back, 60)

    said = {
        evidence(record.store, record.person, the_day(record.store, record.person, now_on(day))[0])
        for day in (MONDAY - timedelta(days=back) for back in range(8))
    }

    assert len(said) >= 3


def test_then_and_now_is_said_when_now_is_more(record: Record) -> None:
    walk = record.metric("walk")
    for back in range(9):
        record.log(walk, back)
    said = [
        evidence(record.store, record.person, the_day(record.store, record.person, now_on(day))[0])
        for day in (MONDAY - timedelta(days=1), MONDAY)
    ]

    assert any("of the last four weeks. In January there were none." in text for text in said), said


@pytest.mark.parametrize("back", range(3))
def test_no_evidence_scolds(record: Record, back: int) -> None:
    walk = record.metric("walk")
    record.log(walk, 20)
    day = MONDAY - timedelta(days=back)

    said = evidence(record.store, record.person, the_day(record.store, record.person, now_on(day))[0])

    assert not {"!", "fail", "streak", "missed", "behind"} & set(said.lower().split())


def test_the_day_costs_the_same_after_ten_years(record: Record) -> None:
    walk = record.metric("walk")
    found = the_day(record.store, record.person, NOW)[1]
    assert found.fresh  # computed once

    from smallwins.application import standings

    standings.keep(record.store, record.person, found)
    record.log(walk, 0)
    assert the_day(record.store, record.person, NOW)[1].fresh == ()


def test_a_day_of_another_month_begins_a_new_row(record: Record) -> None:
    walk = record.metric("walk")
    record.log(walk, 2)  # 28 February

    assert record.today.steps == ()


def test_a_finished_step_is_no_empty_day(record: Record) -> None:
    walk = record.metric("walk")
    record.log(walk, 5)
    yesterday = NOW.at - timedelta(days=1)
    step = Step(id=NOW.new_id(), title="Call", state=StepState.DONE, done_at=yesterday, created_at=yesterday)
    record.keep(step)

    assert "empty" not in record.evidence


def test_minutes_on_a_step_are_no_empty_day(record: Record) -> None:
    walk = record.metric("walk")
    focus = record.metric("Focus", kind=Kind.DURATION, direction=Direction.OBSERVE)
    record.log(walk, 5)
    record.log(focus, 1, 12)

    assert "empty" not in record.evidence


@pytest.mark.parametrize("days", [7, 10, 13])
def test_a_whole_empty_week_is_welcomed_back(record: Record, days: int) -> None:
    record.log(record.metric("walk"), days)

    assert record.evidence == "Good to have you back. Your one day of “walk” is still yours."


def test_a_heavy_day_hears_nothing_of_yesterday(record: Record) -> None:
    record.log(record.metric("walk"), 3)

    said = evidence(record.store, record.person, record.today, hard=True)

    assert said == "A heavy day. What you have done before is still yours, and today can be small."


def test_what_the_close_of_a_day_asks_is_not_asked_again(record: Record) -> None:
    walk = record.metric("walk")
    mood = observed(check_in_id(record.store, record.person, "mood"), "Mood", Kind.RATING, START, NOW.at)
    own = record.metric("Mood", kind=Kind.RATING, direction=Direction.OBSERVE)
    record.keep(mood)

    assert {line.metric.id for line in record.today.of(State.OPEN)} == {walk.id, own.id}
    assert [line.metric.id for line in record.today.of(State.LATER)] == [mood.id]
