"""The door: a code lets a browser in once; the devices page lists them, renames them, lets them go."""

from __future__ import annotations

from typing import Any

import pytest

from smallwins.application import devices
from smallwins.domain.device import Device, DeviceKind, Pairing
from smallwins.web.callers import is_address
from tests.web.conftest import Browser
from tests.web.networked import Network, now


def offer(network: Network) -> str:
    with network.store() as store, store.transaction():
        return devices.offer_code(store, store.the_person(), now())


def enter(network: Network, code: str, name: str = "Fairphone") -> Any:
    headers = {"host": "192.0.2.7:8040", "sec-fetch-site": "same-origin"}
    return network.client.post(
        "/pair", data={"code": code, "name": name}, headers=headers, follow_redirects=False
    )


def paired(network: Network) -> list[Device]:
    with network.store() as store:
        return devices.devices(store, store.the_person())


def test_a_right_code_gives_a_cookie_for_this_host_and_https_alone(network: Network) -> None:
    answer = enter(network, offer(network).lower())
    cookie = answer.headers["set-cookie"]

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert cookie.startswith("__Host-device-8040=")
    assert {"Secure", "HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    held = cookie.split(";")[0].partition("=")[2]
    assert network.ask("/values", **network.cookie(held)).status_code == 200
    assert [device.name for device in paired(network)] == ["Fairphone"]


def test_a_wrong_code_counts_and_one_that_cannot_be_read_does_not(network: Network) -> None:
    code = offer(network)
    wrong = "22222222" if code != "22222222" else "33333333"

    assert enter(network, "not a code").status_code == 422
    assert "That is not the code." in enter(network, wrong).text
    with network.store() as store:
        assert store.keys(Pairing, store.the_person())[0].tries == 1
    assert paired(network) == []


def test_a_used_code_lets_nobody_in(network: Network) -> None:
    code = offer(network)
    enter(network, code)

    assert "No code is waiting" in enter(network, code, "another").text
    assert len(paired(network)) == 1


def test_the_camera_brings_the_code_along_and_the_browser_its_name(network: Network) -> None:
    page = network.ask("/pair?code=K7QM2XWP", user_agent="Mozilla/5.0 (Linux; Android 14) Firefox").text

    assert 'value="K7QM2XWP"' in page
    assert 'value="Android phone"' in page


def test_a_code_shown_on_a_paired_device_pairs_the_next(network: Network) -> None:
    first = enter(network, offer(network)).headers["set-cookie"].split(";")[0].partition("=")[2]
    shown = network.ask("/devices/code", "POST", **network.cookie(first))
    code = shown.text.split('dir="ltr"><strong>')[1][:9]

    assert "https://192.0.2.7:8040/pair" in shown.text
    assert '<svg role="img"' in shown.text
    assert shown.headers["cache-control"] == "no-store"
    assert enter(network, code, "Tablet").status_code == 303


def test_acts_of_a_paired_device_carry_its_name(network: Network) -> None:
    held = enter(network, offer(network)).headers["set-cookie"].split(";")[0].partition("=")[2]
    headers = {"host": "192.0.2.7:8040", "sec-fetch-site": "same-origin"} | network.cookie(held)
    network.client.post("/values", data={"name": "rest"}, headers=headers)

    with network.store() as store:
        assert store.changes(store.the_person())[0].device == "Fairphone"


def test_a_device_that_is_seen_again_is_noted(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    held = enter(network, offer(network)).headers["set-cookie"].split(";")[0].partition("=")[2]
    before = paired(network)[0].last_seen_at
    monkeypatch.setattr(devices, "SEEN_EVERY", before - before)
    network.ask("/values", **network.cookie(held))

    assert paired(network)[0].last_seen_at > before


def test_devices_are_listed_renamed_and_let_go(browser: Browser) -> None:
    assert "No device is paired yet." in browser.get("/devices").text
    assert "--network" in browser.get("/devices").text
    device, _ = devices.add_device(browser.store, browser.person.id, browser.now, "phone", DeviceKind.SCRIPT)

    browser.post(f"/devices/{device.id}/rename", name="Old phone")
    assert "Old phone" in browser.get("/devices").text
    assert browser.post(f"/devices/{device.id}/rename", name=" ").status_code == 422
    browser.post(f"/devices/{device.id}/revoke")
    assert "Old phone" not in browser.get("/devices").text


def test_whoever_is_known_is_not_asked_at_the_door(browser: Browser) -> None:
    assert (
        browser.client.get("/pair", headers=browser.headers, follow_redirects=False).headers["location"]
        == "/devices"
    )


def test_numbers_of_machines_are_told_from_names() -> None:
    assert is_address("192.0.2.7")
    assert is_address("[2001:db8::7]")
    assert not is_address("192.0.2.7.example")
