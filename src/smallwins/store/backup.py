"""Backups of the SQLite file: taken before the first write of a day, checked, thinned, put back.

On PostgreSQL the server's keeper takes the backups; nothing here applies.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

from smallwins.application.upkeep import Backup
from smallwins.domain.errors import Refusal
from smallwins.store import upkeep
from smallwins.store.database import Database
from smallwins.store.sqlite import Sqlite, told

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""How many backups are kept: of the last days, weeks and months that have any."""

_DAILY_NAME = re.compile(r"wins-(\d{4}-\d{2}-\d{2})\.db")


Chore = Callable[[Database, date], bool]
"""Something done once a day; False says that another program has done the day's chores."""


class Daily:
    """What is done before the first write of a day; it never stands in the way of the write."""

    def __init__(self, today: Callable[[], date], *chores: Chore) -> None:
        self._today = today
        self._chores = chores
        self._done: date | None = None

    def __call__(self, db: Database) -> None:
        """Do the day's chores unless this process has done them today."""
        today = self._today()
        if today == self._done:
            return
        self._done = today
        for chore in self._chores:
            try:
                if not chore(db, today):
                    return
            except (Refusal, OSError, db.error) as error:
                _warn(chore, error)


def _warn(chore: Chore, error: Exception) -> None:
    import logging  # noqa: PLC0415 - seldom needed, and felt at start-up

    name = getattr(chore, "__name__", "A daily chore")
    logging.getLogger(__name__).warning("%s was not done: %s", name, error)


def daily_backup(folder: Path) -> Chore:
    """Return the chore that keeps a backup of each day in `folder`."""

    def backup(db: Database, today: date) -> bool:
        target = upkeep.daily_file(folder, today)
        if target.exists() or not upkeep.holds_anything(db):
            return False
        if isinstance(db, Sqlite):
            copy(db, target)
            thin(folder)
        return True

    return backup


def tidy_log(db: Database, today: date) -> bool:  # noqa: ARG001 - a chore
    """Empty the write-ahead log, so that what was deleted does not linger in it."""
    if db.engine == "sqlite":
        db.rows("pragma wal_checkpoint(truncate)")
    return True


def copy(db: Sqlite, target: Path) -> Backup:
    """Copy the whole database into one file, and check the copy before it takes its name.

    Raises:
        Refusal: the copy could not be written or is not sound; nothing took the name of `target`.
    """
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        _make_folder(target.parent)
        with told(str(target)), closing(sqlite3.connect(part)) as file:
            db.connection.backup(file)
        check(part)
        part.chmod(0o600)
        part.replace(target)
    except OSError as error:
        raise Refusal("backup.not-written", path=str(target)) from error
    finally:
        with suppress(OSError):
            part.unlink()
    return _described(target)


def check(path: Path) -> None:
    """Refuse a file that is not there or is no sound database."""
    if not path.is_file():
        raise Refusal("backup.missing", path=str(path))
    with closing(Sqlite(path, read_only=True)) as db:
        if db.rows("pragma quick_check(1)") != [("ok",)]:
            raise Refusal("store.damaged", path=str(path))


def backups(folder: Path) -> list[Backup]:
    """Return the backups in a folder, newest first."""
    if not folder.is_dir():
        return []
    found: list[Backup] = []
    for path in folder.glob("*.db"):
        with suppress(FileNotFoundError):  # thinned out meanwhile
            found.append(_described(path))
    return sorted(found, key=lambda held: (held.at, held.path), reverse=True)


def last_good(folder: Path) -> Backup | None:
    """Return the newest backup that opens and is sound, or None."""
    for held in backups(folder):
        try:
            check(held.path)
        except Refusal:
            continue
        return held
    return None


def thin(folder: Path) -> None:
    """Delete the daily backups that are neither of the last days, nor a week's or a month's newest."""
    daily = {
        date.fromisoformat(match[1]): path
        for path in folder.iterdir()
        if (match := _DAILY_NAME.fullmatch(path.name))
    }
    kept = kept_days(daily)
    for day, path in daily.items():
        if day not in kept:
            path.unlink(missing_ok=True)


def kept_days(days: Iterable[date]) -> set[date]:
    """Return which days' backups are kept: the newest of the last days, weeks and months that have one."""
    newest_first = sorted(days, reverse=True)
    kept = set(newest_first[:DAILY])
    for most, period in ((WEEKLY, _week), (MONTHLY, _month)):
        newest: dict[tuple[int, int], date] = {}
        for day in newest_first:
            newest.setdefault(period(day), day)
        kept.update(list(newest.values())[:most])
    return kept


def free_name(folder: Path, stem: str) -> Path:
    """Return a name in `folder` that no backup has yet; nothing is ever written over one."""
    names = (folder / f"{stem}{ending}.db" for ending in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(path for path in names if not path.exists())


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, mode=0o700)


def _described(path: Path) -> Backup:
    about = path.stat()
    return Backup(path=path, at=datetime.fromtimestamp(about.st_mtime).astimezone(), size=about.st_size)


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
