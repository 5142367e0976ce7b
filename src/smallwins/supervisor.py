"""The supervisor: it brings the worker back, and says in a sentence when there is no bringing it back.

It stays for as long as the pages do, so it is a process of its own that loads next to nothing:
`python -m smallwins.supervisor MODULE:FACTORY`, and after it the process and the two ends of a worker
that was started on its behalf, so that the first page need not wait for it.

It speaks with its worker by two pipes. The worker's input is held open and never written to: when it
ends, by whatever end of the supervisor, the worker ends too, so that no orphan keeps the port. On its
output a worker that cannot start says why: a traceback of another process is no news for a person.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from subprocess import PIPE, Popen, TimeoutExpired

from smallwins.ending import LONGEST_END

SHORT_LIFE = 6.0
"""A worker that ended within so many seconds of its start ended right after it."""

MOST_SHORT_LIVES = 5
"""After so many short lives in a row there is no further start."""


class Lives:
    """Counts the short lives in a row of the workers."""

    def __init__(self, began: float) -> None:
        self._began = began
        self._short = 0

    def end(self, now: float, *, has_started: bool) -> bool:
        """Count the life that ends now, and begin the next; return whether there is a next one."""
        is_short = not has_started or now - self._began < SHORT_LIFE
        self._short = self._short + 1 if is_short else 0
        self._began = now
        return self._short < MOST_SHORT_LIVES


class Adopted:
    """A worker that this process started before it became the supervisor; used like a `Popen`."""

    def __init__(self, process: str, lifeline: str, news: str) -> None:
        self.pid = int(process)
        self.stdin = os.fdopen(int(lifeline), "wb", buffering=0)
        self.stdout = os.fdopen(int(news), "rb", buffering=0)
        for end in (lifeline, news):
            os.set_inheritable(int(end), False)

    def wait(self, timeout: float | None = None) -> None:
        """Wait for its end."""
        until = None if timeout is None else time.monotonic() + timeout
        while until is not None and time.monotonic() < until:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return
            time.sleep(0.02)
        if until is not None:
            raise TimeoutExpired("worker", LONGEST_END)
        os.waitpid(self.pid, 0)

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.pid, signal.SIGKILL)


def supervise(application: str, *adopted: str) -> None:
    """Keep a worker that serves the application named `module:factory`, until somebody stops it."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    lives = Lives(time.monotonic())
    try:
        news = _live(Adopted(*adopted) if adopted else _start(application))
        while lives.end(time.monotonic(), has_started=not news):
            news = _live(_start(application))
    except KeyboardInterrupt:
        return
    finally:
        _take_away()
    _give_up(news)


def _start(application: str) -> Popen[bytes]:
    command = [sys.executable, "-m", "smallwins.web.worker", application]
    return Popen(command, stdin=PIPE, stdout=PIPE)  # noqa: S603 - our own words


def _live(worker: Popen[bytes] | Adopted) -> bytes:
    """Wait for the end of a worker; return what kept it from starting, or nothing."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    try:
        news: bytes = worker.stdout.read()
        worker.wait()
    except KeyboardInterrupt:
        for asked in (signal.SIGINT, signal.SIGTERM):
            signal.signal(asked, signal.SIG_IGN)  # it is ending
        worker.stdin.close()
        _wait_for(worker)
        raise
    finally:
        worker.stdin.close()
        worker.stdout.close()
    return news


def _wait_for(worker: Popen[bytes] | Adopted) -> None:
    try:
        worker.wait(LONGEST_END)
    except TimeoutExpired:
        worker.kill()


def _take_away() -> None:
    from smallwins.web.leftovers import take_away  # noqa: PLC0415 - at the end, when memory is no matter

    take_away()


def _give_up(news: bytes) -> None:
    from smallwins.composition import give_up  # noqa: PLC0415 - at the end, when memory is no matter

    give_up(news, MOST_SHORT_LIVES)


if __name__ == "__main__":
    supervise(*sys.argv[1:])
