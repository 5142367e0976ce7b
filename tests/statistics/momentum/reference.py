"""Momentum written straight from the method's text (C1), slowly, to hold the fast one against."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from smallwins.domain.day import Row
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Direction, Kind
from smallwins.domain.pause import pauses_of
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.domain.text import fold
from smallwins.statistics.momentum import Course

DAY = timedelta(days=1)


@dataclass
class Chance:
    since: date
    until: date
    credit: float
    counts: bool
    share: float


class Slow:
    """One metric's momentum, a day and a window at a time."""

    def __init__(self, course: Course, rows: Sequence[Row], today: date) -> None:
        self.course, self.metric, self.today = course, course.metric, today
        self.of_day: dict[date, list[Row]] = {}
        for row in rows:
            self.of_day.setdefault(row[0], []).append(row)
        self.line: list[Chance] = []
        self.closed = 0.0
        day = min([today, self.metric.starts_on, *self.of_day])
        day = self.window(day)[0]
        while (window := self.window(day))[-1] < today:
            self.closed = self.step(window, self.closed)
            day = window[-1] + DAY
        self.live = self.closed
        if self.metric.direction is Direction.AT_LEAST:
            self.live = max(self.closed, self.step(self.window(today), self.closed))

    def step(self, window: list[date], share: float) -> float:
        judged = self.judge(window)
        if judged is None:
            return share
        credit, counts = judged
        m = self.memory(self.schedule(window[0]))
        moved = m * share + (1 - m) * credit
        share = moved if counts else max(share, moved)
        self.line.append(Chance(window[0], window[-1], credit, counts, share))
        return share

    # When a day was asked for

    def plan(self, day: date) -> tuple[date, Schedule]:
        held = None
        for plan in self.metric.plans:
            same = [other for other in self.metric.plans if other.since == plan.since][-1]
            if held is None or (plan.since <= day and same.schedule != held[1]):
                held = (plan.since, same.schedule)
        assert held is not None
        return held

    def schedule(self, day: date) -> Schedule:
        return self.plan(day)[1]

    def levels(self, day: date) -> Levels:
        return self.metric.levels_on(day)

    def week_start(self, day: date) -> int:
        held = 0
        for start in sorted(self.course.week_starts, key=lambda start: start.since):
            if start.since <= day:
                held = start.weekday
        return held

    def key(self, day: date) -> object:
        since, schedule = self.plan(day)
        match schedule.rhythm:
            case Rhythm.DAILY | Rhythm.WEEKDAYS | Rhythm.MONTH_DAYS:
                return day
            case Rhythm.PER_WEEK | Rhythm.WEEK_TOTAL:
                start = self.week_start(day)
                return (schedule, start, day - timedelta(days=(day.weekday() - start) % 7))
            case Rhythm.PER_MONTH | Rhythm.MONTH_TOTAL:
                return (schedule, day.year, day.month)
            case _:
                return (schedule, since, (day - since).days // schedule.length)

    def window(self, day: date) -> list[date]:
        first = last = day
        while self.key(first - DAY) == self.key(day):
            first -= DAY
        while self.key(last + DAY) == self.key(day):
            last += DAY
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]

    def asked(self, day: date) -> bool:
        """Neither skipped nor paused nor outside the metric's life."""
        if any(row[2] for row in self.of_day.get(day, [])):
            return False
        if any(pause.holds_on(day) for pause in pauses_of(self.metric, self.course.pauses)):
            return False
        return self.metric.starts_on <= day and (self.metric.ends_on is None or day <= self.metric.ends_on)

    def chosen(self, day: date) -> bool:
        schedule = self.schedule(day)
        length = monthrange(day.year, day.month)[1]
        match schedule.rhythm:
            case Rhythm.WEEKDAYS:
                return day.weekday() in schedule.weekdays
            case Rhythm.MONTH_DAYS:
                return day.day in [min(chosen, length) for chosen in schedule.month_days]
            case _:
                return True

    def memory(self, schedule: Schedule) -> float:
        k, days = schedule.times, 30.4375
        period, frequency = {
            Rhythm.DAILY: (1.0, 1.0),
            Rhythm.WEEKDAYS: (7 / max(1, len(schedule.weekdays)), len(schedule.weekdays) / 7),
            Rhythm.MONTH_DAYS: (days / max(1, len(schedule.month_days)), len(schedule.month_days) / days),
            Rhythm.PER_WEEK: (7.0, k / 7),
            Rhythm.PER_DAYS: (float(schedule.length), k / schedule.length),
            Rhythm.PER_MONTH: (days, k / days),
            Rhythm.WEEK_TOTAL: (7.0, 1 / 7),
            Rhythm.DAYS_TOTAL: (float(schedule.length), 1 / schedule.length),
            Rhythm.MONTH_TOTAL: (days, 1 / days),
        }[schedule.rhythm]
        return 2 ** (-period * math.sqrt(frequency) / 13)

    # What it earned

    def labels(self, day: date) -> set[str]:
        return {fold(row[3]) for row in self.of_day.get(day, []) if row[1] is not None and row[1] > 0}

    def amount(self, day: date) -> float | None:
        values = [row[1] for row in self.of_day.get(day, []) if row[1] is not None]
        if not values:
            return None
        summed = math.fsum(values)
        return {
            Aggregation.SUM: round(summed, 9),
            Aggregation.MEAN: round(summed / len(values), 9),
            Aggregation.MAX: max(values),
            Aggregation.MIN: min(values),
            Aggregation.LAST: values[-1],
            Aggregation.COUNT_DISTINCT: float(len(self.labels(day))),
        }[self.metric.aggregation]

    def total(self, days: list[date]) -> float:
        if self.metric.aggregation is Aggregation.COUNT_DISTINCT:
            return float(len(set().union(*(self.labels(day) for day in days))))
        return round(math.fsum(self.amount(day) or 0.0 for day in days), 9)

    def full(self, day: date) -> float:
        return self.levels(day).floor or self.levels(day).target or self.metric.smallest_step

    def credit(self, day: date) -> float | None:
        x = self.amount(day)
        if self.metric.direction is Direction.AT_MOST:
            if x is None and self.metric.empty_means_zero and self.asked(day):
                x = 0.0
            return None if x is None else self.below(x, day, 1.0)
        if x is None:
            return None
        return min(1.0, x / (1.0 if self.metric.kind is Kind.BOOLEAN else self.full(day)))

    def below(self, x: float, day: date, part: float) -> float:
        levels = self.levels(day)
        limit = levels.limit or 0.0
        ceiling = levels.ceiling if levels.ceiling is not None else 2 * limit
        if x <= limit * part:
            return 1.0
        return max(0.0, 1 - (x - limit * part) / ((ceiling - limit) * part))

    def calendar_length(self, day: date) -> int:
        match self.schedule(day).rhythm:
            case Rhythm.PER_WEEK | Rhythm.WEEK_TOTAL:
                return 7
            case Rhythm.PER_MONTH | Rhythm.MONTH_TOTAL:
                return monthrange(day.year, day.month)[1]
            case _:
                return self.schedule(day).length

    def judge(self, window: list[date]) -> tuple[float, bool] | None:
        """Its credit and whether it counts; None for no opportunity and no effort."""
        schedule = self.schedule(window[0])
        if not schedule.has_windows:
            return self.judge_day(window[0])
        n = self.calendar_length(window[0])
        asked = [day for day in window if self.asked(day)]
        logged = [day for day in window if self.amount(day) is not None]
        if self.takes_only_known_days(schedule):
            asked = [day for day in asked if day in logged]
        part = (len(asked) or n) / n
        counts = bool(asked)
        if self.metric.direction is Direction.AT_MOST:
            counts = counts and (self.metric.empty_means_zero or bool(set(asked) & set(logged)))
        if not counts and not logged:
            return None
        if not schedule.is_total:
            return min(
                1.0, math.fsum(self.credit(day) or 0.0 for day in window) / (schedule.times * part)
            ), counts
        if self.metric.direction is Direction.AT_MOST:
            return self.below(self.total(asked if counts else logged), window[0], part), counts
        return min(1.0, self.total(window) / (self.full(window[0]) * part)), counts

    def takes_only_known_days(self, schedule: Schedule) -> bool:
        at_most = self.metric.direction is Direction.AT_MOST
        return at_most and not schedule.is_total and not self.metric.empty_means_zero

    def judge_day(self, day: date) -> tuple[float, bool] | None:
        credit, counts = self.credit(day), self.asked(day) and self.chosen(day)
        if self.amount(day) is None and not counts:
            return None
        if credit is None:
            return (0.0, True) if self.metric.direction is Direction.AT_LEAST else None
        return credit, counts
