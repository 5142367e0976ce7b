from __future__ import annotations

import pytest

from smallwins.application import profiles
from smallwins.application.looking.figures import Figures, figures, numbered
from smallwins.application.looking.findings import told
from smallwins.application.looking.insights import (
    Drift,
    Insights,
    Pattern,
    Question,
    Together,
    insights,
)
from smallwins.application.looking.timings import BestTime
from smallwins.demo.record import fill
from smallwins.statistics.detectors import Dropping, Extremes, Transitions
from smallwins.statistics.patterns.association import Trend
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW


@pytest.fixture
def found(store: SqlStore) -> Insights:
    """What two invented years suggest."""
    person = profiles.welcome(store)
    fill(store, person, NOW)
    return insights(store, person, NOW)


def test_an_association_has_its_effect_range_days_lag_p_and_q(found: Insights) -> None:
    [book] = [
        numbered(found, each)
        for each in found.shown
        if isinstance(each, Together) and each.finding.association.lag
    ]
    seen = book.numbers

    assert (seen.question, seen.factor, seen.outcome) == (
        Question.TOGETHER,
        "Screens after ten",
        "Grandmother's book",
    )
    assert (seen.lag, seen.days, seen.per, seen.per_unit) == (1, 669, 15.0, "minutes")
    assert (seen.low or 0) < seen.effect < (seen.high or 0) < 0
    assert seen.back is not None
    assert seen.back.p > 0.05 > abs(seen.back.r)
    assert seen.back.days > 600
    assert 0 < (seen.p or 0) <= (seen.q or 0) <= 0.10


def test_the_numbers_are_those_of_the_sentence(found: Insights) -> None:
    for each in found.shown:
        both = numbered(found, each)
        assert both.headline == told(found, each).headline
        if isinstance(each, Together):
            assert f"{both.numbers.days} days" in both.effect
        if isinstance(each, BestTime):
            assert f"{both.numbers.sessions} sessions on {both.numbers.days} days" in both.effect
            assert both.numbers.effect == each.best.mean - each.comparison.overall > 0
            assert both.numbers.low is not None
            assert both.numbers.high is not None
            assert 0 < both.numbers.low < both.numbers.effect < both.numbers.high
            assert both.numbers.unit == "points"


def test_a_drift_is_told_by_the_month(found: Insights) -> None:
    row = next(series for series in found.calendar.series if series.metric)
    moved = Trend(days=90, r=0.5, memory=0, effective_days=84, t=5, p=0.001, slope=0.1, low=0.05, high=0.15)
    seen = figures(found, Drift(series=row, trend=moved, q=0.02))

    assert [seen.effect, seen.p, seen.q, seen.days] == pytest.approx([3, 0.001, 0.02, 90])
    assert [seen.low, seen.high] == pytest.approx([1.5, 4.5])


def test_a_pattern_has_its_share_and_what_it_rests_on(found: Insights) -> None:
    metric = next(series.metric for series in found.calendar.series if series.metric)

    def of(seen: Extremes | Transitions | Dropping) -> Figures:
        return figures(found, Pattern(metric=metric, found=seen))

    halves = Extremes(days=28, empty=0.4, full=0.5, between=0.1, skewness=0, kurtosis=-2, bimodality=0.9)
    runs = Transitions(
        miss_then_miss=7, miss_then_hit=5, hit_then_miss=5, hit_then_hit=10, after_miss=7 / 12,
        after_hit=1 / 3, p=0.18,
    )  # fmt: skip

    assert [of(halves).effect, of(halves).days] == pytest.approx([0.9, 28])
    assert [of(runs).effect, of(runs).p, of(runs).days] == pytest.approx([0.25, 0.18, 27])
    assert (of(Dropping(lapses=5, away=0.4)).effect, of(Dropping(lapses=5, away=0.4)).gaps) == (0.4, 5)
