"""Who calls: this machine itself, a paired device, or somebody we do not know.

Decided in the outermost layer, before any route is looked up, so that no page
and no operation can forget to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, cast
from urllib.parse import urlsplit

from litestar import Request
from litestar.types import Scope

from smallwins.application import devices
from smallwins.application.ports import Store
from smallwins.domain.device import Device
from smallwins.settings import Settings

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})

FORWARDED = frozenset(
    {b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-real-ip", b"via"}
)
"""What a proxy says of whoever it speaks for."""

DEVICE = "__Host-device"
"""The cookie of a paired browser: it goes back to this host alone, over https alone, to no script."""

UNLOCKED = "unlocked"
"""The cookie of a browser that opened the lock; it goes when the browser is closed."""

Headers = Mapping[bytes, str]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks; `by_token` says that a script showed its own secret, which no foreign page can borrow."""

    is_own: bool = False
    device: Device | None = None
    by_token: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the record may be shown to them."""
        return self.is_own or self.device is not None


NOBODY = Caller()


def headers_of(scope: Mapping[str, Any]) -> dict[bytes, str]:
    """Return the headers of a request; of one that came twice, the last."""
    return {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}


def with_one_cookie(scope: Scope) -> Scope:
    """Return a request with its cookies in one header: over HTTP/2 a browser may send one for each."""
    held = [value for name, value in scope["headers"] if name.lower() == b"cookie"]
    if len(held) < 2:
        return scope
    others = [(name, value) for name, value in scope["headers"] if name.lower() != b"cookie"]
    return cast("Scope", {**scope, "headers": [*others, (b"cookie", b"; ".join(held))]})


def as_forwarded(scope: Scope, settings: Settings) -> Scope:
    """Return a request as a proxy on this machine received it; nobody else is believed."""
    if not (settings.network and settings.public_url and not settings.certificate and _from_here(scope)):
        return scope
    host = headers_of(scope).get(b"x-forwarded-host", "")
    headers = [(name, value) for name, value in scope["headers"] if not (host and name.lower() == b"host")]
    named = [(b"host", host.encode("latin-1"))] if host else []
    return cast("Scope", {**scope, "scheme": "https", "headers": [*named, *headers]})


def caller_of(
    scope: Mapping[str, Any], headers: Headers, settings: Settings, store: Callable[[], Store]
) -> Caller:
    """Find out who asks."""
    scheme, _, token = headers.get(b"authorization", "").partition(" ")
    is_own = _is_own(scope, headers, settings)
    if scheme.lower() == "bearer":
        device = _holder(store(), token.strip())
        return Caller(is_own=is_own, device=device, by_token=device is not None)
    held = _cookie(headers, cookie_name(DEVICE, headers.get(b"host", "")))
    return Caller(is_own=is_own, device=_holder(store(), held) if held else None)


def _holder(store: Store, credential: str) -> Device | None:
    return devices.recognise(store, store.the_person(), credential)


def caller(request: Request[Any, Any, Any]) -> Caller:
    """Return who asks, as the outermost layer found out."""
    return cast("Caller", request.scope.get("caller", NOBODY))


def cookie_name(name: str, host: str) -> str:
    """Return a cookie's name; it carries the port, because cookies of one machine are shared by its ports."""
    port = host.rpartition(":")[2]
    return f"{name}-{port}" if port.isdecimal() else name


def host_name(host: str) -> str:
    """Return the name in a Host header, without its port."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdecimal() else host).lower()


def is_address(name: str) -> bool:
    """Whether a host is named by its number; no foreign name can be bent to point at that."""
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def is_https(request: Request[Any, Any, Any]) -> bool:
    """Whether the browser speaks https to us, so that a cookie may ask for it."""
    return str(request.scope.get("scheme", "http")) == "https"


def public_host(settings: Settings) -> str:
    """Return the name in the public address, or an empty text."""
    return urlsplit(settings.public_url).hostname or ""


def _is_own(scope: Mapping[str, Any], headers: Headers, settings: Settings) -> bool:
    """Whether a request comes from this machine itself.

    Without `network` nothing else can reach us. Behind a proxy nobody is taken
    for it: there everybody seems to come from here.
    """
    if not settings.network:
        return True
    is_direct = bool(settings.certificate) and FORWARDED.isdisjoint(headers)
    return is_direct and _from_here(scope) and host_name(headers.get(b"host", "")) in LOOPBACK


def _from_here(scope: Mapping[str, Any]) -> bool:
    client = scope.get("client")
    if not client or not is_address(str(client[0])):
        return False
    address = ip_address(str(client[0]))
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def unlocked_by(headers: Headers) -> str:
    """Return what a browser holds that opened the lock, or an empty text."""
    return _cookie(headers, cookie_name(UNLOCKED, headers.get(b"host", "")))


def _cookie(headers: Headers, name: str) -> str:
    for part in headers.get(b"cookie", "").split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value
    return ""
