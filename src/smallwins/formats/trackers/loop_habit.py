"""A habit of Loop, as its backup and its CSV both describe it, made a metric with the window it had."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any

from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Kind, Metric, MetricState, Plan
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.domain.source import Source
from smallwins.domain.text import fold
from smallwins.formats.reading import Draft, kind_of

YES, NO, AUTO, SKIP, UNKNOWN = 2, 0, 1, 3, -1
"""Loop's own marks; a measured amount is stored times 1000 and shares the small numbers."""

_MINUTES = frozenset({"min", "mins", "minute", "minutes", "دقيقه", "دقائق"})


@dataclass(slots=True)
class Mark:
    """One day of a habit as Loop holds it."""

    line: int
    day: date
    raw: int
    note: str = ""


@dataclass(slots=True)
class Habit:
    """One habit of Loop, before it is a metric."""

    key: tuple[str, ...]
    kind: str
    source_id: str
    name: str
    line: int
    numeric: bool = False
    at_most: bool = False
    target: float = 0.0
    unit: str = ""
    times: int = 1
    days: int = 1
    note: str = ""
    archived: bool = False
    position: int = 0
    bag: dict[str, Any] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    held: Metric | None = None

    @property
    def source(self) -> Source:
        """Where the habit came from, with all that has no place here."""
        as_is = json.dumps(self.bag, ensure_ascii=False, sort_keys=True) if self.bag else ""
        return Source(kind=self.kind, id=self.source_id, as_is=as_is)


def take_habit(draft: Draft, habit: Habit, *, otherwise: date) -> None:
    """Add a habit and its days to the draft; one without any day begins on `otherwise`."""
    found = [(mark, amount) for mark in habit.marks if (amount := _amount(draft, habit, mark)) is not None]
    metric = habit.held or _metric(draft, habit, found, otherwise)
    if metric is None:
        return
    for mark, amount in found:
        iso = mark.day.isoformat()
        draft.add_entry(
            mark.line,
            id=id_from(*habit.key, iso),
            metric=metric.id,
            for_date=mark.day,
            value=None if amount == SKIPPED else amount,
            skip_reason="" if amount == SKIPPED else None,
            note=mark.note,
            source=Source(kind=habit.kind, id=f"{habit.source_id} {iso}"),
        )


def _metric(
    draft: Draft, habit: Habit, found: Sequence[tuple[Mark, float]], otherwise: date
) -> Metric | None:
    since = min((mark.day for mark, _ in found), default=otherwise)
    amounts = [amount for _, amount in found if amount != SKIPPED]
    return draft.add_metric(
        habit.line,
        id=id_from(*habit.key),
        name=habit.name,
        note=habit.note,
        plans=(Plan(since=since, schedule=schedule_of(draft, habit)),),
        starts_on=since,
        position=habit.position,
        state=MetricState.ARCHIVED if habit.archived else MetricState.ACTIVE,
        source=habit.source,
        **_judged(draft, habit, since, amounts),
    )


SKIPPED = float("-inf")
"""Stands for a skip among amounts; no amount is infinite."""


def _amount(draft: Draft, habit: Habit, mark: Mark) -> float | None:
    if mark.raw == SKIP:
        return SKIPPED
    if mark.raw == UNKNOWN or (mark.raw == AUTO and not habit.numeric):
        if mark.note and habit.held:
            draft.leave("loop.note-left", line=mark.line, day=mark.day, note=mark.note)
        elif mark.note:
            draft.change("loop.note-without-mark", line=mark.line, day=mark.day, note=mark.note)
            habit.bag.setdefault("notes", {})[mark.day.isoformat()] = mark.note
        return None
    if mark.raw < 0:
        draft.leave("value.unreadable", line=mark.line, text=str(mark.raw))
        return None
    if habit.numeric:
        return mark.raw / 1000
    if mark.raw > SKIP:
        draft.change("loop.amount-as-mark", line=mark.line, day=mark.day, value=mark.raw / 1000)
    return 1.0 if mark.raw else 0.0


def schedule_of(draft: Draft, habit: Habit) -> Schedule:
    """Return the window of a habit: 3/7 is 3 per week, 1/1 daily, 1/5 once in 5 days, 4/30 4 per month.

    The window of a numeric habit is a total (method C1).
    """
    times, days = (1 if habit.numeric else habit.times), habit.days
    if days == 1 or (times >= days and not habit.numeric and days > 0):
        return Schedule()
    counted, total = _RHYTHMS.get(days, (Rhythm.PER_DAYS, Rhythm.DAYS_TOTAL))
    try:
        return Schedule(rhythm=total if habit.numeric else counted, times=times, length=max(days, 2))
    except Refusal:
        draft.change("schedule.unknown", line=habit.line, name=habit.name, times=habit.times, days=days)
        return Schedule()


_RHYTHMS = {
    7: (Rhythm.PER_WEEK, Rhythm.WEEK_TOTAL),
    30: (Rhythm.PER_MONTH, Rhythm.MONTH_TOTAL),
    31: (Rhythm.PER_MONTH, Rhythm.MONTH_TOTAL),
}


def _judged(draft: Draft, habit: Habit, since: date, amounts: Sequence[float]) -> dict[str, Any]:
    if not habit.numeric:
        return {"kind": Kind.BOOLEAN, "levels": (Levels(since=since),)}
    fields: dict[str, Any] = {"kind": _numeric_kind(habit, amounts), "unit": habit.unit}
    if habit.at_most:
        # There Loop counts a day without an entry as nothing used.
        return fields | {
            "direction": Direction.AT_MOST,
            "empty_means_zero": True,
            "levels": (_limit(draft, habit, since, amounts),),
        }
    return fields | {"levels": (Levels(since=since, target=max(habit.target, 0) or None),)}


def _numeric_kind(habit: Habit, amounts: Sequence[float]) -> Kind:
    if fold(habit.unit).strip() in _MINUTES:
        return Kind.DURATION
    kind = kind_of(amounts)
    return Kind.COUNT if kind is Kind.BOOLEAN else kind


def _limit(draft: Draft, habit: Habit, since: date, amounts: Sequence[float]) -> Levels:
    limit = max(habit.target, 0.0)
    if limit:
        return Levels(since=since, limit=limit)
    # Against a limit of nothing credit falls to zero at the person's usual amount (method C1).
    usual = median([amount for amount in amounts if amount > 0] or [1.0])
    draft.change("levels.ceiling-chosen", line=habit.line, name=habit.name, ceiling=usual)
    return Levels(since=since, limit=0.0, ceiling=usual)
