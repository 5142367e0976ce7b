"""A goal or a step that is taken out of the path: what hung on it stays, on its own."""

from __future__ import annotations

from dataclasses import replace

from smallwins.application import records
from smallwins.application.ports import Now, Store
from smallwins.domain.goal import Goal
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.domain.setback import Setback
from smallwins.domain.step import Step


def delete_goal(store: Store, person: Profile, now: Now, goal: Goal) -> None:
    """Delete a goal; its steps, metrics and setbacks stay without it. Undo brings all of it back."""
    act = records.delete(store, person.id, now, goal)
    for step in store.all(Step, person.id):
        if step.goal == goal.id:
            store.keep(act, replace(step, goal=None))
    for metric in store.all(Metric, person.id):
        if metric.goal == goal.id:
            store.keep(act, replace(metric, goal=None))
    for setback in store.all(Setback, person.id):
        if setback.goal_id == goal.id:
            store.keep(act, replace(setback, goal_id=None))


def delete_step(store: Store, person: Profile, now: Now, step: Step) -> None:
    """Delete a step; the smaller ones it was split into move up to where it was. Undo brings it back."""
    act = records.delete(store, person.id, now, step)
    for part in store.all(Step, person.id):
        if part.parent == step.id:
            store.keep(act, replace(part, parent=step.parent))
