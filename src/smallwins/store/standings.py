"""The one cache of numbers: where each metric stood at its last closed window."""

from __future__ import annotations

from uuid import UUID

from smallwins.application.ports import Record
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.store.database import Database


def drop_stale(db: Database, user: UUID, *records: Record | None) -> None:
    """Drop the standings that any of these records, as they were or are, may have changed."""
    earliest: dict[UUID, str] = {}
    for record in records:
        match record:
            case Entry(metric=metric, for_date=for_date):
                earliest[metric] = min(earliest.get(metric, "9999"), for_date.isoformat())
            case Metric(id=id):
                earliest[id] = ""
            case Pause(metric=UUID() as metric):
                earliest[metric] = ""
            case Pause() | Profile():
                _drop_all(db, user)
                return
            case _:
                pass
    for metric, since in earliest.items():
        _drop(db, user, metric, since)


def _drop(db: Database, user: UUID, metric: UUID, since: str) -> None:
    db.run(
        """
        delete from standings as s
        where s.user_id = :user_id and s.metric_id = :metric_id and s.through >= :since
        """,
        user_id=str(user),
        metric_id=str(metric),
        since=since or "1000-01-01",
    )


def _drop_all(db: Database, user: UUID) -> None:
    db.run("delete from standings as s where s.user_id = :user_id", user_id=str(user))
