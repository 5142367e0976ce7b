"""What Salma, who is invented, follows: her values and the metrics tied to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from smallwins.domain.ids import id_from
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Direction, Kind, Metric, Plan
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.domain.value import Value

DAILY = Schedule()
THREE_A_WEEK = Schedule(rhythm=Rhythm.PER_WEEK, times=3)
ONE_A_WEEK = Schedule(rhythm=Rhythm.PER_WEEK, times=1)
WORKDAYS = Schedule(rhythm=Rhythm.WEEKDAYS, weekdays=(0, 1, 2, 3, 4))


def demo_id(*parts: str) -> UUID:
    """Return the id of a record of the demo."""
    return id_from("demo", *parts)


@dataclass(frozen=True, slots=True)
class Beginnings:
    """When the record begins, and the instant it is stamped with."""

    first: date
    at: datetime


def values(begun: Beginnings) -> list[Value]:
    """Return what matters to Salma."""
    told = (
        ("Health", "A body that carries me up the hill to my sister's"),
        ("Craft", "Making things with my hands, and getting better at it"),
        ("Family", "The table is where we meet"),
    )
    return [
        Value(
            id=demo_id("value", name),
            name=name,
            why=why,
            position=place,
            created_at=begun.at + timedelta(minutes=place),
        )
        for place, (name, why) in enumerate(told)
    ]


def metrics(begun: Beginnings) -> list[Metric]:
    """Return what Salma follows."""
    made = [*_followed(begun), *_observed(begun)]
    return [replace(metric, position=place) for place, metric in enumerate(made)]


def _followed(begun: Beginnings) -> list[Metric]:
    book, speak = _of_family(begun)
    oud, dish = _of_craft(begun)
    walk, screens = _of_health(begun)
    return [walk, book, speak, oud, dish, screens]


def _of_health(begun: Beginnings) -> tuple[Metric, Metric]:
    first = begun.first
    reach = (
        Levels(since=first, floor=10, target=15),
        Levels(since=first + timedelta(days=210), floor=10, target=20, stretch=40),
    )
    limit = (Levels(since=first, limit=30, ceiling=90),)
    walk = _metric(begun, "Walk", Kind.DURATION, "min", "Health", levels=reach, cue="after lunch")
    at_most: dict[str, Any] = {"direction": Direction.AT_MOST, "levels": limit}
    return walk, _metric(begun, "Screens after ten", Kind.DURATION, "min", "Health", **at_most)


def _of_family(begun: Beginnings) -> tuple[Metric, Metric]:
    first = begun.first
    pages: dict[str, Any] = {
        "levels": (Levels(since=first, floor=1, target=2),),
        "smallest_step": 0.5,
        "plans": (Plan(since=first, schedule=WORKDAYS),),
    }
    book = _metric(begun, "Grandmother's book", Kind.QUANTITY, "pages", "Family", **pages)
    thrice = (Plan(since=first, schedule=THREE_A_WEEK),)
    return book, _metric(begun, "Speak with someone I love", Kind.BOOLEAN, "", "Family", plans=thrice)


def _of_craft(begun: Beginnings) -> tuple[Metric, Metric]:
    first = begun.first
    practice: dict[str, Any] = {
        "levels": (Levels(since=first, floor=10, target=20),),
        "plans": (Plan(since=first, schedule=THREE_A_WEEK),),
    }
    tasted: dict[str, Any] = {
        "levels": (Levels(since=first, floor=1),),
        "plans": (Plan(since=first, schedule=ONE_A_WEEK),),
        "aggregation": Aggregation.COUNT_DISTINCT,
    }
    oud = _metric(begun, "Oud", Kind.DURATION, "min", "Craft", **practice)
    return oud, _metric(begun, "A dish I have never cooked", Kind.COUNT, "dishes", "Craft", **tasted)


def _observed(begun: Beginnings) -> list[Metric]:
    observe = Direction.OBSERVE
    return [
        _metric(
            begun,
            "Mood",
            Kind.RATING,
            "",
            "Health",
            direction=observe,
            aggregation=Aggregation.MEAN,
            group="Check-in",
        ),
        _metric(
            begun,
            "Energy",
            Kind.RATING,
            "",
            "Health",
            direction=observe,
            aggregation=Aggregation.MEAN,
            group="Check-in",
        ),
        _metric(begun, "Coffee", Kind.COUNT, "cups", "Health", direction=observe),
    ]


def _metric(
    begun: Beginnings,
    name: str,
    kind: Kind,
    unit: str,
    value: str,
    *,
    group: str = "",
    **fields: Any,
) -> Metric:
    given: dict[str, Any] = {
        "plans": (Plan(since=begun.first, schedule=DAILY),),
        "levels": (Levels(since=begun.first),),
    }
    return Metric(
        id=demo_id("metric", name),
        name=name,
        kind=kind,
        unit=unit,
        values=(demo_id("value", value),),
        group_name=group,
        starts_on=begun.first,
        created_at=begun.at,
        **(given | fields),
    )
