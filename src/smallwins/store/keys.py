"""Who may come in: devices, codes, the lock. No history keeps them and no archive carries them."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from smallwins.application.ports import Key
from smallwins.domain.device import Device, Pairing
from smallwins.domain.lock import Lock
from smallwins.store.codec import codec
from smallwins.store.database import Database

K = TypeVar("K", bound=Key)

TABLES: dict[type, str] = {Device: "devices", Pairing: "pairings", Lock: "locks"}


def keys(db: Database, kind: type[K], user: UUID) -> list[K]:
    """Return every key of a kind, oldest first."""
    rule = codec(kind)
    read = ", ".join(f"t.{column}" for column in rule.columns)
    sql = f"select {read} from {TABLES[kind]} as t where t.user_id = :user_id order by t.id"  # noqa: S608
    return [rule.record(row) for row in db.rows(sql, user_id=str(user))]


def keep_key(db: Database, user: UUID, key: Key) -> None:
    """Keep a key, new or changed."""
    rule = codec(type(key))
    names = ", ".join(rule.columns)
    places = ", ".join(f":{column}" for column in rule.columns)
    changed = ", ".join(f"{column} = excluded.{column}" for column in rule.columns if column != "id")
    db.run(
        f"insert into {TABLES[type(key)]} (user_id, {names}) values (:user_id, {places}) "  # noqa: S608
        f"on conflict (user_id, id) do update set {changed}",
        user_id=str(user),
        **dict(zip(rule.columns, rule.row(key), strict=True)),
    )


def remove_key(db: Database, user: UUID, key: Key) -> None:
    """Take a key away, for good."""
    db.run(
        f"delete from {TABLES[type(key)]} as t where t.user_id = :user_id and t.id = :id",  # noqa: S608
        user_id=str(user),
        id=str(key.id),
    )
