"""What is asked for each day, by an index: the same on both engines, and never the whole table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from smallwins.domain.note import Note, NoteKind
from smallwins.domain.review import Period, Review
from smallwins.domain.step import Step, StepState
from smallwins.store.database import Cell, Row
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, now_on

NOW = now_on()
SUNDAY = MONDAY + timedelta(days=6)


def keep(store: SqlStore, user: UUID, *records: Step | Note | Review) -> None:
    store.keep(store.begin(user, NOW, "test"), *records)


def a_review(period: Period, since: date, until: date) -> Review:
    return Review(id=NOW.new_id(), period=period, since=since, until=until, created_at=NOW.at)


def test_steps_that_are_done_are_told_from_a_moment_on_the_latest_first(store: SqlStore, alice: UUID) -> None:
    def finished(title: str, days: int) -> Step:
        at = NOW.at - timedelta(days=days)
        return Step(id=NOW.new_id(), title=title, state=StepState.DONE, done_at=at, created_at=at)

    keep(store, alice, finished("old", 9), finished("new", 1), finished("edge", 3))
    keep(store, alice, Step(id=NOW.new_id(), title="open", created_at=NOW.at))

    since = NOW.at - timedelta(days=3)
    assert [step.title for step in store.steps_done(alice, since)] == ["new", "edge"]
    assert [step.title for step in store.steps_done(alice, since, 1)] == ["new"]


def test_steps_that_are_not_done_are_told_the_oldest_first(store: SqlStore, alice: UUID) -> None:
    def step(title: str, state: StepState, days: int) -> Step:
        return Step(id=NOW.new_id(), title=title, state=state, created_at=NOW.at - timedelta(days=days))

    keep(store, alice, step("open", StepState.STARTED, 1), step("done", StepState.DONE, 2))
    keep(store, alice, step("parked", StepState.PARKED, 3))

    assert [held.title for held in store.steps_left(alice)] == ["parked", "open"]


def test_notes_are_told_by_their_kind(store: SqlStore, alice: UUID) -> None:
    for kind in (NoteKind.WIN, NoteKind.LETTER):
        keep(store, alice, Note(id=NOW.new_id(), kind=kind, text=kind, on_date=MONDAY, created_at=NOW.at))

    assert [note.text for note in store.notes_of(alice, NoteKind.LETTER)] == ["letter"]


def test_a_review_is_found_by_any_day_of_its_period(store: SqlStore, alice: UUID) -> None:
    week, day = a_review(Period.WEEK, MONDAY, SUNDAY), a_review(Period.DAY, MONDAY, MONDAY)
    keep(store, alice, week, day)

    found = [store.review_on(alice, Period.WEEK, MONDAY + timedelta(days=n)) for n in range(-1, 8)]

    assert found == [None, *[week] * 7, None]
    assert store.review_on(alice, Period.DAY, MONDAY) == day
    assert store.review_on(alice, Period.YEAR, MONDAY) is None


def test_a_whole_leap_year_is_held_by_its_review(store: SqlStore, alice: UUID) -> None:
    year = a_review(Period.YEAR, date(2024, 1, 1), date(2024, 12, 31))
    keep(store, alice, year)

    assert store.review_on(alice, Period.YEAR, date(2024, 12, 31)) == year
    assert store.review_on(alice, Period.DAY, date.min) is None


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda store, user: store.steps_done(user, NOW.at), "steps_by_done_at"),
        (lambda store, user: store.steps_left(user), "steps_left"),
        (lambda store, user: store.entries_of_step(user, user), "entries_by_step"),
        (lambda store, user: store.entries_of_skill(user, user), "entries_by_skill"),
        (lambda store, user: store.notes_of(user, NoteKind.LETTER), "notes_by_kind"),
        (lambda store, user: store.review_on(user, Period.WEEK, MONDAY), "reviews_by_period"),
    ],
)
def test_an_index_answers(
    tmp_path: Path, alice: UUID, ask: Callable[[SqlStore, UUID], object], index: str
) -> None:
    plans: list[str] = []

    class Explained(Sqlite):
        """Says how each question is answered."""

        def rows(self, sql: str, **values: Cell) -> list[Row]:
            if sql.startswith("select"):
                plans.extend(str(row[-1]) for row in super().rows("explain query plan " + sql, **values))
            return super().rows(sql, **values)

    db = Explained(tmp_path / "wins.db")
    migrate(db)
    plans.clear()
    ask(SqlStore(db), alice)
    db.close()

    assert any(index in plan for plan in plans), plans
