"""Files on their way in: kept on the disk of this machine until they are brought in or let go.

Reading a file and bringing it in may take longer than an answer should. Each
is a piece of work that goes on beside the pages; a page that finds it still
going shows how far it is and asks again a second later.
"""

from __future__ import annotations

import asyncio
import secrets
import shutil
from collections.abc import Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import IO, Any
from uuid import UUID

from litestar import Litestar, Request

from smallwins.application.transfer.importing import Choices, Report
from smallwins.application.transfer.preview import Preview
from smallwins.domain.errors import Refusal
from smallwins.web.leftovers import folder_for

PATIENCE = 1.0
"""Seconds that an answer waits for a piece of work before it shows how far it is."""

KEPT_FOR = 3600.0
"""Seconds after which a file nobody came back to is deleted."""

MOST = 8
"""Files that wait at once."""


@dataclass(slots=True)
class Upload:
    """One file of a person, how far it has come, and the token of the one chosen `after` it."""

    token: str
    person: UUID
    name: str
    path: Path
    at: float
    choices: Choices = field(default_factory=Choices)
    preview: Preview | None = None
    report: Report | None = None
    work: asyncio.Task[None] | None = None
    after: str = ""
    is_bringing_in: bool = False
    progress: tuple[int, int] = (0, 0)

    @property
    def is_waiting(self) -> bool:
        """Whether its turn has not come yet: each is read beside what those before it brought."""
        return self.work is None and self.preview is None and self.report is None

    def watch(self, done: int, total: int) -> None:
        """Take note of how far the work is; called from the thread that works."""
        self.progress = (done, total)

    def begin(self, work: Coroutine[Any, Any, None], *, is_bringing_in: bool = False) -> None:
        """Begin a piece of work: reading the file, or bringing it in."""
        self.is_bringing_in = is_bringing_in
        self.progress = (0, 0)
        self.work = asyncio.get_running_loop().create_task(work)

    async def is_working(self) -> bool:
        """Wait a moment for the work; say whether it still goes on.

        Raises:
            Refusal: what the work was refused with.
        """
        work = self.work
        if work is None:
            return False
        await asyncio.wait({work}, timeout=PATIENCE)
        if not work.done():
            return True
        if self.work is work:  # two requests may have waited for it
            self.work = None
        work.result()
        return False


class Uploads:
    """The files that wait, each under a word that cannot be guessed."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._held: dict[str, Upload] = {}

    def take(self, person: UUID, name: str, content: IO[bytes]) -> Upload:
        """Keep a file on the disk; older ones that nobody came back to go."""
        self._tidy()
        if self._folder is None:
            self._folder = folder_for("import")
        token = secrets.token_urlsafe(16)
        path = Path(self._folder.name) / token
        with path.open("wb") as target:
            shutil.copyfileobj(content, target, 1 << 20)
        self._held[token] = Upload(token, person, name, path, monotonic())
        return self._held[token]

    def find(self, person: UUID, token: str) -> Upload:
        """Return a person's file, or refuse: it was brought in, let go, or somebody else's."""
        upload = self._held.get(token)
        if upload is None or upload.person != person:
            raise Refusal("file.gone")
        return upload

    def following(self, upload: Upload) -> list[Upload]:
        """Return the files whose turn comes after one, in their order."""
        found: list[Upload] = []
        while (then := self._held.get(upload.after)) is not None:
            found.append(then)
            upload = then
        return found

    def drop(self, upload: Upload) -> None:
        """Let a file go."""
        self._held.pop(upload.token, None)
        upload.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Delete every file that waits."""
        self._held.clear()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _tidy(self) -> None:
        waiting = sorted(self._held.values(), key=lambda upload: upload.at)
        for upload in waiting:
            is_old = monotonic() - upload.at > KEPT_FOR
            if upload.work is None and (is_old or len(self._held) >= MOST):
                self.drop(upload)


def uploads_of(request: Request[Any, Any, Any]) -> Uploads:
    """Return the files that wait at this server."""
    held: Uploads = request.app.state.uploads
    return held


def let_go(app: Litestar) -> None:
    """Delete the files that wait when the server stops."""
    held: Uploads = app.state.uploads
    held.close()
