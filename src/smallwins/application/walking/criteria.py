"""Good enough that holds: what "done" means is agreed before the start, ticked, and closed once met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from smallwins.application import records
from smallwins.application.ports import Now, Store
from smallwins.domain import criterion
from smallwins.domain.criterion import Criterion
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step


def agree_criteria(
    store: Store, person: Profile, now: Now, step: Step, wordings: Sequence[str], central: int | None = None
) -> Step:
    """Agree on what "done" means, all lines at once; late is welcome as long as nothing was agreed."""
    if step.agreed:
        raise Refusal("criterion.locked")
    criteria = tuple(Criterion(text=wording) for wording in wordings if wording.strip())
    if central is not None:
        criteria = criterion.with_central(criteria, central)
    return _keep(store, person, now, step, replace(step, done_when=criteria), "agree")


def decide_by(store: Store, person: Profile, now: Now, step: Step, index: int) -> Step:
    """Name the one line that decides; it asks for nothing more than before, so it may change any time."""
    after = replace(step, done_when=criterion.with_central(step.done_when, index))
    return _keep(store, person, now, step, after, "agree")


def meet_criterion(store: Store, person: Profile, now: Now, step: Step, index: int, *, met: bool) -> Step:
    """Tick a criterion, or take the tick back."""
    return _keep(
        store, person, now, step, step.with_criterion_met(index, now.at if met else None), "criterion"
    )


def add_criterion(
    store: Store, person: Profile, now: Now, step: Step, wording: str, reason: str = ""
) -> Step:
    """Add a criterion: free until agreed, with a reason after it, not at all once all are met."""
    return _keep(store, person, now, step, step.with_criterion(wording, reason, now.at), "amend")


def amend_criterion(
    store: Store, person: Profile, now: Now, step: Step, index: int, wording: str, reason: str
) -> Step:
    """Reword a criterion; after the start with a reason, and what it was stays visible."""
    after = step.with_criterion_changed(index, wording, reason, now.at)
    return _keep(store, person, now, step, after, "amend")


def strike_criterion(store: Store, person: Profile, now: Now, step: Step, index: int, reason: str) -> Step:
    """Strike a criterion; after the start with a reason, and it stays visible."""
    return _keep(store, person, now, step, step.with_criterion_struck(index, reason, now.at), "amend")


def _keep(store: Store, person: Profile, now: Now, before: Step, after: Step, act: str) -> Step:
    return records.keep_changed(store, person.id, now, before, after, act=act)
