"""What is asked for in a place of its own, so that Today does not ask for it once more."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from smallwins.domain.ids import id_from
from smallwins.domain.metric import Metric

CHECK_IN = "check-in"
FOCUS = "focus"
KINDNESS = "kindness"
"""What the ids of these metrics are made from; they never change."""

CHECKS = ("mood", "energy", "stress", "anxiety", "confidence")
"""Our own single questions, 0 to 10, once a day at most; not a validated instrument (C14)."""


@lru_cache(maxsize=8)
def asked_elsewhere(person: UUID) -> frozenset[UUID]:
    """Return the metrics that the close of a day, a focus session or an exercise fills by itself."""
    return answers_of(person) | {id_from(FOCUS, str(person)), id_from(KINDNESS, str(person))}


def is_asked_elsewhere(person: UUID, metric: Metric) -> bool:
    """Whether a metric is filled in a place of its own, so that Today does not ask for it."""
    return bool(metric.questionnaire) or metric.id in asked_elsewhere(person)


def is_answer(person: UUID, metric: Metric) -> bool:
    """Whether a metric holds how one is or feels about something: told, and nothing that was done."""
    return bool(metric.questionnaire) or metric.id in answers_of(person)


@lru_cache(maxsize=8)
def answers_of(person: UUID) -> frozenset[UUID]:
    """Return the metrics that hold how one is, as the close of a day asks it: told, and not done."""
    return frozenset(id_from(CHECK_IN, name, str(person)) for name in CHECKS)
