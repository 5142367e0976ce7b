from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from smallwins.application import entries, history, metrics, profiles, standings
from smallwins.application.ports import Now, StandingRow
from smallwins.domain.day import tally_of
from smallwins.domain.entry import EARLIEST, Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Direction, Kind, Metric, Plan
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile, WeekStart
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.statistics.momentum import momentum
from smallwins.statistics.momentum.standing import totals_of
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, now_on

SCHEDULES = [
    Schedule(),
    Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(0, 2, 4)),
    Schedule(rhythm=Rhythm.PER_WEEK, times=3),
    Schedule(rhythm=Rhythm.DAYS_TOTAL, length=5),
]


def followed(store: SqlStore, person: Profile, number: int, **fields: object) -> Metric:
    made: dict[str, object] = {
        "id": now_on().new_id(),
        "name": f"Metric {number}",
        "kind": Kind.COUNT,
        "plans": (Plan(since=MONDAY, schedule=SCHEDULES[number % len(SCHEDULES)]),),
        "levels": (Levels(since=MONDAY, floor=4),),
        "starts_on": MONDAY,
        "created_at": now_on().at,
    }
    return metrics.add_metric(store, person, now_on(), Metric(**(made | fields)))  # type: ignore[arg-type]


def logged(store: SqlStore, person: Profile, now: Now, metric: Metric, day: date, **fields: object) -> Entry:
    made = {"metric": metric.id, "for_date": day, "value": 3.0} | fields
    return entries.log_entry(store, person, now, entries.stamped(now, made))


def shown(store: SqlStore, person: Profile, today: date) -> standings.Positions:
    found = standings.positions(
        store, person, metrics.metrics(store, person), store.all(Pause, person.id), today
    )
    standings.keep(store, person, found)
    return found


def anew(store: SqlStore, person: Profile, metric: Metric, today: date) -> tuple[object, object]:
    """Compute from the whole entries, past every cache."""
    course = standings.course_of(person, metric, store.all(Pause, person.id))
    held = store.entries_between(person.id, EARLIEST, date.max, metric.id)
    rows = [tally_of(entry) for entry in held]
    return momentum(course, rows, today), totals_of(course, rows, today)


def agree(store: SqlStore, person: Profile, today: date) -> None:
    found = shown(store, person, today)
    for metric in metrics.metrics(store, person):
        position = found.of[metric.id]
        assert (position.momentum(), position.totals()) == anew(store, person, metric, today)


def test_a_standing_is_kept_when_a_window_has_closed(store: SqlStore, person: Profile) -> None:
    walk = followed(store, person, 0)
    logged(store, person, now_on(), walk, MONDAY, value=5.0)

    assert shown(store, person, MONDAY + timedelta(days=1)).fresh
    assert not shown(store, person, MONDAY + timedelta(days=1)).fresh
    assert [row.through for row in store.standings(person.id)] == [MONDAY]
    assert shown(store, person, MONDAY + timedelta(days=2)).fresh


def test_todays_entry_leaves_the_standing_and_yesterdays_drops_it(store: SqlStore, person: Profile) -> None:
    walk = followed(store, person, 0)
    tuesday = MONDAY + timedelta(days=1)
    shown(store, person, tuesday)

    logged(store, person, now_on(tuesday), walk, tuesday)
    assert len(store.standings(person.id)) == 1
    logged(store, person, now_on(tuesday), walk, MONDAY)
    assert store.standings(person.id) == []


def test_a_standing_computed_before_the_record_moved_on_is_not_kept(store: SqlStore, person: Profile) -> None:
    walk = followed(store, person, 0)
    tuesday = MONDAY + timedelta(days=1)
    found = standings.positions(store, person, [walk], [], tuesday)

    logged(store, person, now_on(tuesday), walk, MONDAY)

    assert not standings.keep(store, person, found)
    assert store.standings(person.id) == []


def test_a_device_whose_day_is_behind_is_told_its_own(store: SqlStore, person: Profile) -> None:
    walk = followed(store, person, 0)
    logged(store, person, now_on(), walk, MONDAY, value=5.0)
    logged(store, person, now_on(MONDAY + timedelta(days=1)), walk, MONDAY + timedelta(days=1), value=5.0)
    shown(store, person, MONDAY + timedelta(days=2))

    agree(store, person, MONDAY + timedelta(days=1))
    agree(store, person, MONDAY + timedelta(days=2))


def test_a_standing_of_another_formula_is_computed_anew(store: SqlStore, person: Profile) -> None:
    walk = followed(store, person, 0)
    logged(store, person, now_on(), walk, MONDAY, value=5.0)
    old = StandingRow(walk.id, MONDAY + timedelta(days=1), 0.9, "{}", formula=0)
    store.keep_standings(person.id, store.rev(person.id), [old])

    agree(store, person, MONDAY + timedelta(days=2))


def test_one_metric_can_be_asked_for_alone(store: SqlStore, person: Profile) -> None:
    walk = followed(store, person, 0)
    logged(store, person, now_on(), walk, MONDAY, value=5.0)

    alone = standings.position(store, person, walk, [], MONDAY)

    assert (alone.momentum(), alone.totals()) == anew(store, person, walk, MONDAY)


class Life:
    """A record that is lived and changed at random, day by day."""

    def __init__(self, store: SqlStore, person: Profile, seed: int) -> None:
        self.store, self.person, self.chance = store, person, random.Random(seed)
        self.today = MONDAY
        for number in range(len(SCHEDULES)):
            followed(store, person, number)
        followed(store, person, 4, aggregation=Aggregation.COUNT_DISTINCT)
        limits = (Levels(since=MONDAY, limit=3, ceiling=6),)
        followed(store, person, 5, direction=Direction.AT_MOST, levels=limits)
        followed(store, person, 6, direction=Direction.OBSERVE)

    def live(self) -> None:
        acts = [self.log, self.log, self.log, self.skip, self.mend, self.delete, self.rest, self.lose]
        rare = [self.reschedule, self.relevel, self.begin_week, self.undo, self.lose_all]
        self.today += timedelta(days=self.chance.choice((0, 0, 1, 1, 3)))
        self.chance.choice([*acts, self.chance.choice(rare)])()

    def now(self) -> Now:
        return now_on(self.today, hour=self.chance.randrange(5, 24), minute=self.chance.randrange(60))

    def metric(self) -> Metric:
        return self.chance.choice(metrics.metrics(self.store, self.person))

    def day(self) -> date:
        return self.today - timedelta(days=self.chance.choice((0, 0, 0, 1, 4, 12)))

    def entry(self) -> Entry | None:
        held = self.store.entries_between(self.person.id, EARLIEST, date.max)
        return self.chance.choice(held) if held else None

    def log(self) -> None:
        what, value = self.chance.choice(("Fig", "fig", "Kiwi")), self.chance.choice((1.0, 4.0, 0.0, 9.0))
        logged(self.store, self.person, self.now(), self.metric(), self.day(), value=value, what=what)

    def skip(self) -> None:
        logged(self.store, self.person, self.now(), self.metric(), self.day(), value=None, skip_reason="ill")

    def mend(self) -> None:
        if held := self.entry():
            changes = {"value": self.chance.choice((0.5, 7.0)), "for_date": self.day()}
            entries.edit_entry(self.store, self.person, self.now(), held, changes)

    def delete(self) -> None:
        if held := self.entry():
            entries.delete_entry(self.store, self.person, self.now(), held)

    def rest(self) -> None:
        since, metric = self.day(), self.chance.choice((None, self.metric().id))
        resting = Pause(
            id=self.now().new_id(),
            since=since,
            until=since + timedelta(days=self.chance.randrange(4)),
            metric=metric,
            created_at=self.now().at,
        )
        metrics.pause(self.store, self.person, self.now(), resting)

    def reschedule(self) -> None:
        schedule = self.chance.choice(SCHEDULES)
        metrics.change_schedule(self.store, self.person, self.now(), self.metric(), schedule, self.day())

    def relevel(self) -> None:
        metric, floor = self.metric(), float(self.chance.randrange(1, 9))
        if metric.direction is Direction.AT_LEAST:
            levels = Levels(since=self.day(), floor=floor)
            metrics.change_levels(self.store, self.person, self.now(), metric, levels)

    def begin_week(self) -> None:
        start = WeekStart(since=self.day(), weekday=self.chance.randrange(7))
        act = self.store.begin(self.person.id, self.now(), "profile.edit")
        self.person = replace(self.person, week_starts=(*self.person.week_starts, start))
        self.store.keep(act, self.person)

    def undo(self) -> None:
        try:
            history.undo(self.store, self.person, self.now())
        except Refusal:
            return
        self.person = profiles.owner(self.store, self.person.id)

    def lose(self) -> None:
        rows = self.store.standings(self.person.id)
        for row in self.chance.sample(rows, self.chance.randrange(len(rows) + 1)):
            self.forget(row.metric)

    def lose_all(self) -> None:
        for row in self.store.standings(self.person.id):
            self.forget(row.metric)

    def forget(self, metric: UUID) -> None:
        self.store.db.run(
            "delete from standings as s where s.user_id = :user_id and s.metric_id = :metric",
            user_id=str(self.person.id),
            metric=str(metric),
        )


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_done_and_lost_the_numbers_are_the_same(
    store: SqlStore, person: Profile, seed: int
) -> None:
    life = Life(store, person, seed)

    for _ in range(40):
        life.live()
        if life.chance.random() < 0.7:
            agree(store, life.person, life.today)

    agree(store, life.person, life.today)
