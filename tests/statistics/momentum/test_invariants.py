"""The invariants I1 to I12 of the method (C1), on metrics of every schedule.

Each draws 2,000 records with pauses, skips, effort on off-days, entries before the metric began, and dated
changes, except where the invariant speaks of one rule only.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smallwins.domain.day import Row
from smallwins.domain.metric import Aggregation, Direction, Kind
from smallwins.statistics.momentum import Momentum, Opportunity, momentum, opportunities, series, window_of
from tests.statistics.momentum.records import ALL_DAYS, MANY, START, Record, day_number, records

AT_LEAST = (Direction.AT_LEAST,)
AT_MOST = (Direction.AT_MOST,)
TINY = 1e-9
ENOUGH = 1e6

often = settings(max_examples=MANY, deadline=None)
days_of_record = st.integers(-4, ALL_DAYS).map(day_number)


def stand(record: Record) -> Momentum:
    now = momentum(record.course, record.rows, record.today)
    assert now is not None
    return now


def chances_of(record: Record) -> list[Opportunity]:
    return opportunities(record.course, record.rows, record.today)


def shares_of(record: Record) -> list[float]:
    return [share for _, share in series(chances_of(record))]


def no_lower(before: Record, after: Record) -> None:
    old, new = stand(before), stand(after)
    assert new.closed >= old.closed - TINY
    assert new.live >= old.live - TINY


def past_the_open_window(record: Record) -> Record:
    """The same record, with nothing more logged, on the day after its open window has closed."""
    return replace(record, today=window_of(record.course, record.today)[1] + timedelta(days=1))


def plain(record: Record) -> Record:
    """The record with amounts that a day cannot lose by: what is logged adds up."""
    return record.with_metric(replace(record.metric, aggregation=Aggregation.SUM))


@often
@given(record=records())
def test_i1_momentum_lies_between_nothing_and_all(record: Record) -> None:
    now = stand(record)

    assert all(0 <= share <= 1 for share in [*shares_of(record), now.closed, now.live])
    assert all(0 <= chance.credit <= 1 for chance in chances_of(record))


@pytest.mark.requirement("R125", "R146")
@often
@given(record=records(AT_LEAST), day=days_of_record, more=st.sampled_from([0.1, 1.0, 50.0]))
def test_i2_more_effort_never_lowers_it(record: Record, day: date, more: float) -> None:
    record = plain(record)

    no_lower(record, record.with_rows([*record.rows, (day, more, False, "Bread", None)]))


@often
@given(record=records(), spot=st.integers(0, 200), more=st.sampled_from([0.1, 1.0, 50.0]))
def test_i2_a_larger_amount_never_counts_the_wrong_way(record: Record, spot: int, more: float) -> None:
    logged = [place for place, row in enumerate(record.rows) if row[1] is not None]
    assume(logged and record.metric.aggregation is not Aggregation.COUNT_DISTINCT)
    place, rows = logged[spot % len(logged)], list(record.rows)
    day, value, *rest = rows[place]
    rows[place] = (day, (value or 0.0) + more, *rest)  # type: ignore[assignment]
    larger = replace(record, rows=tuple(rows))

    if record.metric.direction is Direction.AT_LEAST:
        no_lower(record, larger)
    else:
        no_lower(larger, record)


@pytest.mark.requirement("R1", "R53", "R125")
@often
@given(record=records(AT_LEAST), day=days_of_record, some=st.sampled_from([0.0, 0.05, 0.4, 2.0, 11.0]))
def test_i3_a_miss_is_at_most_a_skip_or_some_effort_and_those_at_most_full(
    record: Record, day: date, some: float
) -> None:
    record = plain(record)
    miss = record.without(day)
    full = miss.with_day(day, (day, ENOUGH, False, "", None))

    no_lower(miss, miss.with_day(day, (day, some, False, "", None)))
    no_lower(miss.with_day(day, (day, some, False, "", None)), full)
    skip = miss.with_day(day, (day, None, True, "", None))
    no_lower(skip, full)
    if not rests_whole(skip, day):
        no_lower(miss, skip)


def rests_whole(record: Record, day: date) -> bool:
    """Whether the window of `day` asks for nothing at all and yet holds effort.

    Such effort is held against all that a full week asks (E2 c), not against the part of it that was left.
    """
    window = window_of(record.course, day)
    upto = replace(record, today=window[1] + timedelta(days=1))
    return any((chance.since, chance.until) == window and not chance.counts for chance in chances_of(upto))


@often
@given(record=records(AT_MOST), day=days_of_record)
def test_i3_too_much_is_at_most_a_skip_and_that_at_most_nothing_taken(record: Record, day: date) -> None:
    record = plain(record)
    too_much = record.with_day(day, (day, ENOUGH, False, "", None))
    skip = record.with_day(day, (day, None, True, "", None))
    within = record.with_day(day, (day, 0.0, False, "", None))

    no_lower(skip, within)
    if not rests_whole(skip, day):
        no_lower(too_much, skip)


@pytest.mark.requirement("R140")
@often
@given(record=records(AT_LEAST))
def test_i4_one_miss_costs_its_share_of_what_there_was(record: Record) -> None:
    window = window_of(record.course, record.today)
    record = record.with_rows([row for row in record.rows if row[0] < window[0]])
    later = past_the_open_window(record)
    before, after = stand(record).closed, stand(later).closed
    memory = record.metric.schedule_on(record.today).memory

    new = chances_of(later)[len(chances_of(record)) :]

    assert [chance.credit for chance in new if chance.counts] in ([], [0.0])
    if any(chance.counts for chance in new):
        assert before - after == pytest.approx((1 - memory) * before, abs=1e-12)
        assert before - after <= 1 - memory
    else:
        assert after == before


@pytest.mark.requirement("R141")
@often
@given(record=records(AT_LEAST, changes=False), windows=st.integers(1, 12))
def test_i5_no_number_of_misses_takes_all_of_it(record: Record, windows: int) -> None:
    window = window_of(record.course, record.today)
    record = record.with_rows([row for row in record.rows if row[0] < window[0]])
    later = record
    for _ in range(windows):
        later = past_the_open_window(later)
    missed = sum(chance.counts for chance in chances_of(later)[len(chances_of(record)) :])
    memory = record.metric.schedule_on(START).memory

    assert stand(later).closed == pytest.approx(memory**missed * stand(record).closed, abs=1e-12)
    assert stand(later).closed > 0 or stand(record).closed == 0


@often
@given(record=records())
def test_i6_a_full_opportunity_never_lowers_it(record: Record) -> None:
    before = 0.0
    for chance, share in zip(chances_of(record), shares_of(record), strict=True):
        assert chance.credit < 1 or share >= before - TINY
        before = share


@often
@given(record=records(), order=st.randoms(use_true_random=False))
def test_i7_the_order_of_the_entries_does_not_matter(record: Record, order: random.Random) -> None:
    by_day: dict[date, list[Row]] = {}
    for row in record.rows:
        by_day.setdefault(row[0], []).append(row)
    if record.metric.aggregation is not Aggregation.LAST:
        for rows in by_day.values():
            order.shuffle(rows)
    days = list(by_day)
    order.shuffle(days)

    assert stand(replace(record, rows=tuple(row for day in days for row in by_day[day]))) == stand(record)


@often
@given(record=records(AT_LEAST), share=st.sampled_from([0.01, 0.5, 0.9]))
def test_i9_a_lower_floor_never_lowers_it(record: Record, share: float) -> None:
    assume(record.metric.kind is not Kind.BOOLEAN)
    lower = replace(
        record.metric,
        smallest_step=record.metric.smallest_step * share,
        levels=tuple(
            replace(
                held,
                floor=held.floor * share if held.floor else None,
                target=held.target * share if held.target else None,
            )
            for held in record.metric.levels
        ),
    )

    no_lower(record, record.with_metric(lower))


@often
@given(record=records(AT_LEAST), day=days_of_record, amount=st.sampled_from([0.0, 0.4, ENOUGH]))
def test_i10_one_day_can_do_only_so_much(record: Record, day: date, amount: float) -> None:
    record = plain(record).without(day)
    changed = record.with_day(day, (day, amount, False, "", None))
    window = window_of(record.course, day)
    bound = 1.0 if window[1] >= record.today else 1 - record.metric.schedule_on(window[0]).memory
    for chance in chances_of(record):
        if chance.since > window[1] and chance.counts:
            bound *= chance.memory

    assert abs(stand(changed).closed - stand(record).closed) <= bound + TINY


@often
@given(record=records(AT_LEAST, changes=False), credit=st.sampled_from([0.05, 0.25, 0.5, 1.0]))
def test_i11_the_same_credit_each_time_leads_where_the_formula_says(record: Record, credit: float) -> None:
    metric = replace(record.metric, kind=Kind.BOOLEAN, aggregation=Aggregation.MAX, ends_on=None)
    steady = replace(record, course=record.course._replace(metric=metric, pauses=()), rows=())
    every_day = tuple((day_number(number), credit, False, "", None) for number in range(ALL_DAYS + 20))
    earned = [chance for chance in chances_of(replace(steady, rows=every_day)) if chance.counts]
    whole = [chance for chance in earned if chance.credit == pytest.approx(earned[0].credit)]
    assume(len(whole) == len(earned) > 0)
    asked_only = tuple(row for row in every_day if any(c.since <= row[0] <= c.until for c in earned))
    memory, count = metric.schedule_on(START).memory, len(earned)

    expected = earned[0].credit * (1 - memory**count)

    assert stand(replace(steady, rows=asked_only)).closed == pytest.approx(expected, abs=1e-12)


@often
@given(record=records(), looks=st.integers(0, 31))
def test_i12_looking_changes_nothing_while_the_day_is_open(record: Record, looks: int) -> None:
    opens, closes = window_of(record.course, record.today)
    record = replace(record.with_rows([row for row in record.rows if row[0] < opens]), today=opens)

    now = stand(record)

    assert now.live == now.closed
    assert stand(replace(record, today=min(closes, opens + timedelta(days=looks)))) == now
