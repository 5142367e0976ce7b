"""Steps: split until manageable, begun before ready, good enough by one's own line, and done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from smallwins.application import records
from smallwins.application.day.elsewhere import FOCUS
from smallwins.application.naming import named
from smallwins.application.ports import Now, Store
from smallwins.application.walking.finished import finished_since
from smallwins.domain.criterion import Criterion
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal
from smallwins.domain.ids import id_from
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Kind, Metric, Plan
from smallwins.domain.note import Note, NoteKind, WinKind
from smallwins.domain.number import rating
from smallwins.domain.profile import Profile
from smallwins.domain.step import Care, Draft, Step, StepState, check_parent

LEAP_READINESS = 4
"""Starting at this readiness or less is a leap; the same line as the table of readiness (C9)."""


def add_step(store: Store, person: Profile, now: Now, step: Step) -> Step:
    """Add a step, an idea or a place where nobody knows the way yet; nothing has to be complete."""
    _check_links(store, person, step)
    return records.make(store, person.id, now, step)


def edit_step(store: Store, person: Profile, now: Now, step: Step, changes: Mapping[str, Any]) -> Step:
    """Change a step; its criteria have functions of their own, for they hold."""
    if step.started_at is not None and "done_when" in changes:
        raise Refusal("criterion.locked")
    changed = records.changed(step, changes)
    _check_links(store, person, changed)
    return records.keep_changed(store, person.id, now, step, changed)


def split_step(store: Store, person: Profile, now: Now, step: Step, titles: Sequence[str]) -> list[Step]:
    """Split a step into smaller ones below it, again and again until each is manageable."""
    wanted = [title for title in (title.strip() for title in titles) if title]
    if not wanted:
        raise Refusal("step.no-parts")
    act = store.begin(person.id, now, "step.split", step.title)
    parts = [
        Step(
            id=now.new_id(),
            title=title,
            parent=step.id,
            goal=step.goal,
            care=step.care,
            impact=step.impact,
            position=position,
            created_at=now.at,
        )
        for position, title in enumerate(wanted)
    ]
    store.keep(act, *parts, replace(step, manageable=False))
    return parts


def start_step(store: Store, person: Profile, now: Now, step: Step, readiness: float | None = None) -> Step:
    """Begin, ready or not; what "done" means is agreed from here on. Little readiness makes it a leap."""
    begun = step.started(now.at, None if readiness is None else rating(readiness, "readiness"))
    if begun == step:
        return step
    act = store.begin(person.id, now, "step.start", step.title)
    store.keep(act, begun)
    if readiness is not None and readiness <= LEAP_READINESS and step.started_at is None:
        store.keep(act, leap(now, step))
    return begun


def feel_ready(store: Store, person: Profile, now: Now, step: Step, readiness: float) -> Step:
    """Say how ready one felt when a step was begun; little readiness makes it a leap, once."""
    felt = replace(step, readiness=rating(readiness, "readiness"))
    if felt == step:
        return step
    act = store.begin(person.id, now, "step.edit", step.title)
    store.keep(act, felt)
    if felt.readiness is not None and felt.readiness <= LEAP_READINESS and step.readiness is None:
        store.keep(act, leap(now, step))
    return felt


def choose_for_now(
    store: Store, person: Profile, now: Now, step: Step, option: str, look_again_on: date
) -> Step:
    """Pick one option for now, with a day to look at it again; a choice that can be taken back."""
    note = "\n".join(part for part in (step.note, option.strip()) if part)
    changes = {"note": note, "look_again_on": look_again_on, "unknown": False}
    return records.edit(store, person.id, now, step, changes)


def move_step(store: Store, person: Profile, now: Now, step: Step, places: int) -> list[Step]:
    """Move a step up or down among its neighbours; the plan keeps its other order."""
    beside = [held for held in steps(store, person) if (held.parent, held.goal) == (step.parent, step.goal)]
    order = [held for held in beside if held.is_open and held.id != step.id]
    at = sum(held.position < step.position or _before(held, step) for held in order)
    order.insert(min(len(order), max(0, at + places)), step)
    act = store.begin(person.id, now, "step.move", step.title)
    placed = [replace(held, position=index) for index, held in enumerate(order)]
    store.keep(act, *placed)
    return placed


def leap(now: Now, step: Step) -> Note:
    """Return the win of having begun before feeling ready."""
    return Note(
        id=now.new_id(),
        kind=NoteKind.WIN,
        win=WinKind.LEAP,
        text=step.title,
        on_date=now.today,
        links=(records.link(step),),
        created_at=now.at,
    )


def finish_step(store: Store, person: Profile, now: Now, step: Step, closing: Mapping[str, Any]) -> Step:
    """Close a step; how it went, and what finishing makes room for, are optional."""
    after = step.finished(now.at, closing)
    return records.keep_changed(store, person.id, now, step, after, act="finish")


def reopen_step(store: Store, person: Profile, now: Now, step: Step) -> Step:
    """Open a finished step again; the reopening is counted, and nothing is lost."""
    return records.keep_changed(store, person.id, now, step, step.reopened_at(now.at), act="reopen")


def start_again(store: Store, person: Profile, now: Now, step: Step) -> Step:
    """Keep a false start as an attempt, and begin afresh in one action."""
    after = step.false_start_at(now.at).started(now.at)
    return records.keep_changed(store, person.id, now, step, after, act="start-again")


def park_step(store: Store, person: Profile, now: Now, step: Step) -> Step:
    """Put a step on the "later, maybe" list."""
    return records.edit(store, person.id, now, step, {"state": StepState.PARKED})


def let_go_step(store: Store, person: Profile, now: Now, step: Step, note: str = "") -> Step:
    """Let a step go on purpose; it joins the list of things dropped or made simpler."""
    act = store.begin(person.id, now, "step.let-go", step.title)
    after = replace(step, state=StepState.LET_GO, closing_note=note)
    dropped = Note(
        id=now.new_id(),
        kind=NoteKind.LET_GO,
        title=step.title,
        text=note or step.title,
        on_date=now.today,
        links=(records.link(step),),
        created_at=now.at,
    )
    store.keep(act, after, dropped)
    return after


def take_up_step(store: Store, person: Profile, now: Now, step: Step) -> Step:
    """Bring an idea, a parked step or one let go back to the steps that are ready."""
    return records.edit(store, person.id, now, step, {"state": StepState.READY})


def extras_as_step(
    store: Store, person: Profile, now: Now, step: Step, title: str, criteria: Sequence[str], *, parked: bool
) -> Step:
    """Give the extras of a finished piece a step of their own, parked or ready, with its own small "done"."""
    extra = Step(
        id=now.new_id(),
        title=title,
        parent=step.id,
        goal=step.goal,
        done_when=tuple(Criterion(text=wording) for wording in criteria if wording.strip()),
        care=Care.ROUGH,
        state=StepState.PARKED if parked else StepState.READY,
        created_at=now.at,
    )
    return records.make(store, person.id, now, extra)


def keep_draft(store: Store, person: Profile, now: Now, step: Step, draft: Draft) -> Step:
    """Keep a version of the work: who saw it, and what got better."""
    return records.edit(store, person.id, now, step, {"drafts": (*step.drafts, draft)})


def tell_of_draft(store: Store, person: Profile, now: Now, step: Step, index: int, came_of_it: str) -> Step:
    """Say what came of showing a draft early.

    Raises:
        Refusal: `draft.unknown` for one that is not there.
    """
    if not 0 <= index < len(step.drafts):
        raise Refusal("draft.unknown", index=index)
    told = replace(step.drafts[index], came_of_it=came_of_it)
    drafts = (*step.drafts[:index], told, *step.drafts[index + 1 :])
    return records.edit(store, person.id, now, step, {"drafts": drafts})


def log_session(
    store: Store, person: Profile, now: Now, step: Step, /, minutes: float, focus_name: str, **fields: Any
) -> Entry:
    """Keep a session on a step, on its goal's duration metric or on the one for focus."""
    metric = _session_metric(store, person, now, step, focus_name)
    act = store.begin(person.id, now, "entry.add", step.title)
    begun = step.started(now.at) if step.state in (StepState.READY, StepState.IDEA) else step
    if store.find(Metric, person.id, metric.id) is None:
        store.keep(act, metric)
    entry = Entry(
        id=fields.pop("id", None) or now.new_id(),
        metric=metric.id,
        for_date=now.today,
        at=now.at,
        offset_minutes=_offset(now),
        value=minutes,
        minutes=minutes,
        step=step.id,
        skill=step.skill,
        created_at=now.at,
        **fields,
    )
    store.keep(act, entry, begun)
    return entry


def steps(store: Store, person: Profile, *, goal: UUID | None = None) -> list[Step]:
    """Return the person's steps in their order, of one goal when it is named."""
    held = [step for step in store.all(Step, person.id) if goal is None or step.goal == goal]
    return sorted(held, key=lambda step: (step.position, step.created_at))


def finished_on(store: Store, person: Profile, now: Now) -> list[Step]:
    """Return the steps that were finished today, in the person's own day."""
    done = finished_since(store, person, now.at.tzinfo, now.today)
    return [
        step
        for step in done
        if step.state is StepState.DONE
        and step.done_at is not None
        and person.day_of(step.done_at, now.at.tzinfo) == now.today
    ]


def step_named(store: Store, person: Profile, name: str) -> Step:
    """Return the step of a name, an open one before one that is done or put away."""
    return named("step", steps(store, person), name, first=lambda step: step.is_open)


def _session_metric(store: Store, person: Profile, now: Now, step: Step, focus_name: str) -> Metric:
    goal = store.find(Goal, person.id, step.goal) if step.goal else None
    own = store.find(Metric, person.id, goal.metric) if goal and goal.metric else None
    if own is not None and own.kind is Kind.DURATION:
        return own
    focus = id_from(FOCUS, str(person.id))
    return store.find(Metric, person.id, focus) or Metric(
        id=focus,
        name=focus_name,
        kind=Kind.DURATION,
        unit="min",
        direction=Direction.OBSERVE,
        plans=(Plan(since=now.today),),
        levels=(Levels(since=now.today),),
        starts_on=now.today,
        created_at=now.at,
    )


def _before(held: Step, step: Step) -> bool:
    return held.position == step.position and held.created_at < step.created_at


def _check_links(store: Store, person: Profile, step: Step) -> None:
    if step.goal is not None:
        records.get(store, Goal, person.id, step.goal)
    if step.parent is not None:
        records.get(store, Step, person.id, step.parent)
        parents = {held.id: held.parent for held in store.all(Step, person.id)}
        check_parent(step, parents)


def _offset(now: Now) -> int:
    return int((now.at.utcoffset() or timedelta()).total_seconds() // 60)
