"""The API on a real record: SQLite, the real writer, and a script's headers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from smallwins.api import PATH
from smallwins.api.app import build_api
from smallwins.settings import Settings
from smallwins.store.reader import Aside
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from smallwins.store.writer import Writer
from smallwins.web.app import Beside, build_app
from smallwins.web.visit import Site


def served(path: Path, settings: Settings | None = None) -> Any:
    """Build the whole application on the database at `path`."""
    db = Sqlite(path, any_thread=True)
    migrate(db)
    store = SqlStore(db)
    writer = Writer(lambda: Sqlite(path))

    @asynccontextmanager
    async def writing(_: Litestar) -> AsyncIterator[None]:
        writer.start()
        yield
        writer.stop()
        db.close()

    site = Site(
        lambda: store,
        Aside(lambda: SqlStore(Sqlite(path))),
        writer.write,
        settings or Settings(database=str(path)),
    )
    return build_app(site, beside=Beside(PATH, lambda: build_api(site)), lifespan=[writing])


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient[Any]]:
    """Call the API as a script on the same machine would."""
    with TestClient(served(tmp_path / "wins.db"), base_url="http://127.0.0.1:8040") as calling:
        yield calling
