"""Where each metric is today: from its kept standing and the entries since, or from all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from smallwins.application.ports import StandingRow, Store
from smallwins.domain.day import Row
from smallwins.domain.entry import EARLIEST
from smallwins.domain.metric import Metric
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.statistics.momentum.momentum import Momentum
from smallwins.statistics.momentum.standing import (
    FORMULA,
    Standing,
    extend,
    momentum_from,
    standing_of,
    totals_from,
)
from smallwins.statistics.momentum.totals import Totals, Trail
from smallwins.statistics.momentum.windows import Course, window_of

LATEST = date.max


class Position(NamedTuple):
    """Where one metric is on `today`; `rows` are the entries after the last day of its standing."""

    course: Course
    standing: Standing
    rows: Sequence[Row]
    today: date

    def momentum(self) -> Momentum | None:
        """Return its momentum; None when its days are not judged."""
        return momentum_from(self.standing, self.course, self.rows, self.today)

    def totals(self) -> Totals:
        """Return its lifetime totals, with what was done of the open window."""
        return totals_from(self.standing, self.course, self.rows, self.today)


class Positions(NamedTuple):
    """Where metrics are, at one rev of the record; `fresh` are the standings that were not kept yet."""

    rev: int
    of: dict[UUID, Position]
    fresh: tuple[Standing, ...]


def positions(
    store: Store, person: Profile, metrics: Iterable[Metric], pauses: Sequence[Pause], today: date
) -> Positions:
    """Return where metrics are today. Reading writes nothing; keep what is `fresh` with `keep`."""
    rev = store.rev(person.id)
    kept = {row.metric: row for row in store.standings(person.id) if row.formula == FORMULA}
    courses = [course_of(person, metric, pauses) for metric in metrics]
    known = {
        course.metric.id: standing
        for course in courses
        if (row := kept.get(course.metric.id)) and (standing := _usable(row, course, today))
    }
    recent = _recent(store, person, known.values())
    found = {}
    for course in courses:
        held = known.get(course.metric.id)
        rows = recent.get(course.metric.id, []) if held else rows_of(store, person, course.metric)
        found[course.metric.id] = _position(course, held, rows, today)
    fresh = (
        position.standing for metric, position in found.items() if position.standing is not known.get(metric)
    )
    return Positions(rev=rev, of=found, fresh=tuple(fresh))


def position(store: Store, person: Profile, metric: Metric, pauses: Sequence[Pause], today: date) -> Position:
    """Return where one metric is today."""
    return positions(store, person, [metric], pauses, today).of[metric.id]


def keep(store: Store, person: Profile, found: Positions) -> bool:
    """Keep the fresh standings for the next request, unless the record has moved on since they were computed.

    A standing is a cache: no act is opened for it, and the history does not know it.
    """
    return not found.fresh or store.keep_standings(
        person.id, found.rev, [_written(standing) for standing in found.fresh]
    )


def course_of(person: Profile, metric: Metric, pauses: Iterable[Pause]) -> Course:
    """Return what was asked of a metric, and when."""
    own = tuple(pause for pause in pauses if pause.rests(metric))
    return Course(metric=metric, pauses=own, week_starts=person.week_starts)


def rows_of(
    store: Store, person: Profile, metric: Metric, since: date = EARLIEST, until: date = LATEST
) -> list[Row]:
    """Return the light rows of a metric's entries from `since` up to, but not including, `until`, by day."""
    return [_row(cells) for cells in store.entry_rows(person.id, metric.id, since, until)]


def _position(course: Course, held: Standing | None, rows: list[Row], today: date) -> Position:
    if held is None:
        standing = standing_of(course, rows, today)
    else:
        standing = extend(held, course, [row for row in rows if row[0] > held.through], today)
    since = [row for row in rows if row[0] > standing.through]
    return Position(course=course, standing=standing, rows=since, today=today)


def _recent(store: Store, person: Profile, held: Iterable[Standing]) -> dict[UUID, list[Row]]:
    through = min((standing.through for standing in held), default=None)
    found: dict[UUID, list[Row]] = {}
    if through is not None:
        for metric, *cells in store.rows_since(person.id, through + timedelta(days=1)):
            found.setdefault(UUID(str(metric)), []).append(_row(cells))
    return found


def _row(cells: Sequence[Any]) -> Row:
    for_date, value, is_skip, what, minutes = cells
    return date.fromisoformat(for_date), value, bool(is_skip), what, minutes


def _written(standing: Standing) -> StandingRow:
    state = asdict(standing.totals) | asdict(standing.trail) | {"labels": sorted(standing.things)}
    totals = json.dumps(state, ensure_ascii=False)
    return StandingRow(standing.metric, standing.through, standing.momentum, totals, FORMULA)


def _usable(row: StandingRow, course: Course, today: date) -> Standing | None:
    """Read a kept standing; None when today's window had closed for it: the device's day went back."""
    if row.through >= window_of(course, today)[0]:
        return None
    state = json.loads(row.totals)
    labels = frozenset(state.pop("labels"))
    trail = Trail(begun=state.pop("begun"), lapsed=state.pop("lapsed"))
    return Standing(
        metric=row.metric,
        through=row.through,
        momentum=row.momentum,
        totals=Totals(**state),
        trail=trail,
        things=labels,
    )
