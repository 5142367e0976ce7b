from __future__ import annotations

from smallwins.application import steps
from smallwins.application.walking.planning import Beside, planning_beside_doing
from smallwins.catalogue.steps import planning_tags
from smallwins.domain.profile import Profile
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW, new_step


def test_minutes_of_planning_stand_beside_those_of_doing(store: SqlStore, person: Profile) -> None:
    step = new_step(store, person, "Bread")
    for minutes, tags in ((30.0, ("Planning",)), (10.0, ("تخطيط",)), (25.0, ("early",))):
        steps.log_session(store, person, NOW, step, minutes, "Focus", tags=tags)

    assert planning_beside_doing(store, person, NOW, planning_tags()) == Beside(planning=40, doing=25)
