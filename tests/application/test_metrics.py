from __future__ import annotations

from datetime import timedelta

from smallwins.application import metrics, standings
from smallwins.application.entries import log_entry, stamped
from smallwins.domain.metric import Metric, MetricState
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW
from tests.conftest import MONDAY, now_on


def test_the_days_a_metric_was_put_away_cost_nothing(store: SqlStore, person: Profile, walk: Metric) -> None:
    log_entry(store, person, NOW, stamped(NOW, {"metric": walk.id, "value": 12.0}))
    later, back = now_on(MONDAY + timedelta(days=1)), now_on(MONDAY + timedelta(days=31))

    away = metrics.archive_metric(store, person, later, walk)
    out = metrics.take_out_metric(store, person, back, away)

    rested = standings.position(store, person, out, store.all(Pause, person.id), back.today)
    assert (away.state, out.state) == (MetricState.ARCHIVED, MetricState.ACTIVE)
    momentum = rested.momentum()
    assert momentum is not None
    assert abs(momentum.closed - 0.051922) < 1e-6


def test_putting_away_and_taking_out_on_one_day_leaves_no_pause(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    metrics.take_out_metric(store, person, NOW, metrics.archive_metric(store, person, NOW, walk))

    assert store.all(Pause, person.id) == []
