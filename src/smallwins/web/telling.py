"""What kept a worker from starting: told to the supervisor, the whole of it in a log."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from smallwins.domain.errors import Refusal
from smallwins.settings import Settings

NOT_STARTED = 3
"""The status of a worker that told what kept it from starting."""

_outputs: list[int] = []


def take_output() -> None:
    """In a worker: keep the output for `telling`; what else is printed goes where errors go."""
    sys.stdout.flush()
    _outputs.append(os.dup(1))
    os.dup2(2, 1)


@contextmanager
def telling(settings: Settings) -> Iterator[None]:
    """In a worker: when what is inside does not start, tell the supervisor why, and end."""
    if not _outputs:
        yield
        return
    try:
        yield
    except Refusal as refusal:
        _tell(refusal)
    except Exception as error:  # noqa: BLE001 - the worker's edge: a sentence, the whole in a log
        _tell(Refusal("worker.not-started", path=_log(error, settings)))


def _tell(refusal: Refusal) -> None:
    os.write(_outputs[0], json.dumps([refusal.code, refusal.facts], default=str).encode())
    os._exit(NOT_STARTED)


def _log(error: Exception, settings: Settings) -> str:
    path = settings.log
    text = "".join(traceback.format_exception(error))
    with suppress(OSError), path.open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC).isoformat()} wins serve\n{text}\n")
    return str(path)
