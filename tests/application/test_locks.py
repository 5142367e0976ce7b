"""The lock: its passphrase is a hash, misses wait longer each time, and it is no part of the record."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from smallwins.application import locks, passphrases, profiles, upkeep
from smallwins.application.ports import Now
from smallwins.application.transfer import exporting
from smallwins.domain.errors import Refusal
from smallwins.domain.lock import FREE_TRIES, LONGEST_WAIT, Lock, check_minutes, check_passphrase, wait_after
from smallwins.store.store import SqlStore
from tests.application.test_devices import later, let_in
from tests.conftest import now_on


def put_on(store: SqlStore, user: UUID, now: Now | None = None) -> Lock:
    return locks.put_on(store, user, now or now_on(), "a hash", 5)


def miss(store: SqlStore, user: UUID, at: Now) -> Lock:
    return locks.take_try(store, user, at.at)


def test_the_passphrase_opens_and_nothing_else_does(store: SqlStore, alice: UUID) -> None:
    kept = passphrases.hashed("rain on the old roof")
    lock = locks.put_on(store, alice, now_on(), kept, 5)

    assert locks.is_right(lock, " rain on the old roof ")
    assert not locks.is_right(lock, "rain on the old roofs")
    assert "rain" not in repr(store.keys(Lock, alice))


def test_a_letter_written_in_two_pieces_is_the_same_letter() -> None:
    assert passphrases.matches(
        passphrases.hashed("\u00e9t\u00e9 \u0623\u0645\u0644"), "e\u0301te\u0301 \u0627\u0654\u0645\u0644"
    )


def test_misses_wait_longer_each_time_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(misses) for misses in range(60)]

    assert waits[:FREE_TRIES] == [timedelta()] * FREE_TRIES
    assert all(first <= second for first, second in pairwise(waits))
    assert waits[-1] == LONGEST_WAIT


def test_a_miss_too_many_waits_and_a_right_one_is_forgiven(store: SqlStore, alice: UUID) -> None:
    put_on(store, alice)
    for _ in range(FREE_TRIES):
        miss(store, alice, now_on())
    with pytest.raises(Refusal) as early:
        miss(store, alice, now_on())

    assert (early.value.code, early.value.facts["seconds"]) == ("lock.wait", 6)
    lock = miss(store, alice, later(now_on(), seconds=6))
    locks.forgive(store, alice, lock, now_on().at)
    assert store.keys(Lock, alice)[0].misses == 0
    assert miss(store, alice, now_on()).misses == 1


def test_a_new_lock_takes_the_place_of_the_old_one(store: SqlStore, alice: UUID) -> None:
    first = put_on(store, alice)
    second = put_on(store, alice)
    locks.forgive(store, alice, first, now_on().at)

    assert store.keys(Lock, alice) == [second]
    locks.take_off(store, alice)
    assert locks.lock_of(store, alice) is None
    with pytest.raises(Refusal):
        miss(store, alice, now_on())


def test_the_time_without_use_can_be_changed(store: SqlStore, alice: UUID) -> None:
    locks.wait_longer(store, alice, 30)
    lock = put_on(store, alice)
    locks.wait_longer(store, alice, 30)

    changed = locks.lock_of(store, alice)
    assert changed is not None
    assert (changed.id, changed.after_minutes) == (lock.id, 30)
    for wrong in (0, -1, 241):
        with pytest.raises(Refusal):
            check_minutes(wrong)


def test_a_passphrase_that_is_guessed_at_once_is_refused() -> None:
    for short in ("", "      ", "five5"):
        with pytest.raises(Refusal):
            check_passphrase(short)


def test_neither_lock_nor_device_is_in_what_is_taken_away(store: SqlStore) -> None:
    person = profiles.welcome(store)
    rev = store.rev(person.id)
    before = {
        to: exporting.export(store, person, now_on(), to).data for to in ("archive", "json", "markdown")
    }
    put_on(store, person.id)
    let_in(store, person.id)

    assert store.rev(person.id) == rev
    assert {to: exporting.export(store, person, now_on(), to).data for to in before} == before


def test_erasing_everything_takes_the_lock_off(store: SqlStore) -> None:
    person = profiles.welcome(store)
    put_on(store, person.id)
    upkeep.erase_all(store, person)

    assert store.keys(Lock, person.id) == []
