"""Rehearsals planned back from an event, and how prepared one feels after each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from smallwins.application.day.elsewhere import preparedness_of
from smallwins.application.ports import Now, Store
from smallwins.domain.entry import EARLIEST, Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal
from smallwins.domain.ids import id_from
from smallwins.domain.metric import Kind, Metric, observed
from smallwins.domain.number import rating
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step

LAST_BEFORE = 2
"""Days from the last rehearsal to the event where there is room for it; a convention."""

MOST = 52

PREPARED = "preparedness"
"""The question after a rehearsal: asked there, and nowhere else."""


def rehearsal_days(today: date, event: date, count: int) -> list[date]:
    """Return the days of `count` rehearsals before an event, evenly apart, counted back from it.

    The last lies two days before the event where there is room; two never fall on one day.

    Raises:
        Refusal: `rehearsal.no-room` when there are fewer days than rehearsals.
    """
    if not 1 <= count <= MOST:
        raise Refusal("number.out-of-range", field="count", value=count, least=1, most=MOST)
    room = (event - today).days
    if room < count:
        raise Refusal("rehearsal.no-room", days=max(0, room), count=count)
    last = room - min(LAST_BEFORE, room - count + 1)
    apart = last / count if last >= count else 1.0
    return [today + timedelta(days=last - int(apart * index)) for index in range(count - 1, -1, -1)]


def plan_rehearsals(
    store: Store, person: Profile, now: Now, goal: Goal, title: str, count: int
) -> list[Step]:
    """Make a step for each rehearsal, planned back from the goal's date.

    Raises:
        Refusal: `rehearsal.no-date` for a goal without a date.
    """
    if goal.due is None:
        raise Refusal("rehearsal.no-date", title=goal.title)
    days = rehearsal_days(now.today, goal.due, count)
    act = store.begin(person.id, now, "goal.rehearse", goal.title)
    steps = [
        Step(
            id=now.new_id(),
            title=f"{title} {number}",
            goal=goal.id,
            planned_on=day,
            position=number,
            created_at=now.at,
        )
        for number, day in enumerate(days, 1)
    ]
    store.keep(act, *steps)
    return steps


def asks_prepared(goal: Goal | None, step: Step, today: date) -> bool:
    """Whether a step is practice for a day to come: planned on one, for an open goal that has its date."""
    if goal is None or goal.due is None or step.planned_on is None:
        return False
    return not _is_over(goal, today)


def feel_prepared(store: Store, person: Profile, now: Now, step: Step, prepared: float, name: str) -> Step:
    """Keep how prepared one feels for the goal after a rehearsal, 0 to 10; saying it again replaces it.

    It stands on an observation of the goal, called `name` should it have to be made.

    Raises:
        Refusal: `rehearsal.none` for a step that is no practice for a day; `rehearsal.over` when its goal is
            closed, or the day has passed.
    """
    goal = store.find(Goal, person.id, step.goal) if step.goal else None
    if goal is None or goal.due is None or step.planned_on is None:
        raise Refusal("rehearsal.none", title=step.title)
    if _is_over(goal, now.today):
        raise Refusal("rehearsal.over", title=goal.title)
    metric = preparedness_of(goal.id)
    act = store.begin(person.id, now, "entry.add", step.title)
    held = store.find(Metric, person.id, metric)
    if held is None:
        store.keep(act, observed(metric, name, Kind.RATING, now.today, now.at, questionnaire=PREPARED))
    elif not held.questionnaire:  # from before it was known as an answer
        store.keep(act, replace(held, questionnaire=PREPARED))
    said = id_from("prepared-after", str(step.id))
    entry = store.find(Entry, person.id, said) or Entry(
        id=said, metric=metric, for_date=now.today, at=now.at, step=step.id, value=0.0, created_at=now.at
    )
    store.keep(act, replace(entry, value=rating(prepared, "prepared")))
    return step


def preparedness(store: Store, person: Profile, goal: Goal) -> list[tuple[date, float]]:
    """Return how prepared one felt after each rehearsal, 0 to 10, oldest first."""
    held = store.entries_between(person.id, EARLIEST, date.max, preparedness_of(goal.id))
    return [(entry.for_date, entry.value) for entry in held if entry.value is not None]


def _is_over(goal: Goal, today: date) -> bool:
    return not goal.is_open or (goal.due is not None and goal.due < today)
