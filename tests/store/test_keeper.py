from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from smallwins.application import devices
from smallwins.application.upkeep import Check
from smallwins.catalogue import checks
from smallwins.domain.device import DeviceKind
from smallwins.domain.errors import Refusal
from smallwins.store import schema
from smallwins.store.backup import tidy_log
from smallwins.store.keeper import FileKeeper, ServerKeeper
from smallwins.store.postgres import Postgres
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from tests.conftest import new_person, now_on
from tests.store.test_history import a_metric, keep

NOW = datetime.now(UTC).astimezone()


def of(found: list[Check]) -> dict[str, bool]:
    return {check.code: check.is_good for check in found}


def said(check: Check) -> str:
    return checks.sentence(check.code, check.facts, is_good=check.is_good)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[FileKeeper]:
    folder = tmp_path / "smallwins"
    folder.mkdir(mode=0o700)
    db = Sqlite(folder / "wins.db")
    schema.migrate(db)
    store = SqlStore(db)
    keep(store, new_person(store, "alice"), a_metric())
    yield FileKeeper(folder / "wins.db", folder / "backups")
    db.close()


def test_a_sound_record_with_a_backup_has_nothing_to_mend(home: FileKeeper) -> None:
    kept = home.back_up(NOW)

    found = home.checks(NOW)

    assert all(of(found).values()), of(found)
    assert len(found) == 7
    assert str(kept.path) in " ".join(map(said, found))


def test_where_no_backup_is_one_is_asked_for(home: FileKeeper) -> None:
    found = home.checks(NOW)

    assert of(found)["backup.none"] is False
    assert "wins backup" in " ".join(map(said, found))


def test_an_old_backup_of_a_record_in_use_is_told(home: FileKeeper) -> None:
    kept = home.back_up(NOW)
    old = (NOW - timedelta(days=5)).timestamp()
    os.utime(kept.path, (old, old))

    assert of(home.checks(NOW))["backup.last"] is False


def test_an_old_backup_of_a_record_at_rest_is_good(home: FileKeeper) -> None:
    kept = home.back_up(NOW)
    old = (NOW - timedelta(days=100)).timestamp()
    for path in (kept.path, home.path):
        os.utime(path, (old, old))

    assert of(home.checks(NOW))["backup.last"] is True


def test_a_damaged_record_is_told_with_the_way_back(home: FileKeeper) -> None:
    with closing(Sqlite(home.path)) as db:
        tidy_log(db, NOW.date())
    content = bytearray(home.path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"x" * 4096 * 3
    home.path.write_bytes(content)

    found = home.checks(NOW)

    assert of(found).get("file.sound", False) is False
    assert "wins restore" in " ".join(map(said, found))


def test_what_cannot_be_opened_is_told_and_the_rest_is_looked_at(home: FileKeeper) -> None:
    home.back_up(NOW)
    for path in home.path.parent.glob("wins.db*"):
        path.unlink()
    home.path.write_text("something else altogether\n" * 100)

    found = home.checks(NOW)

    assert of(found)["store.closed"] is False
    assert of(found)["backup.last"] is True


def test_a_record_of_a_newer_program_asks_for_that_program(home: FileKeeper) -> None:
    with closing(Sqlite(home.path)) as db:
        db.run("update schema_info set version = 99, compatible = 99")

    found = home.checks(NOW)

    assert of(found)["store.closed"] is False
    assert "update this program" in " ".join(map(said, found))


def test_a_file_that_others_can_read_is_told(home: FileKeeper) -> None:
    home.path.parent.chmod(0o755)
    home.path.chmod(0o644)

    assert of(home.checks(NOW))["file.private"] is False


def test_before_the_first_entry_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    keeper = FileKeeper(tmp_path / "none.db", tmp_path / "backups")

    assert of(keeper.checks(NOW)) == {"file.none": True}
    with pytest.raises(Refusal, match=r"backup\.nothing"):
        keeper.back_up(NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_of_ones_own_goes_where_one_says(home: FileKeeper, tmp_path: Path) -> None:
    kept = home.back_up(NOW, tmp_path / "stick" / "mine.db")

    assert kept.path == tmp_path / "stick" / "mine.db"
    assert home.restore(kept.path, NOW) is not None


def test_a_servers_backups_are_its_keepers(request: pytest.FixtureRequest) -> None:
    from tests.conftest import open_postgres

    def open_migrated() -> Postgres:
        db = open_postgres(request)
        schema.migrate(db)
        assert isinstance(db, Postgres)
        return db

    keeper = ServerKeeper(open_migrated)

    found = of(keeper.checks(NOW))
    assert set(found) == {"server.version", "disk.waits", "schema.version", "backup.of-server"}
    assert found["schema.version"]
    assert keeper.backups() == []
    with pytest.raises(Refusal, match=r"backup\.of-server"):
        keeper.back_up(NOW)


def test_a_server_that_is_away_is_told() -> None:
    keeper = ServerKeeper(lambda: Postgres("postgresql://nobody@127.0.0.1:1/none"))

    (found,) = keeper.checks(NOW)

    assert not found.is_good
    assert "cannot be reached" in said(found)


def test_every_check_has_its_sentences() -> None:
    from smallwins.store import keeper

    text = Path(keeper.__file__).read_text("utf-8")
    assert set(re.findall(r'code="([a-z.-]+)"', text)) == set(checks._sentences())


def test_a_backup_brings_no_device_back_that_was_let_go(home: FileKeeper) -> None:
    with closing(SqlStore(Sqlite(home.path))) as store:
        user = store.the_person()
        assert user is not None
        gone, _ = devices.add_device(store, user, now_on(), "lost phone", DeviceKind.BROWSER)
        kept = home.back_up(NOW)
        devices.revoke(store, user, gone.id)
        stays, _ = devices.add_device(store, user, now_on(), "new phone", DeviceKind.BROWSER)

        home.restore(kept.path, NOW)

        assert devices.devices(store, user) == [stays]
