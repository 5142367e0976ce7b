"""Pairing: a code is short-lived, single, and counted; a device is known by its secret and can be let go."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from uuid import UUID

import pytest

from smallwins.application import devices, passphrases, profiles, upkeep
from smallwins.application.ports import Now
from smallwins.domain.device import CODE_LETTERS, CODE_TRIES, Device, DeviceKind, Pairing, code_from
from smallwins.domain.errors import Refusal
from smallwins.store.store import SqlStore
from tests.conftest import new_person, now_on


def later(now: Now, **time: float) -> Now:
    return replace(now, at=now.at + timedelta(**time))


def offered(store: SqlStore, alice: UUID) -> Pairing:
    return devices.offer(store, alice, now_on(), "a hash")


def let_in(
    store: SqlStore, user: UUID, name: str = "Fairphone", now: Now | None = None
) -> tuple[Device, str]:
    return devices.add_device(store, user, now or now_on(), name, DeviceKind.BROWSER)


def test_a_device_paired_with_the_code_is_known_again(store: SqlStore, alice: UUID) -> None:
    code = devices.offer_code(store, alice, now_on())
    pairing = devices.take_try(store, alice, now_on().at)

    assert devices.is_right(pairing, code)
    device, credential = devices.pair(store, alice, now_on(), pairing, " Fairphone ")

    assert devices.recognise(store, alice, credential) == device
    assert device.name == "Fairphone"


def test_neither_code_nor_secret_is_kept(store: SqlStore, alice: UUID) -> None:
    code = devices.offer_code(store, alice, now_on())
    held = store.keys(Pairing, alice)[0]
    device, credential = let_in(store, alice)

    assert code not in repr(held)
    assert held.code_hash.startswith("$argon2id$")
    assert credential.rpartition(".")[2] not in repr(store.keys(Device, alice))
    assert device in store.keys(Device, alice)


def test_a_code_is_good_for_one_device(store: SqlStore, alice: UUID) -> None:
    pairing = offered(store, alice)
    devices.pair(store, alice, now_on(), pairing, "phone")

    with pytest.raises(Refusal) as again:
        devices.pair(store, alice, now_on(), pairing, "another")
    with pytest.raises(Refusal):
        devices.take_try(store, alice, now_on().at)

    assert again.value.code == "pairing.none"
    assert len(devices.devices(store, alice)) == 1


def test_a_code_is_good_for_ten_minutes(store: SqlStore, alice: UUID) -> None:
    offered(store, alice)

    assert devices.take_try(store, alice, later(now_on(), minutes=9.9).at)
    with pytest.raises(Refusal):
        devices.take_try(store, alice, later(now_on(), minutes=10).at)


def test_a_code_is_good_for_ten_tries(store: SqlStore, alice: UUID) -> None:
    offered(store, alice)
    for _ in range(CODE_TRIES - 1):
        devices.take_try(store, alice, now_on().at)

    assert devices.take_try(store, alice, now_on().at).tries == CODE_TRIES
    with pytest.raises(Refusal):
        devices.take_try(store, alice, now_on().at)


def test_a_new_code_ends_the_one_before(store: SqlStore, alice: UUID) -> None:
    first = offered(store, alice)
    second = offered(store, alice)

    assert store.keys(Pairing, alice) == [second]
    with pytest.raises(Refusal):
        devices.pair(store, alice, now_on(), first, "phone")


@pytest.mark.parametrize(
    "bend", [str.upper, lambda text: text[:-1], lambda text: text + "x", lambda _: "", lambda _: ".."]
)
def test_a_bent_credential_is_nobodys(store: SqlStore, alice: UUID, bend: object) -> None:
    assert callable(bend)
    _, credential = let_in(store, alice)

    assert devices.recognise(store, alice, bend(credential)) is None


def test_a_device_of_somebody_else_is_nobody_here(store: SqlStore, alice: UUID) -> None:
    bob = new_person(store, "bob")
    _, credential = let_in(store, bob)

    assert devices.recognise(store, alice, credential) is None
    assert devices.recognise(store, None, credential) is None


def test_a_device_that_is_let_go_is_a_stranger(store: SqlStore, alice: UUID) -> None:
    device, credential = let_in(store, alice)
    devices.revoke(store, alice, device.id)

    assert devices.recognise(store, alice, credential) is None
    with pytest.raises(Refusal):
        devices.rename(store, alice, device.id, "ghost")


def test_being_seen_is_written_down_now_and_then(store: SqlStore, alice: UUID) -> None:
    device, _ = let_in(store, alice)
    at = later(now_on(), minutes=6).at

    assert not devices.is_stale(device, later(now_on(), minutes=4).at)
    assert devices.is_stale(device, at)
    devices.note_seen(store, alice, device.id, at)

    assert devices.device(store, alice, device.id).last_seen_at == at


def test_devices_are_no_part_of_the_history(store: SqlStore) -> None:
    person = profiles.welcome(store)
    rev = store.rev(person.id)
    device, _ = let_in(store, person.id)
    devices.rename(store, person.id, device.id, "Old phone")
    devices.revoke(store, person.id, device.id)

    assert store.rev(person.id) == rev


def test_erasing_everything_lets_every_device_go(store: SqlStore) -> None:
    person = profiles.welcome(store)
    let_in(store, person.id)
    upkeep.erase_all(store, person)

    assert store.keys(Device, person.id) == []


def test_a_name_is_on_one_line_and_not_empty(store: SqlStore, alice: UUID) -> None:
    for name in ("", "  \n", "x" * 61):
        with pytest.raises(Refusal):
            let_in(store, alice, name)


def test_a_code_is_read_however_it_is_written() -> None:
    assert code_from(" k7qm-2xwp ") == code_from("K7QM 2XWP") == "K7QM2XWP"
    for text in ("", "K7QM", "K7QM-2XW0", "K7QM-2XWPP"):
        with pytest.raises(Refusal):
            code_from(text)


def test_codes_are_drawn_from_letters_that_do_not_look_alike() -> None:
    assert not set("01ILO") & set(CODE_LETTERS)
    assert set(devices.make_code()) <= set(CODE_LETTERS)
    assert devices.make_code() != devices.make_code()


def test_what_is_no_hash_matches_nothing() -> None:
    assert not passphrases.matches("a hash", "a hash")


def test_every_field_of_a_device_comes_back(store: SqlStore, alice: UUID) -> None:
    device, _ = let_in(store, alice)

    assert [getattr(store.keys(Device, alice)[0], field.name) for field in fields(Device)] == [
        getattr(device, field.name) for field in fields(Device)
    ]
