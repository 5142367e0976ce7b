"""The one cache of numbers: where each metric stood at its last closed window."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from smallwins.application.ports import Record, StandingRow
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.store.database import Database


def standings(db: Database, user: UUID) -> list[StandingRow]:
    """Return the standings that are kept."""
    rows = db.rows(
        """
        select s.metric_id, s.through, s.momentum, s.totals, s.formula
        from standings as s where s.user_id = :user_id
        """,
        user_id=str(user),
    )
    return [
        StandingRow(UUID(str(metric)), date.fromisoformat(str(through)), momentum, totals, formula)
        for metric, through, momentum, totals, formula in rows
    ]


def keep_standings(db: Database, user: UUID, rev: int, rows: Iterable[StandingRow]) -> bool:
    """Keep standings computed at `rev`; when the record has moved on since, keep none and return False."""
    still = db.run(
        "update people as p set rev = :rev where p.user_id = :user_id and p.rev = :rev",
        user_id=str(user),
        rev=rev,
    )
    for row in rows if still else ():
        _keep(db, user, rev, row)
    return bool(still)


def _keep(db: Database, user: UUID, rev: int, row: StandingRow) -> None:
    db.run(
        """
        insert into standings (user_id, metric_id, through, momentum, totals, formula, rev)
        values (:user_id, :metric_id, :through, :momentum, :totals, :formula, :rev)
        on conflict (user_id, metric_id) do update set
          through = excluded.through, momentum = excluded.momentum, totals = excluded.totals,
          formula = excluded.formula, rev = excluded.rev
        """,
        user_id=str(user),
        metric_id=str(row.metric),
        through=row.through.isoformat(),
        momentum=row.momentum,
        totals=row.totals,
        formula=row.formula,
        rev=rev,
    )


def drop_stale(db: Database, user: UUID, *records: Record | None) -> None:
    """Drop the standings that any of these records, as they were or are, may have changed."""
    earliest: dict[UUID, date] = {}
    for record in records:
        match record:
            case Entry():
                if record.for_date < earliest.get(record.metric, date.max):
                    earliest[record.metric] = record.for_date
            case Metric(id=id):
                earliest[id] = date.min
            case Pause(metric=UUID() as metric):
                earliest[metric] = date.min
            case Pause() | Profile():
                _drop_all(db, user)
                return
            case _:
                pass
    for metric, since in earliest.items():
        _drop(db, user, metric, since)


def _drop(db: Database, user: UUID, metric: UUID, since: date) -> None:
    db.run(
        """
        delete from standings as s
        where s.user_id = :user_id and s.metric_id = :metric_id and s.through >= :since
        """,
        user_id=str(user),
        metric_id=str(metric),
        since=since.isoformat(),
    )


def _drop_all(db: Database, user: UUID) -> None:
    db.run("delete from standings as s where s.user_id = :user_id", user_id=str(user))
