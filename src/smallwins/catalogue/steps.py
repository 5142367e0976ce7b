"""The words for steps: how much care, what is waited for, why a task counts, and work beyond "done"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from smallwins.catalogue import language, show
from smallwins.catalogue.language import _, ngettext
from smallwins.domain.step import Care, Step, StepState, Waiting
from smallwins.domain.text import fold
from smallwins.statistics.over_polish import Sign
from smallwins.statistics.priority import Task
from smallwins.statistics.waiting import TimeToStart


def care(level: Care) -> str:
    """Say how much care a step deserves."""
    return {
        Care.ROUGH: _("rough is fine"),
        Care.GOOD_ENOUGH: _("good enough will do"),
        Care.HIGH_STAKES: _("high stakes"),
    }[level]


def cares() -> Sequence[tuple[str, str]]:
    """Return the levels of care, each with its words."""
    return [(level.value, care(level)) for level in Care]


def state(held: StepState) -> str:
    """Say where a step is."""
    return {
        StepState.IDEA: _("an idea"),
        StepState.READY: _("not begun"),
        StepState.STARTED: _("under way"),
        StepState.DONE: _("done"),
        StepState.PARKED: _("later, maybe"),
        StepState.LET_GO: _("let go"),
    }[held]


def waits_for(reason: Waiting) -> str:
    """Say what a step waits for."""
    return {
        Waiting.RIGHT_TIME: _("the right time"),
        Waiting.NOT_READY: _("feeling ready"),
        Waiting.NEED_INFORMATION: _("something I need to know"),
        Waiting.AFRAID_OF_A_MISSTEP: _("the fear of a misstep"),
        Waiting.SOMEONE_ELSE: _("someone else"),
        Waiting.OTHER: _("something else"),
    }[reason]


def waits() -> Sequence[tuple[str, str]]:
    """Return what can be waited for, each with its words."""
    return [(reason.value, waits_for(reason)) for reason in Waiting]


def waited(days: int, reason: Waiting | None) -> str:
    """Say how long a step has waited, and for what."""
    age = ngettext("%(n)s day here", "%(n)s days here", days) % {"n": show.number(days)}
    if days < 1:
        age = _("new today")
    if reason is None:
        return age
    return _("%(age)s, waiting for %(what)s") % {"age": age, "what": waits_for(reason)}


def within_a_week(took: TimeToStart) -> str:
    """Say how many of ten steps begin within a week, as a round number."""
    told = {"n": show.in_words(round(took.within[7] * 10))}
    return _("Of ten steps, about %(n)s begin within a week of being named.") % told


def reasons(task: Task, goal: str, values: Sequence[str], *, estimated: bool) -> list[str]:
    """Say what a candidate's place in the list rests on, in words; a time only where the person gave one."""
    said = []
    if values:
        said.append(_("serves %(values)s") % {"values": show.listed(list(values))})
    if goal:
        said.append(_("moves “%(goal)s”") % {"goal": goal})
    said.append(_impact(task.impact))
    said.append(_due(task.days_to_due))
    if estimated:
        said.append(_("about %(time)s") % {"time": show.duration(max(1, round(task.hours * 60)))})
    if task.important and not task.urgent:
        said.append(_("important, not urgent"))
    return [word for word in said if word]


def planning() -> str:
    """Return the tag of time that went into planning."""
    return _("planning")


@cache
def planning_tags() -> frozenset[str]:
    """Return that tag in each language, folded."""
    return frozenset(map(fold, language.in_every(planning)))


def planned_and_done(planning: float, doing: float) -> str:
    """Say the minutes of planning beside those of doing, and judge neither."""
    said = _("In four weeks %(planning)s went into planning and %(doing)s into doing.")
    return said % {"planning": show.duration(planning), "doing": show.duration(doing)}


def questions() -> Sequence[str]:
    """Return the short list that helps to pick what counts."""
    return (
        _("Does it serve something that matters to me?"),
        _("If it were all I did today, would it make the largest difference?"),
        _("Can I move it today, with what I have?"),
        _("What may I drop, hand over or leave for another day?"),
    )


def polished(on: date, today: date, minutes: float, revisions: int, signs: frozenset[Sign]) -> str:
    """Say that one's own "done" was met, and what went into the step since: a fact and no more."""
    day = show.near_day(on, today)
    if Sign.TIME in signs:
        return _("You met your own “done” %(day)s; %(time)s have gone into it since.") % {
            "day": _on(day, on, today),
            "time": show.duration(minutes),
        }
    if Sign.REVISIONS in signs:
        return ngettext(
            "You met your own “done” %(day)s; one more revision since.",
            "You met your own “done” %(day)s; %(n)s more revisions since.",
            revisions,
        ) % {"day": _on(day, on, today), "n": show.in_words(revisions)}
    if Sign.SMALL_GAINS in signs:
        return _(
            "You met your own “done” %(day)s. The last two sessions changed little, by your own rating."
        ) % {"day": _on(day, on, today)}
    return _("You met your own “done” %(day)s.") % {"day": _on(day, on, today)}


def effort(step: Step, minutes: float) -> str:
    """Say what a step took beside what was thought, both as facts."""
    spent = show.duration(max(1, round(minutes)))
    took = _("%(time)s so far") % {"time": spent} if minutes else ""
    if step.state is StepState.DONE and minutes:
        took = _("took %(time)s") % {"time": spent}
    thought = (
        _("thought to take %(time)s") % {"time": show.duration(step.estimate * 60)} if step.estimate else ""
    )
    return " · ".join(word for word in (thought, took) if word)


def _impact(impact: float) -> str:
    if impact >= 4:
        return _("makes a large difference")
    return "" if impact >= 3 else _("makes a small difference")


def _due(days: float | None) -> str:
    if days is None:
        return ""
    if days < 0:
        return _("its date has passed")
    if days < 1:
        return _("due today")
    return ngettext("due tomorrow", "due in %(n)s days", days) % {"n": show.number(days)}


def _on(day: str, on: date, today: date) -> str:
    return day if (today - on).days < 2 else _("on %(day)s") % {"day": day}
