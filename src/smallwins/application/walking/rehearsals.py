"""Rehearsals planned back from an event: a large performance split into small practices."""

from __future__ import annotations

from datetime import date, timedelta

from smallwins.application.ports import Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step

LAST_BEFORE = 2
"""Days from the last rehearsal to the event where there is room for it; a convention."""

MOST = 52


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
