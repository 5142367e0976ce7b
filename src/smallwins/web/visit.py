"""A visit: who asks, when and from where, with the record to read and the way to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar
from uuid import UUID

from litestar import Request
from litestar.di import NamedDependency
from litestar.params import FromPath

from smallwins.application import profiles, records, signposts
from smallwins.application.ports import Now, Record, Store
from smallwins.application.upkeep import Keeper
from smallwins.catalogue import language
from smallwins.domain.entry import Entry
from smallwins.domain.profile import Profile
from smallwins.domain.review import Review
from smallwins.settings import Settings
from smallwins.web.callers import caller, cookie_name
from smallwins.web.forms import Form, read_form
from smallwins.web.unlocked import Unlocked

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Record)

BASE_REV = "base_rev"
"""The hidden field of a form that shows a record to be changed: the rev at which it was shown."""

WRITTEN = "written"
"""Where a request keeps the words that were sent with it, so that a refusal can show them again."""

PAGE_DEVICE = "page"
"""What the history calls the device of an act done in a page; paired devices get names of their own."""


class Write(Protocol):
    """The bridge to the one who writes: it answers after the commit."""

    async def __call__(
        self, function: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Call `function(store, ...)` where writing is done, and wait until it is on the disk."""
        ...


class Aside(Protocol):
    """The way to read what takes longer than a page may: on another thread, with a store of its own."""

    async def __call__(self, function: Callable[[Store], T]) -> T:
        """Return what `function(store)` returns."""
        ...


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages are handed: a store to read, two bridges, the settings, and who keeps it."""

    store: Callable[[], Store]
    aside: Aside
    write: Write
    settings: Settings
    keeper: Callable[[], Keeper] | None = None
    unlocked: Unlocked = field(default_factory=Unlocked)


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What came of a write, and the rev of its act; None when it changed nothing."""

    result: T
    rev: int | None


@dataclass(frozen=True, slots=True)
class Visit:
    """One request by the person whose record it is."""

    site: Site
    request: Request[Any, Any, Any]
    store: Store
    person: Profile
    now: Now

    async def act(
        self, function: Callable[Concatenate[Store, Profile, Now, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Done[T]:
        """Carry out one thing a person can do, as one act that can be undone; the profile is read again."""

        def whole(store: Store) -> T:
            return function(store, profiles.owner(store, self.person.id), self.now, *args, **kwargs)

        done = await self.site.write(_told, self.person, whole)
        self._signpost(self._heavy(done.result))
        return done

    def _heavy(self, result: object) -> bool:
        if isinstance(result, Entry):
            return signposts.entry_calls_for_help(self.store, self.person, self.now, result)
        if isinstance(result, Review | list):
            return signposts.mood_calls_for_help(self.store, self.person, self.now)
        return False

    async def ask(self, function: Callable[[Store, Profile, Now], T]) -> T:
        """Return the answer to what takes longer than a page may, without keeping other pages waiting."""
        return await self.site.aside(lambda store: function(store, self.person, self.now))

    async def change(
        self,
        kind: type[R],
        id: UUID,
        function: Callable[Concatenate[Store, Profile, Now, R, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done[T]:
        """Carry out one thing on a record, read again where it is written: two tabs do not collide.

        Raises:
            Refusal: `record.changed`, when the form that was sent showed the record as it was before.
        """
        base_rev = self.request.state.pop(BASE_REV, None)  # what comes after it in one request has seen it

        def whole(store: Store, person: Profile, now: Now) -> T:
            kept = records.get_kept(store, kind, person.id, id)
            records.check_rev(kept, base_rev)
            return function(store, person, now, kept.record, *args, **kwargs)

        return await self.act(whole)

    async def form(self) -> Form:
        """Return the form that was sent."""
        form = await read_form(self.request)
        if BASE_REV in form:
            self.request.state[BASE_REV] = form.whole(BASE_REV, 0)
        self._signpost(signposts.calls_for_help(form.everything()))
        self.request.state[WRITTEN] = form.written()
        return form

    @property
    def shows_help(self) -> bool:
        """Whether what was just sent is such that the way to help is shown once beside the answer (D.3)."""
        return bool(self.request.state.get("shows_help"))

    def _signpost(self, calls: bool) -> None:
        if calls:
            self.request.state["shows_help"] = True

    @property
    def has_script(self) -> bool:
        """Whether htmx asks, to change a part of the page."""
        return "hx-request" in self.request.headers


def _told(store: Store, person: Profile, function: Callable[[Store], T]) -> Done[T]:
    before = store.rev(person.id)
    result = function(store)
    after = store.rev(person.id)
    return Done(result, after if after != before else None)


Here = NamedDependency[Visit]
"""The visit a handler is asked by: `def page(visit: Here) -> …`."""

Id = FromPath[UUID]
"""The id of a record in an address; made once, as each making of it is looked up at start-up."""


async def arrive(request: Request[Any, Any, Any]) -> None:
    """Find out who asks, their day and their language, before a page is made."""
    site: Site = request.app.state.site
    store = site.store()
    person = profiles.the_owner(store)
    if person is None:
        person = await site.write(profiles.welcome)
    request.state.visit = Visit(site, request, store, person, _now(request, person))
    language.use(language_of(request, person))


def visit_of(request: Request[Any, Any, Any]) -> Visit:
    """Return the visit that this request is; a dependency of every page."""
    return request.state.visit  # type: ignore[no-any-return]


def language_of(request: Request[Any, Any, Any], person: Profile | None = None) -> str:
    """Return the language of the profile, of the settings, or the first of the browser's that we speak."""
    site: Site = request.app.state.site
    chosen = (person.language if person else "") or site.settings.language
    asked = request.headers.get("accept-language", "")
    return language.choose([chosen] if chosen else language.asked_for(asked))


def _now(request: Request[Any, Any, Any], person: Profile) -> Now:
    zone = request.cookies.get(cookie_name("zone", request.headers.get("host", "")), "")
    device = caller(request).device
    name = device.name if device else PAGE_DEVICE
    return profiles.now_for(person, zone=zone.replace("%2F", "/"), device=name)
