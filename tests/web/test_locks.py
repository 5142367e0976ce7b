"""The lock at the pages: every route is shut, the passphrase opens one browser, misses wait."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from smallwins.application import locks
from smallwins.domain.device import DeviceKind
from smallwins.domain.errors import Refusal
from smallwins.domain.lock import Lock, OwnLock
from smallwins.web.unlocked import Unlocked
from tests.web.networked import SECRET, WORDS, Network, Serve, kept, now
from tests.web.test_strangers import filled

HERE = {"host": "127.0.0.1:8040", "origin": "https://127.0.0.1:8040"}


def ask(locked: Network, path: str, method: str = "GET", **headers: str) -> Any:
    return locked.ask(path, method, **(HERE | headers))


def unlock(locked: Network, passphrase: str = WORDS, **fields: str) -> Any:
    headers = HERE | {"sec-fetch-site": "same-origin"}
    sent = {"passphrase": passphrase} | fields
    answer = locked.client.post("/unlock", data=sent, headers=headers, follow_redirects=False)
    locked.client.cookies.clear()  # a test says itself which browser asks
    return answer


def cookie(answer: Any) -> dict[str, str]:
    return {"cookie": answer.headers["set-cookie"].split(";")[0]}


def shut(locked: Network, **headers: str) -> list[str]:
    """Return the routes that answer with anything but the door."""
    open_routes = []
    for path, method in locked.routes():
        if path in ("/unlock", "/pair", "/static/{path}", "/-/health"):
            continue
        answer = ask(locked, filled(path), method, **headers)
        is_shut = answer.status_code == 423 or answer.headers.get("location", "").startswith("/unlock")
        if not is_shut or SECRET in answer.text:
            open_routes.append(f"{method} {path}: {answer.status_code}")
    return open_routes


def test_nothing_is_shown_behind_the_lock(locked: Network) -> None:
    assert shut(locked) == []
    assert shut(locked, cookie="unlocked-8040=guess") == []


def test_a_paired_device_is_asked_as_well(serve: Serve) -> None:
    locked = serve()
    _, credential = locked.device()
    with locked.store() as store, store.transaction():
        locks.put_on(store, store.the_person(), now(), kept(), 5)
    told = locked.cookie(credential)

    assert locked.ask("/values", **told).headers["location"].startswith("/unlock")
    assert locked.ask("/api/v1/values", accept="*/*", **told).json()["code"] == "access.locked"
    assert locked.ask("/values").headers["location"] == "/pair"
    assert locked.ask("/unlock").headers["location"] == "/pair"


def test_the_passphrase_opens_this_browser_where_it_was(locked: Network) -> None:
    asked = ask(locked, "/values?archived=1")
    assert asked.headers["location"] == "/unlock?back=%2Fvalues%3Farchived%3D1"
    assert 'value="/values?archived=1"' in ask(locked, asked.headers["location"]).text

    answer = unlock(locked, back="/values?archived=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/values?archived=1")
    assert {"HttpOnly", "SameSite=lax", "Secure"} <= set(answer.headers["set-cookie"].split("; "))
    assert "Max-Age" not in answer.headers["set-cookie"]
    page = ask(locked, "/values", **cookie(answer))
    assert SECRET in page.text
    assert 'name="lock-after" content="5"' in page.text
    assert ask(locked, "/values").status_code == 303


def test_behind_a_lock_the_browser_keeps_nothing(locked: Network) -> None:
    held = cookie(unlock(locked))

    for path in ("/", "/values", "/export/archive", "/api/v1/values", "/unlock"):
        assert ask(locked, path, **held).headers["cache-control"] == "no-store"
    assert ask(locked, "/static/look.css", **held).headers["cache-control"] != "no-store"


def test_a_foreign_address_is_not_gone_back_to(locked: Network) -> None:
    assert unlock(locked, back="https://evil.example/").headers["location"] == "/"
    assert 'value="/"' in ask(locked, "/unlock?back=//evil.example").text


def test_misses_wait_and_open_nothing(locked: Network) -> None:
    for _ in range(3):
        assert unlock(locked, "rain on the new roof").status_code == 422
    waiting = unlock(locked)

    assert waiting.status_code == 429
    assert "set-cookie" not in waiting.headers
    assert SECRET not in waiting.text


def test_the_door_says_how_the_lock_is_taken_off_and_where_help_is(locked: Network) -> None:
    door = ask(locked, "/unlock").text

    assert "wins lock --off" in door
    assert "112" in door
    assert SECRET not in door


def test_locking_now_shuts_this_browser(locked: Network) -> None:
    held = cookie(unlock(locked))
    answer = ask(locked, "/lock", "POST", **held)

    assert answer.headers["location"] == "/unlock"
    assert answer.headers["clear-site-data"] == '"cache"'
    assert ask(locked, "/values", **held).status_code == 303


def test_a_word_that_somebody_is_writing_is_a_use(locked: Network) -> None:
    assert ask(locked, "/lock/still", "POST", **cookie(unlock(locked))).status_code == 204
    assert ask(locked, "/lock/still", "POST").status_code == 423


def test_a_token_of_a_script_is_a_secret_of_its_own(locked: Network) -> None:
    _, token = locked.device("script", DeviceKind.SCRIPT)

    assert ask(locked, "/api/v1/values", authorization=f"Bearer {token}").status_code == 200


def test_htmx_is_led_to_the_door(locked: Network) -> None:
    part = ask(locked, "/values", hx_request="true")

    assert (part.status_code, part.headers["hx-redirect"]) == (423, "/unlock?back=%2Fvalues")


def test_the_lock_is_put_on_changed_and_taken_off(serve: Serve) -> None:
    locked = serve(network=False, host="127.0.0.1")

    def send(path: str, **fields: str) -> Any:
        headers = HERE | {"sec-fetch-site": "same-origin"}
        return locked.client.post(path, data=fields, headers=headers, follow_redirects=False)

    def lock() -> Lock | None:
        with locked.store() as store:
            return locks.lock_of(store, store.the_person())

    assert send("/settings/lock", passphrase="short", again="short").status_code == 422
    assert send("/settings/lock", passphrase=WORDS, again="other words").status_code == 422
    assert lock() is None
    locked.client.cookies.update(
        {
            "unlocked-8040": cookie(send("/settings/lock", passphrase=WORDS, again=WORDS, after="1"))[
                "cookie"
            ].partition("=")[2]
        }
    )
    assert "Lock now" in ask(locked, "/settings/lock").text
    send("/settings/lock/after", after="60")
    held = lock()
    assert held is not None
    assert held.after_minutes == 60
    assert send("/settings/lock/off", held="not it at all").status_code == 422
    assert send("/settings/lock/off", held=WORDS).status_code == 303
    assert lock() is None
    assert ask(locked, "/unlock").headers["location"] == "/"


def test_a_browser_that_was_not_used_is_asked_again() -> None:
    clock = [1000.0]
    unlocked = Unlocked(lambda: clock[0])
    lock = Lock(id=now().new_id(), passphrase_hash="", after_minutes=5, next_try_at=now().at)
    token = unlocked.begin(lock)

    clock[0] += 299
    assert unlocked.is_open(lock, token)
    clock[0] += 299
    assert unlocked.is_open(lock, token)
    clock[0] += 300
    assert not unlocked.is_open(lock, token)
    clock[0] -= 300
    assert not unlocked.is_open(lock, token)


def test_another_lock_asks_everybody_again() -> None:
    unlocked = Unlocked()
    first = Lock(id=now().new_id(), passphrase_hash="", after_minutes=5, next_try_at=now().at)
    second = Lock(id=now().new_id(), passphrase_hash="", after_minutes=5, next_try_at=now().at)

    assert not unlocked.is_open(second, unlocked.begin(first))


def own_lock() -> OwnLock:
    return OwnLock(id=UUID(int=9), name="phone", host="localhost", credential="AAAA", created_at=now().at)


def test_the_lock_takes_with_it_what_opened_it(locked: Network) -> None:
    with locked.store() as store, store.transaction():
        user = store.the_person()
        locks.add_own_lock(store, user, own_lock())
        locks.take_off(store, user)

        assert locks.own_locks(store, user) == []
        with pytest.raises(Refusal):
            locks.add_own_lock(store, user, own_lock())


def test_what_a_device_was_asked_is_answered_once() -> None:
    unlocked = Unlocked()
    ticket = unlocked.ask("what")

    assert [unlocked.asked(ticket), unlocked.asked(ticket), unlocked.asked("other")] == ["what", None, None]
