"""Who may ask: our own address and our own pages, and what every answer says to the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from litestar.types import ASGIApp, Message, Receive, Scope, Send

from smallwins.catalogue import refusals
from smallwins.domain.errors import Refusal
from smallwins.settings import Settings

SECURITY = (
    (
        b"content-security-policy",
        b"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
)
"""Headers of every answer (architecture 5): nothing inline, nothing from elsewhere, no framing."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Access:
    """The outermost layer: refuses foreign hosts and origins, and marks every answer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.hosts = own_hosts(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before anything looks at it."""
        if str(scope["type"]) != "http":
            await self.app(scope, receive, send)
            return
        marked = _marking(send)
        try:
            check(scope, self.hosts)
        except Refusal as refusal:
            await _refuse(marked, refusal)
            return
        await self.app(scope, receive, marked)


def own_hosts(settings: Settings) -> frozenset[str]:
    """Return the names that requests may come to: this machine's own, and the public address."""
    named = {settings.host, urlsplit(settings.public_url).hostname or ""}
    return LOOPBACK | {f"[{name}]" if ":" in name else name for name in named - {"", "0.0.0.0", "::"}}  # noqa: S104


def check(scope: Mapping[str, Any], hosts: Iterable[str]) -> None:
    """Refuse a request to a foreign host (DNS rebinding) or from a foreign page.

    Raises:
        Refusal: `access.host` or `access.origin`.
    """
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    host = headers.get(b"host", "")
    if _name(host) not in hosts:
        raise Refusal("access.host", host=host)
    if scope["method"] not in SAFE and not _is_own(headers, host, scope["path"]):
        raise Refusal("access.origin")


def cookie_name(name: str, host: str) -> str:
    """Return a cookie's name; it carries the port, because cookies of one machine are shared by its ports."""
    port = host.rpartition(":")[2]
    return f"{name}-{port}" if port.isdecimal() else name


def _is_own(headers: Mapping[bytes, str], host: str, path: str) -> bool:
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get(b"origin")
    if origin is not None:
        return urlsplit(origin).netloc.lower() == host.lower()
    return path.startswith("/api/")


def _name(host: str) -> str:
    name, _, port = host.rpartition(":")
    return (name if name and port.isdecimal() else host).lower()


def _marking(send: Send) -> Send:
    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *SECURITY]
        await send(message)

    return marked


async def _refuse(send: Send, refusal: Refusal) -> None:
    body = refusals.sentence(refusal).encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
