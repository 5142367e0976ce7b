"""Architecture §4: one schema from one laptop to a cluster, asked of a real PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

import pytest

from smallwins.store.database import Database
from smallwins.store.schema import migrate, statements
from tests.architecture.statements import STORE, breaches, kinds
from tests.conftest import open_postgres

BREACHES = """
with ours as (select oid, relname, relkind from pg_class where relnamespace = current_schema()::regnamespace),
held as (
  select o.oid, o.relname as name, k.kind from ours as o left join kinds as k on k.name = o.relname
  where o.relkind in ('r', 'p')
),
uniques as (
  select i.indrelid, i.indexrelid::regclass::text as name, i.indisprimary,
    (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) as first,
    (select array_agg(attname::text) from pg_attribute
     where attrelid = i.indrelid and attnum = any(i.indkey)) as names
  from pg_index as i where i.indisunique
),
links as (
  select c.*, source.name as source, target.name as target, source.kind as source_kind,
    target.kind as target_kind,
    (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) as first_here,
    (select attname from pg_attribute where attrelid = c.confrelid and attnum = c.confkey[1]) as first_there
  from pg_constraint as c join held as source on source.oid = c.conrelid
  join held as target on target.oid = c.confrelid where c.contype = 'f'
)
select name, '1: has no kind' from held where kind is null and name <> 'kinds'
union all
select name, '1: user_id is not uuid not null' from held
where kind = 'per-user' and not exists (
  select 1 from pg_attribute where attrelid = held.oid and attname = 'user_id'
  and atttypid = 'uuid'::regtype and attnotnull)
union all
select name, '2: has no primary key that leads with user_id' from held
where kind = 'per-user' and not exists (
  select 1 from uniques where indrelid = held.oid and indisprimary and first = 'user_id')
union all
select uniques.name, '2: is unique without user_id' from uniques join held on held.oid = indrelid
where kind = 'per-user' and not 'user_id' = any(names)
union all
select source, '2: points at ' || target || ' without user_id' from links
where source_kind = 'per-user' and target_kind = 'per-user'
and (first_here <> 'user_id' or first_there <> 'user_id')
union all
select source, '2: a link that sets null or other' from links
where confdeltype not in ('c', 'a') or confupdtype not in ('c', 'a')
union all
select source, '2: a deferrable link' from links where condeferrable
union all
select source, '2: others point at one person' from links
where source_kind <> 'per-user' and target_kind = 'per-user'
union all
select tgname, '4: a trigger' from pg_trigger where not tgisinternal
union all
select proname, '4: a procedure' from pg_proc where pronamespace = current_schema()::regnamespace
union all
select extname, '4: an extension' from pg_extension where extname <> 'plpgsql'
union all
select relname, '4: a sequence' from ours where relkind = 'S'
union all
select relname, '4: a view' from ours where relkind in ('v', 'm')
union all
select o.relname, '4: a default that is no constant: ' || pg_get_expr(d.adbin, d.adrelid)
from pg_attrdef as d join ours as o on o.oid = d.adrelid where pg_get_expr(d.adbin, d.adrelid) like '%(%'
union all
select o.name || '.' || a.attname, '12: has the type ' || format_type(a.atttypid, a.atttypmod)
from pg_attribute as a join held as o on o.oid = a.attrelid
where a.attnum > 0 and not a.attisdropped and o.name <> 'kinds'
and format_type(a.atttypid, a.atttypmod)
  not in ('uuid', 'text', 'bigint', 'smallint', 'double precision', 'date')
order by 1, 2
"""
"""Every breach of rules 1, 2, 4 and 12 in the current schema, given the table `kinds`."""

WRONG = {
    "create table a (user_id uuid not null primary key)": "1: has no kind",
    "create table a (user_id text not null, primary key (user_id))": "1: user_id is not uuid not null",
    "create table a (user_id uuid not null, id uuid, primary key (id, user_id))": (
        "2: has no primary key that leads with user_id"
    ),
    "create unique index once on entries (id)": "2: is unique without user_id",
    "alter table entries add foreign key (user_id, step) references steps (user_id, id) on delete set null": (
        "2: a link that sets null or other"
    ),
    "alter table entries add foreign key (user_id, step) references steps (user_id, id) deferrable": (
        "2: a deferrable link"
    ),
    "alter table entries add foreign key (id) references people (user_id)": (
        "2: points at people without user_id"
    ),
    "create function f() returns bigint language sql return 1": "4: a procedure",
    "create sequence s": "4: a sequence",
    "create view v as select 1 as one": "4: a view",
    "alter table entries add column told text default current_timestamp(0)": (
        "4: a default that is no constant: CURRENT_TIMESTAMP(0)"
    ),
    "alter table entries add column at_once timestamptz": "12: has the type timestamp with time zone",
}


@pytest.fixture
def schema(request: pytest.FixtureRequest) -> Iterator[Database]:
    """The newest schema on PostgreSQL, with the kinds that stand beside its tables."""
    db = open_postgres(request)
    migrate(db)
    db.run("create table kinds (name text, kind text)")
    db.insert_many("kinds", ("name", "kind"), kinds().items())
    yield db
    db.close()


def found(db: Database) -> list[tuple[str, str]]:
    """Ask for the breaches as they stand, without the store's spelling of parameters."""
    return db.connection.execute(BREACHES.encode()).fetchall()  # type: ignore[attr-defined,no-any-return]


def test_the_schema_keeps_to_the_rules(schema: Database) -> None:
    assert found(schema) == []


@pytest.mark.parametrize("wrong", WRONG)
def test_a_schema_that_does_not_is_found_out(schema: Database, wrong: str) -> None:
    if WRONG[wrong] != "1: has no kind":
        schema.run("insert into kinds (name, kind) values ('a', 'per-user')")
    schema.run(wrong)

    assert WRONG[wrong] in {breach for _, breach in found(schema)}


def test_the_kind_of_every_table_stands_beside_it() -> None:
    for file in (resources.files("smallwins.store") / "migrations").iterdir():
        for statement in statements(file.read_text("utf-8")):
            if made := re.match(r"create table (\w+)", statement):
                assert made[1].removesuffix("_new") in kinds(), file.name


@pytest.mark.parametrize(
    ("sql", "breach"),
    [
        ("select e.id from entries as e where e.user_id = :user_id and e.id = :id", None),
        ("select e.id from entries as e where e.id = :id", "entries: no e.user_id = :user_id"),
        ("select id from entries where user_id = :user_id", "entries: has no alias"),
        (
            "select 1 from entries as e join metrics as m on m.id = e.metric where e.user_id = :user_id",
            "metrics: no m.user_id = :user_id",
        ),
        ("select 1 from (select 1 from metrics as m) as x", "metrics: no m.user_id = :user_id"),
        ("delete from entries as e", "entries: no e.user_id = :user_id"),
        ("update entries as e set rev = 1 where e.user_id = :other", "entries: no e.user_id = :user_id"),
        ("insert into entries (id) values (:id)", "entries: no user_id among the columns"),
        ("insert into entries (user_id, id) values (:user_id, :id)", None),
        ("select 1 from schema_info as a, schema_info as b", "tables joined by a comma"),
        ("select now()", "now( in SQL text"),
        ("select lower(:name)", "lower( in SQL text"),
        ("select :x::text", ":: in SQL text"),
        ("select 7 % 2", "% in SQL text"),
        ("select 1 where :x ilike :y", "ilike in SQL text"),
        ("select 1 where :x like '%;::'", None),
        ("select version from schema_info as s order by s.name", "sorts what people wrote"),
        ("select version from schema_info order by dated desc", "dated desc without nulls last"),
        (
            "insert into schema_info (version) values (1) on conflict (version) do update set version = 2",
            "an upsert takes something else than excluded.*",
        ),
    ],
)
def test_a_statement_that_does_not_keep_to_the_rules_is_found_out(sql: str, breach: str | None) -> None:
    assert breaches(sql) == ([breach] if breach else [])


def test_errors_are_told_by_their_state_and_never_by_a_constraints_name() -> None:
    for path in STORE.glob("*.py"):
        assert not re.search(r"constraint_name|\.diag\b|constraint failed", path.read_text("utf-8")), (
            path.name
        )


def test_the_seam_between_the_engines_has_at_most_150_lines() -> None:
    lines = [
        line
        for name in ("sqlite.py", "postgres.py")
        for line in re.sub(r'"""[\s\S]*?"""', "", (STORE / name).read_text("utf-8")).splitlines()
        if line.strip() and not line.strip().startswith("#")
    ]

    assert len(lines) <= 150
