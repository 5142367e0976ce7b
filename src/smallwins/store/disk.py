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
