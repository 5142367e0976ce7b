"""The whole application as it answers on a network, and the words of a lock before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from litestar.testing import TestClient

from smallwins.application import devices
from smallwins.application.passphrases import hashed
from smallwins.application.ports import Now
from smallwins.domain.device import Device, DeviceKind
from smallwins.settings import Settings
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore

HOME = "https://192.0.2.7:8040"
SECRET = "quite private"
WORDS = "rain on the old roof"


@cache
def kept() -> str:
    """Return what is kept of the words of the lock."""
    return hashed(WORDS)


@dataclass
class Network:
    """The whole application as it answers on the network; `peer` is where requests come from."""

    path: Path
    settings: Settings
    peer: str = "192.0.2.9"
    app: Any = None
    client: TestClient[Any] = field(init=False)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.app({**scope, "client": (self.peer, 50000)}, receive, send)

    def ask(self, path: str = "/", method: str = "GET", **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        told = {"host": "192.0.2.7:8040", "sec-fetch-site": "same-origin", "accept": "text/html"} | named
        return self.client.request(method, path, headers=told, follow_redirects=False)

    def routes(self) -> Iterator[tuple[str, str]]:
        """Yield the path and the method of everything the application serves."""
        whole = self.app.app
        for route in (*whole.pages.routes, *whole.beside.app.routes):
            for handler in getattr(route, "route_handlers", ()):
                for method in handler.http_methods:
                    yield route.path_format, str(getattr(method, "value", method))

    def store(self) -> Any:
        return closing(SqlStore(Sqlite(self.path)))

    def device(self, name: str = "phone", kind: DeviceKind = DeviceKind.BROWSER) -> tuple[Device, str]:
        with self.store() as store, store.transaction():
            user = store.the_person()
            assert user is not None
            return devices.add_device(store, user, now(), name, kind)

    def cookie(self, credential: str) -> dict[str, str]:
        return {"cookie": f"__Host-device-8040={credential}"}


def now() -> Now:
    at = datetime.now(UTC)
    return Now(at, at.date())


Serve = Callable[..., Network]
