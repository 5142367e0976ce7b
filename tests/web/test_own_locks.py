"""The device's own lock: it opens with what its key signed for what we asked, and with nothing else."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.webauthn import Aaguid, AttestedCredentialData

from smallwins.application import locks
from smallwins.domain.lock import OwnLock
from tests.web.networked import WORDS, Network, now

HOST = "localhost:8040"
ORIGIN = f"https://{HOST}"
PRESENT, RECOGNISED = 1, 4
NAME = b"the laptop"


def coded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@dataclass(frozen=True)
class Laptop:
    """A device that signs what a page asks of it; every part of its answer may be another."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    host: str = "localhost"
    origin: str = ORIGIN
    flags: int = PRESENT | RECOGNISED

    def credential(self) -> bytes:
        public = ES256.from_cryptography_key(self.key.public_key())  # type: ignore[no-untyped-call]
        return bytes(AttestedCredentialData.create(Aaguid.NONE, NAME, public))

    def signed(self, challenge: str) -> str:
        said = {"type": "webauthn.get", "challenge": challenge, "origin": self.origin}
        client = json.dumps(said).encode()
        known = hashlib.sha256(self.host.encode()).digest() + bytes([self.flags]) + bytes(4)
        signature = self.key.sign(known + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        parts = {"clientDataJSON": client, "authenticatorData": known, "signature": signature}
        response = {name: coded(part) for name, part in parts.items()}
        return json.dumps(
            {"id": coded(NAME), "rawId": coded(NAME), "type": "public-key", "response": response}
        )


LAPTOP = Laptop()


def ask(locked: Network, path: str, method: str = "GET", **sent: Any) -> Any:
    told = {"host": HOST, "origin": ORIGIN, "sec-fetch-site": "same-origin", "accept": "text/html"}
    told |= sent.pop("headers", {})
    answer = locked.client.request(method, path, headers=told, follow_redirects=False, **sent)
    locked.client.cookies.clear()  # a test says itself which browser asks
    return answer


def asked(page: Any) -> tuple[str, str]:
    """Return the ticket and the challenge that a page holds for a device."""
    held = re.search(r"data-own-lock='([^']*)'", page.text)
    assert held is not None
    told = json.loads(html.unescape(held.group(1)))
    return told["asked"], told["publicKey"]["challenge"]


def keep(locked: Network, laptop: Laptop) -> None:
    own = OwnLock(
        id=UUID(int=9),
        name="laptop",
        host="localhost",
        credential=coded(laptop.credential()),
        created_at=now().at,
    )
    with locked.store() as store, store.transaction():
        locks.add_own_lock(store, store.the_person(), own)


def held(locked: Network) -> list[str]:
    with locked.store() as store:
        return [own.name for own in locks.own_locks(store, store.the_person())]


def answered(locked: Network, answer: Callable[[str], str]) -> Any:
    """Answer at the door, under a ticket that it gave, what `answer` makes of its challenge."""
    ticket, challenge = asked(ask(locked, "/unlock"))
    return ask(locked, "/unlock", "POST", data={"asked": ticket, "answer": answer(challenge)})


def test_what_the_kept_key_signed_opens_the_pages(locked: Network) -> None:
    keep(locked, LAPTOP)

    opened = answered(locked, LAPTOP.signed)

    assert (opened.status_code, opened.headers["location"]) == (303, "/")
    cookie = {"cookie": opened.headers["set-cookie"].split(";")[0]}
    assert ask(locked, "/values", headers=cookie).status_code == 200


@pytest.mark.parametrize(
    "other",
    [
        Laptop(),
        replace(LAPTOP, flags=PRESENT),
        replace(LAPTOP, flags=RECOGNISED),
        replace(LAPTOP, origin="https://localhost:8041"),
        replace(LAPTOP, origin="http://localhost:8040"),
        replace(LAPTOP, host="localhost.example"),
    ],
    ids=["another key", "not recognised", "nobody there", "another port", "not sealed", "another host"],
)
def test_where_one_thing_is_another_nothing_opens(locked: Network, other: Laptop) -> None:
    keep(locked, LAPTOP)

    shut = answered(locked, other.signed)

    assert shut.status_code == 422
    assert "set-cookie" not in shut.headers


class Loads:
    """Notes in which thread fido2 is loaded."""

    def __init__(self) -> None:
        self.threads: list[str] = []

    def find_spec(self, name: str, *_: Any) -> None:
        if name == "fido2.server":
            self.threads.append(threading.current_thread().name)


def test_fido2_is_loaded_beside_those_who_ask_and_not_for_a_guess(
    locked: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "fido2.server", raising=False)
    loads = Loads()
    monkeypatch.setattr(sys, "meta_path", [loads, *sys.meta_path])

    ask(locked, "/unlock", "POST", data={"asked": "guess", "answer": "{}"})
    ask(locked, "/unlock")
    assert loads.threads == []
    ask(locked, "/settings/lock", headers=browser(locked))

    assert [name.split("_")[0] for name in loads.threads] == ["asyncio"]


def test_what_was_signed_for_another_ticket_opens_nothing(locked: Network) -> None:
    keep(locked, LAPTOP)
    _, challenge = asked(ask(locked, "/unlock"))

    assert answered(locked, lambda _: LAPTOP.signed(challenge)).status_code == 422


def garbled(**parts: str) -> Callable[[str], str]:
    def answer(challenge: str) -> str:
        said = json.loads(LAPTOP.signed(challenge))
        said["response"] |= parts
        return json.dumps(said)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        lambda _: "",
        lambda _: "no",
        lambda _: "{}",
        lambda _: "[" * 100_000,
        garbled(signature=""),
        garbled(clientDataJSON=coded(b"{}")),
        garbled(authenticatorData=""),
        garbled(authenticatorData=coded(hashlib.sha256(b"localhost").digest() + b"\xc5" + bytes(4))),
        garbled(
            authenticatorData=coded(hashlib.sha256(b"localhost").digest() + b"\x85" + bytes(4) + b"\xb9")
        ),
        garbled(
            authenticatorData=coded(
                hashlib.sha256(b"localhost").digest() + b"\x85" + bytes(4) + b"\x81" * 20_000
            )
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(locked: Network, answer: Callable[[str], str]) -> None:
    keep(locked, LAPTOP)

    assert answered(locked, answer).status_code == 422


@pytest.mark.parametrize("made", [b"", b"\xb9", b"\xa1\x63fmt", b"\x81" * 20_000])
def test_a_key_that_cannot_be_read_is_not_kept(locked: Network, made: bytes) -> None:
    inside = browser(locked)
    ticket, challenge = asked(ask(locked, "/settings/lock", headers=inside))
    said = {"type": "webauthn.create", "challenge": challenge, "origin": ORIGIN}
    response = {"clientDataJSON": coded(json.dumps(said).encode()), "attestationObject": coded(made)}
    answer = {"id": coded(NAME), "rawId": coded(NAME), "type": "public-key", "response": response}
    sent = {"asked": ticket, "answer": json.dumps(answer), "device-held": WORDS}

    assert ask(locked, "/settings/lock/device", "POST", headers=inside, data=sent).status_code == 422
    assert held(locked) == []


def browser(locked: Network) -> dict[str, str]:
    opened = ask(locked, "/unlock", "POST", data={"passphrase": WORDS})
    return {"cookie": opened.headers["set-cookie"].split(";")[0]}


def enrolled(locked: Network, passphrase: str) -> Any:
    """Let the laptop be kept from a page that is open, with what somebody says is the passphrase."""
    inside = browser(locked)
    ticket, challenge = asked(ask(locked, "/settings/lock", headers=inside))
    sent = {"asked": ticket, "answer": made(challenge), "device-held": passphrase, "name": "laptop"}
    return ask(locked, "/settings/lock/device", "POST", headers=inside, data=sent)


def made(challenge: str) -> str:
    """Return what a laptop answers that made a key: `{"fmt": "none", "attStmt": {}, "authData": ...}`."""
    client = json.dumps({"type": "webauthn.create", "challenge": challenge, "origin": ORIGIN}).encode()
    known = hashlib.sha256(b"localhost").digest() + bytes([PRESENT | RECOGNISED | 64])
    known += bytes(4) + LAPTOP.credential()
    whole = b"\xa3cfmtdnonegattStmt\xa0hauthData\x59" + len(known).to_bytes(2) + known
    response = {"clientDataJSON": coded(client), "attestationObject": coded(whole)}
    return json.dumps({"id": coded(NAME), "rawId": coded(NAME), "type": "public-key", "response": response})


@pytest.mark.parametrize("guess", ["", "rain on the new roof"])
def test_an_open_page_alone_keeps_no_device(locked: Network, guess: str) -> None:
    refused = enrolled(locked, guess)

    assert refused.status_code == 422
    assert 'id="device-held-problem"' in refused.text
    assert held(locked) == []


def test_a_device_is_kept_with_the_passphrase_and_then_opens(locked: Network) -> None:
    assert enrolled(locked, WORDS).status_code == 303
    assert held(locked) == ["laptop"]
    assert answered(locked, LAPTOP.signed).status_code == 303
