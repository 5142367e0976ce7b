"""What architecture §4 asks of every SQL statement, as a check and as connections that do the check."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path

import smallwins.store
from smallwins.store.database import Cell, Row
from smallwins.store.postgres import Postgres
from smallwins.store.sqlite import Sqlite

STORE = Path(smallwins.store.__file__).parent
KIND = re.compile(r"-- (per-user|reference|local)\b[^\n]*\ncreate table (\w+)")
TABLE = re.compile(r"\b(from|join|update|into)\s+([a-z_]+)(?:\s+as\s+([a-z_]+))?")
SPOKEN = re.compile(r"'[^']*'")
FORBIDDEN = re.compile(
    r"\b(now|random|randomblob|gen_random_uuid|lower|upper|nextval|strftime|julianday|concat|group_concat)\s*\("
    r"|\b(ilike|glob|current_timestamp|current_date|current_time|natural|match)\b|::|%|\|\|"
)
SORTED_TEXT = re.compile(r"\.\"?(name|title|text|note|what|summary|group_name)\b")


@cache
def kinds() -> dict[str, str]:
    """Return the kind of each table that a migration makes."""
    found = {"schema_info": "local"}
    for file in (resources.files("smallwins.store") / "migrations").iterdir():
        found |= {name: kind for kind, name in KIND.findall(file.read_text("utf-8"))}
    return found


def breaches(sql: str) -> list[str]:
    """Return what of rules 3, 4 and 12 a statement does not keep to."""
    text = " ".join(SPOKEN.sub("''", sql).lower().split())
    if not text.startswith(("select", "insert", "update", "delete", "with")):
        return []
    return [*_persons(text), *_words(text)]


def _persons(text: str) -> Iterator[str]:
    for verb, name, alias in TABLE.findall(text):
        if kinds().get(name) != "per-user":
            continue
        if verb == "into":
            columns = re.search(rf"into {name} \(([^)]*)\)", text)
            if columns is None or "user_id" not in re.findall(r"\w+", columns[1]):
                yield f"{name}: no user_id among the columns"
        elif not alias:
            yield f"{name}: has no alias"
        elif not re.search(rf"\b{alias}\.user_id = :user_id\b", text):
            yield f"{name}: no {alias}.user_id = :user_id"
    if re.search(r"\bfrom [a-z_]+( as [a-z_]+)?\s*,", text):
        yield "tables joined by a comma"


def _words(text: str) -> Iterator[str]:
    if found := FORBIDDEN.search(text):
        yield f"{found[0]} in SQL text"
    if (conflict := text.partition(" do update set ")[2]) and re.search(
        r"= (?!excluded\.)", conflict.partition(" returning ")[0].partition(" where ")[0]
    ):
        yield "an upsert takes something else than excluded.*"
    if SORTED_TEXT.search(text.partition(" order by ")[2]):
        yield "sorts what people wrote"
    for ordered in re.findall(r"\b\w+ desc\b(?! nulls last)", text):
        if ordered not in NEVER_NULL:
            yield f"{ordered} without nulls last"


NEVER_NULL = {"rev desc", "created_at desc", "id desc", "for_date desc", "at desc"}


def check(sql: str) -> None:
    """Stop a test in which the store says something that architecture §4 does not allow."""
    if _speaker() in (None, "upkeep.py", "schema.py"):
        return
    assert breaches(sql) == [], sql


def _speaker() -> str | None:
    """Return the file of the store that speaks; None when a test speaks for itself."""
    frame = sys._getframe(2)
    while frame.f_back is not None:
        file = Path(frame.f_code.co_filename)
        if file.parent == STORE and file.name not in ("sqlite.py", "postgres.py", "database.py"):
            return file.name
        if "tests" in file.parts and file.name != "statements.py":
            return None
        frame = frame.f_back
    return None


class WatchedSqlite(Sqlite):
    """SQLite, every statement of the store checked before it runs."""

    def rows(self, sql: str, **values: Cell) -> list[Row]:
        check(sql)
        return super().rows(sql, **values)

    def run(self, sql: str, **values: Cell) -> int:
        check(sql)
        return super().run(sql, **values)

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        check(f"insert into {table} ({', '.join(columns)}) values ()")
        super().insert_many(table, columns, rows)


class WatchedPostgres(Postgres):
    """PostgreSQL, every statement of the store checked before it runs."""

    def rows(self, sql: str, **values: Cell) -> list[Row]:
        check(sql)
        return super().rows(sql, **values)

    def run(self, sql: str, **values: Cell) -> int:
        check(sql)
        return super().run(sql, **values)

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        check(f"insert into {table} ({', '.join(columns)}) values ()")
        super().insert_many(table, columns, rows)
