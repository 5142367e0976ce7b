"""Momentum of twenty metrics over ten years, rows in memory, beside a bare exponential average of them.

The metrics are what people keep: most of them daily, some on weekdays, some by the week, one with a limit.
The second row has gaps, skips, days of several entries, a changed floor, a pause and some weekends. The bare
average goes over the same rows, knows no date and judges nothing. Rounds alternate, so that a busy machine
slows both.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from statistics import median
from time import process_time
from uuid import UUID

from bench import Row
from smallwins.domain import day
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Kind, Metric, Plan
from smallwins.domain.pause import Pause
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.statistics.momentum import Course, momentum

YEARS, METRICS, ROUNDS = 10, 20, 15
GATE, GATE_WITH_GAPS = 5.0, 9.0
"""The budget is for an entry every day; with gaps there are more days than rows to average."""
TODAY = date(2026, 3, 1)
BEGIN = date(TODAY.year - YEARS, TODAY.month, TODAY.day)
MADE = datetime(2016, 3, 1, 9, tzinfo=UTC)

SCHEDULES = (
    *[Schedule()] * 14,
    *[Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(0, 1, 2, 3, 4))] * 2,
    *[Schedule(rhythm=Rhythm.PER_WEEK, times=3)] * 2,
    Schedule(rhythm=Rhythm.WEEK_TOTAL),
    Schedule(),
)


def measure() -> list[Row]:
    """Measure rows of every day, and rows as uneven as life."""
    return [
        _row("momentum, an entry every day", GATE, [_full(number) for number in range(METRICS)]),
        _row("momentum, gaps and skips", GATE_WITH_GAPS, [_uneven(number) for number in range(METRICS)]),
    ]


Kept = tuple[Course, list[day.Row]]


def _row(name: str, gate: float, records: Sequence[Kept]) -> Row:
    seconds, ratios = [], []
    for _ in range(ROUNDS):
        seconds.append(_time(lambda: [momentum(course, rows, TODAY) for course, rows in records]))
        ratios.append(seconds[-1] / _time(lambda: [bare_average(rows) for _, rows in records]))
    count = sum(len(rows) for _, rows in records)
    shown = f"{median(seconds) * 1000:.1f} ms for {count} rows"
    return Row(name=name, ratio=median(ratios), gate=gate, aim="≤ 50 ms", shown=shown)


def bare_average(rows: Sequence[day.Row], memory: float = 0.948078) -> float:
    """Average the values of rows exponentially, and do nothing else."""
    share, rest = 0.0, 1 - memory
    for _, value, _, _, _ in rows:
        if value is not None:
            share = memory * share + rest * value
    return share


def _time(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _full(number: int) -> Kept:
    chance = random.Random(number)
    course = Course(metric=_metric(number))
    return course, [_logged(day, chance) for day in _days()]


def _uneven(number: int) -> Kept:
    chance = random.Random(100 + number)
    metric = _metric(number)
    if metric.direction is Direction.AT_LEAST:
        metric = metric.with_levels(Levels(since=date(2021, 6, 1), floor=15))
    ill = Pause(id=UUID(int=99), since=date(2019, 12, 1), until=date(2020, 1, 15), created_at=MADE)
    rows: list[day.Row] = []
    chosen = metric.schedule_on(BEGIN).weekdays or range(7)
    for for_date in _days():
        fate = chance.random()
        if for_date.weekday() not in chosen and fate < 0.70:
            continue
        if fate < 0.02:
            rows.append((for_date, None, True, "travel", None))
        elif fate < 0.75:
            rows.append(_logged(for_date, chance))
        if 0.70 < fate < 0.75:
            rows.append(_logged(for_date, chance))
    return Course(metric=metric, pauses=(ill,)), rows


def _days() -> list[date]:
    return [BEGIN + timedelta(days=number) for number in range((TODAY - BEGIN).days)]


def _logged(for_date: date, chance: random.Random) -> day.Row:
    return for_date, chance.choice((5.0, 8.5, 10.0, 12.0, 20.0, 24.0, 30.0)), False, "", None


def _metric(number: int) -> Metric:
    has_limit = number == METRICS - 1
    levels = Levels(since=BEGIN, limit=20, ceiling=40) if has_limit else Levels(since=BEGIN, floor=10)
    return Metric(
        id=UUID(int=number),
        name=f"Metric {number}",
        kind=Kind.DURATION,
        direction=Direction.AT_MOST if has_limit else Direction.AT_LEAST,
        plans=(Plan(since=BEGIN, schedule=SCHEDULES[number]),),
        levels=(levels,),
        starts_on=BEGIN,
        created_at=MADE,
    )
