from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.statistics.enough import NotEnough
from smallwins.statistics.scales import (
    NOISE,
    Change,
    Questionnaire,
    Score,
    Scoring,
    change,
    is_due,
    questionnaire,
    scores,
)

# An invented instrument; one with this scoring may be loaded by a person from a file of their own.
FIVE: dict[str, Any] = {
    "id": "five",
    "name": "Five lines",
    "licence": "invented",
    "source": "invented",
    "scoring": "sum",
    "factor": 4,
    "low": 0,
    "high": 5,
    "every_days": 14,
    "noticeable": 10,
    "bands": [[100, "fine"], [50, "low"]],
    "items": [{"id": str(i), "wording": {"en": f"Line {i}"}} for i in range(5)],
}


def made(**changed: object) -> Questionnaire:
    return questionnaire({**FIVE, **changed})


def answers(*values: float) -> dict[str, float]:
    return {str(i): value for i, value in enumerate(values)}


def test_a_sum_is_multiplied_by_its_factor_and_gets_its_word() -> None:
    assert scores(made(), answers(3, 3, 2, 4, 3)) == (Score(item=None, value=60, word="fine"),)
    assert scores(made(), answers(3, 3, 2, 2, 2)) == (Score(item=None, value=48, word="low"),)


def test_reverse_items_count_from_the_other_end() -> None:
    items = [{"id": str(i), "wording": {"en": "…"}, "reverse": i == 1} for i in range(2)]
    instrument = made(items=items, low=1, high=5, scoring="mean", factor=1, bands=[])

    assert scores(instrument, answers(5, 1)) == (Score(item=None, value=5, word=None),)
    assert scores(instrument, answers(5, 5)) == (Score(item=None, value=3, word=None),)


def test_an_unanswered_item_is_not_guessed() -> None:
    assert scores(made(), answers(3, 3)) == NotEnough(2, 5, "answers")
    assert scores(made(), {}) == NotEnough(0, 5, "answers")


def test_separate_items_are_scored_as_far_as_they_were_answered() -> None:
    instrument = made(scoring="separate", factor=1)

    assert scores(instrument, {"3": 2}) == (Score(item="3", value=2, word=None),)
    assert scores(instrument, {}) == NotEnough(0, 5, "answers")


@pytest.mark.parametrize("wrong", [{"0": 6}, {"0": -1}, {"0": float("nan")}, {"nine": 3}])
def test_answers_outside_the_scale_or_the_questions_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="from 0 to 5"):
        scores(made(), wrong)


@pytest.mark.parametrize("part", ["licence", "source", "scoring", "items", "low"])
def test_a_file_without_a_part_is_refused(part: str) -> None:
    with pytest.raises(KeyError, match=part):
        questionnaire({key: value for key, value in FIVE.items() if key != part})


@pytest.mark.parametrize("wrong", [{"items": []}, {"low": 5}, {"licence": ""}, {"scoring": "median"}])
def test_a_file_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"questionnaire|median"):
        made(**wrong)


def test_a_change_within_noise_is_not_called_one() -> None:
    instrument = made(sem=2.0)

    assert change(instrument, 40, 45) == Change(difference=5, beyond_noise=False)
    assert change(instrument, 40, 46) == Change(difference=6, beyond_noise=True)
    assert pytest.approx(2.771859, abs=1e-6) == NOISE


def test_without_a_known_error_the_published_noticeable_change_decides() -> None:
    assert change(made(), 40, 50).beyond_noise is True
    assert change(made(), 40, 30.5).beyond_noise is False


def test_where_nothing_is_known_nothing_is_said() -> None:
    assert change(made(noticeable=None), 40, 90) == Change(difference=50, beyond_noise=None)


def test_it_is_not_asked_again_within_its_recall_period() -> None:
    assert is_due(made(), None, date(2026, 3, 2))
    assert not is_due(made(), date(2026, 3, 2), date(2026, 3, 15))
    assert is_due(made(), date(2026, 3, 2), date(2026, 3, 16))


@given(st.lists(st.floats(0, 5), min_size=5, max_size=5), st.sampled_from(list(Scoring)))
def test_scores_stay_inside_the_scale(values: list[float], scoring: Scoring) -> None:
    found = scores(made(scoring=scoring.value, factor=1), answers(*values))

    assert not isinstance(found, NotEnough)
    high = 25 if scoring is Scoring.SUM else 5
    assert all(0 <= score.value <= high + 1e-9 for score in found)


@given(st.permutations(list(range(5))), st.lists(st.integers(0, 5), min_size=5, max_size=5))
def test_the_order_of_answers_does_not_matter(order: list[int], values: list[int]) -> None:
    shuffled = {str(i): float(values[i]) for i in order}

    assert scores(made(), shuffled) == scores(made(), answers(*values))


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(0.01, 100))
def test_a_change_back_is_as_large_as_the_change(before: float, after: float, sem: float) -> None:
    there, back = change(made(sem=sem), before, after), change(made(sem=sem), after, before)

    assert there.difference == -back.difference
    assert there.beyond_noise is back.beyond_noise
