"""What the pages of setbacks show beside what was written: sizes, themes, the plan, the own why."""

from __future__ import annotations

from typing import Any

from smallwins.application import setbacks, wording
from smallwins.application.goals import goals
from smallwins.application.labels import label
from smallwins.application.looking.planned import plan_beside
from smallwins.application.metrics import metrics
from smallwins.application.skills import skills
from smallwins.catalogue import language, show
from smallwins.catalogue import setbacks as words
from smallwins.catalogue.language import _
from smallwins.charts.chart import Chart
from smallwins.charts.pair import PairWords, size_pair
from smallwins.domain.setback import GROW, Setback
from smallwins.domain.skill import Skill
from smallwins.web.visit import Visit


def of_all(visit: Visit) -> dict[str, Any]:
    """Return what the list of setbacks shows."""
    return {
        "held": setbacks.setbacks(visit.store, visit.person),
        "returns": setbacks.returns(visit.store, visit.person, visit.now),
        "recurring": setbacks.recurring_themes(visit.store, visit.person),
        "words": words,
        "label": label,
    }


def of_one(visit: Visit, setback: Setback, *, softer: bool) -> dict[str, Any]:
    """Return what the page of one setback shows."""
    counted = dict(setbacks.themes(visit.store, visit.person))
    texts = setbacks.written(setback)
    spoken = language.current()
    return choices(visit) | {
        "setback": setback,
        "title": label(setback),
        "grow": GROW,
        "words": words,
        "step": setbacks.next_step(visit.store, visit.person, setback),
        "whys": setbacks.whys(visit.store, visit.person, setback),
        "sizes": _sizes(visit, setback),
        "plan": plan_beside(visit.store, visit.person, setback),
        "recurring": [(theme, counted[theme]) for theme in setback.themes if counted[theme] > 1],
        "number": len(setbacks.setbacks(visit.store, visit.person)),
        "earlier": setbacks.earlier_lesson(visit.store, visit.person, setback),
        "hard": wording.hard_on_oneself(texts, spoken),
        "softer": [mark for text in texts for mark in wording.softer(text, spoken)] if softer else None,
        "themes_said": [words.theme(theme) for theme in setback.themes],
        "skill_name": _skill_name(visit, setback),
    }


def choices(visit: Visit) -> dict[str, Any]:
    """Return what a setback can be about."""
    return {
        "metrics": [(metric.id, metric.name) for metric in metrics(visit.store, visit.person)],
        "goals": [(goal.id, goal.title) for goal in goals(visit.store, visit.person)],
        "skills": [(skill.id, skill.name) for skill in skills(visit.store, visit.person)],
    }


def _skill_name(visit: Visit, setback: Setback) -> str:
    skill = visit.store.find(Skill, visit.person.id, setback.skill) if setback.skill else None
    return skill.name if skill else ""


def _sizes(visit: Visit, setback: Setback) -> Chart | None:
    if setback.size_then is None:
        return None
    then, now = setback.size_then, setback.size_later
    facts = {"then": show.number(then), "now": "" if now is None else show.number(now)}
    said = _("How big it felt: %(then)s of 10 then, %(now)s of 10 later.")
    label = (said if now is not None else _("How big it felt: %(then)s of 10.")) % facts
    given = PairWords(
        label=label,
        then=show.near_day(setback.occurred_on, visit.now.today),
        now=_("later"),
        then_value=facts["then"],
        now_value=facts["now"],
    )
    return size_pair(then, now, words=given, rtl=language.is_right_to_left())
