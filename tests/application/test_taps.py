from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from smallwins.application import metrics
from smallwins.application.day import taps
from smallwins.application.ports import Now
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind, Metric, Plan
from smallwins.domain.profile import Profile
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, now_on

NOW = now_on()


class Day:
    """One person, one metric, one day, and what is kept on it."""

    def __init__(self, store: SqlStore, user: UUID, **fields: Any) -> None:
        self.store, self.now = store, NOW
        self.person = Profile(id=user, created_at=NOW.at)
        store.keep(store.begin(user, NOW, "profile.add"), self.person)
        metric = Metric(
            id=NOW.new_id(), name="walk", plans=(Plan(since=MONDAY),), levels=(Levels(since=MONDAY),),
            starts_on=MONDAY, created_at=NOW.at, **fields,
        )  # fmt: skip
        self.metric = metrics.add_metric(store, self.person, NOW, metric)

    def tap(self, how: Any, *more: Any) -> list[Entry]:
        how(self.store, self.person, self.now, self.metric.id, MONDAY, *more)
        return self.entries

    @property
    def entries(self) -> list[Entry]:
        return self.store.entries_between(self.person.id, MONDAY, MONDAY + timedelta(days=1))

    @property
    def values(self) -> list[float | None]:
        return [entry.value for entry in self.entries]


@pytest.fixture
def yes_or_no(store: SqlStore, alice: UUID) -> Day:
    return Day(store, alice)


@pytest.fixture
def pages(store: SqlStore, alice: UUID) -> Day:
    return Day(store, alice, kind=Kind.COUNT, smallest_step=0.5)


def test_a_tap_is_done_and_a_second_tap_takes_it_back(yes_or_no: Day) -> None:
    yes_or_no.tap(taps.tick)
    assert yes_or_no.values == [1]

    yes_or_no.tap(taps.tick)
    assert yes_or_no.values == []


def test_a_bit_becomes_done_with_a_tap(yes_or_no: Day) -> None:
    yes_or_no.tap(taps.bit)
    assert yes_or_no.values == [0.5]

    yes_or_no.tap(taps.tick)
    assert yes_or_no.values == [1]


def test_one_more_is_an_entry_of_its_own_and_one_less_takes_the_last(pages: Day) -> None:
    pages.tap(taps.more)
    pages.tap(taps.more)
    assert pages.values == [0.5, 0.5]

    pages.tap(taps.less)
    assert pages.values == [0.5]


def test_one_less_of_a_larger_amount_leaves_the_rest(pages: Day) -> None:
    entry = Entry(id=NOW.new_id(), metric=pages.metric.id, for_date=MONDAY, value=3, created_at=NOW.at)
    pages.store.keep(pages.store.begin(pages.person.id, NOW, "entry.add"), entry)

    pages.tap(taps.less)

    assert pages.values == [2.5]


def test_there_is_nothing_less_than_nothing(pages: Day) -> None:
    with pytest.raises(Refusal) as refused:
        pages.tap(taps.less)

    assert refused.value.code == "entry.nothing-to-take"


def test_a_skip_keeps_its_reason_and_a_second_one_changes_it(yes_or_no: Day) -> None:
    yes_or_no.tap(taps.skip, "")
    (entry,) = yes_or_no.tap(taps.skip, "travelling")

    assert entry.skip_reason == "travelling"

    assert yes_or_no.tap(taps.unskip) == []


def test_what_was_done_on_a_skipped_day_stays_when_the_skip_goes(yes_or_no: Day) -> None:
    both = Entry(
        id=NOW.new_id(),
        metric=yes_or_no.metric.id,
        for_date=MONDAY,
        value=1,
        skip_reason="ill",
        created_at=NOW.at,
    )
    yes_or_no.store.keep(yes_or_no.store.begin(yes_or_no.person.id, NOW, "entry.add"), both)

    (entry,) = yes_or_no.tap(taps.unskip)

    assert (entry.value, entry.skip_reason) == (1, None)


def test_every_tap_is_one_act(yes_or_no: Day) -> None:
    before = yes_or_no.store.rev(yes_or_no.person.id)

    yes_or_no.tap(taps.bit)
    yes_or_no.tap(taps.tick)
    yes_or_no.tap(taps.tick)

    assert yes_or_no.store.rev(yes_or_no.person.id) == before + 3


def test_tomorrow_is_taken_for_a_traveller_and_next_week_is_not(yes_or_no: Day) -> None:
    late = Now(NOW.at, MONDAY - timedelta(days=7))

    with pytest.raises(Refusal) as refused:
        taps.tick(yes_or_no.store, yes_or_no.person, late, yes_or_no.metric.id, MONDAY)

    assert refused.value.code == "date.too-late"
