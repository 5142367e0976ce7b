from datetime import timedelta

import pytest
from scipy.stats import beta

from smallwins.statistics.enough import NotEnough
from smallwins.statistics.momentum import Course, opportunities
from smallwins.statistics.momentum.consistency import Consistency, beta_of, consistency
from tests.statistics.momentum.records import START, metric, rows_of

COURSE = Course(metric=metric(floor=10))
E1 = opportunities(COURSE, rows_of(10, 15, None, 5, "skip", 20, None, 10, 10, 3), START + timedelta(days=10))


def test_the_companion_of_the_example_is_as_the_method_says() -> None:
    a, b = beta_of(E1)

    assert (a, b, a / (a + b)) == pytest.approx((5.679114, 3.661383, 0.608010), abs=1e-6)


def test_the_interval_waits_for_ten_opportunities() -> None:
    assert consistency(E1) == NotEnough(9, 10, "opportunities")


def test_the_interval_holds_nine_tenths() -> None:
    ten = [*E1, *opportunities(COURSE, [], START + timedelta(days=1))]
    a, b = beta_of(ten)

    found = consistency(ten)

    assert isinstance(found, Consistency)
    assert (found.low, found.high) == pytest.approx(beta(a, b).ppf([0.05, 0.95]), abs=1e-6)
    assert found.low < found.share < found.high
    assert found.opportunities == 10


def test_effort_that_was_not_asked_for_is_no_opportunity() -> None:
    late = Course(metric=metric(floor=10, starts_on=START + timedelta(days=3)))

    early = opportunities(late, rows_of(10, 10), START + timedelta(days=3))

    assert beta_of(early) == (1, 1)


def test_the_interval_of_the_example_is_as_the_method_says() -> None:
    from smallwins.statistics.distributions import beta_quantile

    a, b = beta_of(E1)

    assert (beta_quantile(0.05, a, b), beta_quantile(0.95, a, b)) == pytest.approx(
        (0.344448, 0.843974), abs=1e-6
    )
