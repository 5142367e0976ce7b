from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from smallwins.application import steps
from smallwins.application.walking import criteria, over_polish
from smallwins.domain.criterion import Criterion
from smallwins.domain.profile import Profile
from smallwins.domain.step import Care, Draft, Step
from smallwins.statistics.over_polish import Sign
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW, new_step
from tests.conftest import MONDAY, now_on

AGREED = (Criterion(text="Flour has an amount"), Criterion(text="Others can follow", central=True))


def good_enough(store: SqlStore, person: Profile, minutes: float, **fields: Any) -> Step:
    """Return a step that met its own "done" at noon, after a session."""
    step = new_step(store, person, "Bread", done_when=AGREED, **fields)
    steps.log_session(store, person, NOW, step, minutes, "Focus")
    held = store.find(Step, person.id, step.id)
    assert held is not None
    for index in (0, 1):
        held = criteria.meet_criterion(store, person, now_on(hour=12), held, index, met=True)
    return held


def signs_of(store: SqlStore, person: Profile, step: Step) -> frozenset[Sign]:
    found = over_polish.polish_of(store, person, step)
    assert found is not None
    return found.signs


@pytest.mark.requirement("R26")
def test_time_after_the_own_done_is_noticed(store: SqlStore, person: Profile) -> None:
    step = good_enough(store, person, 60)
    assert signs_of(store, person, step) == frozenset()

    steps.log_session(store, person, now_on(hour=14), step, 45, "Focus")
    found = over_polish.polish_of(store, person, step)

    assert found is not None
    assert found.minutes_after == 45
    assert found.signs == frozenset({Sign.TIME})
    assert found.good_at == now_on(hour=12).at


def test_high_stakes_may_take_as_long_again(store: SqlStore, person: Profile) -> None:
    step = good_enough(store, person, 60, care=Care.HIGH_STAKES)
    steps.log_session(store, person, now_on(hour=14), step, 45, "Focus")

    assert signs_of(store, person, step) == frozenset()


def test_a_tick_taken_back_does_not_set_the_clock_back(store: SqlStore, person: Profile) -> None:
    step = good_enough(store, person, 60)
    step = criteria.meet_criterion(store, person, now_on(hour=13), step, 0, met=False)
    steps.log_session(store, person, now_on(hour=14), step, 45, "Focus")
    step = criteria.meet_criterion(store, person, now_on(hour=15), step, 0, met=True)

    polish = over_polish.polish_of(store, person, step)

    assert polish is not None
    assert polish.minutes_after == 45


@pytest.mark.requirement("R8", "R102")
def test_a_step_that_comes_back_again_and_again_is_noticed(store: SqlStore, person: Profile) -> None:
    step = new_step(store, person, "Bread", revision_limit=3)
    step = steps.keep_draft(store, person, NOW, step, Draft(at=NOW.at))
    assert not over_polish.comes_back(step)

    for _ in range(2):
        step = steps.finish_step(store, person, NOW, step, {})
        step = steps.reopen_step(store, person, NOW, step)

    assert over_polish.revisions(step) == 3
    assert over_polish.comes_back(step)


def test_small_gains_are_a_sign(store: SqlStore, person: Profile) -> None:
    step = good_enough(store, person, 60)
    for hour, quality in enumerate((3.0, 6.0, 8.0, 8.1, 8.2)):
        now = now_on(MONDAY + timedelta(days=1), hour=9 + hour)
        steps.log_session(store, person, now, step, 5, "Focus")
        step = steps.keep_draft(store, person, now, step, Draft(at=now.at, quality=quality))

    polish = over_polish.polish_of(store, person, step)

    assert polish is not None
    assert Sign.SMALL_GAINS in polish.signs
    assert over_polish.polish_of(store, person, new_step(store, person, "Call")) is None
