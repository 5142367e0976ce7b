"""Findings told: headline, effect, caution, and the experiment that each could become."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from smallwins.application.looking.daily import Series
from smallwins.application.looking.insights import (
    Drift,
    Insight,
    Insights,
    Looked,
    NotYet,
    Pattern,
    Question,
    Together,
)
from smallwins.application.looking.timings import BestTime
from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext
from smallwins.catalogue.patterns import findings as words
from smallwins.catalogue.patterns.missing import so_far
from smallwins.domain.metric import Kind
from smallwins.statistics.detectors import Extremes, Transitions
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.patterns.association import Association
from smallwins.statistics.patterns.timing import TimeKind

STEPS = (1.0, 2.0, 5.0, 10.0)
MINUTE_STEPS = (5.0, 10.0, 15.0, 30.0, 60.0, 120.0)
CLEAR = 0.05
"""The p under which the same the other way round is mentioned. A convention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """The experiment a finding could become: what is asked, as usual, one change, and what is looked at."""

    question: str
    a: str
    b: str
    outcome: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding in words."""

    headline: str
    effect: str
    caution: str
    tried: Tried | None


def told(found: Insights, insight: Insight) -> Told:
    """Put a finding into words."""
    match insight:
        case Together():
            return _together(found, insight)
        case BestTime():
            return _best(found, insight)
        case Drift():
            return _drift(insight)
        case Pattern():
            return _pattern(insight)


def evidence(found: Insights, insight: Together) -> Iterator[tuple[float, float]]:
    """Yield the factor and the outcome of each day that an association rests on, in their own units."""
    x, y = (found.calendar.table[row] for row in (insight.finding.factor, insight.finding.outcome))
    lag = insight.finding.association.lag
    for day in range(lag, len(y)):
        if np.isfinite(x[day - lag]) and np.isfinite(y[day]):
            yield float(x[day - lag]), float(y[day])


def name_of(series: Series) -> str:
    """Return what a series is called; one of nothing in particular is that of all sessions."""
    if series.is_key_time:
        return _("Minutes on key tasks")
    return series.metric.name if series.metric else series.tag or _("All sessions together")


def is_yes_or_no(series: Series) -> bool:
    """Whether a series holds 0 and 1 alone."""
    return series.metric is None or series.metric.kind is Kind.BOOLEAN


def looked(each: Looked) -> str:
    """Say what was looked at and showed nothing clear."""
    name = name_of(each.of)
    match each.question:
        case Question.TOGETHER:
            others = show.listed([name_of(other) for other in each.others])
            return _("%(name)s, with %(others)s") % {"name": name, "others": others}
        case Question.DAY_PART:
            return _("%(name)s and the time of day") % {"name": name}
        case Question.WEEKDAY:
            return _("%(name)s and the weekday") % {"name": name}
        case Question.DRIFT:
            return _("%(name)s: slowly up or down") % {"name": name}
        case Question.ALL_OR_NOTHING:
            return _("%(name)s: full or empty days") % {"name": name}
        case Question.HOUR:
            return _("%(name)s: around one hour of the day") % {"name": name}


def not_yet(each: NotYet) -> str:
    """Say for which question there are not enough days yet, and how far it is."""
    name = name_of(each.of)
    if each.other is not None:
        name = _("%(one)s and %(other)s") % {"one": name_of(each.other), "other": name}
    elif each.question in (Question.DAY_PART, Question.WEEKDAY):
        name = _("%(name)s and the time of day") % {"name": name}
    return _("%(what)s: %(missing)s") % {"what": name, "missing": so_far(each.missing)}


def heading(found: Insights) -> str:
    """Say how many things the record suggests."""
    count = len(found.shown)
    if not count:
        return _("Nothing clear so far, and that is an answer")
    number = show.in_words(count)
    number = number[:1].upper() + number[1:]
    return ngettext(
        "%(number)s thing your record suggests", "%(number)s things your record suggests", count
    ) % {"number": number}


def step_of(found: Insights, insight: Together) -> float:
    """Return the round step of the factor over which the effect is told: about its usual spread."""
    if is_yes_or_no(insight.factor):
        return 1.0
    spread = float(np.std([x for x, _y in evidence(found, insight)])) or 1.0
    if insight.factor.metric and insight.factor.metric.kind is Kind.DURATION:
        return min(MINUTE_STEPS, key=lambda step: abs(step - spread))
    power = 10.0 ** np.floor(np.log10(spread))
    return float(min((step * power for step in STEPS), key=lambda step: abs(step - spread)))


def _together(found: Insights, insight: Together) -> Told:
    factor, outcome = name_of(insight.factor), name_of(insight.outcome)
    seen, metric = insight.finding.association, insight.outcome.metric
    assert metric is not None  # a tag is never an outcome
    step = step_of(found, insight)
    binary = is_yes_or_no(insight.factor)
    step_said = "" if binary or insight.factor.metric is None else words.amount(step, insight.factor.metric)
    back = insight.finding.reverse
    both_ways = not isinstance(back, NotEnough) and _same_way(seen, back)
    change = _("more of %(factor)s") if seen.slope > 0 else _("less of %(factor)s")
    return Told(
        headline=words.together_headline(factor, outcome, seen, is_yes_or_no=binary),
        effect=words.together_effect(seen, metric, step, step_said),
        caution=words.together_caution((factor, outcome), both_ways=both_ways),
        # More or less of food, weight or medicine is nothing to try out by lot (D.3).
        tried=None
        if insight.outcome.is_key_time or (insight.factor.metric and insight.factor.metric.sensitive)
        else Tried(
            question=_("Does %(factor)s make a difference to %(outcome)s?")
            % {"factor": factor, "outcome": outcome},
            a=_("as usual"),
            b=change % {"factor": factor},
            outcome=metric.id,
        ),
    )


def _same_way(seen: Association, back: Association) -> bool:
    return back.p < CLEAR and back.slope * seen.slope > 0


def _best(found: Insights, insight: BestTime) -> Told:
    is_weekday = insight.comparison.kind is TimeKind.WEEKDAY
    if insight.metric is None:
        names = show.listed([metric.name for metric in insight.metrics])
        return Told(
            headline=words.together_best_headline(insight.best, is_weekday=is_weekday),
            effect=words.together_best_effect(names, insight.best, insight.comparison),
            caution=words.best_caution(),
            tried=None,
        )
    name = insight.metric.name
    when = words.bucket(insight.best.number, is_weekday=is_weekday)
    is_rated = insight.metric in found.calendar.rated
    return Told(
        headline=words.best_headline(name, insight.best, is_weekday=is_weekday),
        effect=words.best_effect(insight.best, insight.comparison, insight.metric, is_rated=is_rated),
        caution=words.best_caution(),
        tried=Tried(
            question=_("Does %(name)s go better at %(when)s?") % {"name": name, "when": when},
            a=_("as usual"),
            b=_("%(name)s at %(when)s") % {"name": name, "when": when},
            outcome=insight.metric.id,
        ),
    )


def _drift(insight: Drift) -> Told:
    metric = insight.series.metric
    assert metric is not None  # tags are not asked where they drift
    return Told(
        headline=words.drift_headline(name_of(insight.series), insight.trend),
        effect=words.drift_effect(insight.trend, metric),
        caution=_("The rhythm of the week is taken out first."),
        tried=None,
    )


def _pattern(insight: Pattern) -> Told:
    metric, seen = insight.metric, insight.found
    tried = Tried(
        question=_("Does a smaller floor bring more days of %(name)s?") % {"name": metric.name},
        a=_("as usual"),
        b=_("a smaller floor"),
        outcome=metric.id,
    )
    if isinstance(seen, Extremes):
        texts = words.extremes_headline(metric.name), words.extremes_effect(seen), words.extremes_offer()
    elif isinstance(seen, Transitions):
        texts = (
            words.transitions_headline(metric.name),
            words.transitions_effect(seen),
            words.transitions_offer(),
        )
    else:
        texts = words.dropping_headline(metric.name), words.dropping_effect(seen), words.extremes_offer()
    return Told(headline=texts[0], effect=texts[1], caution=texts[2], tried=tried)
