from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from smallwins.application import entries, metrics, profiles
from smallwins.application.looking import findings
from smallwins.application.looking.insights import Question, Together, insights
from smallwins.application.looking.timings import BestTime
from smallwins.demo.record import fill
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Direction, Kind, Metric
from smallwins.domain.profile import Profile
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW
from tests.conftest import MONDAY, now_on


@pytest.fixture
def salma(store: SqlStore) -> Profile:
    """Two years of an invented record, in which three effects are planted."""
    person = profiles.welcome(store)
    fill(store, person, NOW)
    return person


@pytest.mark.requirement("R99", "R100", "R131", "R142")
def test_the_planted_effects_of_the_demo_are_found_and_coffee_is_not(store: SqlStore, salma: Profile) -> None:
    found = insights(store, salma, NOW)

    told = [findings.told(found, each) for each in found.shown]
    pairs = {
        (findings.name_of(each.factor), findings.name_of(each.outcome))
        for each in found.shown
        if isinstance(each, Together)
    }
    [oud] = [each for each in found.shown if isinstance(each, BestTime)]
    assert len(found.shown) == 3
    assert pairs == {("Walk", "Mood"), ("Screens after ten", "Grandmother's book")}
    assert [metric.name for metric in oud.metrics] == ["Oud"]
    assert oud.best.number in (0, 1)  # before noon
    assert not any("Coffee" in each.headline for each in told)
    assert any("Coffee" in findings.looked(each) for each in found.unclear)
    assert found.coming_back is not None
    assert found.coming_back.counts.one_long > found.coming_back.counts.lapses / 2


def test_a_finding_has_its_effect_range_days_and_the_other_way_round(store: SqlStore, salma: Profile) -> None:
    found = insights(store, salma, NOW)
    told = [findings.told(found, each) for each in found.shown]
    [book] = [each for each in told if "Grandmother" in each.headline]

    assert book.headline == "After days with more of Screens after ten, Grandmother's book tended to be lower"
    assert "per extra 15 min" in book.effect
    assert "669 days" in book.effect
    assert "It may also run the other way" in book.caution
    assert book.tried is not None
    assert book.tried.b == "less of Screens after ten"
    said = " ".join(f"{each.headline} {each.effect} {each.caution}" for each in told).lower()
    assert not any(word in said for word in ("cause", "should", "must", "makes you"))


def test_the_same_question_on_the_same_day_is_answered_from_memory(store: SqlStore, salma: Profile) -> None:
    first = insights(store, salma, NOW)

    assert insights(store, salma, NOW) is first
    assert insights(store, salma, now_on(MONDAY + timedelta(days=1))) is not first


def test_a_change_of_the_record_is_seen(store: SqlStore, person: Profile, walk: Metric) -> None:
    first = insights(store, person, NOW)
    entry = Entry(
        id=NOW.new_id(), metric=walk.id, for_date=MONDAY - timedelta(days=1), value=5, created_at=NOW.at
    )
    entries.log_entry(store, person, NOW, entry)

    assert not first.calendar.series
    assert insights(store, person, NOW).calendar.series


def test_an_empty_record_says_nothing_clear_and_names_nothing(store: SqlStore, person: Profile) -> None:
    found = insights(store, person, NOW)

    assert (found.shown, found.unclear, found.not_yet, found.coming_back) == ((), (), (), None)
    assert findings.heading(found) == "Nothing clear so far, and that is an answer"


def test_a_pair_with_gaps_is_named_with_what_it_wants(store: SqlStore, person: Profile, walk: Metric) -> None:
    mood = replace(
        walk, id=NOW.new_id(), position=1, name="Mood", kind=Kind.RATING, direction=Direction.OBSERVE
    )
    metrics.add_metric(store, person, NOW, mood)
    noted = [
        Entry(
            id=NOW.new_id(), metric=each.id, for_date=MONDAY - timedelta(days=back),
            value=back % 7, created_at=NOW.at,
        )
        for each in (walk, mood) for back in range(1, 101, 1 if each is walk else 3)
    ]  # fmt: skip
    store.keep(store.begin(person.id, NOW, "test"), *noted)

    found = insights(store, person, NOW)

    said = [findings.not_yet(each) for each in found.not_yet]
    wants = "34 of 80 days known, with gaps between them"
    assert {f"Walk and Mood: {wants}", f"Mood and Walk: {wants}"} & set(said)


def test_what_held_up_beyond_three_is_counted_and_not_said_to_show_nothing(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    followed = [replace(walk, id=NOW.new_id(), position=at, name=f"Thing {at}") for at in range(5)]
    for each in followed:
        metrics.add_metric(store, person, NOW, each)
    random = Random(7)
    noted = []
    for back in range(1, 91):
        shared = random.uniform(10, 60)
        noted += [
            Entry(
                id=NOW.new_id(), metric=each.id, for_date=MONDAY - timedelta(days=back),
                value=round(shared + random.uniform(0, 10)), created_at=NOW.at,
            )
            for each in followed
        ]  # fmt: skip
    store.keep(store.begin(person.id, NOW, "test"), *noted)

    found = insights(store, person, NOW)

    assert len(found.shown) == 3
    assert found.more == 7
    assert not [each for each in found.unclear if each.question is Question.TOGETHER]


def test_what_is_sensitive_is_never_offered_as_an_experiment(store: SqlStore, salma: Profile) -> None:
    found = insights(store, salma, NOW)
    seen = next(each for each in found.shown if isinstance(each, Together))
    assert seen.factor.metric is not None
    guarded = replace(seen, factor=replace(seen.factor, metric=replace(seen.factor.metric, sensitive=True)))

    assert findings.told(found, seen).tried is not None
    assert findings.told(found, guarded).tried is None


def test_what_is_done_at_any_hour_is_named_as_such(store: SqlStore, person: Profile, walk: Metric) -> None:
    noted = [
        Entry(
            id=NOW.new_id(), metric=walk.id, for_date=(day := MONDAY - timedelta(days=back)), value=10,
            at=datetime(day.year, day.month, day.day, 6 + 4 * (back % 5), tzinfo=UTC), offset_minutes=0,
            created_at=NOW.at,
        )
        for back in range(1, 31)
    ]  # fmt: skip
    store.keep(store.begin(person.id, NOW, "test"), *noted)

    found = insights(store, person, NOW)

    assert found.habits == ()
    assert "Walk: around one hour of the day" in [findings.looked(each) for each in found.unclear]
