from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.store import backup
from smallwins.store.database import Database
from smallwins.store.keeper import restore
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, new_person
from tests.store.test_history import a_metric, keep

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Home:
    """A folder with a database and its backups, and a clock that is set by hand."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "wins.db"
        self.folder = folder / "backups"
        self.db = Sqlite(self.path)
        migrate(self.db)
        self.store = SqlStore(self.db)
        self.alice = new_person(self.store, "alice")
        self.today = MONDAY
        self.daily = backup.Daily(lambda: self.today, backup.daily_backup(self.folder))

    def write(self, name: str) -> None:
        self.store.before = self.daily
        with self.store.transaction():
            keep(self.store, self.alice, a_metric(name))

    def names(self, path: Path | None = None) -> list[str]:
        if path is None:
            return sorted(metric.name for metric in self.store.all(Metric, self.alice))
        db = Sqlite(path, read_only=True)
        try:
            return sorted(metric.name for metric in SqlStore(db).all(Metric, self.alice))
        finally:
            db.close()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    yield home
    home.db.close()


def test_the_first_write_of_a_day_leaves_a_backup_of_the_day_before(home: Home) -> None:
    home.write("Walk")
    assert backup.backups(home.folder) == []  # there was nothing to keep yet

    home.today += timedelta(days=1)
    home.write("Read")
    home.write("Sing")

    (kept,) = backup.backups(home.folder)
    assert kept.path.name == "wins-2026-03-03.db"
    assert home.names(kept.path) == ["Walk"]


def test_a_backup_is_for_its_owner_alone(home: Home) -> None:
    home.write("Walk")

    kept = backup.copy(home.db, home.folder / "mine.db")

    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    assert kept.size == kept.path.stat().st_size


def test_another_program_of_the_same_day_takes_no_second_backup(home: Home) -> None:
    home.write("Walk")
    home.today += timedelta(days=1)
    home.write("Read")
    (first,) = backup.backups(home.folder)

    home.daily = backup.Daily(lambda: home.today, backup.daily_backup(home.folder))
    home.write("Sing")

    assert backup.backups(home.folder) == [first]


def test_a_backup_that_cannot_be_written_does_not_stop_the_write(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    home.write("Walk")
    home.folder.write_text("a file where the folder would be")
    home.today += timedelta(days=1)

    home.write("Read")

    assert home.names() == ["Read", "Walk"]
    assert "was not done" in caplog.text


def test_a_year_of_writing_keeps_days_weeks_and_months(home: Home) -> None:
    home.folder.mkdir()
    for back in range(400):
        day = MONDAY - timedelta(days=back)
        (home.folder / f"wins-{day.isoformat()}.db").touch()
    (home.folder / "before-restore.db").touch()

    backup.thin(home.folder)

    kept = sorted(path.name for path in home.folder.iterdir())
    assert kept[0] == "before-restore.db"
    assert [name[5:15] for name in kept[1:]] == [
        *("2025-04-30", "2025-05-31", "2025-06-30", "2025-07-31", "2025-08-31", "2025-09-30"),
        *("2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31"),
        *("2026-02-15", "2026-02-22", "2026-02-24", "2026-02-25", "2026-02-26", "2026-02-27"),
        *("2026-02-28", "2026-03-01", "2026-03-02"),
    ]


@given(st.sets(st.dates(date(2020, 1, 1), date(2030, 1, 1)), min_size=1))
def test_the_newest_is_always_kept_and_thinning_twice_changes_nothing(days: set[date]) -> None:
    kept = backup.kept_days(days)

    assert max(days) in kept
    assert kept <= days
    assert len(kept) <= backup.DAILY + backup.WEEKLY + backup.MONTHLY
    assert backup.kept_days(kept) == kept


def test_the_last_good_backup_is_the_newest_that_is_sound(home: Home) -> None:
    home.write("Walk")
    good = backup.copy(home.db, home.folder / "wins-2026-03-02.db")
    home.today += timedelta(days=1)
    bad = home.folder / "wins-2026-03-03.db"
    bad.write_bytes(good.path.read_bytes()[:5000])

    held = backup.last_good(home.folder)

    assert held == good


def test_a_restored_backup_takes_the_place_of_everything(home: Home) -> None:
    home.write("Walk")
    kept = backup.copy(home.db, home.folder / "wins-2026-03-02.db")
    home.write("Read")
    before = home.store.rev(home.alice)

    aside = restore(home.path, kept.path, NOON, home.folder)

    assert home.names() == ["Walk"]  # through a connection that was open all the while
    assert home.store.rev(home.alice) > before
    assert aside is not None
    assert home.names(aside) == ["Read", "Walk"]


def test_a_restoration_can_itself_be_taken_back(home: Home) -> None:
    home.write("Walk")
    kept = backup.copy(home.db, home.folder / "wins-2026-03-02.db")
    home.write("Read")

    aside = restore(home.path, kept.path, NOON, home.folder)
    assert aside is not None
    restore(home.path, aside, NOON + timedelta(seconds=1), home.folder)

    assert home.names() == ["Read", "Walk"]


def test_a_backup_comes_back_into_a_place_where_nothing_is(home: Home, tmp_path: Path) -> None:
    home.write("Walk")
    kept = backup.copy(home.db, home.folder / "wins-2026-03-02.db")

    assert restore(tmp_path / "new.db", kept.path, NOON, tmp_path / "elsewhere") is None

    assert home.names(tmp_path / "new.db") == ["Walk"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "backup.missing"),
        (b"day,value\n2026-03-02,1\n" * 100, "store.not-a-database"),
        ("half", "store.damaged"),
        ("foreign", "backup.not-ours"),
    ],
)
def test_what_is_no_backup_is_refused_and_nothing_is_touched(
    home: Home, tmp_path: Path, content: bytes | str | None, code: str
) -> None:
    home.write("Walk")
    source = tmp_path / "source.db"
    if content == "half":
        whole = backup.copy(home.db, source).path.read_bytes()
        source.write_bytes(whole[: len(whole) // 2])
    elif content == "foreign":
        other: Database = Sqlite(source)
        other.run("create table habits (name text)")
        other.close()
    elif isinstance(content, bytes):
        source.write_bytes(content)

    with pytest.raises(Refusal) as refused:
        restore(home.path, source, NOON, home.folder)

    assert refused.value.code == code
    assert home.names() == ["Walk"]


def test_a_damaged_database_is_set_aside_and_the_backup_takes_its_place(home: Home) -> None:
    home.write("Walk")
    kept = backup.copy(home.db, home.folder / "wins-2026-03-02.db")
    home.db.close()
    damaged = b"\0" * 4096
    home.path.write_bytes(damaged)

    aside = restore(home.path, kept.path, NOON, home.folder)

    assert aside is not None
    assert aside.read_bytes() == damaged
    assert home.names(home.path) == ["Walk"]


def test_people_are_listed_a_page_at_a_time(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from smallwins.store import upkeep

    monkeypatch.setattr(upkeep, "PAGE", 2)
    everyone = {home.alice} | {new_person(home.store, name) for name in ("bob", "charlie", "dora")}

    seen: list[UUID] = []
    while page := upkeep.people(home.db, seen[-1] if seen else None):
        seen += page

    assert len(seen) == 4
    assert set(seen) == everyone
