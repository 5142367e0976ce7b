from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from smallwins.application.entries import delete_entry, edit_entry, log_entry, stamped
from smallwins.application.history import undo
from smallwins.application.metrics import delete_metric, edit_metric
from smallwins.application.profiles import owner
from smallwins.application.transfer import importing
from smallwins.application.transfer.importing import Choices, Report
from smallwins.application.transfer.preview import Preview, Verdict, compare
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, new_person, now_on
from tests.samples.loop import Mark, backup, habit, loop_csv

JAN_1 = date(2024, 1, 1)
WALK = [Mark(1, JAN_1 + timedelta(days=number), notes="kept") for number in range(3)]
READ = [Mark(2, JAN_1 + timedelta(days=number)) for number in range(2)]


def loop(*marks: Mark, walk: str = "Walk") -> bytes:
    return backup(25, [habit(1, walk), habit(2, "Read")], [*(marks or (*WALK, *READ))])


@pytest.fixture
def person(store: SqlStore, alice: UUID) -> Profile:
    store.keep(store.begin(alice, now_on(), "profile.add"), Profile(id=alice, created_at=now_on().at))
    return owner(store, alice)


def look(store: SqlStore, person: Profile, data: bytes, name: str = "loop.db") -> Preview:
    return compare(store, person, now_on(), importing.read(store, person, now_on(), name, data))


def bring_in(
    store: SqlStore, person: Profile, data: bytes, name: str = "loop.db", *, again: bool = False
) -> Report:
    reading = importing.read(store, person, now_on(MONDAY + timedelta(days=1)), name, data)
    return importing.apply(store, person, now_on(), reading, again=again)


def counted(preview: Preview) -> dict[tuple[str, str], int]:
    return {(noun, str(verdict)): count for (noun, verdict), count in preview.counts.items()}


def all_walks(store: SqlStore, person: Profile) -> list[Entry]:
    metric = next(metric for metric in store.all(Metric, person.id) if metric.name.startswith("Walk"))
    found = [entry for entry in store.all(Entry, person.id) if entry.metric == metric.id]
    return sorted(found, key=lambda entry: entry.for_date)


def test_a_preview_says_what_is_new_and_keeps_nothing(store: SqlStore, person: Profile) -> None:
    preview = look(store, person, loop())

    assert counted(preview) == {("metric", "new"): 2, ("entry", "new"): 5}
    assert preview.days == (JAN_1, JAN_1 + timedelta(days=2))
    assert store.all(Metric, person.id) == []
    assert store.rev(person.id) == 1


def test_a_preview_shows_its_rows_page_by_page(store: SqlStore, person: Profile) -> None:
    preview = look(store, person, loop())

    first, second = preview.rows(0, 5), preview.rows(5, 5)

    assert [(row.noun, row.name, row.line) for row in first] == [
        ("metric", "Walk", 1), ("metric", "Read", 2), ("entry", "Walk", 1), ("entry", "Walk", 2),
        ("entry", "Walk", 3),
    ]  # fmt: skip
    assert [(row.name, row.day, row.value, row.verdict) for row in second] == [
        ("Read", JAN_1, 1.0, Verdict.NEW),
        ("Read", JAN_1 + timedelta(days=1), 1.0, Verdict.NEW),
    ]
    assert preview.rows(only=Verdict.HERE) == []


def test_an_import_is_one_act_named_after_its_file(store: SqlStore, person: Profile) -> None:
    report = bring_in(store, person, loop())

    [act, _] = store.changes(person.id)
    assert (act.rev, act.act, act.summary) == (report.rev, "import", "loop.db")
    assert len(store.all(Entry, person.id)) == 5
    assert len(store.search(person.id, ["kept"])) == 3


def test_the_same_file_a_second_time_changes_nothing(store: SqlStore, person: Profile) -> None:
    bring_in(store, person, loop())
    before = store.all_kept(Entry, person.id)

    report = bring_in(store, person, loop())

    assert report.rev is None
    assert counted(report.preview) == {("metric", "here"): 2, ("entry", "here"): 5}
    assert store.all_kept(Entry, person.id) == before


def test_after_its_undo_a_file_can_be_brought_in_again(store: SqlStore, person: Profile) -> None:
    report = bring_in(store, person, loop())
    undo(store, person, now_on(), report.rev)
    assert store.all(Metric, person.id) == []

    again = bring_in(store, person, loop())

    assert counted(again.preview) == {("metric", "new"): 2, ("entry", "new"): 5}
    assert len(store.all(Entry, person.id)) == 5


def test_undo_and_redo_and_once_more_end_where_they_began(store: SqlStore, person: Profile) -> None:
    report = bring_in(store, person, loop())
    _, undone = undo(store, person, now_on(), report.rev)
    undo(store, person, now_on(), undone.rev)

    again = bring_in(store, person, loop())

    assert again.rev is None
    assert counted(again.preview) == {("metric", "here"): 2, ("entry", "here"): 5}


def test_a_newer_export_adds_its_days_and_takes_what_changed_there(store: SqlStore, person: Profile) -> None:
    bring_in(store, person, loop())
    newer = [*WALK[:2], replace(WALK[2], value=0), *READ, Mark(1, JAN_1 + timedelta(days=9))]

    report = bring_in(store, person, loop(*newer, walk="Walk slowly"))

    assert counted(report.preview) == {
        ("metric", "updated"): 1, ("metric", "here"): 1, ("entry", "here"): 4, ("entry", "updated"): 1,
        ("entry", "new"): 1,
    }  # fmt: skip
    assert [entry.value for entry in all_walks(store, person)] == [1.0, 1.0, 0.0, 1.0]
    undo(store, person, now_on(), report.rev)
    assert [entry.value for entry in all_walks(store, person)] == [1.0, 1.0, 1.0]


def test_what_an_import_took_a_later_import_may_take_again(store: SqlStore, person: Profile) -> None:
    for value in (2, 0, 2):
        bring_in(store, person, loop(replace(WALK[0], value=value)))

    assert [entry.value for entry in all_walks(store, person)] == [1.0]


def test_what_the_person_changed_since_is_left_as_they_have_it(store: SqlStore, person: Profile) -> None:
    bring_in(store, person, loop())
    first = all_walks(store, person)[0]
    edit_entry(store, person, now_on(), first, {"value": 0.5, "note": "short"})
    metric = store.find(Metric, person.id, first.metric)
    assert metric is not None
    edit_metric(store, person, now_on(), metric, {"cue": "after tea"})

    report = bring_in(store, person, loop(*WALK, *READ, walk="Walk slowly"))

    assert report.rev is None
    assert counted(report.preview)["entry", "yours"] == 1
    assert counted(report.preview)["metric", "yours"] == 1
    assert all_walks(store, person)[0].value == 0.5


def test_what_the_person_deleted_since_comes_back_only_when_asked(store: SqlStore, person: Profile) -> None:
    bring_in(store, person, loop())
    delete_entry(store, person, now_on(), all_walks(store, person)[0])

    left = bring_in(store, person, loop())
    assert (left.rev, counted(left.preview)["entry", "deleted"]) == (None, 1)

    back = bring_in(store, person, loop(), again=True)
    assert counted(back.preview)["entry", "new"] == 1
    assert len(all_walks(store, person)) == 3


def test_new_days_of_a_metric_the_person_deleted_stay_out_with_it(store: SqlStore, person: Profile) -> None:
    bring_in(store, person, loop())
    walk = next(metric for metric in store.all(Metric, person.id) if metric.name == "Walk")
    delete_metric(store, person, now_on(), walk)

    report = bring_in(store, person, loop(*WALK, *READ, Mark(1, JAN_1 + timedelta(days=9))))
    assert report.rev is None
    assert counted(report.preview)["entry", "deleted"] == 4

    back = bring_in(store, person, loop(), again=True)
    assert len(store.all(Entry, person.id)) == 5
    assert back.rev is not None


def test_an_import_something_was_changed_in_since_is_not_undone_over_it(
    store: SqlStore, person: Profile
) -> None:
    report = bring_in(store, person, loop())
    edit_entry(store, person, now_on(), all_walks(store, person)[0], {"note": "mine"})

    with pytest.raises(Refusal) as refused:
        undo(store, person, now_on(), report.rev)

    assert refused.value.code == "undo.changed-since"


def test_days_that_have_not_come_yet_are_left_and_told(store: SqlStore, person: Profile) -> None:
    report = bring_in(store, person, loop(Mark(1, MONDAY), Mark(1, date(2999, 1, 1))))

    assert counted(report.preview)["entry", "refused"] == 1
    assert [(problem.code, problem.line) for problem in report.preview.left()] == [("date.too-late", 2)]
    assert [entry.for_date for entry in all_walks(store, person)] == [MONDAY]


def test_a_spreadsheet_joins_the_metric_of_its_name_and_keeps_what_was_logged(
    store: SqlStore, person: Profile
) -> None:
    bring_in(store, person, loop())
    walk = all_walks(store, person)[0].metric
    log_entry(store, person, now_on(), stamped(now_on(), {"metric": walk, "value": 1.0}))

    report = bring_in(store, person, b"date,walk\n2024-02-01,1\n2024-02-02,30\n", "mine.csv")

    assert counted(report.preview) == {("entry", "new"): 1, ("entry", "refused"): 1}
    assert [problem.code for problem in report.preview.problems] == ["metric.joined", "entry.yes-or-no"]
    assert len(all_walks(store, person)) == 5


def test_a_map_of_columns_is_obeyed(store: SqlStore, person: Profile) -> None:
    choices = Choices(wishes=(("a", "ignore"), ("b", "measure")))

    reading = importing.read(store, person, now_on(), "x.csv", b"date,a,b\n2024-01-01,1,2\n", choices)

    assert [entry.value for entry in reading.of(Entry)] == [2.0]


def test_one_is_told_how_far_the_work_is(store: SqlStore, person: Profile) -> None:
    rows = "".join(f"{JAN_1 + timedelta(days=n % 700)},m{n % 9},{n}\n" for n in range(5000))
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))

    data = f"date,metric,value\n{rows}".encode()
    reading = importing.read(store, person, now_on(), "long.csv", data, progress=progress)
    assert seen == sorted(seen)
    assert len(seen) >= 4
    seen.clear()
    with store.db.transaction():
        importing.apply(store, person, now_on(), reading, progress=progress)

    assert seen == [(9, 5009), (2009, 5009), (4009, 5009), (5009, 5009)]


def test_another_persons_record_is_not_looked_at(store: SqlStore, person: Profile) -> None:
    bring_in(store, person, loop())
    bob = new_person(store, "bob")
    store.keep(store.begin(bob, now_on(), "profile.add"), Profile(id=bob, created_at=now_on().at))

    report = bring_in(store, owner(store, bob), loop())

    assert Counter(report.preview.verdicts) == {Verdict.NEW: 7}
    assert len(store.all(Entry, person.id)) == 5


@pytest.mark.parametrize("version", [12, 25])
@pytest.mark.parametrize("csv_first", [False, True])
def test_one_habit_from_both_files_of_loop_is_one_metric(
    store: SqlStore, person: Profile, version: int, csv_first: bool
) -> None:
    database = backup(version, [habit(1, "Walk")], [Mark(1, mark.day) for mark in WALK])
    csv = loop_csv(("Walk", [(mark.day, "YES_MANUAL") for mark in WALK] + [(MONDAY, "YES_MANUAL")]))
    files = [(database, "loop.db"), (csv, "loop.zip")]

    for data, name in reversed(files) if csv_first else files:
        bring_in(store, person, data, name)
    seen = look(store, person, csv, "loop.zip")

    assert [metric.name for metric in store.all(Metric, person.id)] == ["Walk"]
    assert [entry.for_date for entry in all_walks(store, person)] == [*(mark.day for mark in WALK), MONDAY]
    assert seen.is_empty
    if not csv_first:
        assert [(problem.code, problem.facts["name"]) for problem in seen.changed()] == [
            ("metric.joined", "Walk")
        ]


def test_habits_of_one_name_are_told_apart_by_their_order(store: SqlStore, person: Profile) -> None:
    marks = [Mark(1, JAN_1), Mark(2, JAN_1 + timedelta(days=1)), Mark(2, JAN_1 + timedelta(days=2))]
    database = backup(25, [habit(1, "Walk"), habit(2, "Walk")], marks)
    words = [[(mark.day, "YES_MANUAL") for mark in marks if mark.habit == number] for number in (1, 2)]
    bring_in(store, person, database)

    report = bring_in(store, person, loop_csv(*(("Walk", days) for days in words)), "loop.zip")

    assert report.rev is None
    assert len(store.all(Metric, person.id)) == 2


def test_habits_of_one_name_are_not_guessed_at_and_it_is_said(store: SqlStore, person: Profile) -> None:
    bring_in(store, person, backup(25, [habit(1, "Walk"), habit(2, "Walk")], WALK))

    report = bring_in(store, person, loop_csv(("Walk", [(JAN_1, "YES_MANUAL")])), "loop.zip")

    assert len(store.all(Metric, person.id)) == 3
    assert [(problem.code, problem.facts["name"]) for problem in report.preview.changed()] == [
        ("loop.namesakes", "Walk")
    ]
