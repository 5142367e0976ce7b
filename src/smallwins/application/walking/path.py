"""The whole path on one page: what matters, the goals that serve it, and the steps, done first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from smallwins.application.goals import Way, goals, way
from smallwins.application.ports import Now, Store
from smallwins.application.values import values
from smallwins.domain.goal import Goal
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step, StepState
from smallwins.domain.value import Value

COMFORTABLE = 5
"""Steps under way at once before it is said that one may be finished or parked; a convention."""


SHOWN_DONE = 7
"""Finished steps named on the path, the latest first; a convention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A step with its parts below it, in their order."""

    step: Step
    parts: tuple[Branch, ...]

    @property
    def done(self) -> int:
        """How many of the parts are done."""
        return sum(part.step.state is StepState.DONE for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PathGoal:
    """A goal with its way so far and its open steps; of those done, how many."""

    goal: Goal
    way: Way
    steps: tuple[Branch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathValue:
    """What matters, and the goals whose first value it is."""

    value: Value
    goals: tuple[PathGoal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Everything on the way; `loose` steps belong to no goal, `done` are the latest of those finished.

    `without` are goals whose every value has been deleted since.
    """

    values: tuple[PathValue, ...]
    without: tuple[PathGoal, ...]
    loose: tuple[Branch, ...]
    closed: tuple[Goal, ...]
    done: tuple[Step, ...]
    finished: int
    under_way: int
    parked: int
    ideas: int

    @property
    def is_crowded(self) -> bool:
        """Whether so much is under way that finishing or parking something makes room."""
        return self.under_way > COMFORTABLE


def path(store: Store, person: Profile, now: Now) -> Path:
    """Return the path of a person."""
    steps = ordered(store.all(Step, person.id))
    every = goals(store, person, closed=True)
    along = [
        PathGoal(goal=goal, way=way(store, person, now, goal, steps), steps=tree(steps, goal=goal.id))
        for goal in every
        if goal.is_open
    ]
    states = [step.state for step in steps]
    named = values(store, person)
    by_value = _by_value(along, {value.id for value in named})
    return Path(
        values=tuple(
            PathValue(value=value, goals=tuple(by_value[value.id]))
            for value in named
            if by_value[value.id] or not value.archived
        ),
        without=tuple(by_value[None]),
        loose=tree(steps, goal=None),
        closed=tuple(goal for goal in every if not goal.is_open),
        done=_latest_done(steps),
        finished=states.count(StepState.DONE),
        under_way=states.count(StepState.STARTED),
        parked=states.count(StepState.PARKED),
        ideas=states.count(StepState.IDEA),
    )


def standing_still(store: Store, person: Profile, now: Now) -> list[Way]:
    """Return the goals that stand still, in the person's order."""
    steps = store.all(Step, person.id)
    ways = (way(store, person, now, goal, steps) for goal in goals(store, person))
    return [held for held in ways if held.stands_still]


def tree(steps: Sequence[Step], *, goal: UUID | None, every: bool = False) -> tuple[Branch, ...]:
    """Return the steps of a goal as they hang together; of those at the top the open ones, or every one."""
    below: dict[UUID | None, list[Step]] = {}
    own = {step.id for step in steps}
    for step in steps:
        below.setdefault(step.parent if step.parent in own else None, []).append(step)
    top = [step for step in below.get(None, []) if step.goal == goal and (every or _stands(step))]
    return tuple(_branch(step, below) for step in top)


def first(steps: Iterable[Step]) -> Step | None:
    """Return the step of a way that comes first: begun or ready, its way known, and not split into others."""
    every = list(steps)
    states = (StepState.STARTED, StepState.READY)
    ready = [step for step in every if step.state in states and not step.unknown]
    split = {step.parent for step in every if step.is_open}
    return next((step for step in ordered(ready) if step.id not in split), None)


def parts(store: Store, person: Profile, step: Step) -> tuple[Branch, ...]:
    """Return the parts of a step, with theirs."""
    below: dict[UUID | None, list[Step]] = {}
    for held in ordered(store.all(Step, person.id)):
        below.setdefault(held.parent, []).append(held)
    return _branch(step, below).parts


def ordered(steps: Sequence[Step]) -> list[Step]:
    """Return steps in the person's order, those never ordered by when they were made."""
    return sorted(steps, key=lambda step: (step.position, step.created_at))


def _by_value(along: Sequence[PathGoal], named: Collection[UUID]) -> dict[UUID | None, list[PathGoal]]:
    """Sort goals by the first of their values that is still named, or by None."""
    found: dict[UUID | None, list[PathGoal]] = defaultdict(list)
    for each in along:
        found[next((value for value in each.goal.values if value in named), None)].append(each)
    return found


def _branch(step: Step, below: dict[UUID | None, list[Step]]) -> Branch:
    parts = [part for part in below.get(step.id, []) if part.state is not StepState.LET_GO]
    return Branch(step=step, parts=tuple(_branch(part, below) for part in parts))


def _latest_done(steps: Sequence[Step]) -> tuple[Step, ...]:
    done = [(step.done_at, step) for step in steps if step.state is StepState.DONE and step.done_at]
    return tuple(step for _, step in sorted(done, key=lambda pair: pair[0], reverse=True))[:SHOWN_DONE]


def _stands(step: Step) -> bool:
    return step.state in (StepState.READY, StepState.STARTED)
