"""Search over everything one wrote: folded words, the same answers on both engines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from smallwins.application.ports import Record
from smallwins.domain.text import fold
from smallwins.store.database import Cell, Database, among


def index(db: Database, user: UUID, record: Record, *, is_new: bool) -> None:
    """Keep the folded words of a record, or forget them when it has none left."""
    text = searchable(record)
    if not text and is_new:
        return
    if not text:
        forget(db, user, record.noun, record.id)
        return
    db.run(
        """
        insert into search_texts (user_id, noun, id, dated, text)
        values (:user_id, :noun, :id, :dated, :text)
        on conflict (user_id, noun, id) do update set dated = excluded.dated, text = excluded.text
        """,
        user_id=str(user),
        noun=record.noun,
        id=str(record.id),
        dated=_dated(record),
        text=text,
    )


def index_new(db: Database, user: UUID, records: Sequence[Record]) -> None:
    """Keep the folded words of many new records; most have none."""
    rows: list[list[Cell]] = [
        [str(user), record.noun, str(record.id), _dated(record), text]
        for record in records
        if (text := searchable(record))
    ]
    if rows:
        db.insert_many("search_texts", ("user_id", "noun", "id", "dated", "text"), rows)


def forget(db: Database, user: UUID, noun: str, *ids: UUID) -> None:
    """Forget the words of records of one noun."""
    any_of, values = among(ids)
    belonging = "delete from search_texts as s where s.user_id = :user_id and s.noun = :noun"
    db.run(f"{belonging} and s.id in ({any_of})", user_id=str(user), noun=noun, **values)


def search(db: Database, user: UUID, words: Iterable[str], limit: int = 200) -> list[tuple[str, UUID]]:
    """Return (noun, id) of the records in which each word occurs, newest first."""
    values: dict[str, Cell] = {"user_id": str(user), "limit": limit}
    conditions = ""
    for number, word in enumerate(words):
        name = "word_" + "i" * (number + 1)
        values[name] = f"%{_literal(word)}%"
        conditions += f" and s.text like :{name} escape '!'"
    if not conditions:
        return []
    rows = db.rows(
        "select s.noun, s.id from search_texts as s where s.user_id = :user_id"  # noqa: S608 - values are bound
        + conditions
        + " order by s.dated desc nulls last, s.noun, s.id limit :limit",
        **values,
    )
    return [(noun, UUID(id)) for noun, id in rows]


def searchable(record: Record) -> str:
    """Return the folded words of a record's searched fields."""
    parts: list[str] = []
    for field in record.searched:
        held = getattr(record, field)
        if held:
            parts.append(held if isinstance(held, str) else " ".join(str(part) for part in held))
    return fold("\n".join(parts)) if parts else ""


def _literal(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _dated(record: Record) -> str | None:
    for field in ("for_date", "occurred_on", "on_date", "created_at"):
        held = getattr(record, field, None)
        if held is not None:
            return str(held)[:10]
    return None
