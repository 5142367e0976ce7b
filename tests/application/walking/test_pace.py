from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from smallwins.application import entries, goals, metrics, reviews
from smallwins.application.ports import Now
from smallwins.application.walking import ahead, pace
from smallwins.domain.goal import Goal, Milestone
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Direction, Kind, Metric, Plan
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.domain.value import Value
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.forecast import Forecast
from smallwins.statistics.targets import Reach
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW
from tests.conftest import MONDAY, now_on

E7_WEEKS = (2, 5, 3, 0, 4, 6, 4, 3)


def follow(store: SqlStore, person: Profile, family: Value, **fields: Any) -> Metric:
    given: dict[str, Any] = {"id": NOW.new_id(), "name": "Recipes", "kind": Kind.COUNT, "starts_on": MONDAY}
    given |= {"plans": (Plan(since=MONDAY),), "levels": (Levels(since=MONDAY),), "created_at": NOW.at}
    return metrics.add_metric(store, person, NOW, Metric(**(given | {"values": (family.id,)} | fields)))


def aim(store: SqlStore, person: Profile, family: Value, metric: Metric, **fields: Any) -> Goal:
    given: dict[str, Any] = {
        "id": NOW.new_id(),
        "title": "The book",
        "values": (family.id,),
        "created_at": NOW.at,
    }
    return goals.add_goal(store, person, NOW, Goal(**(given | {"metric": metric.id} | fields)))


def log(store: SqlStore, person: Profile, metric: Metric, on: date, value: float, what: str = "") -> None:
    now = now_on(on)
    fields = {"metric": metric.id, "value": value, "what": what}
    entries.log_entry(store, person, now, entries.stamped(now, fields))


def eight_weeks(store: SqlStore, person: Profile, metric: Metric) -> Now:
    """Log the weeks of example E7 and return the Monday after them."""
    for week, count in enumerate(E7_WEEKS):
        if count:
            log(store, person, metric, MONDAY + timedelta(weeks=week, days=2), count)
    return now_on(MONDAY + timedelta(weeks=8))


def test_what_was_there_before_the_goal_is_its_baseline_and_counts_once(
    store: SqlStore, person: Profile, family: Value
) -> None:
    recipes = follow(store, person, family)
    log(store, person, recipes, MONDAY - timedelta(days=10), 7)
    book = aim(store, person, family, recipes, baseline=7, target=40)

    log(store, person, recipes, MONDAY + timedelta(days=1), 3)

    assert pace.current_amount(store, person, now_on(MONDAY + timedelta(days=2)), book) == 10


def test_what_is_logged_on_the_evening_a_goal_was_made_counts(
    store: SqlStore, person: Profile, family: Value
) -> None:
    evening = datetime(2026, 3, 2, 20, tzinfo=timezone(timedelta(hours=-8)))
    now = Now(evening, MONDAY)
    recipes = follow(store, person, family)
    book = aim(store, person, family, recipes, target=40, created_at=evening)

    entries.log_entry(store, person, now, entries.stamped(now, {"metric": recipes.id, "value": 3}))

    held = store.find(Goal, person.id, book.id)
    assert held is not None
    assert pace.current_amount(store, person, now, held) == 3


def test_a_way_down_is_counted_down(store: SqlStore, person: Profile, family: Value) -> None:
    sorted_boxes = follow(store, person, family, name="Boxes sorted")
    attic = aim(store, person, family, sorted_boxes, baseline=30, target=0)

    log(store, person, sorted_boxes, MONDAY, 12)

    assert pace.current_amount(store, person, NOW, attic) == 18
    assert attic.share(18) == 0.4


@pytest.mark.parametrize(
    ("aggregation", "stands"), [(Aggregation.LAST, 71.0), (Aggregation.MAX, 74.0), (Aggregation.MIN, 70.0)]
)
def test_a_reading_stands_where_it_was_last_and_a_best_where_it_was_best(
    store: SqlStore, person: Profile, family: Value, aggregation: Aggregation, stands: float
) -> None:
    held = {"kind": Kind.QUANTITY, "direction": Direction.OBSERVE, "aggregation": aggregation}
    reading = follow(store, person, family, **held)
    goal = aim(store, person, family, reading, baseline=74, target=60)

    for day, value in enumerate((74, 70, 71)):
        log(store, person, reading, MONDAY + timedelta(days=day), value)

    assert pace.current_amount(store, person, now_on(MONDAY + timedelta(days=3)), goal) == stands
    assert ahead.forecast_of(store, person, now_on(MONDAY + timedelta(days=80)), goal) is None


def test_new_things_are_counted_once_however_they_are_spelt(
    store: SqlStore, person: Profile, family: Value
) -> None:
    dishes = follow(store, person, family, aggregation=Aggregation.COUNT_DISTINCT)
    goal = aim(store, person, family, dishes, target=10)

    for day, dish in enumerate(("Rfissa", "rfissa", "Bissara", "")):
        log(store, person, dishes, MONDAY + timedelta(days=day), 1, dish)

    assert pace.current_amount(store, person, now_on(MONDAY + timedelta(days=4)), goal) == 2


def test_a_yes_or_no_counts_once_a_day(store: SqlStore, person: Profile, family: Value) -> None:
    walk = follow(store, person, family, kind=Kind.BOOLEAN)
    goal = aim(store, person, family, walk, target=100)

    for _ in range(2):
        log(store, person, walk, MONDAY, 1)
    log(store, person, walk, MONDAY + timedelta(days=1), 0.5)

    assert pace.current_amount(store, person, now_on(MONDAY + timedelta(days=1)), goal) == 1.5


def test_a_goal_without_a_metric_has_no_amount(store: SqlStore, person: Profile, book: Goal) -> None:
    assert pace.current_amount(store, person, NOW, book) is None
    assert pace.remaining(store, person, NOW, book) is None
    assert ahead.forecast_of(store, person, NOW, book) is None


@pytest.mark.requirement("R37")
def test_a_milestone_is_crossed_on_the_day_the_record_reached_it(
    store: SqlStore, person: Profile, family: Value
) -> None:
    recipes = follow(store, person, family)
    marks = (Milestone(title="Five", threshold=5), Milestone(title="Ten", threshold=10))
    book = aim(store, person, family, recipes, target=40, milestones=marks)

    log(store, person, recipes, MONDAY, 3)
    log(store, person, recipes, MONDAY + timedelta(days=4), 4)
    log(store, person, recipes, MONDAY + timedelta(days=2), 3)

    way = goals.way(store, person, now_on(MONDAY + timedelta(days=6)), book)
    days = [mark.crossed_on for mark in way.goal.milestones]
    assert days == [MONDAY + timedelta(days=2), MONDAY + timedelta(days=4)]
    assert way.moved == 10
    since, until = MONDAY + timedelta(days=3), MONDAY + timedelta(days=6)
    done = reviews.done_between(store, person, now_on(until), since, until)
    crossed = [each for each in done if each.noun == "milestone"]
    assert [each.label for each in crossed] == ["Ten"]


def test_closed_weeks_leave_out_those_that_rested(store: SqlStore, person: Profile, family: Value) -> None:
    recipes = follow(store, person, family)
    now = eight_weeks(store, person, recipes)
    assert pace.closed_weeks(store, person, now, recipes) == list(E7_WEEKS)

    since = MONDAY + timedelta(weeks=3)
    resting = Pause(id=NOW.new_id(), since=since, until=since + timedelta(days=6), created_at=NOW.at)
    metrics.pause(store, person, now, resting)

    assert pace.closed_weeks(store, person, now, recipes) == [2, 5, 3, 4, 6, 4, 3]


@pytest.mark.requirement("R72")
def test_the_forecast_is_the_one_of_the_method(store: SqlStore, person: Profile, family: Value) -> None:
    recipes = follow(store, person, family)
    book = aim(store, person, family, recipes, target=sum(E7_WEEKS) + 20)
    now = eight_weeks(store, person, recipes)

    found = ahead.forecast_of(store, person, now, book)

    assert isinstance(found, Forecast)
    assert (found.even, found.likely) == (6, 8)


@pytest.mark.requirement("R31", "R156")
def test_a_date_is_set_beside_the_own_weeks(store: SqlStore, person: Profile, family: Value) -> None:
    recipes = follow(store, person, family)
    book = aim(store, person, family, recipes, target=sum(E7_WEEKS) + 20)
    now = eight_weeks(store, person, recipes)
    assert ahead.asked_of_weeks(store, person, now, book) is None

    soon = goals.edit_goal(store, person, now, book, {"due": now.today + timedelta(weeks=4)})
    asked = ahead.asked_of_weeks(store, person, now, soon)

    assert isinstance(asked, ahead.Asked)
    assert (asked.per_week, asked.reached, asked.weeks, asked.reach) == (5, 2, 8, Reach.STRETCH)


def test_a_young_record_says_so(store: SqlStore, person: Profile, family: Value) -> None:
    recipes = follow(store, person, family)
    book = aim(store, person, family, recipes, target=40, due=MONDAY + timedelta(weeks=20))

    assert isinstance(ahead.asked_of_weeks(store, person, NOW, book), NotEnough)
    assert isinstance(ahead.forecast_of(store, person, NOW, book), NotEnough)
