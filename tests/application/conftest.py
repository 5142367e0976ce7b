"""Alice, her profile, and the first things she follows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from smallwins.application import goals, metrics, profiles, steps, values
from smallwins.domain.goal import Goal
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind, Metric, Plan
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step
from smallwins.domain.value import Value
from smallwins.store.store import SqlStore
from tests.application.record import Record
from tests.conftest import MONDAY, now_on

NOW = now_on()


@pytest.fixture
def person(store: SqlStore) -> Profile:
    """Welcome Alice to an empty database."""
    return profiles.welcome(store)


@pytest.fixture
def family(store: SqlStore, person: Profile) -> Value:
    """What matters to Alice."""
    value = Value(id=NOW.new_id(), name="Family", why="the table is where we meet", created_at=NOW.at)
    return values.add_value(store, person, NOW, value)


@pytest.fixture
def walk(store: SqlStore, person: Profile, family: Value) -> Metric:
    """Ten minutes of walking a day."""
    metric = Metric(
        id=NOW.new_id(),
        name="Walk",
        kind=Kind.DURATION,
        unit="min",
        plans=(Plan(since=MONDAY),),
        levels=(Levels(since=MONDAY, floor=10, target=20),),
        values=(family.id,),
        starts_on=MONDAY,
        created_at=NOW.at,
    )
    return metrics.add_metric(store, person, NOW, metric)


@pytest.fixture
def book(store: SqlStore, person: Profile, family: Value) -> Goal:
    """Grandmother's recipes on paper."""
    goal = Goal(
        id=NOW.new_id(),
        title="Grandmother's kitchen book",
        values=(family.id,),
        baseline=0,
        target=40,
        created_at=NOW.at,
    )
    return goals.add_goal(store, person, NOW, goal)


def new_step(store: SqlStore, person: Profile, title: str, **fields: Any) -> Step:
    """Add a step."""
    return steps.add_step(store, person, NOW, Step(id=NOW.new_id(), title=title, created_at=NOW.at, **fields))


def ids(found: list[Any]) -> set[UUID]:
    """Return the ids of records."""
    return {record.id for record in found}


@pytest.fixture
def record(store: SqlStore, alice: UUID) -> Record:
    """Begin Alice's record on a Monday."""
    return Record(store, alice)
