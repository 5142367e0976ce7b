"""Who may ask: our own address, our own pages, people we know; and what every answer says to the browser."""

from __future__ import annotations

import json
import socket
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any, cast
from urllib.parse import quote, urlencode, urlsplit

from litestar.types import ASGIApp, Message, Receive, Scope, Send

from smallwins.application import devices
from smallwins.application.ports import Store
from smallwins.catalogue import language, refusals
from smallwins.catalogue.statuses import STATUS
from smallwins.domain.device import Device
from smallwins.domain.errors import Refusal
from smallwins.settings import Settings
from smallwins.web.callers import (
    LOOPBACK,
    Caller,
    as_forwarded,
    caller_of,
    headers_of,
    host_name,
    is_address,
    public_host,
    unlocked_by,
    with_one_cookie,
)
from smallwins.web.visit import Site

SECURITY = (
    (
        b"content-security-policy",
        b"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
)
"""Headers of every answer (architecture 5): nothing inline, nothing from elsewhere, no framing."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

PAIR = "/pair"
"""The one page that answers people we do not know."""

UNLOCK = "/unlock"
"""The one page that answers while the lock is on."""

DOORS = frozenset({401, 423})
"""Statuses of those who can be let in."""

HEALTH = "/-/health"
"""What says that this process answers, and nothing else."""


class Access:
    """The outermost layer: refuses foreign hosts, origins and people, and marks every answer."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app = app
        self.site = site
        self.hosts = own_hosts(site.settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before anything looks at it."""
        if str(scope["type"]) != "http":
            await self.app(scope, receive, send)
            return
        scope, marked = as_forwarded(with_one_cookie(scope), self.site.settings), _marking(send)
        try:
            caller = self._admit(scope)
            if self._check_lock(scope, caller):
                marked = _unkept(marked)
        except Refusal as refusal:
            await _refuse(scope, marked, refusal)
            return
        await self._note(caller.device)
        await self.app(cast("Scope", {**scope, "caller": caller}), receive, marked)

    def _admit(self, scope: Mapping[str, Any]) -> Caller:
        settings, headers = self.site.settings, headers_of(scope)
        check_host(headers, self.hosts, settings)
        caller = caller_of(scope, headers, settings, self.site.store)
        if scope["method"] not in SAFE:
            check_origin(scope, headers, caller, lambda: _has_devices(self.site.store()))
        if not caller.is_known and not _is_open(scope, PAIR):
            raise Refusal("access.unpaired")
        return caller

    def _check_lock(self, scope: Mapping[str, Any], caller: Caller) -> bool:
        """Refuse who has not opened the lock; return whether there is one, so that nothing is kept."""
        if str(scope["path"]).startswith("/static/") or scope["path"] == HEALTH:
            return False
        unlocked = self.site.unlocked
        lock = unlocked.lock(self.site.store())
        if lock is None or caller.by_token or not caller.is_known:
            return lock is not None
        if not _is_open(scope, UNLOCK) and not unlocked.is_open(lock, unlocked_by(headers_of(scope))):
            raise Refusal("access.locked")
        return True

    async def _note(self, device: Device | None) -> None:
        at = datetime.now(UTC)
        if device is not None and devices.is_stale(device, at):
            await self.site.write(_note_seen, device, at)


def own_hosts(settings: Settings) -> frozenset[str]:
    """Return the names that requests may come to: this machine's own, for the network its public ones too."""
    named = {settings.host}
    if settings.network:
        name = socket.gethostname().lower()
        named |= {public_host(settings), name, f"{name.removesuffix('.local')}.local"}
    return LOOPBACK | {f"[{name}]" if ":" in name else name for name in named - {"", "0.0.0.0", "::"}}  # noqa: S104


def check_host(headers: Mapping[bytes, str], hosts: frozenset[str], settings: Settings) -> None:
    """Refuse a request to a foreign host (DNS rebinding).

    On the network a number is as good as a name of ours: the machine's own may change at any time.

    Raises:
        Refusal: `access.host`.
    """
    host = headers.get(b"host", "")
    name = host_name(host)
    if name not in hosts and not (settings.network and is_address(name)):
        raise Refusal("access.host", host=host)


def check_origin(
    scope: Mapping[str, Any], headers: Mapping[bytes, str], caller: Caller, has_devices: Callable[[], bool]
) -> None:
    """Refuse a change that a foreign page asks for.

    A script sends neither header. It may change what lies under /api/: on
    this machine, and from the first paired device on with a token of its own.

    Raises:
        Refusal: `access.origin`, or `access.token`.
    """
    site, origin = headers.get(b"sec-fetch-site"), headers.get(b"origin")
    if caller.by_token:
        return
    if site is not None:
        is_ours = site in ("same-origin", "none")
    elif origin is not None:
        parts = urlsplit(origin)
        is_ours = parts.netloc.lower() == headers.get(b"host", "").lower()
        is_ours = is_ours and parts.scheme == scope.get("scheme", "http")
    else:
        is_ours = str(scope["path"]).startswith("/api/")
        if is_ours and has_devices():
            raise Refusal("access.token")
    if not is_ours:
        raise Refusal("access.origin")


def _is_open(scope: Mapping[str, Any], page: str) -> bool:
    """Whether a request is for what every page needs, or for the one page that is open here."""
    path = str(scope["path"])
    return path == page or path.startswith("/static/")


def _has_devices(store: Store) -> bool:
    user = store.the_person()
    return bool(user and devices.devices(store, user))


def _note_seen(store: Store, device: Device, at: datetime) -> None:
    user = store.the_person()
    if user is not None:
        devices.note_seen(store, user, device.id, at)


def _marking(send: Send) -> Send:
    def marked(message: Message) -> Awaitable[None]:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *SECURITY]
        return send(message)

    return marked


def _unkept(send: Send) -> Send:
    """Let nobody keep an answer: behind a lock nothing private lies in a browser's cache."""

    async def unkept(message: Message) -> None:
        if message["type"] == "http.response.start":
            others = [pair for pair in message.get("headers", []) if pair[0].lower() != b"cache-control"]
            message["headers"] = [*others, (b"cache-control", b"no-store")]
        await send(message)

    return unkept


async def _refuse(scope: Mapping[str, Any], send: Send, refusal: Refusal) -> None:
    """Answer with the sentence; somebody who can be let in is shown the door instead."""
    headers = headers_of(scope)
    language.use(language.choose(language.asked_for(headers.get(b"accept-language", ""))))
    status, sentence, extra = STATUS.get(refusal.code, 403), refusals.sentence(refusal), []
    kind, body = b"text/plain; charset=utf-8", sentence.encode()
    if str(scope["path"]).startswith("/api/"):
        kind, body = b"application/problem+json", _problem(refusal, status, sentence)
    elif status in DOORS:
        extra = [(b"hx-redirect" if b"hx-request" in headers else b"location", _door(scope, status).encode())]
        status = 303 if _is_navigation(scope, headers) else status
    length = str(len(body)).encode()
    told = [(b"content-type", kind), (b"content-length", length), (b"cache-control", b"no-store"), *extra]
    await send({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def _door(scope: Mapping[str, Any], status: int) -> str:
    """Return the address at which somebody who was refused can be let in, and led back from."""
    if status == 401:
        return PAIR
    query = scope["query_string"].decode("latin-1")
    asked = f"{quote(str(scope['path']))}?{query}".rstrip("?")
    return f"{UNLOCK}?{urlencode({'back': asked})}" if scope["method"] == "GET" else UNLOCK


def _is_navigation(scope: Mapping[str, Any], headers: Mapping[bytes, str]) -> bool:
    """Whether a person opens a page; a script that is sent elsewhere would take that for an answer."""
    is_page = "text/html" in headers.get(b"accept", "") and b"hx-request" not in headers
    return is_page and scope["method"] in SAFE and headers.get(b"sec-fetch-mode", "navigate") == "navigate"


def _problem(refusal: Refusal, status: int, sentence: str) -> bytes:
    title = language._("Not done")
    problem = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": sentence,
        "code": refusal.code,
    }
    return json.dumps(problem, ensure_ascii=False).encode()
