from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application.day.check_ins import rate
from smallwins.application.entries import log_entry, stamped
from smallwins.application.walking import load
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.statistics import ramp
from smallwins.statistics.enough import NotEnough
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, now_on


@pytest.mark.requirement("R13")
def test_rest_is_named_when_minutes_rise_and_energy_falls(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    today = now_on(MONDAY + timedelta(days=44))
    young = load.logged(store, person, today)
    for back in reversed(range(43)):
        now = now_on(today.today - timedelta(days=back))
        recent = back <= ramp.RECENT_DAYS
        log_entry(store, person, now, stamped(now, {"metric": walk.id, "value": 40 if recent else 20}))
        act = store.begin(person.id, now, "review.add")
        rate(store, person, act, "energy", 4 if recent else 6, "Energy")

    found = load.logged(store, person, today)

    assert isinstance(young.load, NotEnough)
    assert (young.today, young.week, young.rest) == (0, 0, False)
    assert (found.today, found.week, found.rest) == (40, 120, True)
