"""Goals: made, resized, paused, let go; how far one has come, and whether one stands still."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from smallwins.application import records
from smallwins.application.naming import named
from smallwins.application.ports import Now, Store
from smallwins.application.walking.pace import as_crossed, made_on, moved_since, readings
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Daunting, Goal, GoalState, Milestone, Rest
from smallwins.domain.ids import id_from
from smallwins.domain.metric import Metric, MetricState
from smallwins.domain.note import Note, NoteKind, WinKind
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step, StepState
from smallwins.domain.value import Value

STILL_DAYS = 14
"""Days without any movement after which an active goal is named as standing still; a convention."""


ACTION_DAYS = 7
"""A planned step within so many days is an action of the week; a convention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How far a goal has come: what is done first, then what is left.

    `goal` has its milestones crossed on the days the record reached them;
    `moved` is this week's movement in the metric's unit.
    """

    goal: Goal
    current: float | None
    share: float | None
    moved: float | None
    steps_done: int
    steps_open: int
    moved_on: date | None
    has_action: bool
    stands_still: bool


def add_goal(store: Store, person: Profile, now: Now, goal: Goal) -> Goal:
    """Make a goal that belongs to at least one value."""
    _check_links(store, person, goal)
    return records.make(store, person.id, now, goal)


def edit_goal(store: Store, person: Profile, now: Now, goal: Goal, changes: Mapping[str, Any]) -> Goal:
    """Change a goal; when that makes it another size, what it was stays visible."""
    changed = records.changed(goal, changes)
    if _size(goal) != _size(changed) and _size(goal) != (None, None):
        changed = replace(changed, resizes=goal.resized(now.today, "").resizes)
    _check_links(store, person, changed, goal)
    return records.keep_changed(store, person.id, now, goal, changed)


def resize_goal(
    store: Store, person: Profile, now: Now, goal: Goal, note: str, changes: Mapping[str, Any]
) -> Goal:
    """Make a goal smaller or larger, with a note and no penalty."""
    resized = goal.resized(now.today, note, **changes)
    return records.keep_changed(store, person.id, now, goal, resized, act="resize")


def feel_goal(store: Store, person: Profile, now: Now, goal: Goal, rating: float) -> Goal:
    """Keep how daunting a goal feels today."""
    earlier = tuple(felt for felt in goal.daunting if felt.on != now.today)
    felt = (*earlier, Daunting(on=now.today, rating=rating))
    return records.edit(store, person.id, now, goal, {"daunting": felt})


def pause_goal(
    store: Store, person: Profile, now: Now, goal: Goal, resting: Sequence[Metric], rest: Rest
) -> Goal:
    """Pause a goal, after the fact too, and those of its metrics that the person says rest with it.

    Raises:
        Refusal: `goal.rest-not-over`, a rest with a last day is one that is over.
    """
    if rest.until is not None and rest.until >= now.today:
        raise Refusal("goal.rest-not-over", until=rest.until)
    act = store.begin(person.id, now, "goal.pause", goal.title)
    paused = goal.rested(rest)
    days: dict[str, Any] = {
        "since": rest.since,
        "until": rest.until,
        "note": goal.title,
        "created_at": now.at,
    }
    pauses = [Pause(id=now.new_id(), metric=metric.id, **days) for metric in resting]
    store.keep(act, paused, *pauses)
    return paused


def resume_goal(store: Store, person: Profile, now: Now, goal: Goal) -> Goal:
    """Take a goal up again; the pauses that began with it end."""
    act = store.begin(person.id, now, "goal.resume", goal.title)
    active = goal.taken_up(now.today)
    store.keep(act, active)
    own = {metric.id for metric in metrics_of(store, person, goal)}
    for held in store.all(Pause, person.id):
        if held.metric in own and held.holds_on(now.today) and _began_with(goal, held):
            _end(store, act, held, now.today)
    return active


def close_goal(
    store: Store, person: Profile, now: Now, goal: Goal, state: GoalState, note: str, next_challenge: str = ""
) -> Goal:
    """Call a goal reached, or let it go, with a note; either way it stays in the record."""
    if state not in (GoalState.REACHED, GoalState.LET_GO):
        raise Refusal("goal.not-an-end", state=state)
    closed = replace(goal, state=state, closing_note=note, closed_on=now.today, next_challenge=next_challenge)
    act = store.begin(person.id, now, f"goal.{state}", goal.title)
    store.keep(act, closed)
    store.keep(act, _let_go_note(now, goal, note) if state is GoalState.LET_GO else _reached_win(now, closed))
    return closed


def add_milestone(store: Store, person: Profile, now: Now, goal: Goal, milestone: Milestone) -> Goal:
    """Put one more piece on the way; small enough for a day is small enough."""
    marks = (*goal.milestones, milestone)
    return records.edit(store, person.id, now, goal, {"milestones": marks}, summary=milestone.title)


def drop_milestone(store: Store, person: Profile, now: Now, goal: Goal, index: int) -> Goal:
    """Take a milestone off the way; one that was crossed stays."""
    if goal.milestone(index).crossed_on is not None:
        raise Refusal("milestone.crossed", title=goal.milestone(index).title)
    marks = (*goal.milestones[:index], *goal.milestones[index + 1 :])
    return records.edit(store, person.id, now, goal, {"milestones": marks})


def cross_milestone(
    store: Store, person: Profile, now: Now, goal: Goal, index: int, celebrated: str = ""
) -> Goal:
    """Date a milestone, keep it as a win, and keep how it was celebrated; all of it one act."""
    reached = as_crossed(goal, readings(store, person, goal, now.at.tzinfo)).crossed(index, now.today)
    marks = list(reached.milestones)
    if celebrated:
        marks[index] = replace(marks[index], celebrated=celebrated)
    after = replace(reached, milestones=tuple(marks))
    if after != goal:
        act = store.begin(person.id, now, "goal.milestone", marks[index].title)
        store.keep(act, after, milestone_win(now, after, index))
    return after


def goals(store: Store, person: Profile, *, closed: bool = False) -> list[Goal]:
    """Return the person's goals in their order; those that ended only when asked for."""
    found = [goal for goal in store.all(Goal, person.id) if closed or goal.is_open]
    return sorted(found, key=lambda goal: (not goal.is_open, goal.position))


def goal_named(store: Store, person: Profile, name: str) -> Goal:
    """Return the goal of a name, an open one before one that ended."""
    return named("goal", goals(store, person, closed=True), name, first=lambda goal: goal.is_open)


def goals_as_crossed(store: Store, person: Profile, now: Now) -> list[Goal]:
    """Return every goal, its milestones crossed on the days the record reached them."""
    held = store.all(Goal, person.id)
    return [as_crossed(goal, readings(store, person, goal, now.at.tzinfo)) for goal in held]


def metrics_of(store: Store, person: Profile, goal: Goal) -> list[Metric]:
    """Return the metrics that serve a goal."""
    held = store.all(Metric, person.id)
    own = [metric for metric in held if metric.goal == goal.id or metric.id == goal.metric]
    return [metric for metric in own if metric.state is not MetricState.ARCHIVED]


def way(store: Store, person: Profile, now: Now, goal: Goal, every: Sequence[Step] | None = None) -> Way:
    """Return how far a goal has come and whether it stands still; `every` step is read unless it is given."""
    held = store.all(Step, person.id) if every is None else every
    steps = [step for step in held if step.goal == goal.id]
    known = readings(store, person, goal, now.at.tzinfo)
    current = known[-1][1] if known else None if goal.metric is None else goal.baseline or 0.0
    crossed = as_crossed(goal, known)
    moved = _moved_on(store, person, now, crossed, steps)
    recent = moved is not None and (now.today - moved).days < STILL_DAYS
    return Way(
        goal=crossed,
        current=current,
        share=goal.share(current) if current is not None else None,
        moved=moved_since(goal, known, person.week_of(now.today)) if goal.metric else None,
        steps_done=sum(step.state is StepState.DONE for step in steps),
        steps_open=sum(step.is_open for step in steps),
        moved_on=moved,
        has_action=_has_action(store, person, now, goal, steps),
        stands_still=goal.state is GoalState.ACTIVE and not recent and _age(person, now, goal) >= STILL_DAYS,
    )


def _moved_on(store: Store, person: Profile, now: Now, goal: Goal, steps: list[Step]) -> date | None:
    days = [
        entry.for_date
        for metric in metrics_of(store, person, goal)
        for entry in store.last_entries(person.id, metric.id, 1)
        if entry.value
    ]
    since = now.today - timedelta(days=STILL_DAYS)
    ids = {step.id for step in steps}
    entries = store.entries_between(person.id, since, now.today + timedelta(days=2)) if ids else []
    days += [entry.for_date for entry in entries if entry.value and entry.step in ids]
    for step in steps:
        begun = (step.started_at, step.done_at)
        days += [person.day_of(at, now.at.tzinfo) for at in begun if at is not None]
    days += [mark.crossed_on for mark in goal.milestones if mark.crossed_on]
    return max(days, default=None)


def _has_action(store: Store, person: Profile, now: Now, goal: Goal, steps: list[Step]) -> bool:
    soon = now.today + timedelta(days=ACTION_DAYS)
    lately = now.today - timedelta(days=ACTION_DAYS)
    return bool(metrics_of(store, person, goal)) or any(
        (step.planned_on and step.planned_on <= soon) or any(key.on > lately for key in step.key_days)
        for step in steps
        if step.is_open
    )


def _size(goal: Goal) -> tuple[float | None, date | None]:
    return goal.target, goal.due


def _age(person: Profile, now: Now, goal: Goal) -> int:
    return (now.today - made_on(person, goal, now.at.tzinfo)).days


def _check_links(store: Store, person: Profile, goal: Goal, before: Goal | None = None) -> None:
    """Refuse what a goal newly points at and is not there; what has gone since stands in no one's way."""
    for value in goal.values:
        if before is None or value not in before.values:
            records.get(store, Value, person.id, value)
    if goal.metric is not None and (before is None or goal.metric != before.metric):
        records.get(store, Metric, person.id, goal.metric)


def _let_go_note(now: Now, goal: Goal, note: str) -> Note:
    return Note(
        id=now.new_id(),
        kind=NoteKind.LET_GO,
        title=goal.title,
        text=note or goal.title,
        on_date=now.today,
        links=(records.link(goal),),
        created_at=now.at,
    )


def milestone_win(now: Now, goal: Goal, index: int) -> Note:
    """Return the win that a crossed milestone is; crossing it again finds the same one."""
    mark = goal.milestones[index]
    return Note(
        id=id_from("milestone", str(goal.id), mark.title),
        kind=NoteKind.WIN,
        win=WinKind.MILESTONE,
        title=mark.title,
        text=mark.celebrated or goal.title,
        on_date=mark.crossed_on or now.today,
        links=(records.link(goal),),
        created_at=goal.created_at,
    )


def _reached_win(now: Now, goal: Goal) -> Note:
    return Note(
        id=id_from("reached", str(goal.id)),
        kind=NoteKind.WIN,
        win=WinKind.MILESTONE,
        title=goal.title,
        text=goal.closing_note or goal.title,
        on_date=now.today,
        links=(records.link(goal),),
        created_at=now.at,
    )


def _began_with(goal: Goal, held: Pause) -> bool:
    # By its day: the goal may be called otherwise by now.
    since = goal.resting_since
    return held.note == goal.title if since is None else held.since == since


def _end(store: Store, act: Any, held: Pause, today: date) -> None:
    if held.since >= today:
        store.remove(act, held)
    else:
        store.keep(act, replace(held, until=today - timedelta(days=1)))
