"""Write down a small database of the newest version: `python -m tests.upgrades.freeze`.

Run once before a release; what it wrote is never written again. The text
holds the schema of its time and the rows of one person, and loads on both engines.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from smallwins.domain.pause import Pause
from smallwins.domain.value import Value
from smallwins.store import schema
from smallwins.store.database import Cell
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, new_person, now_on
from tests.store.test_history import a_metric, an_entry

FROZEN = Path(__file__).parent


def write_record(store: SqlStore) -> None:
    """Keep one person's small record: something of every noun, something edited, something deleted."""
    user = new_person(store, "alice")
    now = now_on()
    value = Value(id=now.new_id(), name="Health", why="To walk with my children", created_at=now.at)
    metric, dropped = a_metric("Walk"), a_metric("Sing")
    entries = [an_entry(metric, day, note="past the bakery") for day in range(3)]
    pause = Pause(
        id=now.new_id(),
        since=MONDAY + timedelta(days=9),
        metric=metric.id,
        note="Marrakech",
        created_at=now.at,
    )
    store.keep(store.begin(user, now, "value.add", value.name), value)
    store.keep(store.begin(user, now, "metric.add", metric.name), metric, dropped)
    store.keep(store.begin(user, now, "entry.add", metric.name), *entries)
    store.keep(store.begin(user, now, "entry.edit", metric.name), an_entry(metric, 2, value=25))
    store.keep(store.begin(user, now, "pause.add"), pause)
    store.remove(store.begin(user, now, "metric.delete", dropped.name), dropped)


def freeze() -> Path:
    """Write the frozen database of the newest version, once."""
    target = FROZEN / f"{schema.newest():04}.sql"
    with TemporaryDirectory() as folder:
        db = Sqlite(Path(folder) / "wins.db")
        schema.migrate(db)
        write_record(SqlStore(db))
        with target.open("x", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in dumped(db))
        db.close()
    return target


def dumped(db: Sqlite) -> Iterator[str]:
    """Write a database as statements that both engines take, in the order in which it was made."""
    made = db.rows("select type, name, sql from sqlite_master where sql is not null order by rowid")
    for _, _, sql in made:
        yield f"{sql};"
    for type, name, _ in made:
        if type == "table":
            for row in db.rows(f'select * from "{name}"'):
                yield f"insert into {name} values ({', '.join(map(literal, row))});"


def literal(cell: Cell) -> str:
    """Write a cell as SQL text."""
    match cell:
        case None:
            return "null"
        case str():
            return "'" + cell.replace("'", "''") + "'"
        case _:
            return repr(cell)


if __name__ == "__main__":
    print(freeze())
