"""Entries by their days: whole ones for a page, light rows for numbers."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from smallwins.application.ports import Kept
from smallwins.domain.entry import Entry
from smallwins.store.codec import instant
from smallwins.store.database import Cell, Database, Row
from smallwins.store.tables import table


def entries_between(
    db: Database, user: UUID, since: date, until: date, metric: UUID | None = None
) -> list[Entry]:
    """Return entries from `since` up to, but not including, `until`, in the order of their days."""
    held = table(Entry)
    chosen = " and t.metric = :metric" if metric else ""
    rows = db.rows(
        held.select
        + " and t.for_date >= :since and t.for_date < :until"
        + chosen
        + " order by t.for_date, t.created_at, t.id",
        user_id=str(user),
        since=since.isoformat(),
        until=until.isoformat(),
        **({"metric": str(metric)} if metric else {}),
    )
    return [held.codec.record(row) for row in rows]


def entries_after(
    db: Database,
    user: UUID,
    after: Entry | None,
    since: date,
    until: date,
    metric: UUID | None,
    limit: int,
) -> list[Kept[Entry]]:
    """Return a page of entries in the order of their days: those that stand behind `after`."""
    held = table(Entry)
    sql = held.select + " and t.for_date >= :since and t.for_date < :until"
    values: dict[str, Cell] = {"until": until.isoformat(), "limit": limit}
    if metric is not None:
        sql += " and t.metric = :metric"
        values["metric"] = str(metric)
    if after is not None:
        # The first condition is what an index can answer; the second takes the rest of that day.
        since = max(since, after.for_date)
        sql += " and (t.for_date > :day or (t.for_date = :day and (t.created_at, t.id) > (:made, :id)))"
        values |= {"day": after.for_date.isoformat(), "made": instant(after.created_at), "id": str(after.id)}
    sql += " order by t.for_date, t.created_at, t.id limit :limit"
    rows = db.rows(sql, user_id=str(user), since=since.isoformat(), **values)
    return [Kept(held.codec.record(row[:-2]), row[-2], row[-1]) for row in rows]


def entry_rows(db: Database, user: UUID, metric: UUID, since: date, until: date) -> list[Row]:
    """Return (for_date, value, is_skip, what, minutes) of one metric's entries, by day."""
    return db.rows(
        """
        select e.for_date, e.value, e.skip_reason is not null, e.what, e.minutes
        from entries as e
        where e.user_id = :user_id and e.metric = :metric and e.for_date >= :since and e.for_date < :until
        order by e.for_date, e.created_at, e.id
        """,
        user_id=str(user),
        metric=str(metric),
        since=since.isoformat(),
        until=until.isoformat(),
    )


def rows_since(db: Database, user: UUID, since: date) -> list[Row]:
    """Return (metric, for_date, value, is_skip, what, minutes) of all entries from `since` on, by day."""
    return db.rows(
        """
        select e.metric, e.for_date, e.value, e.skip_reason is not null, e.what, e.minutes
        from entries as e
        where e.user_id = :user_id and e.for_date >= :since
        order by e.for_date, e.created_at, e.id
        """,
        user_id=str(user),
        since=since.isoformat(),
    )


def first_day(db: Database, user: UUID, metric: UUID) -> date | None:
    """Return the date of a metric's first entry, or None."""
    rows = db.rows(
        "select min(e.for_date) from entries as e where e.user_id = :user_id and e.metric = :metric",
        user_id=str(user),
        metric=str(metric),
    )
    return date.fromisoformat(rows[0][0]) if rows[0][0] else None


def last_day(db: Database, user: UUID, before: date) -> date | None:
    """Return the last date before `before` on which anything was logged, or None."""
    rows = db.rows(
        "select max(e.for_date) from entries as e where e.user_id = :user_id and e.for_date < :before",
        user_id=str(user),
        before=before.isoformat(),
    )
    return date.fromisoformat(rows[0][0]) if rows[0][0] else None


def entries_of_step(db: Database, user: UUID, step: UUID) -> list[Entry]:
    """Return the sessions logged on a step, in the order of their days."""
    return _linked(db, user, " and t.step = :id", step)


def entries_of_skill(db: Database, user: UUID, skill: UUID) -> list[Entry]:
    """Return the tries logged on a skill, in the order of their days."""
    return _linked(db, user, " and t.skill = :id", skill)


def _linked(db: Database, user: UUID, condition: str, id: UUID) -> list[Entry]:
    held = table(Entry)
    rows = db.rows(held.select + condition, user_id=str(user), id=str(id))
    # Asked for in an order, SQLite walks all days for the sake of it, past the index of what is linked.
    found = (held.codec.record(row) for row in rows)
    return sorted(found, key=lambda entry: (entry.for_date, entry.created_at, entry.id))


def last_entries(db: Database, user: UUID, metric: UUID, count: int) -> list[Entry]:
    """Return a metric's `count` latest entries, the latest first."""
    held = table(Entry)
    rows = db.rows(
        held.select
        + " and t.metric = :metric order by t.for_date desc, t.created_at desc, t.id desc limit :count",
        user_id=str(user),
        metric=str(metric),
        count=count,
    )
    return [held.codec.record(row) for row in rows]
