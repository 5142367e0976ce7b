"""What the command line is handed: the settings, how to open the store, and who acts now."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from smallwins.application.ports import Now, Store
from smallwins.application.profiles import now_for, the_owner, welcome
from smallwins.domain.profile import Profile
from smallwins.settings import Settings

if TYPE_CHECKING:
    from smallwins.application.upkeep import Keeper

DEVICE = "terminal"
"""The name under which the history keeps what was done here."""


class OpenStore(Store, Protocol):
    """A store on a connection of its own, which can be given back."""

    def close(self) -> None:
        """Give the connection back."""
        ...


class Program(NamedTuple):
    """What composition hands over, so that no command knows how anything is stored."""

    settings: Settings
    open_store: Callable[[], OpenStore]
    keeper: Callable[[], Keeper]
    upgrade: Callable[[Settings], None]
    serve: Callable[[Settings, Callable[[str], None]], None]
    serve_demo: Callable[[Settings, Callable[[str], None]], None]


class Session:
    """One run of the command line: its store is opened when first asked for, and only once."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._store: OpenStore | None = None
        self._person: Profile | None = None
        self._now: Now | None = None

    @property
    def store(self) -> OpenStore:
        """The store."""
        if self._store is None:
            self._store = self.program.open_store()
        return self._store

    @property
    def person(self) -> Profile:
        """The owner of the record; the first command ever makes it."""
        if self._person is None:
            self._person = the_owner(self.store)
        if self._person is None:
            with self.store.transaction():
                self._person = welcome(self.store)
        return self._person

    @property
    def now(self) -> Now:
        """This moment as the person has it: the same for the whole command."""
        if self._now is None:
            self._now = now_for(self.person, device=DEVICE)
        return self._now

    @contextmanager
    def writing(self) -> Iterator[OpenStore]:
        """Open a transaction: what is done inside is kept whole or not at all."""
        assert self.person  # the first command ever makes the record in a transaction of its own
        with self.store.transaction():
            yield self.store

    def forget_person(self) -> None:
        """Read the person anew when they are asked for: a choice of theirs was just kept."""
        self._person = None

    def close(self) -> None:
        """Give the connection back, if there is one."""
        if self._store is not None:
            self._store.close()
        self._store = self._person = self._now = None

    def languages(self) -> list[str]:
        """Return the languages asked for: the profile's, the setting's, the device's."""
        return [
            asked for asked in (self._own_language(), self.program.settings.language, *_device()) if asked
        ]

    def _own_language(self) -> str:
        settings = self.program.settings
        if not settings.is_postgres and not Path(settings.database).exists():
            return ""  # asking a question does not make a database
        person = the_owner(self.store)
        self._person = person
        return person.language if person else ""


def _device() -> list[str]:
    return [os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)][:1]
