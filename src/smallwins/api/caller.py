"""Who calls the API, and when: what every operation is handed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from litestar import Request
from litestar.di import NamedDependency

from smallwins.api.signposts import SHOWS_HELP
from smallwins.application import profiles
from smallwins.application.ports import Now, Store
from smallwins.application.signposts import entry_calls_for_help, mood_calls_for_help
from smallwins.catalogue import language
from smallwins.domain.entry import Entry
from smallwins.domain.profile import Profile
from smallwins.domain.review import Review
from smallwins.settings import Settings

T = TypeVar("T")
ZONE_HEADER = "x-zone"
DEVICE_HEADER = "x-device"


class Site(Protocol):
    """What the API needs of whoever serves it: a store to read, and two bridges."""

    @property
    def store(self) -> Callable[[], Store]:
        """Return the store to read from."""
        ...

    @property
    def settings(self) -> Settings:
        """Return the settings that the program was started with."""
        ...

    @property
    def aside(self) -> Callable[..., Awaitable[Any]]:
        """Return the bridge to a thread that reads what takes long."""
        ...

    @property
    def write(self) -> Callable[..., Awaitable[Any]]:
        """Return the bridge that answers after the commit."""
        ...


@dataclass(frozen=True, slots=True)
class Caller:
    """One request by the person whose record it is, or by their script."""

    site: Site
    store: Store
    person: Profile
    now: Now
    request: Request[Any, Any, Any]

    def seen(self, record: object) -> None:
        """Show the way to help beside the answer when what was kept is one at which it is shown (D.3)."""
        if isinstance(record, Entry):
            heavy = entry_calls_for_help(self.store, self.person, self.now, record)
        else:
            heavy = isinstance(record, Review) and mood_calls_for_help(self.store, self.person, self.now)
        if heavy:
            self.request.state[SHOWS_HELP] = True

    def earlier(self, at: datetime) -> Caller:
        """Return the caller at the moment their device says it was; a clock ahead of ours is cut to ours."""
        then = profiles.now_at(self.person, self.now, at)
        return replace(self, now=then)

    async def ask(self, function: Callable[[Store, Profile, Now], T]) -> T:
        """Return the answer to what takes long, without keeping other callers waiting."""
        found: T = await self.site.aside(lambda store: function(store, self.person, self.now))
        return found

    async def act(self, function: Callable[[Store], T]) -> T:
        """Carry out `function(store)` where writing is done, and answer after the commit."""
        done: T = await self.site.write(function)
        return done


Here = NamedDependency[Caller]
"""The caller an operation is asked by."""


async def caller(request: Request[Any, Any, Any]) -> Caller:
    """Find out who calls, their day and their language."""
    site: Site = request.app.state.site
    store = site.store()
    person = profiles.the_owner(store)
    if person is None:
        person = await site.write(profiles.welcome)
    request.state["person"] = person
    language.use(language_of(request))
    device = request.headers.get(DEVICE_HEADER, "") or _paired(request) or "api"
    now = profiles.now_for(person, zone=request.headers.get(ZONE_HEADER, ""), device=device)
    return Caller(site, store, person, now, request)


def _paired(request: Request[Any, Any, Any]) -> str:
    """Return the name of the paired device that asks, as the outermost layer found out, or an empty text."""
    device = getattr(request.scope.get("caller"), "device", None)
    return device.name if device is not None else ""


def language_of(request: Request[Any, Any, Any]) -> str:
    """Return the language to answer in: that of the profile, of the settings, or the first asked for."""
    person: Profile | None = request.state.get("person")
    chosen = (person.language if person else "") or request.app.state.site.settings.language
    return language.choose(
        [chosen] if chosen else language.asked_for(request.headers.get("accept-language", ""))
    )
