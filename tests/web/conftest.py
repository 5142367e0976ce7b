"""The pages on a real record: SQLite, the real writer, and a browser's headers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from smallwins.application import locks, profiles, values
from smallwins.application.ports import Now
from smallwins.catalogue import language
from smallwins.domain.profile import Profile
from smallwins.domain.value import Value
from smallwins.settings import Settings
from smallwins.store.keeper import FileKeeper
from smallwins.store.reader import Aside
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from smallwins.store.writer import Writer
from smallwins.web.app import build_app
from smallwins.web.visit import Site
from tests.api.conftest import served
from tests.web import networked
from tests.web.networked import SECRET, Network, Serve, kept, now

HOME = "http://127.0.0.1:8040"
OURS = {"sec-fetch-site": "same-origin", "host": "127.0.0.1:8040"}


@dataclass
class Browser:
    """A person at the pages: `get` and `post` as their browser would, and their record beside it."""

    client: TestClient[Any]
    store: SqlStore
    headers: dict[str, str] = field(default_factory=lambda: dict(OURS))

    @property
    def person(self) -> Profile:
        person = profiles.the_owner(self.store)
        assert person is not None
        return person

    @property
    def now(self) -> Now:
        return profiles.now_for(self.person)

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(path, headers=self.headers | headers)

    def post(
        self, path: str, *, follow: bool = True, headers: dict[str, str] | None = None, **fields: Any
    ) -> Any:
        return self.client.post(
            path, data=fields, headers=self.headers | (headers or {}), follow_redirects=follow
        )


@contextmanager
def opened(settings: Settings, *, read_only: bool = False) -> Iterator[Browser]:
    """Open the pages of a record, which is made when there is none, under these settings."""
    path = Path(settings.database)
    reader = Sqlite(path, any_thread=True)
    migrate(reader)
    writer = Writer(lambda: Sqlite(path, any_thread=True, read_only=read_only))

    @asynccontextmanager
    async def writing(_: Litestar) -> AsyncIterator[None]:
        writer.start()
        yield
        writer.stop()

    store = SqlStore(reader)
    app = build_app(
        Site(
            lambda: store,
            Aside(lambda: SqlStore(Sqlite(path))),
            writer.write,
            settings,
            lambda: FileKeeper(path, settings.backup_folder),
        ),
        lifespan=[writing],
    )
    with TestClient(app, base_url=HOME, raise_server_exceptions=True) as client:
        client.get("/", headers=OURS)
        yield Browser(client, store)
    reader.close()
    language.use("en")


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """Open the pages on an empty record."""
    with opened(Settings(database=str(tmp_path / "wins.db"))) as browser:
        yield browser


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serve a record with one private value, by settings of one's choice."""
    opened: list[TestClient[Any]] = []

    def start(**settings: Any) -> Network:
        path = tmp_path / "wins.db"
        usual = Settings(
            database=str(path), host="0.0.0.0", network=True, certificate="wins.pem", key="wins.key"
        )
        network = Network(path, replace(usual, **settings))
        network.app = served(path, network.settings)
        network.client = TestClient(network, base_url=networked.HOME)
        opened.append(network.client)
        network.client.__enter__()
        with network.store() as store, store.transaction():
            person = profiles.welcome(store)
            values.add_value(store, person, now(), Value(id=now().new_id(), name=SECRET, created_at=now().at))
        return network

    yield start
    for client in opened:
        client.__exit__(None, None, None)
    language.use("en")


@pytest.fixture
def network(serve: Serve) -> Network:
    """Serve the whole application on the network."""
    return serve()


@pytest.fixture
def locked(serve: Serve) -> Network:
    """Serve the whole application on this machine alone, with a lock of five minutes."""
    network = serve(network=False, host="127.0.0.1")
    with network.store() as store, store.transaction():
        locks.put_on(store, store.the_person(), now(), kept(), 5)
    return network
