from __future__ import annotations

from collections.abc import Sequence

import pytest

from smallwins.catalogue import experiments as words
from smallwins.domain.ids import id_from
from smallwins.domain.metric import Kind, observed
from smallwins.statistics.trial import trial_result
from tests.conftest import MONDAY, now_on


def said(kind: Kind, differences: Sequence[float], unit: str = "") -> str:
    metric = observed(id_from("looked at"), "Looked at", kind, MONDAY, now_on().at, unit=unit)
    return words.said(trial_result(differences), metric)


def test_a_difference_is_said_with_its_range_and_how_clear_it_is() -> None:
    assert said(Kind.COUNT, [1.5, 0, 1, 1.5, 0.5, 0.5], "pages") == (
        "In your six pairs, days with the change had 0.83 pages more (range 0.25 to 1.5). "
        "Evidence so far: suggestive."
    )


def test_less_is_said_with_a_range_of_less() -> None:
    assert said(Kind.COUNT, [-1.5, 0, -1, -1.5, -0.5, -0.5], "pages") == (
        "In your six pairs, days with the change had 0.83 pages less (range 0.25 to 1.5). "
        "Evidence so far: suggestive."
    )


def test_the_range_of_a_yes_or_no_is_in_days_of_ten_like_its_difference() -> None:
    assert said(Kind.BOOLEAN, [0.5, 0.2, 0.4, 0.3, 0.1, 0.3]) == (
        "In your six pairs, days with the change had 3 days in ten more (range 2 to 4). "
        "Evidence so far: clear."
    )


def test_no_clear_difference_is_a_finding_with_its_range() -> None:
    found = said(Kind.RATING, [0.4, -0.6, 0.1, 0.3, -0.2, 0.2])

    assert found == (
        "In your six pairs, days with the change had 0.033 of 10 more (range -0.25 to 0.3). "
        "That is no clear difference, and a finding too."
    )


def test_too_few_pairs_leave_it_open() -> None:
    assert said(Kind.COUNT, [1, 2]) == "2 pairs of 6 could be compared; that leaves it open."


@pytest.mark.parametrize("differences", [[1.0] * 6, [0.0] * 6])
def test_pairs_that_agree_are_said_too(differences: list[float]) -> None:
    assert "In your six pairs" in said(Kind.DURATION, differences)
