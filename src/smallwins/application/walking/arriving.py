"""What a device picked, began and did on a step without a network, kept once when it arrives.

What somebody said later of the same step stands: a pick that was dropped since, a step that was closed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from smallwins.application import merging, records, steps, taking_back
from smallwins.application.ports import Now, Store
from smallwins.application.walking import focus, key_tasks
from smallwins.domain.entry import Entry
from smallwins.domain.note import Note
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step, StepState


def pick(
    store: Store,
    person: Profile,
    now: Now,
    id: UUID,
    base_rev: int,
    *,
    the_one: bool,
    before_hour: int | None,
) -> None:
    """Pick a step for the day of the device; where another became the one since, it is one of the few.

    Raises:
        Refusal: `key.too-many`, when three others were picked meanwhile.
    """
    step = merging.get_or_revive(store, person, now, Step, id).record
    if _has_gone_on(store, person, now, step, base_rev):
        return
    first = the_one and not _is_another_the_one(store, person, now, id, base_rev)
    held = step.key_on(now.today)
    if held is None or (first and not held.the_one) or before_hour not in (None, held.before_hour):
        key_tasks.pick_key(store, person, now, step, the_one=first, before_hour=before_hour)


def drop(store: Store, person: Profile, now: Now, id: UUID, base_rev: int) -> None:
    """Leave a key task of the device's day for another."""
    step = merging.get_or_revive(store, person, now, Step, id).record
    if not _has_gone_on(store, person, now, step, base_rev):
        key_tasks.drop_key(store, person, now, step)


def name(
    store: Store, person: Profile, now: Now, id: UUID, base_rev: int, *, title: str, before_hour: int
) -> None:
    """Name the one of the day, once under its id; where one was picked meanwhile, it is one of the few."""
    if not merging.was_here(store, person, Step, id):
        first = not _is_another_the_one(store, person, now, id, base_rev)
        key_tasks.name_the_one(store, person, now, title, before_hour, id=id, the_one=first)


def start(store: Store, person: Profile, now: Now, id: UUID, base_rev: int) -> None:
    """Begin a step that a device began; one that was begun or closed elsewhere stays as it is."""
    step = merging.get_or_revive(store, person, now, Step, id).record
    if step.state not in (StepState.STARTED, StepState.DONE):
        settled = taking_back.settled(store, person, step, base_rev, lambda held: held.state)
        taking_back.keep_once(store, person, now, step, step.started(now.at), "start", settled)


def log_session(
    store: Store, person: Profile, now: Now, id: UUID, /, minutes: float, focus_name: str, **fields: Any
) -> None:
    """Keep the minutes of a session on a step, once under the id that `fields` gives them."""
    if not merging.was_here(store, person, Entry, fields["id"]):
        step = merging.get_or_revive(store, person, now, Step, id).record
        steps.log_session(store, person, now, step, minutes, focus_name, **fields)


def park_thought(store: Store, person: Profile, now: Now, step_id: UUID, text: str, id: UUID) -> None:
    """Put a stray thought aside, once under its id."""
    if not merging.was_here(store, person, Note, id):
        focus.park_thought(store, person, now, records.get(store, Step, person.id, step_id), text, id=id)


def _has_gone_on(store: Store, person: Profile, now: Now, step: Step, base_rev: int) -> bool:
    """Whether what stands of this step for the day was said at this moment or later."""
    acts = taking_back.settled(store, person, step, base_rev, _key_on(now))
    return any((act.at, act.device) >= (taking_back.named_at(now), now.device) for act in acts)


def _is_another_the_one(store: Store, person: Profile, now: Now, id: UUID, base_rev: int) -> bool:
    """Whether another step became the one of the day since `base_rev`, and later than this."""
    for held in key_tasks.key_tasks(store, person, now):
        key, acts = held.key_on(now.today), taking_back.settled(store, person, held, base_rev, _key_on(now))
        at = acts[-1].at if acts else held.created_at
        if held.id != id and key is not None and key.the_one and at > taking_back.named_at(now):
            return True
    return False


def _key_on(now: Now) -> Callable[[Step], object]:
    return lambda step: step.key_on(now.today)
