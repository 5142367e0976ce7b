"""What the pages of skills show: the stages, what the next one asks, tries, and then and now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from smallwins.application import setbacks, skills
from smallwins.application.labels import label
from smallwins.application.looking import tries
from smallwins.application.looking.scales import find_questionnaire
from smallwins.application.metrics import metrics
from smallwins.application.values import values
from smallwins.catalogue import language, show
from smallwins.catalogue import skills as words
from smallwins.catalogue.language import _
from smallwins.charts.chart import Chart
from smallwins.charts.curve import RatingWords, rating_line
from smallwins.domain.metric import Direction, Kind, Metric
from smallwins.domain.skill import DAYS_BETWEEN_STAGES, Skill, Stage, StageReached
from smallwins.statistics.stages import FUNCTIONS, Functions, Gate, gates
from smallwins.web.visit import Visit

TRIES_SHOWN = 6
"""Latest tries shown on a skill's page; the rest is in its metrics."""
COUNTS_TRIES = frozenset({Kind.BOOLEAN, Kind.COUNT, Kind.DURATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One of the five stages on the line: whether one has been there, or is, and its evidence."""

    stage: Stage
    name: str
    plain: str
    reached: StageReached | None
    is_here: bool


def of_all(visit: Visit) -> dict[str, Any]:
    """Return what the list of skills shows."""
    held = skills.skills(visit.store, visit.person)
    counted = [(skill, len(tries.of_skill(visit.store, visit.person, skill))) for skill in held]
    return {
        "held": counted,
        "total": sum(count for _, count in counted),
        "values": [
            (value.id, value.name) for value in values(visit.store, visit.person) if not value.archived
        ],
        "words": words,
    }


def of_one(visit: Visit, skill: Skill) -> dict[str, Any]:
    """Return what the page of one skill shows."""
    store, person, now = visit.store, visit.person, visit.now
    done = tries.of_skill(store, person, skill)
    days = skills.days_since_stage(now, skill)
    return {
        "skill": skill,
        "words": words,
        "label": label,
        "tries": done[: -TRIES_SHOWN - 1 : -1],
        "count": len(done),
        "situations": tries.situations(done),
        "places": _places(skill),
        "functions": _functions(FUNCTIONS[skill.stage]),
        "gate": _next_gate(visit, skill),
        "offered": skills.offered_stage(store, person, now, skill),
        "wait": max(0, DAYS_BETWEEN_STAGES - days) if days is not None else 0,
        "techniques": skills.techniques(store, person, skill),
        "then": _then(visit, skill),
        "confidence": (felt := tries.confidence(done)),
        "confidence_chart": _chart(felt.after, visit.now.today),
        "setbacks": [held for held in setbacks.setbacks(store, person) if held.skill == skill.id],
        "metrics": [(metric.id, metric.name) for metric in _trying(visit)],
        "values": _served(visit),
        "automatic": _automatic_item(skill),
        "second_nature": skills.second_nature(store, person, now, skill),
    }


def _places(skill: Skill) -> list[Place]:
    held = {reached.stage: reached for reached in skill.standing}
    return [
        Place(
            stage=stage,
            name=words.stage(stage),
            plain=words.in_plain_words(stage),
            reached=held.get(stage),
            is_here=stage is skill.stage,
        )
        for stage in Stage
    ]


def _functions(functions: Functions) -> list[tuple[str, str]]:
    names = ("recollection", "recognition", "decision", "awareness")
    return [(words.function(name), words.function_is(getattr(functions, name))) for name in names]


def _next_gate(visit: Visit, skill: Skill) -> Gate | None:
    practice = skills.practice(visit.store, visit.person, skill)
    return next((gate for gate in gates(practice) if gate.opens > skill.stage), None)


def _then(visit: Visit, skill: Skill) -> list[tuple[str, tries.Then]]:
    said = dict(words.then_words())
    found = tries.then_and_now(visit.store, visit.person, visit.now, skill, list(said))
    return [(said[(visit.now.today - then.on).days], then) for then in found]


def _chart(felt: tuple[tuple[date, float], ...], today: date) -> Chart | None:
    if len(felt) < 2:
        return None
    first, last = felt[0], felt[-1]
    facts = {"first": show.number(first[1]), "last": show.number(last[1])}
    given = RatingWords(
        label=_("Confidence after a try: first %(first)s of 10, last %(last)s.") % facts,
        first=facts["first"],
        last=facts["last"],
        when_first=show.short_day(first[0], today),
        when_last=show.short_day(last[0], today),
    )
    return rating_line(felt, words=given, rtl=language.is_right_to_left())


def _served(visit: Visit) -> list[tuple[UUID, str]]:
    held = values(visit.store, visit.person)
    return [(value.id, value.name) for value in held if not value.archived]


def _trying(visit: Visit) -> list[Metric]:
    held = metrics(visit.store, visit.person)
    return [
        metric
        for metric in held
        if metric.kind in COUNTS_TRIES and metric.direction is Direction.AT_LEAST and not metric.questionnaire
    ]


def _automatic_item(skill: Skill) -> str:
    """Return the item in the wording of its authors; there is no translation of ours."""
    instrument = find_questionnaire(skills.AUTOMATIC)
    if instrument is None or instrument.stem is None:
        return ""
    stem = instrument.stem["en"].replace("{behaviour}", skill.name)
    return f"{stem} {instrument.items[0].wording['en']}".replace("… …", "…")
