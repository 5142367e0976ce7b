from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from smallwins.application.history import undo
from smallwins.application.transfer.importing import Report
from smallwins.application.transfer.preview import Verdict
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.profile import Profile
from smallwins.domain.schedule import Rhythm
from smallwins.store.store import SqlStore
from tests.conftest import now_on
from tests.realdata.conftest import bring_in

FILES = {
    "loop/loop.db": (9, 164),
    "loop/csv_export": (2, 7),
    "loop/csv_export/Checkmarks.csv": (2, 7),
    "loop/Repetitions.csv": (6, 13),
    "habitbull/habitbull.csv": (4, 14),
    "habitbull/habitbull3.csv": (2, 10),
    "qs-weight/weight.csv": (4, 316),
    "qs-niplav/meditations.csv": (3, 8020),
    "fitbit/dailyActivity_merged.csv": (13, 12220),
    "toggl/toggl-report-sample.csv": (1, 7),
}
"""File → how many metrics and entries are in it."""


def counts(store: SqlStore, person: Profile) -> tuple[int, int]:
    return len(store.all(Metric, person.id)), len(store.all(Entry, person.id))


def kept(report: Report) -> int:
    return sum(verdict is Verdict.NEW for verdict in report.preview.verdicts)


@pytest.mark.parametrize("path", FILES)
def test_a_file_is_brought_in_once_undone_whole_and_brought_in_again(
    store: SqlStore, person: Profile, path: str
) -> None:
    if store.db.engine != "sqlite" and FILES[path][1] > 1000:
        pytest.skip("large files say nothing more about a second engine")
    report = bring_in(store, person, path)
    assert counts(store, person) == FILES[path]

    second = bring_in(store, person, path)
    assert (kept(second), second.rev, counts(store, person)) == (0, None, FILES[path])

    with store.db.transaction():
        undo(store, person, now_on(), report.rev)
    assert counts(store, person) == (0, 0)

    third = bring_in(store, person, path)
    assert (kept(third), counts(store, person)) == (kept(report), FILES[path])


def test_a_loop_backup_keeps_its_days_and_its_windows(store: SqlStore, person: Profile) -> None:
    report = bring_in(store, person, "loop/loop.db")

    assert report.preview.days == (date(2016, 1, 1), date(2016, 3, 21))
    assert report.preview.problems == ()
    schedules = Counter(metric.plans[0].schedule.rhythm for metric in store.all(Metric, person.id))
    assert schedules == {Rhythm.PER_WEEK: 2, Rhythm.PER_DAYS: 1, Rhythm.DAILY: 6}
    assert len({metric.name for metric in store.all(Metric, person.id)}) == 6


def test_repeated_rows_of_habitbull_are_named(store: SqlStore, person: Profile) -> None:
    report = bring_in(store, person, "habitbull/habitbull.csv")

    repeated = [(problem.line, problem.facts["first"]) for problem in report.preview.left()]
    assert repeated == [(13, 9), (14, 10), (15, 11), (16, 12)]
    assert {metric.kind for metric in store.all(Metric, person.id)} == {Kind.BOOLEAN}


def test_amounts_of_habitbull_stay_amounts(store: SqlStore, person: Profile) -> None:
    bring_in(store, person, "habitbull/habitbull3.csv")

    pushups, run = sorted(store.all(Metric, person.id), key=lambda metric: metric.name)
    assert (pushups.kind, run.kind) == (Kind.COUNT, Kind.BOOLEAN)
    amounts = Counter(entry.value for entry in store.all(Entry, person.id) if entry.metric == pushups.id)
    assert amounts == {30.0: 1, 100.0: 6}


def test_two_files_beside_each_other_are_undone_one_by_one(store: SqlStore, person: Profile) -> None:
    first = bring_in(store, person, "habitbull/habitbull.csv")
    bring_in(store, person, "habitbull/habitbull3.csv")

    undo(store, person, now_on(), first.rev)

    assert counts(store, person) == (2, 10)
