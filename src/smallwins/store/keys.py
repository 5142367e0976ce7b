"""Who may come in: devices, codes, the lock. No history keeps them and no archive carries them."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from smallwins.application.ports import Key
from smallwins.store.codec import codec
from smallwins.store.database import Database

K = TypeVar("K", bound=Key)

TABLES = {"Device": "devices", "Pairing": "pairings", "Lock": "locks", "OwnLock": "own_locks"}
"""Class → its table, by name: logging asks for no key, and is not to load them."""


def columns(kind: str) -> tuple[str, ...]:
    """Return the columns of the table of a class, by its name."""
    from smallwins.domain import device, lock  # noqa: PLC0415 - for a restore alone, and felt at start-up

    return ("user_id", *codec({**vars(device), **vars(lock)}[kind]).columns)


def keys(db: Database, kind: type[K], user: UUID) -> list[K]:
    """Return every key of a kind, oldest first."""
    rule = codec(kind)
    read = ", ".join(f"t.{column}" for column in rule.columns)
    table = TABLES[kind.__name__]
    sql = f"select {read} from {table} as t where t.user_id = :user_id order by t.id"  # noqa: S608
    return [rule.record(row) for row in db.rows(sql, user_id=str(user))]


def keep_key(db: Database, user: UUID, key: Key) -> None:
    """Keep a key, new or changed."""
    rule = codec(type(key))
    names = ", ".join(rule.columns)
    places = ", ".join(f":{column}" for column in rule.columns)
    changed = ", ".join(f"{column} = excluded.{column}" for column in rule.columns if column != "id")
    db.run(
        f"insert into {TABLES[type(key).__name__]} (user_id, {names}) values (:user_id, {places}) "  # noqa: S608
        f"on conflict (user_id, id) do update set {changed}",
        user_id=str(user),
        **dict(zip(rule.columns, rule.row(key), strict=True)),
    )


def remove_key(db: Database, user: UUID, key: Key) -> None:
    """Take a key away, for good."""
    db.run(
        f"delete from {TABLES[type(key).__name__]} as t where t.user_id = :user_id and t.id = :id",  # noqa: S608
        user_id=str(user),
        id=str(key.id),
    )
