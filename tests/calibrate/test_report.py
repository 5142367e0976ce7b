import math

import numpy as np
import pytest

from calibrate import associations, comebacks, forecasts, timings, trials
from calibrate.__main__ import PAGE
from calibrate.report import Mark, Row, Table, page

PARTS = [associations, comebacks, timings, trials, forecasts]


@pytest.fixture(scope="module")
def tables() -> list[Table]:
    return [table for part in PARTS for table in part.measure(1, np.random.default_rng(1))]


def test_a_share_carries_its_error_and_meets_its_mark_or_not() -> None:
    row = Row(situation="tossed", hits=25, people=100, mark=Mark(low=0.2, high=0.3))

    assert row.share == 0.25
    assert row.error == pytest.approx(math.sqrt(0.25 * 0.75 / 100))
    assert row.holds
    assert not Row(situation="tossed", hits=31, people=100, mark=Mark(high=0.3)).holds
    assert math.isnan(Row(situation="nobody", hits=0, people=0).share)


@pytest.mark.parametrize(
    ("mark", "words"),
    [(Mark(high=0.12), "≤ 0.12"), (Mark(low=0.87), "≥ 0.87"), (Mark(low=0.03, high=0.07), "0.03 to 0.07")],
)
def test_a_mark_is_written_as_one_says_it(mark: Mark, words: str) -> None:
    assert str(mark) == words


def test_the_page_begins_with_what_does_not_meet_its_mark() -> None:
    good = Row(situation="held", hits=1, people=100, mark=Mark(high=0.12))
    bad = Row(situation="slipped", hits=20, people=100, mark=Mark(high=0.12))
    text = page([Table(title="Coins", words="Tossed.", rows=[good, bad])], runs=100, seed=1)

    assert "1 of 2 rows with a mark meet it. The others:" in text
    assert "- Coins: slipped (0.200, the mark is ≤ 0.12, beside it by 0.080)" in text
    assert "| held | 0.010 | 0.010 | ≤ 0.12 | yes |" in text


def test_the_published_page_holds_every_row_that_is_simulated(tables: list[Table]) -> None:
    published = PAGE.read_text("utf-8")

    assert "2,000 simulated people in each row" in published
    for table in tables:
        assert f"## {table.title}" in published
        assert all(f"| {row.situation} |" in published for row in table.rows)


def test_no_situation_is_simulated_twice(tables: list[Table]) -> None:
    names = [(table.title, row.situation) for table in tables for row in table.rows]

    assert len(names) == len(set(names))
