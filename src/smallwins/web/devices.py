"""The door and who has a key to it: pairing a device, and the devices that are paired."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import devices
from smallwins.application.passphrases import hashed
from smallwins.application.ports import Now, Store
from smallwins.catalogue import language
from smallwins.catalogue.devices import guessed_name
from smallwins.catalogue.language import _
from smallwins.domain.device import code_from, device_name, shown_code
from smallwins.domain.errors import Refusal
from smallwins.web.callers import DEVICE, caller, cookie_name
from smallwins.web.codes import code_picture
from smallwins.web.forms import Form, read_form
from smallwins.web.page import back, page, problem_of, respond
from smallwins.web.serve import address
from smallwins.web.visit import Here, Id, Site, Visit, language_of

FOR_LONG = 400 * 24 * 3600
"""Seconds that a browser keeps the cookie of its pairing; more than this none keeps anything."""

Asked = Request[Any, Any, Any]


@get("/pair", include_in_schema=False, sync_to_thread=False)
def door(request: Asked, code: FromQuery[str] = "") -> Response[bytes]:
    """Ask for the code; whoever is known already is shown the devices."""
    language.use(language_of(request))
    if caller(request).is_known:
        return _onward("/devices")
    agent = request.headers.get("user-agent", "")
    return _door(request, Form({"code": [code[:20]], "name": [guessed_name(agent)]}))


@post("/pair", include_in_schema=False)
async def enter(request: Asked) -> Response[bytes]:
    """Pair this browser, if the code is right."""
    language.use(language_of(request))
    form = await read_form(request)
    try:
        credential = await _paired(request, form)
    except Refusal as refusal:
        return _door(request, form, refusal)
    answer = _onward("/")
    answer.set_cookie(_cookie(request, credential, FOR_LONG))
    return answer


@get("/devices", sync_to_thread=False)
def listed(visit: Here) -> Response[bytes]:
    """Show the devices that are paired, and how another one is."""
    return _devices(visit)


@post("/devices/code")
async def new_code(visit: Here) -> Response[bytes]:
    """Offer a code for one more device; it is shown once and is not kept."""
    code = devices.make_code()
    kept = await asyncio.to_thread(hashed, code)
    await visit.site.write(devices.offer, visit.person.id, visit.now, kept)
    return _devices(visit, code=code)


@post("/devices/{device_id:uuid}/rename")
async def rename(visit: Here, device_id: Id) -> Response[bytes]:
    """Call a device something else."""
    form = await visit.form()
    try:
        await visit.site.write(devices.rename, visit.person.id, device_id, form.text("name"))
    except Refusal as refusal:
        return _devices(visit, refusal=refusal)
    return back(visit, "/devices")


@post("/devices/{device_id:uuid}/revoke")
async def revoke(visit: Here, device_id: Id) -> Response[bytes]:
    """Let a device go."""
    await visit.site.write(devices.revoke, visit.person.id, device_id)
    return back(visit, "/devices")


async def _paired(request: Asked, form: Form) -> str:
    site: Site = request.app.state.site
    code, name = code_from(form.text("code")), device_name(form.text("name"))
    user, at = site.store().the_person(), datetime.now(UTC)
    if user is None:
        raise Refusal("pairing.none", field="code")
    pairing = await site.write(devices.take_try, user, at)
    if not await asyncio.to_thread(devices.is_right, pairing, code):
        raise Refusal("pairing.wrong", field="code")

    def pair(store: Store) -> str:
        return devices.pair(store, user, Now(at, at.date()), pairing, name)[1]

    return await site.write(pair)


def _door(request: Asked, form: Form, refusal: Refusal | None = None) -> Response[bytes]:
    context = {"form": form, "problem": problem_of(refusal), "theme": "", "toast": None}
    return respond(request, "devices/pair.html", context, status=422 if refusal else 200)


def _devices(visit: Visit, *, code: str = "", refusal: Refusal | None = None) -> Response[bytes]:
    at = f"{_address(visit)}pair"
    answer = page(
        visit,
        "devices/devices.html",
        status=422 if refusal else 200,
        devices=devices.devices(visit.store, visit.person.id),
        this=caller(visit.request).device,
        is_network=visit.site.settings.network,
        problem=problem_of(refusal),
        code=shown_code(code) if code else "",
        at=at,
        picture=code_picture(f"{at}?code={code}", _("The address with the code, for a camera"))
        if code
        else "",
    )
    answer.headers["cache-control"] = "no-store"
    return answer


def _address(visit: Visit) -> str:
    """Return the address that another device comes to: the one this page came from, unless that is here."""
    if caller(visit.request).is_own:
        return address(visit.site.settings)
    return f"https://{visit.request.headers.get('host', '')}/"


def _onward(place: str) -> Response[bytes]:
    return Response(b"", status_code=303, headers={"location": place, "cache-control": "no-store"})


def _cookie(request: Asked, value: str, seconds: int) -> Cookie:
    name = cookie_name(DEVICE, request.headers.get("host", ""))
    return Cookie(name, value=value, max_age=seconds, path="/", httponly=True, samesite="lax", secure=True)


ROUTES: tuple[ControllerRouterHandler, ...] = (listed, new_code, rename, revoke)

DOOR: tuple[ControllerRouterHandler, ...] = (door, enter)
"""What answers people we do not know; nothing of the record is read for them."""
