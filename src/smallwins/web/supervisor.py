"""The supervisor: it brings the worker back, and says in a sentence when there is no bringing it back.

It loads no page. What kept a worker from starting is left by that worker in a
file of the supervisor's folder, because a traceback of another process is no
news for a person.
"""

from __future__ import annotations

import json
import os
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from logging import getLogger
from pathlib import Path
from typing import Any

from smallwins.domain.errors import Refusal
from smallwins.settings import Settings

NEWS = "WINS_SUPERVISOR_NEWS"
"""The environment variable that tells the worker where to leave what kept it from starting."""

SHORT_LIFE = 6.0
"""A worker that ended within so many seconds of its start ended right after it."""

MOST_SHORT_LIVES = 5
"""After so many short lives in a row there is no further start."""

NOT_STARTED = 3
"""The status of a worker that left news."""


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


def supervise(settings: Settings, application: str, folder: Path) -> None:
    """Serve the application named `module:factory` until somebody stops it.

    Raises:
        Refusal: what kept the worker from starting, or `worker.ended` when it keeps ending.
    """
    news = folder / "news"
    os.environ[NEWS] = str(news)
    server = _server(settings, application, news)
    supervisor = os.getpid()
    getLogger("_granian").addFilter(lambda _: os.getpid() != supervisor)  # what is to be said we say
    server.serve()
    if server.gave_up:
        raise _told(news)


@contextmanager
def telling(settings: Settings) -> Iterator[None]:
    """In the worker: when what is inside does not start, leave the reason to the supervisor and end."""
    path = os.environ.get(NEWS)
    if not path:
        yield
        return
    try:
        yield
    except Refusal as refusal:
        _leave(path, refusal)
    except Exception as error:  # noqa: BLE001 - the worker's edge: a sentence, the whole in a log
        _leave(path, Refusal("worker.not-started", path=_log(error, settings)))
    else:
        Path(path).unlink(missing_ok=True)


def _leave(path: str, refusal: Refusal) -> None:
    with suppress(OSError):  # no room for it: the supervisor says that the worker keeps ending
        Path(path).write_text(json.dumps([refusal.code, refusal.facts], default=str), "utf-8")
    os._exit(NOT_STARTED)


def _told(news: Path) -> Refusal:
    try:
        code, facts = json.loads(news.read_text("utf-8"))
    except (OSError, ValueError):
        return Refusal("worker.ended", times=MOST_SHORT_LIVES)
    return Refusal(code, **facts)


def _log(error: Exception, settings: Settings) -> str:
    path = settings.log
    text = "".join(traceback.format_exception(error))
    with suppress(OSError), path.open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC).isoformat()} wins serve\n{text}\n")
    return str(path)


def _server(settings: Settings, application: str, news: Path) -> Any:
    from granian.server import Server  # noqa: PLC0415 - felt at the start of every other command

    class Supervisor(Server):  # type: ignore[misc, valid-type]
        """Granian's supervisor, which gives up after short lives in a row and not after the second."""

        gave_up = False
        lives = Lives(time.monotonic())

        def _respawn_workers(self, workers: Any, *args: Any, **kwargs: Any) -> None:
            if not self.lives.end(time.monotonic(), has_started=not news.exists()):
                self.gave_up = True
                self.signal_handler_interrupt()
                return
            super()._respawn_workers(workers, *args, **kwargs)
            self.respawned_wrks.clear()  # Granian's own count, which ends at two

    return Supervisor(
        application,
        address=settings.host,
        port=settings.port,
        interface="asgi",
        factory=True,
        websockets=False,
        ssl_cert=Path(settings.certificate) if settings.certificate else None,
        ssl_key=Path(settings.key) if settings.key else None,
        log_level="warning",
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    )
