"""Tries at a skill: each one counts, with how confident one felt before and after."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from smallwins.application.day.elsewhere import tries_of
from smallwins.application.entries import log_entry, stamped
from smallwins.application.ports import Now, Store
from smallwins.domain.entry import EARLIEST, Entry
from smallwins.domain.metric import Kind, Metric, observed
from smallwins.domain.profile import Profile
from smallwins.domain.skill import Skill, Stage
from smallwins.domain.text import fold

FEWEST_FELT = 3
"""Tries with both answers before the usual change of confidence is said; a convention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """How a skill stood on a day: what had been tried by then, and the stage confirmed by then."""

    on: date
    tries: int
    situations: int
    cues: int
    stage: Stage
    confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How confident one felt after each try, and the mean change from before to after, of `both` tries."""

    after: tuple[tuple[date, float], ...]
    change: float | None
    both: int


def log_try(
    store: Store, person: Profile, now: Now, skill: Skill, fields: Mapping[str, Any], metric: Metric | None
) -> Entry:
    """Keep a try at a skill: on the metric it also counts for, or on the skill's own count of tries.

    A duration metric takes the minutes; everything else counts the try as one.
    """
    chosen = metric or _own_metric(store, person, now, skill)
    value = fields.get("minutes") if chosen.kind is Kind.DURATION else 1.0
    entry = stamped(now, {**fields, "metric": chosen.id, "skill": skill.id, "value": value})
    if metric is not None:
        return log_entry(store, person, now, entry)
    act = store.begin(person.id, now, "entry.add", skill.name)
    if store.find(Metric, person.id, chosen.id) is None:
        store.keep(act, chosen)
    store.keep(act, entry)
    return entry


def of_skill(store: Store, person: Profile, skill: Skill) -> list[Entry]:
    """Return the tries at a skill, by their days; those ticked on its own count are among them."""
    named = [entry for entry in store.entries_of_skill(person.id, skill.id) if entry.value]
    own = tries_of(skill.id)
    ticked = [
        entry
        for entry in store.entries_between(person.id, EARLIEST, date.max, own)
        if entry.value and entry.skill is None
    ]
    return sorted([*named, *ticked], key=lambda entry: (entry.for_date, entry.created_at))


def confidence(done: Sequence[Entry]) -> Confidence:
    """Return how confidence went over tries; the change is None while fewer than three have both answers."""
    felt = [(entry.for_date, entry.felt) for entry in done if entry.felt is not None]
    changes = [
        each.confidence_after - each.confidence_before
        for _, each in felt
        if each.confidence_after is not None and each.confidence_before is not None
    ]
    return Confidence(
        after=tuple((day, each.confidence_after) for day, each in felt if each.confidence_after is not None),
        change=math.fsum(changes) / len(changes) if len(changes) >= FEWEST_FELT else None,
        both=len(changes),
    )


def then_and_now(store: Store, person: Profile, now: Now, skill: Skill, back: Sequence[int]) -> list[Then]:
    """Return how a skill stood so many days ago, oldest first; days before its beginning are left out."""
    tries = of_skill(store, person, skill)
    since = min([person.day_of(skill.created_at, now.at.tzinfo), *(entry.for_date for entry in tries)])
    days = [now.today - timedelta(days=ago) for ago in sorted(back, reverse=True)]
    return [_stood(skill, tries, day) for day in days if day >= since]


def situations(done: Sequence[Entry]) -> int:
    """Return in how many different situations something was tried."""
    return len({fold(entry.what) for entry in done if entry.what})


def _stood(skill: Skill, tries: Sequence[Entry], day: date) -> Then:
    done = [entry for entry in tries if entry.for_date <= day]
    by_then = replace(skill, stages=tuple(reached for reached in skill.stages if reached.on <= day))
    felt = [entry.felt.confidence_after for entry in done if entry.felt]
    return Then(
        on=day,
        tries=len(done),
        situations=situations(done),
        cues=sum(cue.on <= day for cue in skill.cues),
        stage=by_then.stage,
        confidence=next((rating for rating in reversed(felt) if rating is not None), None),
    )


def _own_metric(store: Store, person: Profile, now: Now, skill: Skill) -> Metric:
    own = tries_of(skill.id)
    return store.find(Metric, person.id, own) or observed(
        own, skill.name, Kind.COUNT, now.today, now.at, values=skill.values
    )
