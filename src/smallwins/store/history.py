"""History: one row an act, one row a record it changed or deleted; and forgetting what was deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from smallwins.application.ports import Act, Kept, Now
from smallwins.domain.errors import Refusal
from smallwins.store.codec import from_json, instant, instant_from, to_json
from smallwins.store.database import Cell, Database, Row
from smallwins.store.tables import NOUNS, class_of, table

if TYPE_CHECKING:
    from smallwins.application.changes import Change, ChangeItem, Deletion, Version

_DELETED = """
select d.id from change_items as d join changes as a on a.user_id = :user_id and a.rev = d.rev
where d.user_id = :user_id and d.noun = :noun and d.before is not null and d.after is null
"""
_GONE = """
i.user_id = :user_id and i.noun = :noun
and i.id in ({forgotten}) and i.id not in ({remembered})
and not exists (select 1 from {table} as t where t.user_id = :user_id and t.id = i.id)
"""


def begin(db: Database, user: UUID, now: Now, act: str, summary: str, undoes: int | None) -> Act:
    """Raise the person's rev and open an act under it."""
    rows = db.rows(
        "update people as p set rev = rev + 1 where p.user_id = :user_id returning rev", user_id=str(user)
    )
    if not rows:
        raise Refusal("person.unknown")
    rev: int = rows[0][0]
    db.run(
        """
        insert into changes (user_id, rev, at, device, act, summary, undoes)
        values (:user_id, :rev, :at, :device, :act, :summary, :undoes)
        """,
        user_id=str(user),
        rev=rev,
        at=instant(now.said_at or now.at),
        device=now.device,
        act=act,
        summary=summary,
        undoes=undoes,
    )
    return Act(user, rev, now)


def note_change(db: Database, act: Act, held: Kept[Any], before: str, after: str) -> None:
    """Remember what a record was before this act; a second change in one act keeps the first `before`."""
    db.run(
        """
        insert into change_items (user_id, rev, noun, id, created_rev, before, after)
        values (:user_id, :rev, :noun, :id, :created_rev, :before, :after)
        on conflict (user_id, rev, noun, id) do update set after = excluded.after
        """,
        user_id=str(act.user_id),
        rev=act.rev,
        noun=held.record.noun,
        id=str(held.record.id),
        created_rev=held.created_rev,
        before=before,
        after=after,
    )


def note_items(db: Database, act: Act, noun: str, found: Sequence[Kept[Any]], *, gone: bool) -> None:
    """Remember records that this act deleted (`gone`) or brought back."""
    _drop_items(db, act, found)
    columns = ("user_id", "rev", "noun", "id", "created_rev", "before", "after")
    user = str(act.user_id)
    rows: list[list[Cell]] = []
    for held in found:
        text = to_json(held.record)
        before, after = (text, None) if gone else (None, text)
        rows.append([user, act.rev, noun, str(held.record.id), held.created_rev, before, after])
    db.insert_many("change_items", columns, rows)


def _drop_items(db: Database, act: Act, found: Sequence[Kept[Any]]) -> None:
    # Seldom needed: a record that this very act changed before it deleted it.
    noted = {
        id
        for (id,) in db.rows(
            "select i.id from change_items as i where i.user_id = :user_id and i.rev = :rev",
            user_id=str(act.user_id),
            rev=act.rev,
        )
    }
    for held in found if noted else ():
        if str(held.record.id) in noted:
            db.run(
                "delete from change_items as i where i.user_id = :user_id and i.rev = :rev and i.id = :id",
                user_id=str(act.user_id),
                rev=act.rev,
                id=str(held.record.id),
            )


def changes(db: Database, user: UUID, *, before_rev: int | None = None, limit: int = 50) -> list[Change]:
    """Return acts, newest first, and by which act each was undone."""
    rows = db.rows(
        """
        select c.rev, c.at, c.device, c.act, c.summary, c.undoes,
          (select max(u.rev) from changes as u where u.user_id = :user_id and u.undoes = c.rev)
        from changes as c
        where c.user_id = :user_id and c.rev < :before_rev
        order by c.rev desc
        limit :limit
        """,
        user_id=str(user),
        before_rev=before_rev if before_rev is not None else 2**62,
        limit=limit,
    )
    return [_change(row) for row in rows]


def find_change(db: Database, user: UUID, rev: int) -> Change | None:
    """Return one act, or None."""
    found = changes(db, user, before_rev=rev + 1, limit=1)
    return found[0] if found and found[0].rev == rev else None


def undone(db: Database, user: UUID) -> set[int]:
    """Return the acts that are undone; one whose undo was taken back stands again."""
    rows = db.rows(
        """
        select c.undoes, max(c.rev) from changes as c
        where c.user_id = :user_id and c.undoes is not null
        group by c.undoes
        """,
        user_id=str(user),
    )
    found: set[int] = set()
    for rev, by in sorted(rows, reverse=True):  # an act is undone by a later one, which was looked at before
        if by not in found:
            found.add(rev)
    return found


def items(db: Database, user: UUID, rev: int) -> list[ChangeItem]:
    """Return the records that an act changed or deleted."""
    rows = db.rows(
        """
        select i.rev, i.noun, i.id, i.created_rev, i.before, i.after from change_items as i
        where i.user_id = :user_id and i.rev = :rev
        order by i.noun, i.id
        """,
        user_id=str(user),
        rev=rev,
    )
    return [item_from(row) for row in rows]


def items_of(db: Database, user: UUID, noun: str, id: UUID) -> list[ChangeItem]:
    """Return everything one record has been, oldest first."""
    rows = db.rows(
        """
        select i.rev, i.noun, i.id, i.created_rev, i.before, i.after from change_items as i
        where i.user_id = :user_id and i.noun = :noun and i.id = :id
        """,
        user_id=str(user),
        noun=noun,
        id=str(id),
    )  # sorted here: asked to sort, SQLite walks the whole history instead of the index of the record
    return sorted((item_from(row) for row in rows), key=lambda item: item.rev)


def versions(db: Database, user: UUID, kind: Any, id: UUID) -> list[Version]:
    """Return the changes of one record with the acts that made them, oldest first; none forgotten."""
    from smallwins.application.changes import Version  # noqa: PLC0415 - as below

    found: list[Version] = []
    for item in items_of(db, user, kind.noun, id):
        change = find_change(db, user, item.rev)
        if change is not None and (item.before, item.after) != (None, None):
            before, after = (from_json(text, kind) if text else None for text in (item.before, item.after))
            found.append(Version(change=change, before=before, after=after))
    return found


def later_revs(db: Database, user: UUID, rev: int) -> dict[tuple[str, UUID], set[int]]:
    """Return (noun, id) of every record that an act after `rev` changed or deleted, with those acts."""
    rows = db.rows(
        "select i.noun, i.id, i.rev from change_items as i where i.user_id = :user_id and i.rev > :rev",
        user_id=str(user),
        rev=rev,
    )
    found: dict[tuple[str, UUID], set[int]] = {}
    for noun, id, later in rows:
        found.setdefault((noun, UUID(id)), set()).add(later)
    return found


def deleted_since(db: Database, user: UUID, rev: int) -> list[Deletion]:
    """Return what was deleted after `rev` and is not back, in the order of the acts."""
    from smallwins.application.changes import Deletion  # noqa: PLC0415 - as below

    rows = db.rows(
        """
        select i.noun, i.id, max(i.rev) as last from change_items as i
        where i.user_id = :user_id and i.rev > :rev and i.after is null
        group by i.noun, i.id order by last, i.noun, i.id
        """,
        user_id=str(user),
        rev=rev,
    )
    return [Deletion(noun, UUID(id), last) for noun, id, last in rows if not _is_there(db, user, noun, id)]


def _is_there(db: Database, user: UUID, noun: str, id: str) -> bool:
    name = table(class_of(noun)).name
    sql = f"select 1 from {name} as t where t.user_id = :user_id and t.id = :id"  # noqa: S608 - our own name
    return bool(db.rows(sql, user_id=str(user), id=id))


def forget_deleted(db: Database, user: UUID, until: datetime) -> int:
    """Clear what records were that were deleted at `until` or before; return how many items were cleared."""
    at = instant(until)
    return sum(
        _forget(db, user, noun, _DELETED + " and a.at <= :at", _DELETED + " and a.at > :at", at=at)
        for noun in NOUNS
    )


def forget_act(db: Database, user: UUID, rev: int) -> int:
    """Clear what the records were that the act `rev` deleted; return how many items were cleared."""
    return sum(
        _forget(db, user, noun, _DELETED + " and d.rev = :rev", _DELETED + " and d.rev > :rev", rev=rev)
        for noun in NOUNS
    )


def _change(row: Row) -> Change:
    rev, at, device, act, summary, undoes, undone_by = row
    from smallwins.application.changes import Change  # noqa: PLC0415 - logging never looks back, and is felt

    return Change(
        rev=rev,
        at=instant_from(at),
        device=device,
        act=act,
        summary=summary,
        undoes=undoes,
        undone_by=undone_by,
    )


def item_from(row: Row) -> ChangeItem:
    """Make an item of the history from its row."""
    rev, noun, id, created_rev, before, after = row
    from smallwins.application.changes import ChangeItem  # noqa: PLC0415 - as above

    return ChangeItem(rev=rev, noun=noun, id=UUID(id), created_rev=created_rev, before=before, after=after)


def _forget(db: Database, user: UUID, noun: str, forgotten: str, remembered: str, **values: Cell) -> int:
    gone = _GONE.format(forgotten=forgotten, remembered=remembered, table=table(class_of(noun)).name)
    values |= {"user_id": str(user), "noun": noun}
    _forget_summaries(db, noun, gone, values)
    return db.run(
        f"update change_items as i set before = null, after = null where {gone}"  # noqa: S608 - our own text
        " and (i.before is not null or i.after is not null)",
        **values,
    )


def _forget_summaries(db: Database, noun: str, gone: str, values: dict[str, Cell]) -> None:
    # The summary of an act on a record is the record's own name; that of an import is not.
    for rev in ("i.rev", "i.created_rev"):
        db.run(
            f"""
            update changes as c set summary = '' where c.user_id = :user_id and c.summary <> ''
            and (c.act like :acts or c.act in ('undo', 'redo'))
            and c.rev in (select {rev} from change_items as i where {gone})
            """,  # noqa: S608 - our own text
            acts=f"{noun}.%",
            **values,
        )
