"""Today: what was done, what is open, what rests; the same view for pages, terminal and scripts.

Its cost does not grow with the record: it reads where each metric stood when
its last window closed, and the entries since. What it hands over are named
tuples: they load three times as fast as dataclasses, and start-up is felt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta, tzinfo
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from smallwins.application import metrics
from smallwins.application.ports import Now, Store
from smallwins.application.standings import Position, Positions, positions
from smallwins.application.standings import position as position_of
from smallwins.domain.day import Day, DayMark, Row, day_of
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Metric, MetricState
from smallwins.domain.pause import Pause, pauses_of
from smallwins.domain.profile import Profile
from smallwins.statistics.momentum import Course, Momentum, window_of
from smallwins.statistics.momentum.marks import marks_between
from smallwins.statistics.momentum.totals import Totals

if TYPE_CHECKING:
    from smallwins.application.day.absence import Absence

DAYS_SHOWN = 7
"""Days in the small row of a metric, today the last."""


class State(StrEnum):
    """Where a metric is today."""

    DONE = "done"
    OPEN = "open"
    SKIPPED = "skipped"
    RESTING = "resting"
    LATER = "later"


class Window(NamedTuple):
    """A schedule's running window of several days: how far it is, out of how much.

    For a schedule of times these are days with effort; for a total, the amount
    against its floor or, failing that, its target (None when neither is set).
    """

    until: date
    so_far: float
    asked: float | None


class Line(NamedTuple):
    """One metric on one day: how it stands, what was done, and what its last seven days were.

    `what` names the last thing done today; `last` is the latest amount before today, of recent days.
    """

    metric: Metric
    state: State
    momentum: Momentum | None
    totals: Totals
    marks: tuple[DayMark, ...]
    day: Day
    levels: Levels
    window: Window | None = None
    resting: Pause | None = None
    what: str = ""
    last: tuple[date, float] | None = None

    @property
    def is_step(self) -> bool:
        """Whether its entries are steps taken, not observations or limits."""
        return self.metric.direction is Direction.AT_LEAST and self.metric.is_judged

    @property
    def is_done(self) -> bool:
        """Whether there was any effort today; it stands above what is left."""
        return self.state is State.DONE

    @property
    def reached_floor(self) -> bool:
        """Whether today's amount earns full credit; a limit that was kept does too."""
        return self.marks[-1] is DayMark.DONE


class Today(NamedTuple):
    """The day of a person, its metrics in their order, and the month's steps in theirs.

    `steps` names, for each entry of effort this month, the metric it was of;
    `away` is a long absence the person has just come back from; `zone` is where the person is;
    `logged` are the days of late with any entry, of whatever metric.
    """

    day: date
    lines: tuple[Line, ...]
    steps: tuple[UUID, ...]
    away: Absence | None = None
    zone: tzinfo | None = None
    logged: frozenset[date] = frozenset()

    def of(self, *states: State) -> list[Line]:
        """Return the metrics in one of these states, in the person's order."""
        return [line for line in self.lines if line.state in states]


def the_day(store: Store, person: Profile, now: Now) -> tuple[Today, Positions]:
    """Return how everything stands today, and the standings that were computed for it, to be kept."""
    # Logging asks one metric and not the day, and what it loads is felt.
    from smallwins.application.day.absence import absence  # noqa: PLC0415
    from smallwins.application.day.elsewhere import filled_elsewhere  # noqa: PLC0415

    held = [metric for metric in metrics.metrics(store, person) if _is_of(metric, now.today)]
    pauses = store.all(Pause, person.id)
    found = positions(store, person, held, pauses, now.today)
    courses = [found.of[metric.id].course for metric in held]
    recent = _recent(store, person, courses, now.today)
    beside = filled_elsewhere(store, person.id, held)
    lines = tuple(
        _unasked(stands) if metric.id in beside else stands
        for metric in held
        for stands in (line(found.of[metric.id], recent.get(metric.id, [])),)
    )
    logged = {row[0] for rows in recent.values() for row in rows if row[0] <= now.today}
    away = absence(store, person, now, logged, pauses) if held else None
    return Today(
        day=now.today,
        lines=lines,
        steps=_steps(held, recent, now.today),
        away=away,
        zone=now.at.tzinfo,
        logged=frozenset(logged),
    ), found


def line_of(store: Store, person: Profile, now: Now, metric: Metric) -> Line:
    """Return how one metric stands today."""
    found = position_of(store, person, metric, store.all(Pause, person.id), now.today)
    return line(found, _recent(store, person, [found.course], now.today).get(metric.id, []))


def line(position: Position, recent: Sequence[Row]) -> Line:
    """Return how one metric stands; `recent` are its entries since its windows of seven days ago began."""
    course, metric, today = position.course, position.course.metric, position.today
    first = today - timedelta(days=DAYS_SHOWN - 1)
    marks = tuple(marks_between(course, recent, first, today + timedelta(days=1), today))
    of_day = [row for row in recent if row[0] == today]
    day = day_of(metric, of_day)
    resting = next((pause for pause in pauses_of(metric, course.pauses) if pause.holds_on(today)), None)
    return Line(
        metric=metric,
        state=_state(metric, day, resting, marks[-1]),
        momentum=position.momentum(),
        totals=position.totals(),
        marks=marks,
        day=day,
        levels=metric.levels_on(today),
        window=_window(course, recent, today),
        resting=resting,
        what=next((row[3] for row in reversed(of_day) if row[3]), ""),
        last=next(
            ((row[0], row[1]) for row in reversed(recent) if row[0] < today and row[1] is not None), None
        ),
    )


def rows_of(rows: Iterable[Sequence[Any]]) -> dict[UUID, list[Row]]:
    """Sort a store's light rows of all metrics by their metric."""
    found: dict[UUID, list[Row]] = {}
    ids: dict[str, UUID] = {}
    for metric, day, value, is_skip, what, minutes in rows:
        known = ids.get(metric) or ids.setdefault(metric, UUID(metric))
        found.setdefault(known, []).append((date.fromisoformat(day), value, bool(is_skip), what, minutes))
    return found


def _recent(store: Store, person: Profile, courses: Sequence[Course], today: date) -> dict[UUID, list[Row]]:
    first = today - timedelta(days=DAYS_SHOWN - 1)
    opens = (window_of(course, first)[0] for course in courses)
    return rows_of(store.rows_since(person.id, min(today.replace(day=1), *opens, first)))


def _steps(held: Sequence[Metric], recent: Mapping[UUID, Sequence[Row]], today: date) -> tuple[UUID, ...]:
    begun = today.replace(day=1)
    laid = [
        (row[0], place, metric.id)
        for place, metric in enumerate(held)
        for row in recent.get(metric.id, ())
        if metric.direction is Direction.AT_LEAST and begun <= row[0] <= today and (row[1] or 0) > 0
    ]
    return tuple(id for _, _, id in sorted(laid, key=itemgetter(0, 1)))


def _state(metric: Metric, day: Day, resting: Pause | None, mark: DayMark) -> State:
    if day.amount is not None and (day.amount > 0 or metric.direction is not Direction.AT_LEAST):
        return State.DONE
    if day.skipped:
        return State.SKIPPED
    if resting is not None:
        return State.RESTING
    is_asked = mark is DayMark.OPEN and metric.state is not MetricState.MAINTENANCE
    return State.OPEN if is_asked else State.LATER


def _unasked(line: Line) -> Line:
    return line._replace(state=State.LATER) if line.state is State.OPEN else line


def _window(course: Course, rows: Sequence[Row], today: date) -> Window | None:
    metric, schedule = course.metric, course.metric.schedule_on(today)
    if not schedule.has_windows or not metric.is_judged:
        return None
    first, last = window_of(course, today)
    inside = [row for row in rows if first <= row[0] <= today]
    if not schedule.is_total:
        days = {row[0] for row in inside if (row[1] or 0) > 0}
        return Window(until=last, so_far=len(days), asked=schedule.times)
    levels = metric.levels_on(first)
    asked = levels.limit if metric.direction is Direction.AT_MOST else levels.floor or levels.target
    so_far = round(sum(row[1] or 0 for row in inside), 9)
    return Window(until=last, so_far=so_far, asked=asked)


def _is_of(metric: Metric, today: date) -> bool:
    return metric.starts_on <= today and (metric.ends_on is None or today <= metric.ends_on)
