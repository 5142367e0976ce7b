"""Salma's days: good weeks, gaps, a rest in December, a hard month, and a return.

What is planted, so that findings can be checked against the truth: screens
late at night go with fewer pages the next day; the oud goes better before
noon; a walk goes with a better mood. Coffee goes with nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from random import Random
from typing import Any

from smallwins.demo.metrics import demo_id
from smallwins.domain.entry import Entry, Felt

DAYS = 730
OFFSET = timezone(timedelta(hours=1))
DISHES = (
    "Rfissa",
    "Zaalouk",
    "Harira",
    "Tanjia",
    "Seffa",
    "Mrouzia",
    "Bissara",
    "Taktouka",
    "Briouats",
    "Sellou",
    "Lentil stew",
    "Beetroot soup",
    "Walnut bread",
    "Lemon chicken",
    "Stuffed courgettes",
    "Chickpea pancakes",
    "Leek tart",
    "Plum cake",
    "Rice pudding",
    "Green dumplings",
    "Aubergine jam",
    "Fennel salad",
)
WALKS = ("past the bakery", "up to the kasbah gardens", "with Aunt Zahra", "in the rain, short", "")
SKIPS = ("fever", "travelling", "a wedding", "")


@dataclass(frozen=True, slots=True)
class Spell:
    """How a stretch of days goes: the chance of showing up, and the length of what is done."""

    chance: float
    scale: float


def entries(first: date, until: date, seed: int) -> list[Entry]:
    """Return every entry from `first` up to, but not including, `until`."""
    return list(_days(first, until, Random(seed)))  # noqa: S311 - an invented record, not a secret


def spell(day: int) -> Spell:
    """Return how the record goes `day` days after its beginning."""
    if day < 45:
        return Spell(0.45, 0.6)
    if 330 <= day < 362:
        return Spell(0.12, 0.5)  # the hard month
    if 362 <= day < 368:
        return Spell(0.0, 0.0)  # nothing at all
    if 500 <= day < 509:
        return Spell(0.0, 0.0)  # a gap, and then back
    return Spell(0.62 + 0.20 * min(1.0, day / DAYS), 0.8 + 0.5 * day / DAYS)


def _days(first: date, until: date, random: Random) -> Iterator[Entry]:
    late = 20.0
    for number in range((until - first).days):
        day = first + timedelta(days=number)
        going = spell(number)
        walked = _amount(random, going, 18)
        yield from _walk(random, day, going, walked)
        yield from _pages(random, day, going, late)
        yield from _oud(random, day, going)
        yield from _weekly(random, day, going)
        late = max(0.0, random.gauss(28, 18))
        if random.random() < 0.95 and going.chance:
            yield _entry(day, "Screens after ten", hour=23, value=float(round(late / 5) * 5))
        yield from _observed(random, day, going, walked)


def _walk(random: Random, day: date, going: Spell, walked: float) -> Iterator[Entry]:
    if walked:
        yield _entry(
            day, "Walk", hour=13, value=walked, note=random.choice(WALKS) if random.random() < 0.2 else ""
        )
    elif random.random() < 0.06 * going.chance:
        yield _entry(day, "Walk", hour=20, skip_reason=random.choice(SKIPS))


def _pages(random: Random, day: date, going: Spell, late: float) -> Iterator[Entry]:
    if day.weekday() < 5 and random.random() < going.chance:
        pages = random.gauss(2.1 * going.scale, 0.7) - 0.028 * (late - 28)
        yield _entry(day, "Grandmother's book", hour=8, value=max(0.5, round(pages * 2) / 2))


def _oud(random: Random, day: date, going: Spell) -> Iterator[Entry]:
    if random.random() < 0.5 * going.chance:
        hour = random.choice((7, 9, 10, 15, 18, 20, 21))
        minutes = float(max(2, round(random.gauss(19 * going.scale, 7))))
        well = random.gauss(7.2 if hour < 12 else 5.6, 1.2)
        felt = Felt(went_well=float(min(10, max(0, round(well)))))
        yield _entry(
            day,
            "Oud",
            hour=hour,
            value=minutes,
            minutes=minutes,
            felt=felt,
            skill=demo_id("skill", "Oud"),
            what=random.choice(("scales", "a samai", "by ear", "with the teacher")),
        )


def _weekly(random: Random, day: date, going: Spell) -> Iterator[Entry]:
    if random.random() < 0.42 * going.chance:
        a_bit = random.random() < 0.15
        yield _entry(day, "Speak with someone I love", hour=19, value=0.5 if a_bit else 1.0)
    if day.weekday() in (5, 6) and random.random() < 0.45 * going.chance:
        yield _entry(day, "A dish I have never cooked", hour=17, value=1.0, what=random.choice(DISHES))


def _observed(random: Random, day: date, going: Spell, walked: float) -> Iterator[Entry]:
    if not going.chance or random.random() > 0.85:
        return
    mood = random.gauss(5.4 + 0.045 * min(walked, 45), 1.1) - (1.2 if going.chance < 0.2 else 0)
    yield _entry(day, "Mood", hour=21, value=_rating(mood))
    yield _entry(day, "Energy", hour=21, value=_rating(random.gauss(5.8, 1.4)))
    yield _entry(day, "Coffee", hour=16, value=float(random.choice((0, 1, 1, 2, 2, 3))))


def _amount(random: Random, going: Spell, mean: float) -> float:
    if random.random() >= going.chance:
        return 0.0
    return float(max(2, round(random.gauss(mean * going.scale, 7))))


def _rating(number: float) -> float:
    return float(min(10, max(0, round(number))))


def _entry(day: date, metric: str, *, hour: int, **fields: Any) -> Entry:
    at = datetime.combine(day, time(hour), OFFSET)
    return Entry(
        id=demo_id("entry", metric, day.isoformat()),
        metric=demo_id("metric", metric),
        for_date=day,
        at=at,
        offset_minutes=60,
        created_at=at,
        **fields,
    )
