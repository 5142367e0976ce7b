"""Putting a backup in the place of everything that is kept."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from smallwins.application.upkeep import Backup
from smallwins.domain.errors import Refusal
from smallwins.store import backup, schema, upkeep
from smallwins.store.sqlite import Sqlite, told


def restore(database: Path, source: Path, now: datetime, folder: Path) -> Path | None:
    """Restore the backup `source`; return the copy of what was there before, if there was anything.

    The content is replaced through the database itself, so a program that has
    it open sees the restored record with its next request. Revs go on from the
    higher of both, so that nothing remembered under an old rev is shown. A
    damaged database is set aside whole.

    Raises:
        Refusal: the backup is missing, damaged, not ours or from a newer program; nothing was touched.
    """
    check(source)
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


def check(source: Path) -> None:
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
        if schema.version(db) is not None and upkeep.holds_anything(db):
            held = backup.copy(db, before)
            revs = upkeep.revs(db)
        with told(str(database)), closing(Sqlite(source, read_only=True)) as restored:
            restored.connection.backup(db.connection)
        schema.migrate(db, folder=before.parent)
        with db.transaction():
            for user, rev in revs.items():
                upkeep.raise_rev(db, user, rev + 1)
        return held.path if held else None


def _set_aside(database: Path, aside: Path) -> Path:
    for ending in ("", "-wal", "-shm"):
        part = database.with_name(database.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    return aside
