"""What the pages of setbacks show beside what was written: sizes, themes, the plan, the own why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from smallwins.application import setbacks, wording
from smallwins.application.goals import goals
from smallwins.application.labels import label
from smallwins.application.looking.usual import Usual, usual_range
from smallwins.application.metrics import metrics
from smallwins.application.skills import skills
from smallwins.catalogue import amounts, language, show
from smallwins.catalogue import setbacks as words
from smallwins.catalogue.language import _, ngettext
from smallwins.charts.chart import Chart
from smallwins.charts.pair import PairWords, size_pair
from smallwins.domain.metric import Metric
from smallwins.domain.schedule import SINGLE_DAYS
from smallwins.domain.setback import GROW, Setback
from smallwins.domain.skill import Skill
from smallwins.statistics import targets
from smallwins.statistics.enough import NotEnough
from smallwins.web.visit import Visit

WRITTEN = (
    "what_happened",
    "goal",
    "reality",
    "way_forward",
    "lesson",
    "kind_line",
    "friend_view",
    "year_view",
)
"""The texts in which softer words are looked for, when asked."""


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
    texts = [text for name in WRITTEN if (text := getattr(setback, name))] + list(setback.options)
    spoken = language.current()
    return choices(visit) | {
        "setback": setback,
        "title": label(setback),
        "grow": GROW,
        "words": words,
        "step": setbacks.next_step(visit.store, visit.person, setback),
        "whys": setbacks.whys(visit.store, visit.person, setback),
        "sizes": _sizes(visit, setback),
        "plan": plan_beside(visit, setback),
        "recurring": [(theme, counted[theme]) for theme in setback.themes if counted[theme] > 1],
        "number": len(setbacks.setbacks(visit.store, visit.person)),
        "earlier": setbacks.earlier_lesson(visit.store, visit.person, setback),
        "hard": any(wording.hard_on_oneself(text, spoken) for text in texts),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan beside what was usual before it, in words; or how much of the record is still needed."""

    metric: Metric
    have: int
    need: int = 0
    planned: str = ""
    usual: str = ""
    window: str = ""
    said: str = ""


def plan_beside(visit: Visit, setback: Setback) -> Plan | None:
    """Return the plan of a setback's metric beside the usual range, or None where nothing was planned."""
    metric = visit.store.find(Metric, visit.person.id, setback.metric) if setback.metric else None
    found = usual_range(visit.store, visit.person, metric, setback.occurred_on) if metric else None
    if metric is None or found is None:
        return None
    if isinstance(found, NotEnough):
        return Plan(metric=metric, have=found.have, need=found.need)
    return Plan(
        metric=metric,
        have=found.count,
        planned=_amount(found, metric, found.planned),
        usual=_between(found, metric),
        window=words.chances(found.count, in_windows=found.rhythm not in SINGLE_DAYS),
        said=words.reach(targets.reach(found.chance)),
    )


def _between(found: Usual, metric: Metric) -> str:
    high = _amount(found, metric, found.high)
    if found.low == found.high:
        return high
    return _("%(low)s to %(high)s") % {"low": show.number(found.low), "high": high}


def _amount(found: Usual, metric: Metric, amount: float) -> str:
    if found.in_days:
        return ngettext("%(count)s day", "%(count)s days", amount) % {"count": show.number(amount)}
    return amounts.said(amount, metric)
