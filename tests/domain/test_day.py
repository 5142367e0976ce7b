from datetime import date, datetime
from uuid import UUID

import pytest

from smallwins.domain.day import Day, Tally, amount_of, day_of, is_attempt, labels_of, minutes_of, tally_of
from smallwins.domain.entry import Entry
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Direction, Kind, Metric, Plan

DAY = date(2026, 3, 1)


def metric(kind: Kind = Kind.COUNT, direction: Direction = Direction.AT_LEAST) -> Metric:
    return Metric(
        id=UUID(int=1),
        name="Read",
        kind=kind,
        direction=direction,
        plans=(Plan(since=DAY),),
        levels=(Levels(since=DAY, limit=5 if direction is Direction.AT_MOST else None),),
        starts_on=DAY,
        created_at=datetime(2026, 3, 1),
    )


def logged(*values: float | None) -> list[Tally]:
    return [Tally(DAY, value) for value in values]


@pytest.mark.parametrize(
    ("aggregation", "amount"),
    [
        (Aggregation.SUM, 9.0),
        (Aggregation.MEAN, 3.0),
        (Aggregation.MAX, 5.0),
        (Aggregation.MIN, 1.0),
        (Aggregation.LAST, 3.0),
        (Aggregation.COUNT_DISTINCT, 1.0),
    ],
)
def test_the_entries_of_a_day_come_to_one_amount(aggregation: Aggregation, amount: float) -> None:
    assert amount_of(aggregation, logged(5, 1, 3)) == amount


def test_a_sum_has_no_dust_of_floating_point() -> None:
    assert amount_of(Aggregation.SUM, logged(0.1, 0.2)) == 0.3


def test_a_day_on_which_nothing_was_logged_has_no_amount() -> None:
    assert amount_of(Aggregation.SUM, []) is None
    assert amount_of(Aggregation.SUM, [Tally(DAY, None, True)]) is None
    assert amount_of(Aggregation.SUM, logged(0)) == 0


def test_different_things_are_folded_as_for_search() -> None:
    rows = [Tally(DAY, 1, what=what) for what in ("Café", "CAFE", "تين", "ﺗﻴﻦ", "")]

    assert amount_of(Aggregation.COUNT_DISTINCT, rows) == 3
    assert labels_of([Tally(DAY, 0, what="not eaten"), Tally(DAY, None, True, "ill")]) == frozenset()


def test_a_skipped_day_can_hold_effort() -> None:
    day = day_of(metric(), [Tally(DAY, None, True, "tired"), Tally(DAY, 2, minutes=10)])

    assert day == Day(amount=2, skipped=True, attempts=1, minutes=10, labels=frozenset({""}))


def test_a_zero_is_no_attempt_unless_it_is_a_record_of_a_limit() -> None:
    assert not is_attempt(metric(), Tally(DAY, 0))
    assert is_attempt(metric(direction=Direction.AT_MOST), Tally(DAY, 0))
    assert is_attempt(metric(direction=Direction.OBSERVE), Tally(DAY))
    assert not is_attempt(metric(), Tally(DAY, None, True))


def test_a_duration_is_its_own_minutes() -> None:
    assert minutes_of(metric(Kind.DURATION), Tally(DAY, 25)) == 25
    assert minutes_of(metric(Kind.DURATION), Tally(DAY, 25, minutes=20)) == 20
    assert minutes_of(metric(), Tally(DAY, 25)) == 0


def test_an_entry_has_a_light_row() -> None:
    entry = Entry(
        id=UUID(int=3),
        metric=UUID(int=1),
        for_date=DAY,
        value=2,
        what="Poems",
        minutes=8,
        created_at=datetime(2026, 3, 1),
    )

    assert tally_of(entry) == Tally(DAY, 2, False, "Poems", 8)
