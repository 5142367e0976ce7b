"""The record as daily series on one calendar, and as sessions with their hour: where patterns are sought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta, timezone

import numpy as np
from numpy.typing import NDArray

from smallwins.application.metrics import metrics
from smallwins.application.ports import Now, Store
from smallwins.application.walking.key_tasks import minutes_by_day
from smallwins.domain.day import amount_of, tally_of
from smallwins.domain.entry import Entry
from smallwins.domain.ids import id_from
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Direction, Kind, Metric, Plan
from smallwins.domain.pause import Pause, pauses_of
from smallwins.domain.profile import Profile, in_zone
from smallwins.domain.text import fold
from smallwins.statistics.patterns.timing import Session

LOOKED_BACK = 731
"""Days of the record that are looked at: what held long ago need not hold today. A convention."""

HOURS_LOOKED_BACK = 91
"""Days in which the hours of what is done are looked at: a habit is what one does lately. A convention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One row of the calendar: a metric's daily amounts, or whether a tag was used.

    The minutes on key tasks are a row as well: of a metric that nobody follows, so no experiment ends in it.
    """

    metric: Metric | None = None
    tag: str = ""
    tags_of: frozenset[object] = frozenset()
    is_key_time: bool = False

    @property
    def may_be_outcome(self) -> bool:
        """Whether it may be asked what goes with it; sensitive metrics never are."""
        return self.metric is not None and not self.metric.sensitive

    def is_about(self, other: Series) -> bool:
        """Whether the two say the same thing: a tag, or time on key tasks, and the metric of its entries."""
        return any(one.metric and one.metric.id in two.tags_of for one, two in ((self, other), (other, self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Daily series from `first` to yesterday: `table` has a row for each, NaN where nothing is known.

    How sessions went is a rating of 0 to 10 for the metrics `rated`, and the amount a minute for others.
    `hours` are those at which what is done was written down on its day, in the last three months.
    """

    first: date
    series: tuple[Series, ...]
    table: NDArray[np.float64]
    sessions: dict[Metric, list[Session]] = field(default_factory=dict)
    rated: frozenset[Metric] = frozenset()
    hours: dict[Metric, list[float]] = field(default_factory=dict)

    @property
    def first_weekday(self) -> int:
        """The weekday of the first day, 0 for Monday."""
        return self.first.weekday()

    def day(self, number: int) -> date:
        """Return the date of a column."""
        return self.first + timedelta(days=number)


def calendar(store: Store, person: Profile, now: Now) -> Calendar:
    """Lay the last two years of the record out, day by day.

    Of what is done (at least), an empty day within the metric's life is 0; of limits and observations it is
    unknown unless an empty day means none. Skipped and paused days are unknown. Today is not over.
    """
    earliest = now.today - timedelta(days=LOOKED_BACK)
    entries = store.entries_between(person.id, earliest, now.today)
    first = min((entry.for_date for entry in entries), default=now.today)
    of_metric: defaultdict[object, list[Entry]] = defaultdict(list)
    for entry in entries:
        of_metric[entry.metric].append(entry)
    pauses = store.all(Pause, person.id)
    followed = [metric for metric in metrics(store, person) if of_metric[metric.id]]
    width = (now.today - first).days
    rows = [amounts_by_day(metric, of_metric[metric.id], pauses, first, width) for metric in followed]
    tags = _tags(entries)
    rows += [_used(days, entries, first, width) for _, days, _ in tags]
    on_keys = [entry for entry in entries if entry.step is not None]
    key_time = _key_time(minutes_by_day(store, person, on_keys) if on_keys else {}, first, width)
    rows += [key_time] if np.nansum(key_time) else []
    return Calendar(
        first=first,
        series=(
            *(Series(metric=metric) for metric in followed),
            *(Series(tag=tag, tags_of=of) for tag, _, of in tags),
            *([_of_key_time(on_keys, now)] if np.nansum(key_time) else []),
        ),
        table=np.array(rows, dtype=np.float64).reshape(len(rows), width),
        sessions={
            metric: sessions
            for metric in followed
            if not metric.sensitive and (sessions := _sessions(person, metric, of_metric[metric.id]))
        },
        rated=frozenset(metric for metric in followed if _is_rated(of_metric[metric.id])),
        hours={
            metric: _hours(person, of_metric[metric.id], now.today - timedelta(days=HOURS_LOOKED_BACK))
            for metric in followed
            if metric.kind is not Kind.RATING
            and metric.direction is not Direction.AT_MOST
            and not metric.sensitive
        },
    )


def amounts_by_day(
    metric: Metric, entries: Sequence[Entry], pauses: Sequence[Pause], first: date, width: int
) -> NDArray[np.float64]:
    """Return one metric's amount on each of `width` days from `first` on, NaN where it is not known."""
    row = np.full(width, np.nan)
    if (metric.direction is Direction.AT_LEAST and metric.is_judged) or metric.empty_means_zero:
        begun = min([metric.starts_on, *(entry.for_date for entry in entries[:1])])
        ends = (metric.ends_on - first).days + 1 if metric.ends_on else width
        row[max(0, (begun - first).days) : max(0, ends)] = 0.0
        for pause in pauses_of(metric, pauses):
            until = width if pause.until is None else (pause.until - first).days + 1
            row[max(0, (pause.since - first).days) : max(0, until)] = np.nan
    days: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        days[entry.for_date].append(entry)
    for day, held in days.items():
        amount = amount_of(metric.aggregation, [tally_of(entry) for entry in held])
        if amount is not None and metric.kind is Kind.BOOLEAN:
            amount = float(amount > 0)  # "a bit" is a yes: a factor of two values is compared as such
        if amount is not None or any(entry.is_skip for entry in held):
            row[(day - first).days] = np.nan if amount is None else amount
    return row


def _tags(entries: Iterable[Entry]) -> list[tuple[str, set[date], frozenset[object]]]:
    shown: dict[str, str] = {}
    days: defaultdict[str, set[date]] = defaultdict(set)
    of: defaultdict[str, set[object]] = defaultdict(set)
    for entry in entries:
        for tag in entry.tags:
            key = fold(tag)
            shown.setdefault(key, tag)
            days[key].add(entry.for_date)
            of[key].add(entry.metric)
    return [(shown[key], days[key], frozenset(of[key])) for key in sorted(shown)]


def _used(days: set[date], entries: Iterable[Entry], first: date, width: int) -> NDArray[np.float64]:
    row = np.full(width, np.nan)  # a day on which nothing at all was written says nothing about a tag
    for day in {entry.for_date for entry in entries}:
        row[(day - first).days] = float(day in days)
    return row


def _key_time(minutes: Mapping[date, float], first: date, width: int) -> NDArray[np.float64]:
    row = np.full(width, np.nan)  # a day without a key task says nothing about time on them
    for day, spent in minutes.items():
        if 0 <= (day - first).days < width:
            row[(day - first).days] = spent
    return row


def _of_key_time(entries: Sequence[Entry], now: Now) -> Series:
    metric = Metric(
        id=id_from("key-tasks"),
        name="key tasks",
        kind=Kind.DURATION,
        unit="min",
        plans=(Plan(since=now.today),),
        levels=(Levels(since=now.today),),
        starts_on=now.today,
        created_at=now.at,
    )
    return Series(metric=metric, is_key_time=True, tags_of=frozenset(entry.metric for entry in entries))


def _sessions(person: Profile, metric: Metric, entries: Sequence[Entry]) -> list[Session]:
    rated = _is_rated(entries)
    found = []
    for entry in entries:
        outcome = _went(entry) if rated else _pace(metric, entry)
        if outcome is not None:
            hour = _hour(person, entry)
            found.append(Session(metric=str(metric.id), day=entry.for_date, hour=hour, outcome=outcome))
    return found


def _is_rated(entries: Sequence[Entry]) -> bool:
    return any(entry.felt and entry.felt.went_well is not None for entry in entries)


def _went(entry: Entry) -> float | None:
    return entry.felt.went_well if entry.felt else None


def _pace(metric: Metric, entry: Entry) -> float | None:
    """Return the amount a minute, of what is not itself a length of time."""
    if metric.kind not in (Kind.COUNT, Kind.QUANTITY) or metric.direction is not Direction.AT_LEAST:
        return None
    return entry.value / entry.minutes if entry.value and entry.minutes else None


def _hours(person: Profile, entries: Sequence[Entry], since: date) -> list[float]:
    lately = (entry for entry in entries if entry.value and entry.for_date >= since)
    return [hour for entry in lately if (hour := _hour(person, entry)) is not None]


def _hour(person: Profile, entry: Entry) -> float | None:
    """Return the local hour of an entry that was written down on its own day, else None."""
    if entry.at is None:
        return None
    local = entry.at
    if entry.offset_minutes is not None:
        local = in_zone(local, timezone(timedelta(minutes=entry.offset_minutes)))
    same = person.day_at(local) == entry.for_date
    return local.hour + local.minute / 60 if same else None
