"""What was acknowledged is there, whoever is killed and whenever."""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from uuid import UUID, uuid4

import pytest

from smallwins.store.postgres import Postgres
from tests.journeys.server import Server, until

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


class Load:
    """Eight people who log without a pause, and remember what they were told was kept."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.acknowledged: set[UUID] = set()
        self.sent: set[UUID] = set()
        self.statuses: set[int] = set()
        self._ended = Event()

    @contextmanager
    def going_on(self) -> Iterator[None]:
        threads = [Thread(target=self._log_on) for _ in range(8)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._ended.set()
            for thread in threads:
                thread.join()

    def wait_for_more(self, count: int = 100) -> None:
        """Wait until so many more were acknowledged."""
        held = len(self.acknowledged)
        assert until(lambda: len(self.acknowledged) >= held + count, 20), "the server took no more"

    def _log_on(self) -> None:
        connection = self.server.connect()
        while not self._ended.is_set():
            id = uuid4()
            self.sent.add(id)
            status = self.server.log(id, connection)
            self.statuses.add(status)
            if status == 201:
                self.acknowledged.add(id)
            elif status == 0:
                time.sleep(0.02)
        connection.close()


def test_what_was_acknowledged_outlives_every_kill(tmp_path: Path) -> None:
    server = Server(str(tmp_path / "wins.db"))
    acknowledged: set[UUID] = set()
    sent: set[UUID] = set()

    for _ in range(3):
        load = Load(server)
        with server.running(), load.going_on():
            load.wait_for_more()
            server.kill_worker()
            load.wait_for_more()
            server.kill_supervisor()
        acknowledged |= load.acknowledged
        sent |= load.sent

        assert load.statuses <= {201, 0}
        assert server.port_is_free()
        assert acknowledged <= server.kept() <= sent


def test_what_was_sent_and_not_answered_can_be_sent_again(tmp_path: Path) -> None:
    server = Server(str(tmp_path / "wins.db"))
    load = Load(server)
    with server.running():
        with load.going_on():
            load.wait_for_more()
            server.kill_worker()
            load.wait_for_more()

        answers = {server.log(id) for id in load.sent}

    assert answers == {201}
    assert server.kept() == load.sent


def test_a_command_in_another_terminal_writes_while_the_pages_are_served(tmp_path: Path) -> None:
    server = Server(str(tmp_path / "wins.db"))
    load = Load(server)
    with server.running(), load.going_on():
        load.wait_for_more(20)
        said = [server.wins("log", "walk", "15") for _ in range(5)]

    assert [ran.returncode for ran in said] == [0] * 5, [ran.stderr for ran in said]
    kept = server.kept()
    assert load.acknowledged <= kept
    assert len(kept - load.sent) == 5


def test_a_server_whose_database_goes_away_keeps_what_it_acknowledged_and_finds_it_again(
    postgres_url: str,
) -> None:
    ours = Postgres(postgres_url)
    ours.run("create schema served")
    server = Server(f"{postgres_url}&options=-csearch_path%3Dserved")
    load = Load(server)
    with server.running(), load.going_on():
        for _ in range(3):
            load.wait_for_more(50)
            ours.rows("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()")
        load.wait_for_more(50)

    assert load.statuses <= {201, 503}
    assert load.acknowledged <= server.kept() <= load.sent
    ours.close()


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_no_answer_of_the_server_leaves_before_the_disk_was_waited_for(tmp_path: Path) -> None:
    server = Server(str(tmp_path / "wins.db"))
    trace = tmp_path / "trace"
    calls = "trace=fsync,fdatasync,write,writev,send,sendto,sendmsg"
    with server.running("strace", "-f", "--seccomp-bpf", "-o", str(trace), "-s", "40", "-e", calls):
        connection = server.connect()
        statuses = [server.log(uuid4(), connection) for _ in range(30)]
        connection.close()

    assert set(statuses) == {201}
    answers = syncs_before_each_answer(trace.read_text("utf-8", errors="replace"))
    assert len(answers) == 30
    assert min(answers) >= 1


def syncs_before_each_answer(trace: str) -> list[int]:
    """Count, for each answer, the syncs that ended since the answer before; one was asked at a time."""
    answers: list[int] = []
    syncs = 0
    for line in trace.splitlines():
        if re.search(r"\b(fsync|fdatasync)\b.*= 0$", line):
            syncs += 1
        elif "HTTP/1.1 201" in line:
            answers.append(syncs)
            syncs = 0
    return answers
