"""What waits, how long and why; how ready one felt at a start, and how it went after (C9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from smallwins.application import records
from smallwins.application.ports import Now, Store
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step, StepState, Waiting
from smallwins.statistics import waiting as detector
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.waiting import ReadinessRow, Start, TimeToStart, Unstarted

FINE = 5.0
"""From this rating on (0 to 10) a step went fine; a convention."""

DAY = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingStep:
    """A step that has not begun, and for how many whole days it has been here."""

    step: Step
    days: int
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatWaits:
    """What has not begun, how starts went by how ready one felt, and how long it takes to begin.

    `is_named` is whether any step was named at all.
    """

    steps: list[WaitingStep]
    readiness: tuple[ReadinessRow, ...] | NotEnough
    took: TimeToStart | NotEnough
    is_named: bool


def what_waits(store: Store, person: Profile, now: Now) -> WhatWaits:
    """Return what waits, from one reading of the steps."""
    held = store.all(Step, person.id)
    began = starts(now, held)
    return WhatWaits(
        steps=_in_order(now, _unstarted(store, person, held), detector.patience(began)),
        readiness=_by_readiness(held),
        took=detector.time_to_start(began),
        is_named=bool(held),
    )


def wait_for(
    store: Store, person: Profile, now: Now, step: Step, reason: Waiting | None, if_then: str = ""
) -> Step:
    """Say what a step waits for, and what will happen when that comes: "when X, I will Y"."""
    return records.edit(store, person.id, now, step, {"waiting_for": reason, "if_then": if_then})


def starts(now: Now, held: Sequence[Step]) -> list[Start]:
    """Return the days from making each step to the first effort on it or on one of its parts.

    Those that have not begun count as waiting until now.
    """
    meant = [step for step in held if step.state is not StepState.IDEA]
    first = _first_efforts(meant)
    return [_start(now, step, first.get(step.id)) for step in meant if _counts(step, first)]


def _in_order(now: Now, unstarted: Sequence[Step], patience: float) -> list[WaitingStep]:
    """Return those that wait first, at most three, then the others by age."""
    asked = {step.id: _asked(now, step) for step in unstarted}
    waits = {each.key for each in detector.waiting(list(asked.values()), patience_days=patience)}
    found = [
        WaitingStep(step=step, days=int(asked[step.id].age_days), waits=str(step.id) in waits)
        for step in unstarted
    ]
    return sorted(found, key=lambda each: (not each.waits, -asked[each.step.id].age_days))


def _by_readiness(held: Sequence[Step]) -> tuple[ReadinessRow, ...] | NotEnough:
    known = [(step.readiness, step.went) for step in held]
    return detector.readiness_table(
        [(ready, went >= FINE) for ready, went in known if ready is not None and went is not None]
    )


def _unstarted(store: Store, person: Profile, held: Sequence[Step]) -> list[Step]:
    """Return the ready steps on which nothing was done yet; a step that was split waits in its parts."""
    split = {step.parent for step in held if step.parent is not None and step.state is not StepState.LET_GO}
    ready = [step for step in held if step.state is StepState.READY and step.id not in split]
    return [
        step
        for step in ready
        if _begun(step) is None and not store.entries_of_step(person.id, step.id) and not step.unknown
    ]


def _counts(step: Step, first: Mapping[UUID, datetime]) -> bool:
    return step.id in first or step.state is StepState.READY


def _start(now: Now, step: Step, first: datetime | None) -> Start:
    until = first or now.at
    return Start(days=max(0.0, (until - step.created_at).total_seconds() / DAY), started=first is not None)


def _first_efforts(steps: Sequence[Step]) -> dict[UUID, datetime]:
    parents = {step.id: step.parent for step in steps}
    first: dict[UUID, datetime] = {}
    for step in steps:
        begun = _begun(step)
        above: UUID | None = step.id
        while begun is not None and above is not None:
            first[above] = min(begun, first.get(above, begun))
            above = parents.get(above)
    return first


def _begun(step: Step) -> datetime | None:
    ticks = [criterion.met_at for criterion in step.done_when if criterion.met_at is not None]
    known = [at for at in (step.started_at, step.done_at, *ticks) if at is not None]
    return min(known, default=None)


def _asked(now: Now, step: Step) -> Unstarted:
    return Unstarted(
        key=str(step.id),
        age_days=(now.at - step.created_at).total_seconds() / DAY,
        days_past_plan=(now.today - step.planned_on).days if step.planned_on else None,
        for_someone_else=step.waiting_for is Waiting.SOMEONE_ELSE,
    )
