"""The few tasks that count today: candidates with their reasons, one to three picked, one of them the one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from uuid import UUID

from smallwins.application import records
from smallwins.application.ports import Now, Store
from smallwins.application.walking.finished import finished_since
from smallwins.application.walking.over_polish import minutes_of
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal, GoalState
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.profile import Profile, in_zone
from smallwins.domain.step import KeyDay, Step, StepState
from smallwins.domain.value import Value
from smallwins.statistics.priority import (
    MOST_PICKED,
    NO_VALUE,
    Task,
    key_share,
    not_urgent_but_important,
    ranked,
    value_fit,
)
from smallwins.statistics.priority import key_tasks as suggest

HOUR = 12
"""The hour before which the one is meant to be begun unless the person names another; a convention."""

LOOKED_AT_DAYS = 28
"""Days over which it is counted how often the one was begun in time; a convention."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A step that could be a key task today, with what its place in the list rests on."""

    step: Step
    task: Task
    goal: Goal | None = None
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorway:
    """The one task of the day, or up to three candidates for it; `others` are the other key tasks."""

    step: Step | None
    key: KeyDay | None
    goal: Goal | None
    others: tuple[Step, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Early:
    """How often the one was begun before its hour, of the days on which an hour was named."""

    kept: int
    named: int


def candidates(store: Store, person: Profile, now: Now) -> list[Candidate]:
    """Return open steps by their score, best first; a suggestion, never an order."""
    values = {value.id: value for value in store.all(Value, person.id)}
    goals = {goal.id: goal for goal in store.all(Goal, person.id)}
    fit = value_fits(store, person)
    found = {str(step.id): step for step in _doable(store, person, goals)}
    tasks = ranked([_task(person, now, step, fit) for step in found.values()])
    return [_candidate(found[task.key], task, goals, values) for task in tasks]


def suggested(
    store: Store, person: Profile, now: Now, *, hours: float | None = None
) -> tuple[Candidate, ...]:
    """Suggest one to three key tasks; first, once a day, what is important and not urgent."""
    found = {candidate.task.key: candidate for candidate in candidates(store, person, now)}
    picked = list(suggest([each.task for each in found.values()], hours=hours))
    first = None if hours is not None or key_tasks(store, person, now) else _quiet_one(found)
    if first is not None:
        picked = [first, *(task for task in picked if task.key != first.key)][:MOST_PICKED]
    return tuple(found[task.key] for task in picked)


def doorway(store: Store, person: Profile, now: Now) -> Doorway | None:
    """Return what stands in the arch today; None once everything that was picked is done."""
    picked = key_tasks(store, person, now)
    left = [step for step in picked if step.is_open]
    if picked and not left:
        return None
    one = left[0] if left else None
    return Doorway(
        step=one,
        key=one.key_on(now.today) if one else None,
        goal=store.find(Goal, person.id, one.goal) if one and one.goal else None,
        others=tuple(left[1:]),
        candidates=() if one else suggested(store, person, now),
    )


def early(store: Store, person: Profile, now: Now) -> Early:
    """Return how often the one was begun before its hour in the last four weeks."""
    since = now.today - timedelta(days=LOOKED_AT_DAYS)
    ones = [
        (step, key)
        for step in store.all(Step, person.id)
        for key in step.key_days
        if key.the_one and key.before_hour is not None and since < key.on <= now.today
    ]
    over = [
        (step, key) for step, key in ones if key.on < now.today or _begun_early(store, person, now, step, key)
    ]
    return Early(sum(_begun_early(store, person, now, step, key) for step, key in over), len(over))


def share_this_week(store: Store, person: Profile, now: Now) -> float | None:
    """Return the share of this week's logged minutes that went to the key tasks of their day."""
    timed = {metric.id for metric in store.all(Metric, person.id) if metric.kind is Kind.DURATION}
    keys = _key_days(store.all(Step, person.id))
    minutes = key_minutes = 0.0
    first = person.week_of(now.today)
    for entry in store.entries_between(person.id, first, first + timedelta(days=7)):
        spent = minutes_of(entry, is_timed=entry.metric in timed)
        minutes += spent
        if entry.step is not None and (entry.step, entry.for_date) in keys:
            key_minutes += spent
    return key_share(key_minutes, minutes)


def minutes_by_day(store: Store, person: Profile, entries: Sequence[Entry]) -> dict[date, float]:
    """Return the minutes on key tasks of each day that had one; `entries` are those of the days."""
    timed = {metric.id for metric in store.all(Metric, person.id) if metric.kind is Kind.DURATION}
    keys = _key_days(store.all(Step, person.id))
    found = dict.fromkeys((day for _, day in keys), 0.0)
    for entry in entries:
        if entry.step is not None and (entry.step, entry.for_date) in keys:
            found[entry.for_date] += minutes_of(entry, is_timed=entry.metric in timed)
    return found


def key_tasks(store: Store, person: Profile, now: Now) -> list[Step]:
    """Return the key tasks of today, the one first."""
    done = finished_since(store, person, now.at.tzinfo, now.today)
    held = [*store.steps_left(person.id), *(step for step in done if step.state is StepState.DONE)]
    picked = [step for step in held if step.key_on(now.today)]
    return sorted(picked, key=lambda step: not _is_the_one(step, now.today))


def pick_key(
    store: Store, person: Profile, now: Now, step: Step, *, the_one: bool, before_hour: int | None = None
) -> Step:
    """Pick a step for today; a new "the one" takes the place of another, which stays a key task.

    Raises:
        Refusal: `key.too-many` for a fourth.
    """
    picked = _room(store, person, now, step.id)
    act = store.begin(person.id, now, "step.key", step.title)
    if the_one:
        store.keep(act, *(_with_key(held, now.today, the_one=False) for held in picked))
    after = _with_key(step, now.today, the_one=the_one or not picked, before_hour=before_hour)
    store.keep(act, after)
    return after


def name_the_one(
    store: Store,
    person: Profile,
    now: Now,
    title: str,
    before_hour: int,
    *,
    id: UUID | None = None,
    the_one: bool = True,
) -> Step:
    """Name the one task of today in a few words; it need not have been planned. Another one stays a key task.

    Raises:
        Refusal: `key.too-many` for a fourth.
    """
    ones = [held for held in _room(store, person, now) if the_one and _is_the_one(held, now.today)]
    key = KeyDay(on=now.today, the_one=the_one, before_hour=before_hour)
    step = Step(id=id or now.new_id(), title=title, key_days=(key,), created_at=now.at)
    act = store.begin(person.id, now, "step.key", step.title)
    store.keep(act, step, *(_with_key(held, now.today, the_one=False) for held in ones))
    return step


def drop_key(store: Store, person: Profile, now: Now, step: Step) -> Step:
    """Leave a key task for another day."""
    left = tuple(key for key in step.key_days if key.on != now.today)
    return records.edit(store, person.id, now, step, {"key_days": left})


def _room(store: Store, person: Profile, now: Now, id: UUID | None = None) -> list[Step]:
    """Return the other key tasks of today, or refuse one more."""
    picked = [held for held in key_tasks(store, person, now) if held.id != id]
    if len(picked) >= MOST_PICKED:
        raise Refusal("key.too-many", most=MOST_PICKED, titles=[held.title for held in picked])
    return picked


def value_fits(store: Store, person: Profile) -> Mapping[UUID, float]:
    """Return goal → the largest weight of its values: A of method C12."""
    weights = {value.id: value.weight for value in store.all(Value, person.id)}
    return {
        goal.id: value_fit([weights[value] for value in goal.values if value in weights])
        for goal in store.all(Goal, person.id)
    }


def _doable(store: Store, person: Profile, goals: Mapping[UUID, Goal]) -> list[Step]:
    held = store.steps_left(person.id)
    split = {step.parent for step in held if step.is_open and step.parent is not None}
    resting = {goal.id for goal in goals.values() if goal.state is not GoalState.ACTIVE}
    return [
        step
        for step in held
        if step.state in (StepState.READY, StepState.STARTED)
        and not step.unknown
        and step.id not in split
        and step.goal not in resting
    ]


def _candidate(step: Step, task: Task, goals: Mapping[UUID, Goal], values: Mapping[UUID, Value]) -> Candidate:
    goal = goals.get(step.goal) if step.goal else None
    served = tuple(values[value] for value in goal.values if value in values) if goal else ()
    return Candidate(step, task, goal, served)


def _quiet_one(found: Mapping[str, Candidate]) -> Task | None:
    return not_urgent_but_important([candidate.task for candidate in found.values()])


def _key_days(steps: Sequence[Step]) -> set[tuple[UUID, date]]:
    """Return (step, day) of every key task; a part of one counts as it does."""
    by_id = {step.id: step for step in steps}
    found: set[tuple[UUID, date]] = set()
    for step in steps:
        above: Step | None = step
        while above is not None:
            found |= {(step.id, key.on) for key in above.key_days}
            above = by_id.get(above.parent) if above.parent else None
    return found


def _begun_early(store: Store, person: Profile, now: Now, step: Step, key: KeyDay) -> bool:
    zone = now.at.tzinfo
    begun = [in_zone(at, zone) for at in (step.started_at, step.done_at) if at is not None]
    entries = store.entries_of_step(person.id, step.id)
    begun += [local for entry in entries if (local := _local(entry, zone)) is not None]
    until = datetime.combine(key.on, time(key.before_hour or HOUR))
    clocks = [at.replace(tzinfo=None) for at in begun]
    return any(person.day_at(clock) == key.on and clock < until for clock in clocks)


def _local(entry: Entry, zone: tzinfo | None) -> datetime | None:
    if entry.at is None or entry.offset_minutes is None:
        return in_zone(entry.at, zone) if entry.at else None
    return in_zone(entry.at, timezone(timedelta(minutes=entry.offset_minutes)))


def _task(person: Profile, now: Now, step: Step, fit: Mapping[UUID, float]) -> Task:
    return Task(
        key=str(step.id),
        impact=step.impact,
        value_fit=fit.get(step.goal, NO_VALUE) if step.goal else NO_VALUE,
        days_to_due=(step.due - now.today).days if step.due else None,
        hours=step.estimate if step.estimate is not None else 1.0,
        age_days=(now.today - person.day_of(step.created_at, now.at.tzinfo)).days,
    )


def _is_the_one(step: Step, on: date) -> bool:
    key = step.key_on(on)
    return key is not None and key.the_one


def _with_key(step: Step, on: date, *, the_one: bool, before_hour: int | None = None) -> Step:
    held = step.key_on(on)
    hour = before_hour if before_hour is not None else held.before_hour if held else None
    others = tuple(key for key in step.key_days if key.on != on)
    return replace(step, key_days=(*others, KeyDay(on=on, the_one=the_one, before_hour=hour)))
