"""The real server on a database, for what is measured over HTTP: on loopback, ended by its pid."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WAIT = 20.0


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its address, its supervisor's pid, and how long it took to answer."""

    address: str
    pid: int
    seconds: float

    def get(self, path: str) -> bytes:
        """Return the body of a page."""
        with urllib.request.urlopen(self.address + path, timeout=30) as answer:
            body: bytes = answer.read()
        return body


OURS = "from smallwins.__main__ import wins; wins()"
"""What runs the product."""


@contextmanager
def serving(database: Path, program: str = OURS) -> Iterator[Served]:
    """Serve a database on a free port until the block ends; with another `program`, what that serves."""
    port = _free_port()
    environment = os.environ | {"SMALLWINS_DATABASE": str(database), "SMALLWINS_PORT": str(port)}
    environment["PYTHONDONTWRITEBYTECODE"] = ""  # as it is installed: compiled, once it has run
    start = time.perf_counter()
    command = [sys.executable, "-c", program, "serve"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address)
        yield Served(address, process.pid, time.perf_counter() - start)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(address: str) -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address + "/-/health", timeout=2).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    message = "the server did not answer"
    raise TimeoutError(message)


def _free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])
