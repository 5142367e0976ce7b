"""Today over the API: what was done, what is open, what rests."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from uuid import UUID

import msgspec
from litestar import Router, get

from smallwins.api.caller import Here
from smallwins.api.errors import declared
from smallwins.application import notes, standings
from smallwins.application.day import rhythm, treats
from smallwins.application.day.absence import Absence
from smallwins.application.day.arrival import Arrival, arrival
from smallwins.application.day.today import Line, State, the_day
from smallwins.domain.day import DayMark
from smallwins.domain.errors import Refusal
from smallwins.domain.levels import Levels
from smallwins.statistics.momentum import Band
from smallwins.statistics.momentum.totals import Totals


class RunningWindow(msgspec.Struct, kw_only=True):
    """A schedule's running window of several days: how far it is, out of how much."""

    until: date
    so_far: float
    asked: float | None


class MetricToday(msgspec.Struct, kw_only=True):
    """One metric today; `momentum`, 0 to 1, is null where days are not judged.

    `amount` is today's, null when nothing was logged; `marks` are the last seven
    days, today the last; `resting` is the pause in which it
    rests, until `rests_until` or with an open end.
    """

    metric: UUID
    name: str
    state: State
    momentum: float | None
    word: Band | None
    amount: float | None
    skipped: bool
    reached_floor: bool
    levels: Levels
    marks: tuple[DayMark, ...]
    window: RunningWindow | None
    resting: UUID | None
    rests_until: date | None
    totals: Totals


class DueTreat(msgspec.Struct, kw_only=True):
    """A small treat one promised oneself, and the days of showing up for it."""

    metric: UUID
    what: str
    days: int


class Today(msgspec.Struct, kw_only=True):
    """The day and its metrics: those done first, then what is open, later, skipped or resting.

    `small` says that the day was shrunk to the floor; `away` is a long absence one has just come
    back from; `letters` come back today; `treats` are due.
    """

    day: date
    small: bool
    away: Absence | None
    letters: list[UUID]
    treats: list[DueTreat]
    metrics: list[MetricToday]


@get("/today", summary="Say what today asks", operation_id="today", tags=["today"], responses=declared())
async def today(call: Here) -> Today:
    """Answer how everything stands today; its cost does not grow with the record."""
    day, found = the_day(call.store, call.person, call.now)
    if found.fresh:
        with suppress(Refusal):  # a cache: where nothing can be written, the day is told all the same
            await call.act(lambda store: standings.keep(store, call.person, found))
    small = rhythm.is_small(call.person, call.now)
    hard = rhythm.is_hard(call.store, call.person, call.now)
    returning = arrival(call.store, call.person, day) is Arrival.BACK
    return Today(
        day=day.day,
        small=small,
        away=day.away,
        letters=[
            letter.id
            for letter in notes.letters_due(
                call.store, call.person, call.now, hard_day=hard, returning=returning
            )
        ],
        treats=[
            DueTreat(metric=due.metric.id, what=due.what, days=due.days)
            for due in treats.due(call.store, call.person, call.now)
        ],
        metrics=[_of(line) for state in State for line in day.of(state)],
    )


ROUTER = Router("", route_handlers=[today])


def _of(line: Line) -> MetricToday:
    return MetricToday(
        metric=line.metric.id,
        name=line.metric.name,
        state=line.state,
        momentum=line.momentum.live if line.momentum else None,
        word=line.momentum.band if line.momentum else None,
        amount=line.day.amount,
        skipped=line.day.skipped,
        reached_floor=line.reached_floor,
        levels=line.levels,
        marks=line.marks,
        window=RunningWindow(**line.window._asdict()) if line.window else None,
        resting=line.resting.id if line.resting else None,
        rests_until=line.resting.until if line.resting else None,
        totals=line.totals,
    )
