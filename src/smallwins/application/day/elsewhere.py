"""What is asked for in a place of its own, so that Today does not ask for it once more."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from smallwins.application.ports import Store
from smallwins.domain.ids import id_from
from smallwins.domain.metric import Direction, Metric

CHECK_IN = "check-in"
FOCUS = "focus"
KINDNESS = "kindness"
"""What the ids of these metrics are made from; they never change."""

MADE_FROM_PARTS = 8
"""The version of an id that is made from what it is of, and not from the moment."""

CHECKS = ("mood", "energy", "stress", "anxiety", "confidence")
"""Our own single questions, 0 to 10, once a day at most; not a validated instrument (C14)."""


@lru_cache(maxsize=8)
def asked_elsewhere(person: UUID) -> frozenset[UUID]:
    """Return the metrics that the close of a day, a focus session or an exercise fills by itself."""
    return answers_of(person) | {id_from(FOCUS, str(person)), id_from(KINDNESS, str(person))}


def is_asked_elsewhere(person: UUID, metric: Metric) -> bool:
    """Whether a metric is filled in a place of its own, so that Today does not ask for it."""
    return bool(metric.questionnaire) or metric.id in asked_elsewhere(person)


def filled_elsewhere(store: Store, person: UUID, held: Iterable[Metric]) -> frozenset[UUID]:
    """Return which of these metrics are filled where a skill, a rehearsal, a close or an exercise is kept.

    What a person made a habit of their own stays one: a count of tries with a direction is asked for.
    """
    filled = {metric.id for metric in held if is_asked_elsewhere(person, metric)}
    observed = {metric.id for metric in held if metric.direction is Direction.OBSERVE} - filled
    if any(id.version == MADE_FROM_PARTS for id in observed):
        filled |= observed & _of_others(store, person)
    return frozenset(filled)


def tries_of(skill: UUID) -> UUID:
    """Return the metric that counts the tries at a skill which count for nothing else."""
    return id_from("tries", str(skill))


def preparedness_of(goal: UUID) -> UUID:
    """Return the metric that holds how prepared one felt after each rehearsal for a goal."""
    return id_from("preparedness", str(goal))


def is_answer(person: UUID, metric: Metric) -> bool:
    """Whether a metric holds how one is or feels about something: told, and nothing that was done."""
    return bool(metric.questionnaire) or metric.id in answers_of(person)


@lru_cache(maxsize=8)
def answers_of(person: UUID) -> frozenset[UUID]:
    """Return the metrics that hold how one is, as the close of a day asks it: told, and not done."""
    return frozenset(id_from(CHECK_IN, name, str(person)) for name in CHECKS)


def _of_others(store: Store, person: UUID) -> set[UUID]:
    from smallwins.domain.goal import Goal  # noqa: PLC0415 - a day without such a metric needs neither
    from smallwins.domain.skill import Skill  # noqa: PLC0415

    tries = {tries_of(skill) for skill in store.revs(Skill, person)}
    return tries | {preparedness_of(goal) for goal in store.revs(Goal, person)}
