"""The few tasks that count today: candidates with their reasons, one to three picked, one of them the one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from smallwins.application import records
from smallwins.application.ports import Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal
from smallwins.domain.profile import Profile
from smallwins.domain.step import KeyDay, Step, StepState
from smallwins.domain.value import Value
from smallwins.statistics.priority import MOST_PICKED, NO_VALUE, Task, ranked, value_fit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A step that could be a key task today, with what its place in the list rests on."""

    step: Step
    task: Task


def candidates(store: Store, person: Profile, now: Now) -> list[Candidate]:
    """Return open steps by their score, best first; a suggestion, never an order."""
    fit = value_fits(store, person)
    found = {
        str(step.id): step
        for step in store.all(Step, person.id)
        if step.state in (StepState.READY, StepState.STARTED) and not step.unknown
    }
    tasks = ranked([_task(step, fit, now.today) for step in found.values()])
    return [Candidate(found[task.key], task) for task in tasks]


def key_tasks(store: Store, person: Profile, on: date) -> list[Step]:
    """Return the key tasks of a day, the one first."""
    picked = [step for step in store.all(Step, person.id) if step.key_on(on)]
    return sorted(picked, key=lambda step: not _is_the_one(step, on))


def pick_key(
    store: Store, person: Profile, now: Now, step: Step, *, the_one: bool, before_hour: int | None = None
) -> Step:
    """Pick a step for today; a new "the one" takes the place of another, which stays a key task.

    Raises:
        Refusal: `key.too-many` for a fourth.
    """
    picked = [held for held in key_tasks(store, person, now.today) if held.id != step.id]
    if len(picked) >= MOST_PICKED:
        raise Refusal("key.too-many", most=MOST_PICKED, titles=[held.title for held in picked])
    act = store.begin(person.id, now, "step.key", step.title)
    if the_one:
        store.keep(act, *(_with_key(held, now.today, the_one=False) for held in picked))
    after = _with_key(step, now.today, the_one=the_one or not picked, before_hour=before_hour)
    store.keep(act, after)
    return after


def drop_key(store: Store, person: Profile, now: Now, step: Step) -> Step:
    """Leave a key task for another day."""
    left = tuple(key for key in step.key_days if key.on != now.today)
    return records.edit(store, person.id, now, step, {"key_days": left})


def value_fits(store: Store, person: Profile) -> Mapping[UUID, float]:
    """Return goal → the largest weight of its values: A of method C12."""
    weights = {value.id: value.weight for value in store.all(Value, person.id)}
    return {
        goal.id: value_fit([weights[value] for value in goal.values if value in weights])
        for goal in store.all(Goal, person.id)
    }


def _task(step: Step, fit: Mapping[UUID, float], today: date) -> Task:
    return Task(
        key=str(step.id),
        impact=step.impact,
        value_fit=fit.get(step.goal, NO_VALUE) if step.goal else NO_VALUE,
        days_to_due=(step.due - today).days if step.due else None,
        hours=step.estimate if step.estimate is not None else 1.0,
        age_days=(today - step.created_at.date()).days,
    )


def _is_the_one(step: Step, on: date) -> bool:
    key = step.key_on(on)
    return key is not None and key.the_one


def _with_key(step: Step, on: date, *, the_one: bool, before_hour: int | None = None) -> Step:
    held = step.key_on(on)
    hour = before_hour if before_hour is not None else held.before_hour if held else None
    others = tuple(key for key in step.key_days if key.on != on)
    return replace(step, key_days=(*others, KeyDay(on=on, the_one=the_one, before_hour=hour)))
