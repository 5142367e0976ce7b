"""Forgetting: what deleted records were is cleared from the history, for good."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from smallwins.store.codec import instant
from smallwins.store.database import Cell, Database
from smallwins.store.tables import NOUNS, class_of, table

_DELETED = """
select d.id from change_items as d join changes as a on a.user_id = :user_id and a.rev = d.rev
where d.user_id = :user_id and d.noun = :noun and d.before is not null and d.after is null
"""
_GONE = """
i.user_id = :user_id and i.noun = :noun
and i.id in ({forgotten}) and i.id not in ({remembered})
and not exists (select 1 from {table} as t where t.user_id = :user_id and t.id = i.id)
"""


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
            and (c.act like :acts or c.act = 'undo')
            and c.rev in (select {rev} from change_items as i where {gone})
            """,  # noqa: S608 - our own text
            acts=f"{noun}.%",
            **values,
        )
