"""Pairing one's own devices, knowing them again, letting them go.

What a device holds is `person.device.secret`: whose it is stands in clear, so
that one shard can answer it; the secret is 256 random bits, of which a plain
hash is enough. A code has eight letters, so its hash is a slow one.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from smallwins.application.passphrases import hashed, matches
from smallwins.application.ports import Now, Store
from smallwins.domain.device import (
    CODE_LENGTH,
    CODE_LETTERS,
    CODE_LIVES,
    Device,
    DeviceKind,
    Pairing,
    device_name,
)
from smallwins.domain.errors import Refusal

SEEN_EVERY = timedelta(minutes=5)
"""How old the note of when a device was last seen may grow before it is written again."""


def make_code() -> str:
    """Return a random code."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def offer(store: Store, user: UUID, now: Now, code_hash: str) -> Pairing:
    """Keep the hash of a code that is offered from now on; an earlier code is no longer good."""
    withdraw(store, user)
    pairing = Pairing(id=now.new_id(), code_hash=code_hash, expires_at=now.at + CODE_LIVES)
    store.keep_key(user, pairing)
    return pairing


def offer_code(store: Store, user: UUID, now: Now) -> str:
    """Offer a new code, and return it: it is told once and kept nowhere."""
    code = make_code()
    offer(store, user, now, hashed(code))
    return code


def withdraw(store: Store, user: UUID) -> None:
    """Take back a code that was offered."""
    for pairing in store.keys(Pairing, user):
        store.remove_key(user, pairing)


def take_try(store: Store, user: UUID, at: datetime) -> Pairing:
    """Count a try before it is judged, so that many at once are still ten.

    Raises:
        Refusal: `pairing.none`, there is no code that is still good.
    """
    good = [pairing for pairing in store.keys(Pairing, user) if pairing.is_good(at)]
    if not good:
        raise Refusal("pairing.none")
    tried = replace(good[0], tries=good[0].tries + 1)
    store.keep_key(user, tried)
    return tried


def is_right(pairing: Pairing, code: str) -> bool:
    """Whether a code is the one that was offered."""
    return matches(pairing.code_hash, code)


def pair(store: Store, user: UUID, now: Now, pairing: Pairing, name: str) -> tuple[Device, str]:
    """Pair a browser with a code that was right, once; return it and what it holds from now on."""
    if pairing.id not in {held.id for held in store.keys(Pairing, user)}:
        raise Refusal("pairing.none")
    withdraw(store, user)
    return add_device(store, user, now, name, DeviceKind.BROWSER)


def add_device(store: Store, user: UUID, now: Now, name: str, kind: DeviceKind) -> tuple[Device, str]:
    """Let a device in; return it and what it holds from now on, which is told once and kept nowhere."""
    secret = secrets.token_urlsafe(32)
    device = Device(
        id=now.new_id(),
        name=device_name(name),
        kind=kind,
        secret_hash=_digest(secret),
        created_at=now.at,
        last_seen_at=now.at,
    )
    store.keep_key(user, device)
    return device, f"{user.hex}.{device.id.hex}.{secret}"


def devices(store: Store, user: UUID) -> list[Device]:
    """Return the devices that are paired, those seen last first."""
    return sorted(store.keys(Device, user), key=lambda device: device.last_seen_at, reverse=True)


def recognise(store: Store, user: UUID | None, credential: str) -> Device | None:
    """Return the device of this person that holds a credential, or None."""
    owner, _, rest = credential.partition(".")
    id, _, secret = rest.partition(".")
    if user is None or not hmac.compare_digest(owner.encode(), user.hex.encode()):
        return None
    for device in store.keys(Device, user):
        if device.id.hex == id and hmac.compare_digest(device.secret_hash, _digest(secret)):
            return device
    return None


def is_stale(device: Device, at: datetime) -> bool:
    """Whether it is time to write down that a device was seen."""
    return at - device.last_seen_at >= SEEN_EVERY


def note_seen(store: Store, user: UUID, id: UUID, at: datetime) -> None:
    """Write down that a device was seen, unless it was let go meanwhile."""
    for device in store.keys(Device, user):
        if device.id == id:
            store.keep_key(user, replace(device, last_seen_at=at))


def device(store: Store, user: UUID, id: UUID) -> Device:
    """Return one device, or refuse."""
    for held in store.keys(Device, user):
        if held.id == id:
            return held
    raise Refusal("record.unknown", id=str(id))


def rename(store: Store, user: UUID, id: UUID, name: str) -> Device:
    """Call a device something else."""
    renamed = replace(device(store, user, id), name=device_name(name))
    store.keep_key(user, renamed)
    return renamed


def revoke(store: Store, user: UUID, id: UUID) -> Device:
    """Let a device go: with its next request it is nobody; it can be paired again."""
    held = device(store, user, id)
    store.remove_key(user, held)
    return held


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
