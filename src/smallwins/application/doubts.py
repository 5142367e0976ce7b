"""Doubts: written out, answered on the other page, talked over, and looked at again later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smallwins.application import records
from smallwins.application.ports import Now, Store
from smallwins.domain.doubt import Doubt, Outcome
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile
from smallwins.domain.supporter import Supporter, SupporterState


@dataclass(frozen=True, slots=True)
class Record:
    """What doubts have come to so far."""

    known: int
    did_not_happen: int
    partly: int
    happened: int


def add_doubt(store: Store, person: Profile, now: Now, doubt: Doubt) -> Doubt:
    """Write a doubt down."""
    return records.make(store, person.id, now, doubt)


def edit_doubt(store: Store, person: Profile, now: Now, doubt: Doubt, changes: Mapping[str, Any]) -> Doubt:
    """Answer a doubt, or say what came of it; every earlier answer stays in the history."""
    given = dict(changes)
    if given.get("outcome", doubt.outcome) is not doubt.outcome:
        given.setdefault("outcome_on", now.today)
    return records.edit(store, person.id, now, doubt, given)


def talked_over(store: Store, person: Profile, now: Now, doubt: Doubt, supporter: Supporter) -> Doubt:
    """Keep that a doubt was talked over with somebody trusted."""
    if supporter.state is SupporterState.REMOVED:
        raise Refusal("supporter.removed", name=supporter.name)
    return records.edit(store, person.id, now, doubt, {"talked_with": supporter.id, "talked_on": now.today})


def came_true(store: Store, person: Profile) -> Record:
    """Count what doubts have come to."""
    outcomes = Counter(doubt.outcome for doubt in store.all(Doubt, person.id))
    known = sum(times for outcome, times in outcomes.items() if outcome is not Outcome.OPEN)
    return Record(
        known, outcomes[Outcome.DID_NOT_HAPPEN], outcomes[Outcome.PARTLY], outcomes[Outcome.HAPPENED]
    )


def situations(store: Store, person: Profile) -> Mapping[str, int]:
    """Count the situations in which doubts came."""
    return Counter(doubt.situation for doubt in store.all(Doubt, person.id) if doubt.situation)


def doubts(store: Store, person: Profile) -> list[Doubt]:
    """Return the person's doubts, newest first."""
    return sorted(store.all(Doubt, person.id), key=lambda doubt: doubt.created_at, reverse=True)
