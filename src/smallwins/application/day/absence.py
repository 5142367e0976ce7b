"""Coming back after a long absence: a welcome, nothing piled up, and one question asked once (method C1)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from smallwins.application import metrics, records
from smallwins.application.ports import Now, Store
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.statistics.momentum.absence import empty_run

ANSWER = "absence"
"""The small choice by which the question about one absence is not asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """The first and the last day on which nothing was written down."""

    since: date
    until: date


def absence(
    store: Store, person: Profile, now: Now, logged: Collection[date], pauses: Collection[Pause]
) -> Absence | None:
    """Return the absence a person has just come back from, or None; one that was answered is over.

    `logged` are the days of recent entries; the last day before them is looked up.
    """
    earlier = store.last_day(person.id, min([*logged, now.today]))
    run = empty_run({*logged, earlier} if earlier else logged, now.today)
    if run is None or person.answer(ANSWER) == run[0].isoformat():
        return None
    everything = (pause for pause in pauses if pause.metric is None and pause.group_name is None)
    if any(pause.holds_on(run[0]) or pause.holds_on(run[1]) for pause in everything):
        return None
    return Absence(since=run[0], until=run[1])


def rest_it(store: Store, person: Profile, now: Now, away: Absence) -> Pause:
    """Make an absence a pause of everything: its days ask nothing, and momentum is as it was before."""
    resting = Pause(id=now.new_id(), since=away.since, until=away.until, created_at=now.at)
    return metrics.pause(store, person, now, resting)


def leave_it(store: Store, person: Profile, now: Now, away: Absence) -> Profile:
    """Leave an absence as it was; the question about it is not asked again."""
    answers = dict(person.answers) | {ANSWER: away.since.isoformat()}
    changed = replace(person, answers=tuple(sorted(answers.items())))
    return records.keep_changed(store, person.id, now, person, changed, act="absence", summary="")
