"""The device's own lock beside the passphrase: a finger, a face or its code opens the pages (WebAuthn).

The device keeps a key that never leaves it and signs what we ask once it has recognised its person. What is
asked is remembered by the server's memory alone, and answers once. fido2 does every check; it is loaded
where somebody uses it, because it takes half a second and some megabytes.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from litestar import Request

from smallwins.domain.errors import Refusal
from smallwins.domain.lock import OwnLock
from smallwins.web.callers import host_name, is_address, is_https
from smallwins.web.forms import Form
from smallwins.web.unlocked import Unlocked

if TYPE_CHECKING:
    from fido2.server import Fido2Server

UNREADABLE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    struct.error,
)
"""What fido2 raises for an answer that is not one, or not the right one."""

Asked = Request[Any, Any, Any]


def host_of(request: Asked) -> str:
    """Return the name by which a device knows us; a number is none, and gives no such lock."""
    name = host_name(request.headers.get("host", ""))
    return "" if is_address(name.strip("[]")) else name


async def ask_to_add(request: Asked, unlocked: Unlocked, user: UUID, held: Sequence[OwnLock]) -> str:
    """Return what the device is asked to make a key for, as JSON for the page; nothing where it cannot."""
    if not (host := host_of(request)):
        return ""
    await asyncio.to_thread(_load)
    from fido2.webauthn import PublicKeyCredentialUserEntity  # noqa: PLC0415 - see above

    name = "Small Wins"
    who = hashlib.sha256(user.bytes).digest()
    options, state = _server(request, host).register_begin(
        PublicKeyCredentialUserEntity(id=who, name=name, display_name=name),
        [_credential(own) for own in held if own.host == host],
        user_verification=_required(),
        authenticator_attachment=_platform(),
    )
    return _told(unlocked.ask(state), options)


def added(request: Asked, unlocked: Unlocked, form: Form) -> str:
    """Return the public half of the key that a device made.

    Raises:
        Refusal: `lock.device`, when the answer is none, or none to what we asked.
    """
    state = _asked(unlocked, form)
    from fido2.utils import websafe_encode  # noqa: PLC0415 - see above

    try:
        answer = json.loads(form.text("answer"))
        made = _server(request, host_of(request)).register_complete(state, answer)
        return websafe_encode(bytes(made.credential_data or b""))
    except UNREADABLE:
        raise Refusal("lock.device", field="answer") from None


async def ask_to_open(request: Asked, unlocked: Unlocked, held: Sequence[OwnLock]) -> str:
    """Return what the device is asked to sign, as JSON for the page; nothing where no key of it is kept."""
    host = host_of(request)
    mine = [own for own in held if host and own.host == host]
    if not mine:
        return ""
    await asyncio.to_thread(_load)
    known = [_credential(own) for own in mine]
    options, state = _server(request, host).authenticate_begin(known, user_verification=_required())
    return _told(unlocked.ask(state), options)


def check_opened(request: Asked, unlocked: Unlocked, held: Sequence[OwnLock], form: Form) -> None:
    """Refuse an answer that none of the kept keys signed for what we asked.

    Raises:
        Refusal: `lock.device`.
    """
    state = _asked(unlocked, form)
    try:
        answer = json.loads(form.text("answer"))
        host = host_of(request)
        known = [_credential(own) for own in held if own.host == host]
        _server(request, host).authenticate_complete(state, known, answer)
    except UNREADABLE:
        raise Refusal("lock.device", field="answer") from None


def _asked(unlocked: Unlocked, form: Form) -> Any:
    """Return what the device was asked; whoever was asked nothing has fido2 loaded for nothing."""
    state = unlocked.asked(form.text("asked"))
    if state is None:
        raise Refusal("lock.device", field="answer")
    return state


def _load() -> None:
    """Load fido2 beside the others who ask, for none of them is to wait for it."""
    import fido2.server  # noqa: F401, PLC0415 - see above


def _server(request: Asked, host: str) -> Fido2Server:
    from fido2.server import Fido2Server  # noqa: PLC0415 - see above
    from fido2.webauthn import PublicKeyCredentialRpEntity  # noqa: PLC0415

    origin = f"{'https' if is_https(request) else 'http'}://{request.headers.get('host', '')}"
    us = PublicKeyCredentialRpEntity(id=host, name="Small Wins")
    return Fido2Server(us, verify_origin=lambda said: said == origin)


def _credential(own: OwnLock) -> Any:
    from fido2.utils import websafe_decode  # noqa: PLC0415 - see above
    from fido2.webauthn import AttestedCredentialData  # noqa: PLC0415

    return AttestedCredentialData(websafe_decode(own.credential))


def _required() -> Any:
    from fido2.webauthn import UserVerificationRequirement  # noqa: PLC0415 - see above

    return UserVerificationRequirement.REQUIRED


def _platform() -> Any:
    from fido2.webauthn import AuthenticatorAttachment  # noqa: PLC0415 - see above

    return AuthenticatorAttachment.PLATFORM


def _told(ticket: str, options: Any) -> str:
    return json.dumps({"asked": ticket, **dict(options)})
