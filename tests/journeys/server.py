"""A server of one's own: started, asked, killed, and looked into afterwards."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from smallwins.application import metrics, profiles
from smallwins.composition import open_store
from smallwins.domain.entry import Entry
from smallwins.settings import Settings
from tests.conftest import now_on
from tests.store.test_history import a_metric

SERVE = (
    "from smallwins.composition import serve; from smallwins.settings import read_settings;"
    "serve(read_settings(), lambda at: print(at, flush=True))"
)


class Server:
    """`wins serve` on a record with one metric, on any free port."""

    def __init__(self, database: str) -> None:
        self.settings = Settings(database=database, port=0)
        self.environment = os.environ | {
            "PYTHONPATH": os.pathsep.join(sys.path),
            "SMALLWINS_DATABASE": self.settings.database,
            "SMALLWINS_PORT": "0",
        }
        with closing(open_store(self.settings)) as store, store.transaction():
            self.person = profiles.welcome(store)
            self.metric = metrics.add_metric(store, self.person, now_on(), a_metric())

    @contextmanager
    def running(self, *before: str) -> Iterator[None]:
        """Serve until the end of the block, under another program when one is named."""
        command = [*before, sys.executable, "-c", SERVE]
        self.process = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        try:
            self.at = urlsplit(self.process.stdout.readline().strip())
            assert until(self.answers, 30), "the server never answered"
            yield
        finally:
            self._stop(watched=bool(before))
            self.process.stdout.close()

    def _stop(self, *, watched: bool) -> None:
        # A program that watches the server keeps signals from it; so the server itself is asked.
        for process in children_of(self.process.pid) if watched else [self.process.pid]:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGTERM)
        self.process.wait(20)

    def answers(self) -> bool:
        """Whether the server answers."""
        return self.ask("GET", "/-/health") == 200

    def ask(
        self, method: str, path: str, body: object = None, *, connection: Connection | None = None
    ) -> int:
        """Ask once; return the status, or 0 when no answer came."""
        link = connection or self.connect()
        try:
            text = json.dumps(body) if body is not None else None
            link.request(method, path, text, {"content-type": "application/json"} if text else {})
            answer = link.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            link.close()
            return 0
        if connection is None:
            link.close()
        return answer.status

    def connect(self) -> Connection:
        """Return a connection to the server."""
        return http.client.HTTPConnection(self.at.hostname or "", self.at.port, timeout=10)

    def log(self, id: UUID, connection: Connection | None = None) -> int:
        """Log an entry under this id; return the status of the answer."""
        body = {"id": str(id), "metric": str(self.metric.id), "for_date": "2026-03-02", "value": 12}
        return self.ask("POST", "/api/v1/entries", body, connection=connection)

    def worker(self) -> int:
        """Return the process of the worker, or 0 while there is none."""
        children = children_of(self.process.pid)
        return children[0] if children else 0

    def kill_worker(self) -> None:
        """Kill the worker as a power cut would; the supervisor starts another."""
        first = self.worker()
        os.kill(first, signal.SIGKILL)

    def kill_supervisor(self) -> None:
        """Kill the supervisor, and wait for the worker to end by itself."""
        worker = self.worker()
        self.process.kill()
        self.process.wait(10)
        assert until(lambda: not Path(f"/proc/{worker}").exists(), 10), "the worker outlived its supervisor"

    def port_is_free(self) -> bool:
        """Whether nobody listens where the server did."""
        with socket.socket() as asking:
            asking.settimeout(1)
            return asking.connect_ex((self.at.hostname or "", self.at.port or 0)) != 0

    def kept(self) -> set[UUID]:
        """Return the ids of the entries in the file, which opens clean."""
        with closing(open_store(self.settings)) as store:
            if store.db.engine == "sqlite":
                assert store.db.rows("pragma integrity_check") == [("ok",)]
                assert store.db.rows("pragma foreign_key_check") == []
            return {entry.id for entry in store.all(Entry, self.person.id)}

    def wins(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the command line on the same record."""
        command = [sys.executable, "-c", "from smallwins.composition import wins; wins()", *words]
        environment = {name: held for name, held in self.environment.items() if name != "SMALLWINS_PORT"}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


Connection = http.client.HTTPConnection


def children_of(process: int) -> Sequence[int]:
    """Return the processes that a process started."""
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def until(true: Callable[[], bool], seconds: float) -> bool:
    """Wait until something is true, or for so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False
