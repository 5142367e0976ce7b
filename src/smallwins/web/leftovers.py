"""Temporary folders: each names its process, so that the next start takes away what was left.

A process that is killed takes nothing away itself. What lies in such a folder
may be years of somebody's record, so it is not left to the system.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_OURS = re.compile(r"wins-(?:demo|import)-(\d+)-\w+")


def folder_for(use: str) -> tempfile.TemporaryDirectory[str]:
    """Make a folder of this process for a use (`demo` or `import`)."""
    return tempfile.TemporaryDirectory(prefix=f"wins-{use}-{os.getpid()}-")


def sweep() -> None:
    """Take away the folders of processes that are gone."""
    if sys.platform == "win32":  # there a look at a process ends it
        return
    for path, process in _ours():
        if not _is_running(process) and _is_mine(path):
            shutil.rmtree(path, ignore_errors=True)


def take_away() -> None:
    """Take away the folders of this process, which ends."""
    for path, process in _ours():
        if process == os.getpid():
            shutil.rmtree(path, ignore_errors=True)


def _ours() -> Iterator[tuple[Path, int]]:
    for path in Path(tempfile.gettempdir()).glob("wins-*"):
        if named := _OURS.fullmatch(path.name):
            yield path, int(named[1])


def _is_mine(path: Path) -> bool:
    try:
        return path.lstat().st_uid == os.getuid()
    except FileNotFoundError:  # its own process, or another start, was faster
        return False


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
