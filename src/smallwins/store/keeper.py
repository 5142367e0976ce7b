"""Looking after the database itself: copy it, put a copy back, look whether it is sound."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from smallwins.application.upkeep import Backup, Check
from smallwins.domain.errors import Refusal
from smallwins.store import backup, schema, upkeep
from smallwins.store.database import Database, Row
from smallwins.store.sqlite import Sqlite, told

LEAST_ROOM = 50_000_000
"""Bytes; less room than this on the disk is worth saying."""


class FileKeeper:
    """Looks after an SQLite file and the folder of its backups."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        self.folder = folder

    def back_up(self, now: datetime, target: Path | None = None) -> Backup:
        """Copy everything into one file; without a target, among the daily backups."""
        if not self.path.exists():
            raise Refusal("backup.nothing", path=str(self.path))
        if target is not None and target.exists():
            raise Refusal("backup.exists", path=str(target))
        with closing(Sqlite(self.path)) as db:
            return backup.copy(db, target or backup.free_name(self.folder, f"kept-{now:%Y-%m-%dT%H%M%S}"))

    def backups(self) -> list[Backup]:
        """Return the backups there are, newest first."""
        return backup.backups(self.folder)

    def newest(self) -> Path:
        """Return the newest backup that is sound, or refuse."""
        held = backup.last_good(self.folder)
        if held is None:
            raise Refusal("backup.none", path=str(self.folder))
        return held.path

    def restore(self, source: Path, now: datetime) -> Path | None:
        """Put a backup in the place of everything; return the copy of what was there before."""
        return restore(self.path, source, now, self.folder)

    def checks(self, now: datetime) -> list[Check]:
        """Look whether the file, its backups and its disk are sound."""
        if not self.path.exists():
            return [Check(code="file.none", is_good=True, facts={"path": str(self.path)})]
        try:
            with closing(Sqlite(self.path)) as db:
                found = [*_of_file(db), _of_schema(db)]
        except Refusal as refusal:
            found = [Check(code="store.closed", is_good=False, facts={"refusal": refusal})]
        return [*found, _of_privacy(self.path), self._of_backups(now), self._of_room()]

    def _of_backups(self, now: datetime) -> Check:
        held = backup.last_good(self.folder)
        if held is None:
            return Check(code="backup.none", is_good=False, facts={"path": str(self.folder)})
        written = datetime.fromtimestamp(self.path.stat().st_mtime).astimezone()
        is_good = now - held.at < timedelta(days=2) or written - held.at < timedelta(days=2)
        return Check(code="backup.last", is_good=is_good, facts={"at": held.at, "path": str(held.path)})

    def _of_room(self) -> Check:
        free = shutil.disk_usage(self.path.parent).free
        needed = max(LEAST_ROOM, 3 * self.path.stat().st_size)
        return Check(code="disk.room", is_good=free > needed, facts={"free": free // 1_000_000})


class ServerKeeper:
    """Looks at a PostgreSQL database; whoever keeps its server keeps the backups."""

    def __init__(self, open_database: Callable[[], Database]) -> None:
        self._open_database = open_database

    def back_up(self, now: datetime, target: Path | None = None) -> Backup:  # noqa: ARG002 - as FileKeeper
        """Refuse: the server's keeper takes the backups."""
        raise Refusal("backup.of-server")

    def backups(self) -> list[Backup]:
        """Return no backups: they are the server's."""
        return []

    def newest(self) -> Path:
        """Refuse: the server's keeper has the backups."""
        raise Refusal("backup.of-server")

    def restore(self, source: Path, now: datetime) -> Path | None:  # noqa: ARG002 - as FileKeeper
        """Refuse: the server's keeper puts backups back."""
        raise Refusal("backup.of-server")

    def checks(self, now: datetime) -> list[Check]:  # noqa: ARG002 - as FileKeeper
        """Look whether the server can be reached and keeps what it acknowledges."""
        try:
            with closing(self._open_database()) as db:
                return [*_of_server(db), _of_schema(db), Check(code="backup.of-server", is_good=True)]
        except Refusal as refusal:
            return [Check(code="store.closed", is_good=False, facts={"refusal": refusal})]


def _of_file(db: Sqlite) -> Iterator[Check]:
    problems = [str(row[0]) for row in db.rows("pragma integrity_check(10)") if row[0] != "ok"]
    yield Check(code="file.sound", is_good=not problems, facts={"path": db.path, "problems": problems})
    loose = len(db.rows("pragma foreign_key_check"))
    yield Check(code="links.sound", is_good=not loose, facts={"count": loose})
    yield Check(code="disk.waits", is_good=db.rows("pragma synchronous") == [(2,)])


def _of_server(db: Database) -> Iterator[Check]:
    version = int(db.rows("show server_version_num")[0][0]) // 10_000
    yield Check(code="server.version", is_good=version >= 15, facts={"version": version})
    waits = {db.rows(f"show {name}")[0][0] for name in ("fsync", "synchronous_commit")}
    yield Check(code="disk.waits", is_good="off" not in waits)


def _of_schema(db: Database) -> Check:
    at, known = schema.version(db), schema.newest()
    try:
        schema.check_known(db)
    except Refusal as refusal:
        return Check(code="store.closed", is_good=False, facts={"refusal": refusal})
    return Check(code="schema.version", is_good=at == known, facts={"version": at or 0, "known": known})


def _of_privacy(path: Path) -> Check:
    others = stat.S_IMODE(path.stat().st_mode) & 0o077
    folder = stat.S_IMODE(path.parent.stat().st_mode) & 0o077
    return Check(code="file.private", is_good=not others or not folder, facts={"path": str(path)})


def restore(database: Path, source: Path, now: datetime, folder: Path) -> Path | None:
    """Restore the backup `source`; return the copy of what was there before, if there was anything.

    The content is replaced through the database itself, so a program that has
    it open sees the restored record with its next request. Revs go on from the
    higher of both, so that nothing remembered under an old rev is shown. A
    damaged database is set aside whole.

    Raises:
        Refusal: the backup is missing, damaged, not ours or from a newer program; nothing was touched.
    """
    check_ours(source)
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    stamp = f"{now:%Y-%m-%dT%H%M%S}"
    try:
        return _replace(database, source, backup.free_name(folder, f"before-restore-{stamp}"))
    except Refusal as refusal:
        if refusal.code not in ("store.damaged", "store.not-a-database"):
            raise
    aside = _set_aside(database, backup.free_name(folder, f"damaged-{stamp}"))
    _replace(database, source, aside)
    return aside


def check_ours(source: Path) -> None:
    """Refuse a backup that could not be restored."""
    backup.check(source)
    with closing(Sqlite(source, read_only=True)) as db:
        if schema.version(db) is None:
            raise Refusal("backup.not-ours", path=str(source))
        schema.check_known(db)


def _replace(database: Path, source: Path, before: Path) -> Path | None:
    with closing(Sqlite(database)) as db:
        held: Backup | None = None
        revs: dict[str, int] = {}
        keys: dict[str, list[Row]] = {}
        if schema.version(db) is not None and upkeep.holds_anything(db):
            held = backup.copy(db, before)
            revs = upkeep.revs(db)
            keys = upkeep.all_keys(db) if schema.version(db) == schema.newest() else {}
        with told(str(database)), closing(Sqlite(source, read_only=True)) as restored:
            restored.connection.backup(db.connection)
        schema.migrate(db, folder=before.parent)
        with db.transaction():
            for user, rev in revs.items():
                upkeep.raise_rev(db, user, rev + 1)
            upkeep.put_keys(db, keys)  # who may come in is said today, not by an older day
        return held.path if held else None


def _set_aside(database: Path, aside: Path) -> Path:
    for ending in ("", "-wal", "-shm"):
        part = database.with_name(database.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    return aside
