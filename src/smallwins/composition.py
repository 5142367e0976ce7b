"""The only place that knows every layer: settings, then the store, then the interfaces."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from smallwins.cli.program import Program
from smallwins.domain.errors import Refusal
from smallwins.settings import Settings, read_settings
from smallwins.store.database import Database
from smallwins.store.schema import migrate, newest, version
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from smallwins.store.upkeep import daily_file, people

if TYPE_CHECKING:
    from smallwins.application.upkeep import Keeper
    from smallwins.store.backup import Daily
    from smallwins.store.writer import Writer
    from smallwins.web.visit import Site


def wins() -> None:
    """Run the command line: the entry point of `wins`."""
    from smallwins.cli.main import run  # noqa: PLC0415 - the worker of the pages does without click

    run(program)


def program() -> Program:
    """Return what the command line needs, by the settings of the environment."""
    return program_of(read_settings())


def program_of(settings: Settings) -> Program:
    """Return what the command line needs, by these settings."""
    return Program(
        settings=settings,
        open_store=lambda: open_own_store(settings),
        keeper=lambda: keeper(settings),
        upgrade=upgrade,
        serve=serve,
        serve_demo=serve_demo,
    )


def open_database(settings: Settings, *, any_thread: bool = False) -> Database:
    """Open one connection to the database of the settings, without looking at its schema."""
    if settings.is_postgres:
        try:
            from smallwins.store.postgres import Postgres  # noqa: PLC0415 - an extra, and felt at start-up
        except ModuleNotFoundError as error:
            raise Refusal("store.no-driver") from error
        return Postgres(settings.database)
    path = Path(settings.database)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            path.touch(mode=0o600)  # a diary: nobody else on this machine reads it
    except OSError as error:
        raise Refusal("store.cannot-open", path=str(path)) from error
    return Sqlite(path, any_thread=any_thread)


def open_store(settings: Settings, *, any_thread: bool = False, backed_up: bool = False) -> SqlStore:
    """Open the store of the settings, its schema brought to this program's version.

    A file that may not be written to, or that has no room beside it, is opened to read.
    """
    folder = None if settings.is_postgres else settings.backup_folder
    try:
        db = open_database(settings, any_thread=any_thread)
        migrate(db, folder=folder, backed_up=backed_up)
    except Refusal as refusal:
        db = _open_to_read(settings, refusal, any_thread=any_thread)
    return SqlStore(db)


def _open_to_read(settings: Settings, refusal: Refusal, *, any_thread: bool) -> Database:
    from smallwins.store.disk import UNWRITABLE  # noqa: PLC0415 - for a fault alone, and felt at start-up

    if settings.is_postgres or refusal.code not in UNWRITABLE or not Path(settings.database).exists():
        raise refusal
    try:
        db = Sqlite(settings.database, any_thread=any_thread, read_only=True)
        if version(db) == newest():
            return db
    except Refusal:
        pass  # what was refused first is what a person can do something about
    raise refusal


def upgrade(settings: Settings) -> None:
    """Bring the schema to this program's version, on the word that the server was backed up."""
    open_store(settings, backed_up=True).close()


def open_own_store(settings: Settings) -> SqlStore:
    """Open the store for one command, which does before its writes what the writer does before its own."""
    store = open_store(settings)
    is_done = settings.is_postgres  # on a server the pages' writer does it, once a day and not once a command
    if not is_done and not daily_file(settings.backup_folder, _today()).exists():
        store.before = before_writing(settings)
    return store


def open_writer(settings: Settings) -> Writer:
    """Return the writer that pages and API share; start it once `open_store` has seen to the schema."""
    from smallwins.store.writer import Writer  # noqa: PLC0415 - threads and asyncio, felt at start-up

    return Writer(lambda: open_database(settings), before_writing(settings))


def before_writing(settings: Settings) -> Daily:
    """Return what is done before a write: on the first of a day, the backup, and forgetting what is due."""
    from smallwins.store.backup import Daily, daily_backup, tidy_log  # noqa: PLC0415 - once a day, and felt

    if settings.is_postgres:
        return Daily(_today, _forget)
    return Daily(_today, daily_backup(settings.backup_folder), _forget, tidy_log)


def keeper(settings: Settings) -> Keeper:
    """Return who looks after the database of the settings."""
    from smallwins.store.keeper import FileKeeper, ServerKeeper  # noqa: PLC0415 - for three commands alone

    if settings.is_postgres:
        return ServerKeeper(lambda: open_database(settings))
    return FileKeeper(Path(settings.database), settings.backup_folder)


def _forget(db: Database, today: date) -> bool:  # noqa: ARG001 - a chore
    from smallwins.application.upkeep import forget_due  # noqa: PLC0415 - once a day, and felt at start-up

    store = SqlStore(db)
    page = people(db)
    while page:
        for user in page:
            with db.transaction():
                forget_due(store, user, datetime.now(UTC))
        page = people(db, after=page[-1])
    return True


def _today() -> date:
    return datetime.now().astimezone().date()


def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve the pages and the API by these settings until somebody stops it.

    `say` is told the address to open; on the network it is where a device is paired, with a code in it.
    """
    from smallwins.web.serve import (  # noqa: PLC0415 - the supervisor loads no page, and no other command this
        check_network,
        for_network,
        serve,
    )

    settings = for_network(settings) if settings.network else settings
    check_network(settings)
    path = f"pair?code={_offer_code(settings)}" if settings.network else ""
    open_store(settings).db.close()  # what cannot be opened is refused here, before anything listens
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads that wait for work still cost memory
    serve(settings, "smallwins.composition:application", lambda address: say(address + path))


def _offer_code(settings: Settings) -> str:
    """Return a new code for one device."""
    from smallwins.application.devices import offer_code  # noqa: PLC0415 - for the network alone
    from smallwins.application.profiles import now_for, welcome  # noqa: PLC0415 - for the network alone

    with closing(open_store(settings)) as store, store.transaction():
        person = welcome(store)
        return offer_code(store, person.id, now_for(person))


def serve_demo(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve two years of an invented person's record, which go when the server does."""
    from smallwins.web.leftovers import folder_for  # noqa: PLC0415 - for the demo alone

    with folder_for("demo") as folder:
        serve(demo_settings(settings, Path(folder)), say)


def give_up(news: bytes, times: int) -> NoReturn:
    """Say what a worker told that cannot start, as every refusal is said; or that it ended so many times."""
    from smallwins.cli.main import run  # noqa: PLC0415 - the worker of the pages does without click

    code, facts = json.loads(news) if news else ("worker.ended", {"times": times})

    def refuse(*_: object) -> NoReturn:
        raise Refusal(code, **facts)

    run(lambda: program()._replace(serve=refuse), ["serve"])


def demo_settings(settings: Settings, folder: Path) -> Settings:
    """Return settings of a database in a folder, filled with two years of an invented person's record."""
    from smallwins.application.profiles import now_for, welcome  # noqa: PLC0415 - for the demo alone
    from smallwins.demo.record import fill  # noqa: PLC0415 - no other command needs an invented person

    demo = replace(settings, database=str(folder / "demo.db"), backups="")
    store = open_store(demo)
    with store.db.transaction():
        person = welcome(store)
        fill(store, person, now_for(person))
    store.db.close()
    return demo


def application() -> Any:
    """Build what the worker serves, by the settings of the environment: pages and API."""
    import gc  # noqa: PLC0415 - in the worker alone

    _share_one_heap()
    app = _application(read_settings())
    gc.freeze()  # what is loaded by now stays: nothing of it is worth looking at
    gc.enable()
    return app


def _application(settings: Settings) -> Any:
    from smallwins.api import PATH  # noqa: PLC0415 - in the worker alone
    from smallwins.store.reader import Aside, Reader  # noqa: PLC0415 - in the worker alone
    from smallwins.web import page  # noqa: PLC0415 - in the worker alone
    from smallwins.web.app import Beside, build_app  # noqa: PLC0415 - in the worker alone
    from smallwins.web.telling import telling  # noqa: PLC0415 - in the worker alone
    from smallwins.web.visit import Site  # noqa: PLC0415 - in the worker alone

    page.ENVIRONMENT.bytecode_cache = page.Compiled(settings.compiled)
    writer = open_writer(settings)
    reader = Reader(lambda: open_store(settings, any_thread=True), writer)

    @asynccontextmanager
    async def at_work(_: object) -> AsyncIterator[None]:
        with telling(settings):
            reader()
            writer.start()
        yield
        writer.stop()
        reader.close()

    aside = Aside(lambda: open_store(settings))
    site = Site(reader, aside, writer.write, settings, lambda: keeper(settings))
    return build_app(site, beside=Beside(PATH, lambda: _api(site)), lifespan=[at_work])


def _share_one_heap() -> None:
    """Let all threads of this process share one heap, where glibc would give each its own for good."""
    import ctypes  # noqa: PLC0415 - in the worker alone

    arena_max = -8  # M_ARENA_MAX of malloc.h; other systems have no such call
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(arena_max, 1)


def _api(site: Site) -> Any:
    from smallwins.api.app import build_api  # noqa: PLC0415 - where a script asks; felt at start-up

    return build_api(site)
