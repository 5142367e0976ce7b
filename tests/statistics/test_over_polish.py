import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.statistics.enough import NotEnough
from smallwins.statistics.over_polish import Polish, RatedSession, Sign, over_polish, small_gains

minutes = st.floats(0, 10_000)


def polish(before: float, after: float, *, revisions: int = 0, high_stakes: bool = False) -> Polish:
    return Polish(
        minutes_before=before, minutes_after=after, revisions_after=revisions, high_stakes=high_stakes
    )


def rated(*qualities: float, minutes: float = 60) -> list[RatedSession]:
    return [RatedSession(minutes=minutes, quality=quality) for quality in qualities]


@pytest.mark.parametrize(
    ("before", "after", "noticed"),
    [(60, 29, False), (60, 30, True), (200, 49, False), (200, 50, True), (0, 30, True)],
)
def test_half_an_hour_and_a_quarter_of_the_time_before_are_noticed(
    before: float, after: float, noticed: bool
) -> None:
    assert (Sign.TIME in over_polish(polish(before, after))) is noticed


def test_three_revisions_are_noticed_however_short() -> None:
    assert over_polish(polish(60, 5, revisions=3)) == {Sign.REVISIONS}
    assert over_polish(polish(60, 5, revisions=2)) == frozenset()


def test_high_stakes_may_take_as_long_again() -> None:
    assert over_polish(polish(100, 99, revisions=9, high_stakes=True)) == frozenset()
    assert over_polish(polish(100, 100, revisions=9, high_stakes=True)) == {Sign.TIME, Sign.REVISIONS}


def test_a_step_that_is_closed_is_left_in_peace() -> None:
    done = Polish(minutes_before=10, minutes_after=500, revisions_after=9, is_open=False)

    assert over_polish(done) == frozenset()


def test_two_small_gains_after_large_ones_are_noticed() -> None:
    assert small_gains(rated(2, 5, 7, 7.1, 7.2)) is True
    assert small_gains(rated(2, 5, 7, 7.1, 9)) is False
    assert small_gains(rated(2, 5, 9, 7.1)) is False


def test_gains_are_per_hour() -> None:
    slow = [*rated(2, 6), *rated(6.5, 7, minutes=240)]

    assert small_gains(slow) is True
    assert small_gains([*rated(2, 6), *rated(6.5, 7, minutes=15)]) is False


def test_without_an_earlier_gain_there_is_nothing_to_compare_with() -> None:
    assert small_gains(rated(7, 7, 7, 7, 7)) is False


def test_four_rated_sessions_are_needed_and_those_of_no_minutes_are_none() -> None:
    assert small_gains(rated(1, 2, 3)) == NotEnough(3, 4, "rated sessions")
    assert small_gains([*rated(1, 2, 3), *rated(9, minutes=0)]) == NotEnough(3, 4, "rated sessions")


@given(minutes, minutes, st.integers(0, 20), st.booleans())
def test_more_time_after_done_never_takes_a_sign_away(
    before: float, after: float, revisions: int, high_stakes: bool
) -> None:
    less = over_polish(polish(before, after, revisions=revisions, high_stakes=high_stakes))
    more = over_polish(polish(before, after + 60, revisions=revisions, high_stakes=high_stakes))

    assert less <= more


@given(st.lists(st.tuples(st.floats(0, 600), st.floats(0, 10)), max_size=30))
def test_no_run_of_ratings_crashes(ratings: list[tuple[float, float]]) -> None:
    sessions = [RatedSession(minutes=spent, quality=quality) for spent, quality in ratings]

    assert isinstance(small_gains(sessions), bool | NotEnough)
