"""The lock: asked for, opened, put on and taken off."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import locks, profiles
from smallwins.application.passphrases import hashed
from smallwins.catalogue import helplines, language, show
from smallwins.catalogue.language import _
from smallwins.domain.device import LONGEST_NAME
from smallwins.domain.errors import Refusal
from smallwins.domain.lock import MINUTES, USUAL_MINUTES, Lock, OwnLock, check_passphrase
from smallwins.web import own_locks
from smallwins.web.callers import UNLOCKED, cookie_name, headers_of, is_https, unlocked_by
from smallwins.web.forms import Form, read_form
from smallwins.web.page import back, own_address, page, problem_of, respond
from smallwins.web.visit import Here, Id, Site, Visit, language_of

Asked = Request[Any, Any, Any]


@get("/unlock", include_in_schema=False)
async def door(request: Asked, back: FromQuery[str] = "/") -> Response[bytes]:
    """Ask for the passphrase; whoever has opened the lock goes on."""
    site: Site = request.app.state.site
    lock = site.unlocked.lock(site.store())
    if lock is None or site.unlocked.is_open(lock, unlocked_by(headers_of(request.scope))):
        return _onward(own_address(back))
    return await _door(request, back)


@post("/unlock", include_in_schema=False)
async def unlock(request: Asked) -> Response[bytes]:
    """Open the lock for this browser, if the passphrase is right."""
    site: Site = request.app.state.site
    form = await read_form(request)
    place = own_address(form.text("back") or "/")
    user = site.store().the_person()
    if user is None or site.unlocked.lock(site.store()) is None:
        return _onward(place)
    try:
        lock = await _opened(request, site, user, form)
    except Refusal as refusal:
        return await _door(request, place, refusal)
    return _let_in(request, _onward(place), site.unlocked.begin(lock))


@post("/lock")
async def lock_now(visit: Here) -> Response[bytes]:
    """Lock the pages of this browser now, and have it forget what it keeps."""
    unlocked, lock = visit.site.unlocked, locks.lock_of(visit.store, visit.person.id)
    if lock is not None:
        unlocked.end(lock, unlocked_by(headers_of(visit.request.scope)))
    answer = _onward("/unlock" if lock is not None else "/settings/lock")
    answer.headers["clear-site-data"] = '"cache"'
    return answer


@post("/lock/still", status_code=204)
async def still_here(visit: Here) -> None:
    """Take note that somebody is writing on a page that is open: this request is a use."""


@get("/settings/lock")
async def lock_page(visit: Here) -> Response[bytes]:
    """Show whether there is a lock."""
    return await _page(visit, Form({}))


@post("/settings/lock")
async def put_on(visit: Here) -> Response[bytes]:
    """Put a lock on, or another one in its place."""
    form = await visit.form()
    try:
        await _check_held(visit, form)
        kept = await asyncio.to_thread(hashed, _passphrase(form))
        after = form.whole("after", USUAL_MINUTES)
        lock = await visit.site.write(locks.put_on, visit.person.id, visit.now, kept, after)
    except Refusal as refusal:
        return await _page(visit, form, refusal)
    visit.site.unlocked.changed()
    return _let_in(visit.request, back(visit, "/settings/lock"), visit.site.unlocked.begin(lock))


@post("/settings/lock/after")
async def change_after(visit: Here) -> Response[bytes]:
    """Change after how many minutes without use the pages ask."""
    form = await visit.form()
    after = form.whole("after", USUAL_MINUTES)
    await visit.site.write(locks.wait_longer, visit.person.id, after)
    visit.site.unlocked.changed()
    return back(visit, "/settings/lock")


@post("/settings/lock/off")
async def take_off(visit: Here) -> Response[bytes]:
    """Take the lock off, with its passphrase."""
    form = await visit.form()
    try:
        await _check_held(visit, form)
    except Refusal as refusal:
        return await _page(visit, form, refusal)
    await visit.site.write(locks.take_off, visit.person.id)
    visit.site.unlocked.changed()
    return back(visit, "/settings/lock")


def _passphrase(form: Form) -> str:
    if form.text("passphrase") != form.text("again"):
        raise Refusal("passphrase.differs", field="again")
    return check_passphrase(form.text("passphrase"))


async def _check_held(visit: Visit, form: Form, field: str = "held") -> None:
    if locks.lock_of(visit.store, visit.person.id) is not None:
        await _tried(visit.site, visit.person.id, form.text(field), field=field)


@post("/settings/lock/device")
async def add_device(visit: Here) -> Response[bytes]:
    """Let the own lock of this device open the pages, with the passphrase."""
    form = await visit.form()
    try:
        await _check_held(visit, form, "device-held")
        credential = own_locks.added(visit.request, visit.site.unlocked, form)
    except Refusal as refusal:
        return await _page(visit, form, refusal)
    own = OwnLock(
        id=visit.now.new_id(),
        name=form.text("name")[:LONGEST_NAME] or _("This device"),
        host=own_locks.host_of(visit.request),
        credential=credential,
        created_at=visit.now.at,
    )
    await visit.site.write(locks.add_own_lock, visit.person.id, own)
    return back(visit, "/settings/lock")


@post("/settings/lock/device/{device_id:uuid}/remove")
async def remove_device(visit: Here, device_id: Id) -> Response[bytes]:
    """Let the own lock of a device open the pages no longer."""
    await visit.site.write(locks.remove_own_lock, visit.person.id, device_id)
    return back(visit, "/settings/lock")


async def _opened(request: Asked, site: Site, user: UUID, form: Form) -> Lock:
    """Return the lock, if the passphrase or the device's own lock opens it."""
    if "answer" not in form:
        return await _tried(site, user, form.text("passphrase"))
    store = site.store()
    own_locks.check_opened(request, site.unlocked, locks.own_locks(store, user), form)
    lock = locks.lock_of(store, user)
    if lock is None:
        raise Refusal("lock.none")
    return lock


async def _tried(site: Site, user: UUID, passphrase: str, field: str = "passphrase") -> Lock:
    """Return the lock, if the passphrase opens it; each miss makes the next try wait longer."""
    lock = await site.write(locks.take_try, user, datetime.now(UTC))
    if not await asyncio.to_thread(locks.is_right, lock, passphrase):
        raise Refusal("lock.wrong", field=field)
    await site.write(locks.forgive, user, lock, datetime.now(UTC))
    return lock


async def _door(request: Asked, place: str, refusal: Refusal | None = None) -> Response[bytes]:
    site: Site = request.app.state.site
    person = profiles.the_owner(site.store())
    language.use(language_of(request, person))
    user = person.id if person else None
    held = locks.own_locks(site.store(), user) if user else []
    context = {
        "ask_device": await own_locks.ask_to_open(request, site.unlocked, held),
        "back": own_address(place),
        "problem": problem_of(refusal),
        "theme": person.theme if person else "",
        "toast": None,
        "helplines": helplines,
    }
    status = 200 if refusal is None else 429 if refusal.code == "lock.wait" else 422
    return respond(request, "locks/unlock.html", context, status=status)


async def _page(visit: Visit, form: Form, refusal: Refusal | None = None) -> Response[bytes]:
    lock = locks.lock_of(visit.store, visit.person.id)
    held = locks.own_locks(visit.store, visit.person.id)
    asked = ""
    if lock:
        asked = await own_locks.ask_to_add(visit.request, visit.site.unlocked, visit.person.id, held)
    return page(
        visit,
        "locks/lock.html",
        status=422 if refusal else 200,
        lock=lock,
        own=held,
        has_name=bool(own_locks.host_of(visit.request)),
        ask_device=asked,
        lengths=[(count, show.duration(count)) for count in MINUTES],
        after=form.text("after") or str(lock.after_minutes if lock else USUAL_MINUTES),
        problem=problem_of(refusal),
    )


def _onward(place: str) -> Response[bytes]:
    return Response(b"", status_code=303, headers={"location": place, "cache-control": "no-store"})


def _let_in(request: Asked, answer: Response[bytes], token: str) -> Response[bytes]:
    name = cookie_name(UNLOCKED, request.headers.get("host", ""))
    answer.set_cookie(
        Cookie(name, value=token, path="/", httponly=True, samesite="lax", secure=is_https(request))
    )
    return answer


ROUTES: tuple[ControllerRouterHandler, ...] = (
    lock_now,
    still_here,
    lock_page,
    put_on,
    change_after,
    take_off,
    add_device,
    remove_device,
)

DOOR: tuple[ControllerRouterHandler, ...] = (door, unlock)
"""What answers while the lock is on; of the record only its language and its light are read."""
