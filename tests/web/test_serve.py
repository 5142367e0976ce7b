from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest

from smallwins.domain.errors import Refusal
from smallwins.settings import Settings
from smallwins.web.serve import address, check_network, for_network, free_port

SERVE = (
    "from smallwins.composition import serve; from smallwins.settings import read_settings;"
    "serve(read_settings(), lambda at: print(at, flush=True))"
)
PYTHON = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


def test_a_port_in_use_is_refused_and_another_is_named() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(Refusal) as refused:
            free_port("127.0.0.1", port)

    assert refused.value.code == "port.taken"
    assert refused.value.facts["other"] == str(port + 1)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        free_port("192.0.2.1", 8040)

    assert refused.value.code == "host.unknown"


def test_the_address_is_told_as_one_opens_it() -> None:
    assert address(Settings(database="x", host="::1", port=8040)) == "http://[::1]:8040/"


HERE = Settings(database="x")
FILES: dict[str, Any] = {"certificate": __file__, "key": __file__}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"host": "0.0.0.0"}, "network.not-asked"),
        ({"host": "192.0.2.7", "public_url": "https://wins.example"}, "network.not-asked"),
        ({"network": True}, "network.needs-https"),
        ({"network": True, "public_url": "http://wins.example"}, "network.needs-https"),
        ({"network": True, "public_url": "https://wins.example", "host": "0.0.0.0"}, "network.needs-https"),
        ({"network": True, "certificate": __file__}, "network.two-files"),
        ({"network": True, "certificate": __file__, "key": "/nowhere/wins.key"}, "network.no-file"),
    ],
)
def test_nothing_is_served_to_others_unpaired_or_in_the_clear(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_network(replace(HERE, **changed))

    assert refused.value.code == code


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"host": "localhost"},
        {"host": "::1"},
        {"network": True, "public_url": "https://wins.example"},
        {"network": True, "host": "0.0.0.0", **FILES},
    ],
)
def test_what_is_safe_is_served(changed: dict[str, Any]) -> None:
    check_network(replace(HERE, **changed))


def test_a_certificate_of_ones_own_is_served_at_every_address_and_a_proxy_comes_to_loopback() -> None:
    own = replace(HERE, network=True, **FILES)

    assert for_network(own).host == "0.0.0.0"
    assert for_network(replace(own, host="192.0.2.7")).host == "192.0.2.7"
    assert for_network(replace(HERE, network=True)).host == "127.0.0.1"
    assert address(replace(own, host="192.0.2.7")) == "https://192.0.2.7:8040/"
    assert address(replace(HERE, network=True, public_url="https://wins.example")) == "https://wins.example/"
    assert address(for_network(own)).startswith("https://")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    environment = PYTHON | {"SMALLWINS_DATABASE": str(tmp_path / "wins.db"), "SMALLWINS_PORT": "0"}
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    yield process, process.stdout.readline().strip()
    process.stdout.close()
    process.terminate()
    process.wait(10)


def test_a_killed_worker_comes_back_and_ends_with_its_supervisor(
    server: tuple[subprocess.Popen[str], str],
) -> None:
    supervisor, at = server
    assert wait_for(at)
    first = worker_of(supervisor.pid)

    os.kill(first, signal.SIGKILL)
    assert wait_until(lambda: worker_of(supervisor.pid) not in (first, 0))
    assert wait_for(at)

    second = worker_of(supervisor.pid)
    os.kill(supervisor.pid, signal.SIGKILL)
    supervisor.wait()
    assert wait_until(lambda: not Path(f"/proc/{second}").exists())


def test_the_supervisor_loads_next_to_nothing() -> None:
    loads = "import sys; bare = len(sys.modules); import smallwins.supervisor; print(len(sys.modules) - bare)"
    ran = subprocess.run(
        [sys.executable, "-c", loads], capture_output=True, text=True, check=True, env=PYTHON
    )

    assert int(ran.stdout) < 40


def test_the_first_page_waits_for_neither_the_api_nor_numpy(tmp_path: Path) -> None:
    loads = "from smallwins.composition import application; application(); import sys; print(*sys.modules)"
    environment = PYTHON | {"SMALLWINS_DATABASE": str(tmp_path / "wins.db")}
    ran = subprocess.run(
        [sys.executable, "-c", loads], capture_output=True, text=True, check=True, env=environment
    )

    assert {"numpy", "smallwins.api.app"}.isdisjoint(ran.stdout.split())


def worker_of(supervisor: int) -> int:
    children = Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text().split()
    return int(children[0]) if children else 0


def wait_for(at: str) -> bool:
    def answers() -> bool:
        try:
            with urllib.request.urlopen(at + "-/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    return wait_until(answers)


def wait_until(true: object, seconds: float = 20) -> bool:
    assert callable(true)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False
