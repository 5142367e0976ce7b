from __future__ import annotations

from datetime import date, timedelta

import pytest

from smallwins.application import entries, experiments
from smallwins.application.experiments import Setup
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.experiment import Condition, Experiment, ExperimentState
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.trial import Evidence, TrialResult
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW
from tests.conftest import MONDAY, now_on

BEGAN = MONDAY + timedelta(days=1)


def planned(store: SqlStore, person: Profile, walk: Metric, **fields: int) -> Experiment:
    wanted = Setup(
        question="Tea first?", a="as usual", b="tea first", outcome=walk.id, starts_on=BEGAN, **fields
    )
    return experiments.set_up(store, person, NOW, wanted)


def lived(store: SqlStore, person: Profile, walk: Metric, made: Experiment, gain: float) -> None:
    """Walk ten minutes on days as usual, and so many more on days with the change."""
    for period in made.periods():
        days = (period.last - period.first).days + 1
        more = gain if period.condition is Condition.ONE_CHANGE else 0.0
        for day in (period.first + timedelta(days=number) for number in range(days)):
            noted = Entry(id=NOW.new_id(), metric=walk.id, for_date=day, value=10 + more, created_at=NOW.at)
            entries.log_entry(store, person, now_on(day), noted)


def test_the_order_is_drawn_before_the_first_day_and_holds_each_way_once_in_a_pair(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    made = planned(store, person, walk)

    assert len(made.orders) == 6
    assert set(made.orders) <= {"AB", "BA"}
    assert made.periods()[0].first == BEGAN
    assert made.periods()[-1].last == made.ends_on
    assert made.washout == 1


def test_a_day_is_asked_only_while_the_experiment_runs(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    made = planned(store, person, walk)

    def asked(day: date) -> list[Experiment]:
        return experiments.under_way(store, person, day)

    assert asked(MONDAY) == []
    assert asked(BEGAN) == [made]
    assert asked(made.ends_on + timedelta(days=1)) == []
    experiments.stop_experiment(store, person, NOW, made, "a wedding")
    assert asked(BEGAN) == []


def test_a_clear_difference_is_seen_once_all_is_over(store: SqlStore, person: Profile, walk: Metric) -> None:
    made = planned(store, person, walk, length=1)
    lived(store, person, walk, made, gain=5)

    running = experiments.result_of(store, person, now_on(made.ends_on), made)
    over = experiments.result_of(store, person, now_on(made.ends_on + timedelta(days=1)), made)

    assert running is None
    assert over is not None
    assert isinstance(over.result, TrialResult)
    assert over.result.difference == 5
    assert over.result.evidence is Evidence.CLEAR


def test_stopped_early_it_says_how_many_pairs_there_were(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    made = planned(store, person, walk, length=1)
    lived(store, person, walk, made, gain=5)
    later = now_on(BEGAN + timedelta(days=4))

    stopped = experiments.stop_experiment(store, person, later, made, "enough")
    seen = experiments.result_of(store, person, later, stopped)

    assert stopped.state is ExperimentState.STOPPED
    assert seen is not None
    assert seen.result == NotEnough(2, 6, "pairs")


def test_fewer_than_six_pairs_are_refused_for_they_cannot_answer(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    with pytest.raises(Refusal) as refused:
        planned(store, person, walk, pairs=4)

    assert refused.value.code == "experiment.pairs"
