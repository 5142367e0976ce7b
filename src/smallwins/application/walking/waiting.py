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


def waiting_steps(store: Store, person: Profile, now: Now) -> list[WaitingStep]:
    """Return the steps that have not begun; those that wait come first, at most three, then by age."""
    unstarted = unstarted_steps(store, person)
    asked = {step.id: _asked(now, step) for step in unstarted}
    patience = detector.patience(starts(store, person, now))
    waits = [asked_of.key for asked_of in detector.waiting(list(asked.values()), patience_days=patience)]
    found = [
        WaitingStep(step=step, days=int(asked[step.id].age_days), waits=str(step.id) in waits)
        for step in unstarted
    ]
    return sorted(found, key=lambda each: (not each.waits, -asked[each.step.id].age_days))


def unstarted_steps(store: Store, person: Profile) -> list[Step]:
    """Return the ready steps on which nothing was done yet; a step that was split waits in its parts."""
    held = store.all(Step, person.id)
    split = {step.parent for step in held if step.parent is not None and step.state is not StepState.LET_GO}
    ready = [step for step in held if step.state is StepState.READY and step.id not in split]
    return [
        step
        for step in ready
        if _begun(step) is None and not store.entries_of_step(person.id, step.id) and not step.unknown
    ]


def wait_for(
    store: Store, person: Profile, now: Now, step: Step, reason: Waiting | None, if_then: str = ""
) -> Step:
    """Say what a step waits for, and what will happen when that comes: "when X, I will Y"."""
    return records.edit(store, person.id, now, step, {"waiting_for": reason, "if_then": if_then})


def time_to_start(store: Store, person: Profile, now: Now) -> TimeToStart | NotEnough:
    """Return how long steps take to begin, the unstarted ones counted as waiting until now."""
    return detector.time_to_start(starts(store, person, now))


def starts(store: Store, person: Profile, now: Now) -> list[Start]:
    """Return the days from making each step to the first effort on it or on one of its parts."""
    held = [step for step in store.all(Step, person.id) if step.state is not StepState.IDEA]
    first = _first_efforts(held)
    return [_start(now, step, first.get(step.id)) for step in held if _counts(step, first)]


def readiness_table(store: Store, person: Profile) -> tuple[ReadinessRow, ...] | NotEnough:
    """Return how starts went by how ready one felt, once five are known."""
    held = store.all(Step, person.id)
    known = [(step.readiness, step.went) for step in held]
    return detector.readiness_table(
        [(ready, went >= FINE) for ready, went in known if ready is not None and went is not None]
    )


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
