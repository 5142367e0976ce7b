"""`wins lock`: put on by asking twice, taken off by who owns the machine."""

from __future__ import annotations

from smallwins.application import locks
from smallwins.composition import open_store
from smallwins.domain.lock import Lock
from tests.cli.conftest import Terminal


def lock(terminal: Terminal) -> Lock | None:
    store = open_store(terminal.settings)
    user = store.the_person()
    found = locks.lock_of(store, user) if user else None
    store.close()
    return found


def test_the_lock_is_put_on_and_its_words_are_not_shown(terminal: Terminal) -> None:
    said = terminal.run("lock", "--after", "5", answer="rain on the roof\nrain on the roof\n")
    held = lock(terminal)

    assert said.status == 0
    assert held is not None
    assert locks.is_right(held, "rain on the roof")
    assert held.after_minutes == 5
    assert "rain" not in said.out + said.err


def test_two_that_differ_and_one_that_is_short_change_nothing(terminal: Terminal) -> None:
    assert terminal.run("lock", answer="rain on the roof\nrain on the hill\n").status == 1
    assert terminal.run("lock", answer="rain\nrain\n").status == 1
    assert terminal.run("lock", answer="").status == 1
    assert lock(terminal) is None


def test_a_forgotten_lock_is_taken_off(terminal: Terminal) -> None:
    terminal.run("lock", answer="rain on the roof\nrain on the roof\n")
    terminal.wins("lock", "--off")

    assert lock(terminal) is None
