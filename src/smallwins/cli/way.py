"""A goal and its steps as the terminal says them: what is done before what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from smallwins.application import goals, steps
from smallwins.application.goals import Way
from smallwins.application.walking import ahead, path, rehearsals
from smallwins.application.walking.path import Branch
from smallwins.catalogue import goals as words
from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext
from smallwins.cli.program import Session
from smallwins.domain.goal import Goal, Milestone
from smallwins.domain.metric import Metric
from smallwins.domain.step import Step, StepState
from smallwins.domain.value import Value

SIGNS = {StepState.DONE: "■", StepState.PARKED: "–", StepState.LET_GO: "–"}
"""A step in one cell: done is filled, open is empty, what is not known yet is a question."""


def said_way(session: Session, goal: Goal) -> list[str]:
    """Return one row about a goal: its title, the way so far, this week, and whether it stands still."""
    way = goals.way(session.store, session.person, session.now, goal)
    metric = _metric(session, goal)
    week = words.moved(way.moved, metric) if metric and way.moved else ""
    state = words.state(goal.state) if not goal.is_open or goal.state != "active" else ""
    return [goal.title, _so_far(goal, way, metric), week, state or _still(way, session)]


def described_way(session: Session, goal: Goal) -> Iterator[str]:
    """Yield a goal whole, line by line."""
    way = goals.way(session.store, session.person, session.now, goal)
    metric = _metric(session, goal)
    held = path.ordered(steps.steps(session.store, session.person, goal=goal.id))
    yield goal.title
    yield "  " + " · ".join(part for part in (*_serves(session, goal), goal.why) if part)
    if goal.resting_since is not None:
        since = show.near_day(goal.resting_since, session.now.today)
        yield _("Resting since %(day)s. Everything is kept as it is.") % {"day": since}
    yield from _lines(_so_far(goal, way, metric), *_week(way, metric), _asked(session, way.goal, metric))
    yield from _milestones(way, metric, session)
    done = sum(step.state is StepState.DONE for step in held)
    if held:
        yield ""
        yield _("Steps, %(n)s done") % {"n": show.number(done)} if done else _("Steps")
        yield from branches(path.tree(held, goal=goal.id))
    yield from _lines(_still(way, session), _ahead(session, way.goal, metric), _prepared(session, way.goal))


def branches(held: Sequence[Branch], depth: int = 1) -> Iterator[str]:
    """Yield steps as they hang together, their parts below them."""
    for branch in held:
        yield "  " * depth + f"{sign(branch.step)} {branch.step.title}"
        yield from branches(branch.parts, depth + 1)


def sign(step: Step) -> str:
    """Return the sign of a step."""
    return "?" if step.unknown and step.is_open else SIGNS.get(step.state, "□")


def _metric(session: Session, goal: Goal) -> Metric | None:
    return session.store.find(Metric, session.person.id, goal.metric) if goal.metric else None


def _so_far(goal: Goal, way: Way, metric: Metric | None) -> str:
    if metric is not None and way.current is not None:
        return words.gone(goal, metric, way.current)
    done = way.steps_done
    return ngettext("%(n)s step done", "%(n)s steps done", done) % {"n": show.in_words(done)} if done else ""


def _serves(session: Session, goal: Goal) -> list[str]:
    held = (session.store.find(Value, session.person.id, value) for value in goal.values)
    return [value.name for value in held if value]


def _week(way: Way, metric: Metric | None) -> list[str]:
    return [words.moved(way.moved, metric)] if metric and way.moved is not None else []


def _asked(session: Session, goal: Goal, metric: Metric | None) -> str:
    asked = ahead.asked_of_weeks(session.store, session.person, session.now, goal)
    if metric is None or not isinstance(asked, ahead.Asked):
        return ""
    said = words.asked(asked.per_week, asked.reached, asked.weeks, metric)
    return f"{said} {words.reach(asked.reach)}"


def _milestones(way: Way, metric: Metric | None, session: Session) -> Iterator[str]:
    if way.goal.milestones:
        yield ""
        yield _("Milestones")
    for mark in way.goal.milestones:
        yield f"  {'■' if mark.crossed_on else '□'} {mark.title}{_of_mark(mark, way, metric, session)}"


def _of_mark(mark: Milestone, way: Way, metric: Metric | None, session: Session) -> str:
    if mark.crossed_on is not None:
        on = _("crossed %(day)s") % {"day": show.near_day(mark.crossed_on, session.now.today)}
        return " · ".join(("", on, mark.celebrated or _("how would you like to mark this one?")))
    if metric is None or way.current is None or mark.threshold is None:
        return ""
    return " · " + words.left(metric, way.current, mark.threshold)


def _still(way: Way, session: Session) -> str:
    return words.still(way.moved_on, session.now.today) if way.stands_still else ""


def _ahead(session: Session, goal: Goal, metric: Metric | None) -> str:
    from smallwins.statistics.enough import NotEnough  # noqa: PLC0415 - beside the next line
    from smallwins.statistics.forecast import Forecast  # noqa: PLC0415 - numpy, for this command alone

    found = ahead.forecast_of(session.store, session.person, session.now, goal) if metric else None
    if isinstance(found, NotEnough):
        return words.too_young(found)
    if not isinstance(found, Forecast):
        return ""
    today = session.now.today
    likely = today + timedelta(weeks=found.likely) if found.likely else None
    return words.expected(today + timedelta(weeks=found.even), likely, today)


def _prepared(session: Session, goal: Goal) -> str:
    held = rehearsals.preparedness(session.store, session.person, goal)
    return words.prepared(held[0][1], held[-1][1]) if held else ""


def _lines(*parts: str) -> Iterator[str]:
    yield from (f"  {part}" for part in parts if part)
