"""How much was logged, and whether rest counts more than more: load beside energy (C7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from smallwins.application.day.check_ins import check_in_id
from smallwins.application.ports import Now, Store
from smallwins.application.walking.over_polish import minutes_of
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.profile import Profile
from smallwins.statistics import ramp
from smallwins.statistics.enough import NotEnough

DAYS = ramp.RECENT_DAYS + ramp.EARLIER_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """Minutes of today and of this week, and the comparison with the weeks before, where there is one."""

    today: float
    week: float
    load: ramp.Load | NotEnough

    @property
    def rest(self) -> bool:
        """Whether rest is worth naming: energy fell while the minutes rose."""
        return isinstance(self.load, ramp.Load) and self.load.rest


def logged(store: Store, person: Profile, now: Now) -> Logged:
    """Return the minutes that were logged, by day and week, and whether they rose while energy fell."""
    first = now.today - timedelta(days=DAYS)
    minutes = _minutes(store, person, first, now.today + timedelta(days=1))
    week = person.week_of(now.today)
    days = [first + timedelta(days=number) for number in range(DAYS)]
    energy = _energy(store, person, first, now.today)
    return Logged(
        today=minutes.get(now.today, 0.0),
        week=sum(spent for day, spent in minutes.items() if day >= week),
        load=ramp.load([energy.get(day) for day in days], [minutes.get(day, 0.0) for day in days]),
    )


def _minutes(store: Store, person: Profile, since: date, until: date) -> dict[date, float]:
    timed = {metric.id for metric in store.all(Metric, person.id) if metric.kind is Kind.DURATION}
    found: dict[date, float] = {}
    for entry in store.entries_between(person.id, since, until):
        spent = minutes_of(entry, is_timed=entry.metric in timed)
        found[entry.for_date] = found.get(entry.for_date, 0.0) + spent
    return found


def _energy(store: Store, person: Profile, since: date, until: date) -> dict[date, float]:
    held = store.entries_between(person.id, since, until, check_in_id(store, person, "energy"))
    return {entry.for_date: entry.value for entry in held if entry.value is not None}
