from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from smallwins.application import reviews, steps
from smallwins.application.day import rhythm
from smallwins.application.looking import found_wins, stories
from smallwins.application.ports import Now
from smallwins.domain.profile import Profile
from smallwins.domain.review import Period
from smallwins.domain.step import Step
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW
from tests.conftest import MONDAY, now_on

WEST = ZoneInfo("America/Los_Angeles")


@pytest.mark.parametrize(
    ("day", "hour", "of"),
    [(MONDAY, 18, MONDAY), (MONDAY + timedelta(days=1), 2, MONDAY), (MONDAY, 5, MONDAY)],
    ids=["evening", "before the day closes", "morning"],
)
def test_what_was_finished_is_of_the_persons_own_day(
    store: SqlStore, person: Profile, day: date, hour: int, of: date
) -> None:
    now = Now(datetime(day.year, day.month, day.day, hour, tzinfo=WEST), of)
    step = steps.add_step(store, person, now, Step(id=now.new_id(), title="Call", created_at=now.at))
    steps.finish_step(store, person, now, step, {})

    assert [done.label for done in reviews.done_between(store, person, now, of, of)] == ["Call"]
    assert [event.on for event in stories.timeline(store, person, now)] == [of]
    assert [win.on_date for win in found_wins.found_wins(store, person, now)] == [of]


def test_a_step_begun_before_ready_and_finished_is_told_once(store: SqlStore, person: Profile) -> None:
    step = steps.add_step(store, person, NOW, Step(id=NOW.new_id(), title="Call", created_at=NOW.at))
    begun = steps.start_step(store, person, NOW, step, readiness=2)
    before = reviews.done_between(store, person, NOW, MONDAY, MONDAY)

    steps.finish_step(store, person, NOW, begun, {})
    after = reviews.done_between(store, person, NOW, MONDAY, MONDAY)

    assert [(done.noun, done.label) for done in before] == [("note", "Call")]
    assert [(done.noun, done.label) for done in after] == [("step", "Call")]
    assert [event.text for event in stories.timeline(store, person, NOW)] == ["Call"]


def test_a_week_is_offered_on_its_last_day_and_the_next_until_it_is_reviewed(
    store: SqlStore, person: Profile
) -> None:
    sunday = MONDAY + timedelta(days=6)
    offered = [rhythm.week_to_review(store, person, now_on(MONDAY + timedelta(days=n))) for n in range(1, 9)]

    reviews.keep_review(store, person, now_on(sunday), Period.WEEK, sunday, {"helped": "the early walk"})

    assert offered == [*[None] * 5, sunday, sunday, None]
    assert rhythm.week_to_review(store, person, now_on(sunday)) is None
