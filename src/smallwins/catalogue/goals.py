"""The words for goals: the way so far, what a date asks, and where the present pace leads."""

from __future__ import annotations

from datetime import date

from smallwins.catalogue import amounts, show
from smallwins.catalogue.language import _, ngettext
from smallwins.domain.goal import Goal, GoalState
from smallwins.domain.metric import Kind, Metric
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.targets import Reach


def state(held: GoalState) -> str:
    """Say where a goal is in its life."""
    return {
        GoalState.DRAFT: _("being thought about"),
        GoalState.ACTIVE: _("on the way"),
        GoalState.PAUSED: _("resting"),
        GoalState.REACHED: _("reached"),
        GoalState.LET_GO: _("let go"),
    }[held]


def amount(value: float, metric: Metric) -> str:
    """Say an amount along the way; a yes or no is counted in times."""
    if metric.kind is Kind.BOOLEAN:
        return ngettext("%(n)s time", "%(n)s times", value) % {"n": show.number(value)}
    return amounts.said(value, metric)


def gone(goal: Goal, metric: Metric, current: float) -> str:
    """Say the distance covered, in the metric's own unit."""
    start = goal.baseline or 0.0
    covered = start - current if goal.is_falling else current - start
    if covered <= 0:
        return _("The way begins here")
    return _("%(amount)s so far") % {"amount": amount(covered, metric)}


def left(metric: Metric, current: float, threshold: float) -> str:
    """Say how far a milestone is."""
    return _("%(amount)s more") % {"amount": amount(abs(threshold - current), metric)}


def moved(movement: float, metric: Metric) -> str:
    """Say this week's movement; a week without any is a fact."""
    if movement <= 0:
        return _("nothing yet this week")
    return _("%(amount)s this week") % {"amount": amount(movement, metric)}


def asked(per_week: float, reached: int, weeks: int, metric: Metric) -> str:
    """Say what the date asks of each week, beside the person's own weeks."""
    per_week = round(per_week, 1 if per_week < 10 else 0)
    facts = {
        "amount": amount(per_week, metric),
        "reached": show.in_words(reached),
        "weeks": show.in_words(weeks),
    }
    if not reached:
        return (
            _("That date asks for about %(amount)s a week; none of your last %(weeks)s held so much.") % facts
        )
    return (
        _("That date asks for about %(amount)s a week; %(reached)s of your last %(weeks)s weeks held it.")
        % facts
    )


def reach(held: Reach) -> str:
    """Say how a wish lies beside the own recent range; never a verdict on the wish."""
    return {
        Reach.COMFORTABLE: _("Well within your range."),
        Reach.REALISTIC: _("Challenging, and within your range."),
        Reach.STRETCH: _("A stretch beside your recent weeks."),
        Reach.BEYOND: _("Beyond your recent weeks. Keep it as the dream, and pick a step."),
    }[held]


def expected(even: date, likely: date | None, today: date) -> str:
    """Say the two dates of a forecast."""
    if likely is None:
        return _("About even chance by %(even)s.") % {"even": _spoken(even, today)}
    return _("About even chance by %(even)s, roughly four in five by %(likely)s.") % {
        "even": _spoken(even, today),
        "likely": _spoken(likely, today),
    }


def from_weeks(weeks: int) -> str:
    """Say what a forecast rests on."""
    return _("From your last %(weeks)s weeks, slow ones included.") % {"weeks": show.in_words(weeks)}


def too_young(short: NotEnough) -> str:
    """Say that the record is too young for a forecast."""
    return _("Not enough weeks yet: %(have)s of %(need)s.") % {
        "have": show.number(short.have),
        "need": show.number(short.need),
    }


def still(moved_on: date | None, today: date) -> str:
    """Name a goal that stands still, as a fact."""
    if moved_on is None:
        return _("Nothing has moved here yet. That is information, nothing more.")
    days = (today - moved_on).days
    return ngettext(
        "This has stood still for %(n)s day. That is information, nothing more.",
        "This has stood still for %(n)s days. That is information, nothing more.",
        days,
    ) % {"n": show.number(days)}


def daunting(first: float, first_on: date, last: float, today: date) -> str:
    """Say how daunting a goal felt then and now."""
    return _("You said %(first)s on %(day)s, and %(last)s now.") % {
        "first": show.number(first),
        "day": show.short_day(first_on, today),
        "last": show.number(last),
    }


def preparedness(title: str) -> str:
    """Return the name of the observation that keeps how prepared one feels for a goal."""
    return _("How prepared for %(goal)s") % {"goal": title}


def prepared(first: float, last: float) -> str:
    """Say how prepared one felt after the first rehearsal and after the last."""
    said = _("How prepared: first %(first)s of 10, last %(last)s.")
    return said % {"first": show.number(first), "last": show.number(last)}


def _spoken(on: date, today: date) -> str:
    # Beyond a year the day would claim more than anybody knows.
    return show.month_and_year(on) if (on - today).days > 365 else show.short_day(on, today)
