"""The disk that a record lies on."""

from __future__ import annotations

import shutil
from pathlib import Path

LEAST_ROOM = 64 * 1024
"""Bytes that the files beside a record take at least."""

UNWRITABLE = frozenset({"store.read-only", "store.cannot-open", "store.full", "store.disk"})
"""Refusals after which a record may still be read."""


def is_full(folder: Path) -> bool:
    """Whether there is no room for the files beside a record, without which it is not even read."""
    try:
        return shutil.disk_usage(folder).free < LEAST_ROOM
    except OSError:
        return False


def only_to_read(path: Path) -> str:
    """Return the address under which a record's file is opened to read, on a full or read-only disk too.

    A file alone is opened without making files beside it; one in use needs its log to be read.
    """
    log, shared = (path.with_name(path.name + beside) for beside in ("-wal", "-shm"))
    is_used = any(
        file.exists() and file.stat().st_size >= least for file, least in ((log, 1), (shared, 32768))
    )
    return f"{path.absolute().as_uri()}?mode=ro" + ("" if is_used else "&immutable=1")
