"""The fast momentum says what the method's text says, on any record."""

import pytest
from hypothesis import given, settings

from smallwins.statistics.momentum import momentum, opportunities, series
from tests.statistics.momentum.records import MANY, Record, records
from tests.statistics.momentum.reference import Slow


@settings(max_examples=MANY, deadline=None)
@given(record=records())
def test_the_fast_way_and_the_slow_way_agree(record: Record) -> None:
    slow = Slow(record.course, record.rows, record.today)

    now = momentum(record.course, record.rows, record.today)

    assert now is not None
    assert now.closed == pytest.approx(slow.closed, abs=1e-9)
    assert now.live == pytest.approx(slow.live, abs=1e-9)


@settings(max_examples=MANY, deadline=None)
@given(record=records())
def test_every_opportunity_and_its_momentum_agree(record: Record) -> None:
    slow = Slow(record.course, record.rows, record.today)
    expected = [
        (c.since, c.until, c.counts) for c in slow.line if c.until < record.today if c.counts or c.credit
    ]

    chances = opportunities(record.course, record.rows, record.today)

    assert [(c.since, c.until, c.counts) for c in chances if c.counts or c.credit] == expected
    assert [share for _, share in series(chances)][-1:] == pytest.approx([slow.closed] if chances else [])
