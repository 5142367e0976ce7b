"""On the network: every route is tried by people we do not know, and by those who pretend to be known."""

from __future__ import annotations

import re
from uuid import UUID

import pytest

from smallwins.application import devices
from smallwins.domain.device import DeviceKind
from smallwins.web.access import own_hosts
from tests.web.networked import SECRET, Network, Serve, now

OPEN = ("/pair", "/static/{path:path}")
FILL = {"uuid": str(UUID(int=7)), "int": "1", "date": "2026-03-01"}


def filled(path: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda _: FILL["uuid"], path)


def refusals(network: Network, **headers: str) -> list[str]:
    """Return the routes that answer with anything but a refusal."""
    let_in = []
    for path, method in network.routes():
        if path in ("/pair", "/static/{path}"):
            continue
        answer = network.ask(filled(path), method, **headers)
        shown = answer.status_code == 401 or answer.headers.get("location") == "/pair"
        if not shown or SECRET in answer.text:
            let_in.append(f"{method} {path}: {answer.status_code}")
    return let_in


def test_every_route_refuses_a_stranger(network: Network) -> None:
    assert len(list(network.routes())) > 150
    assert refusals(network) == []


def test_every_route_refuses_a_device_that_was_let_go(network: Network) -> None:
    device, credential = network.device()
    assert network.ask("/values", **network.cookie(credential)).status_code == 200
    with network.store() as store, store.transaction():
        devices.revoke(store, store.the_person(), device.id)

    assert refusals(network, **network.cookie(credential)) == []


def test_every_route_refuses_somebody_else_of_the_same_server(network: Network) -> None:
    with network.store() as store, store.transaction():
        other = UUID("ffffffff-0000-7000-8000-000000000000")
        store.add_person(other)
        _, credential = devices.add_device(store, other, now(), "phone", DeviceKind.BROWSER)

    assert refusals(network, **network.cookie(credential)) == []
    assert refusals(network, authorization=f"Bearer {credential}") == []


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "127.0.0.1:8040"},
        {"host": "localhost:8040"},
        {"x_forwarded_for": "127.0.0.1", "x_real_ip": "127.0.0.1", "forwarded": "for=127.0.0.1"},
        {"x_forwarded_host": "127.0.0.1", "x_forwarded_proto": "https"},
        {"authorization": "Bearer x.y.z"},
        {"cookie": "__Host-device-8040=x; device-8040=y; zone-8040=Africa%2FCasablanca"},
    ],
    ids=str,
)
def test_nobody_gets_in_by_what_they_say_of_themselves(network: Network, headers: dict[str, str]) -> None:
    for path in ("/values", "/api/v1/values", "/search?q=private", "/export/archive"):
        assert network.ask(path, **headers).status_code in (303, 401)


def test_a_script_is_told_by_a_problem_and_htmx_by_a_redirection(network: Network) -> None:
    problem = network.ask("/api/v1/values", accept="*/*")
    part = network.ask("/values", hx_request="true")
    fetched = network.ask("/values", sec_fetch_mode="cors")

    assert (problem.status_code, problem.json()["code"]) == (401, "access.unpaired")
    assert (part.status_code, part.headers["hx-redirect"]) == (401, "/pair")
    assert fetched.status_code == 401
    assert network.ask("/values", "POST").status_code == 401


def test_this_machine_itself_needs_no_code(serve: Serve) -> None:
    network = serve()
    network.peer = "127.0.0.1"

    assert network.ask("/values", host="127.0.0.1:8040").status_code == 200
    assert network.ask("/values", host="127.0.0.1:8040", x_forwarded_for="192.0.2.9").status_code == 303
    assert network.ask("/values", host="192.0.2.7:8040").status_code == 303


def test_behind_a_proxy_nobody_is_taken_for_this_machine(serve: Serve) -> None:
    network = serve(certificate="", key="", public_url="https://wins.example")
    network.peer = "127.0.0.1"

    assert network.ask("/values", host="127.0.0.1:8040").status_code == 303
    assert network.ask("/values", host="wins.example").status_code == 303
    assert network.ask("/values", host="evil.example").status_code == 403


def test_a_proxy_is_believed_when_it_is_on_this_machine(serve: Serve) -> None:
    network = serve(certificate="", key="", public_url="https://wins.example")
    _, credential = network.device()
    told = {"host": "127.0.0.1:8040", "cookie": f"__Host-device={credential}"}
    told |= {"x_forwarded_host": "wins.example"}

    network.peer = "127.0.0.1"
    assert network.ask("/values", **told).status_code == 200
    network.peer = "192.0.2.9"
    assert network.ask("/values", **told).status_code == 303


@pytest.mark.parametrize("host", ["evil.example:8040", "192.0.2.7.evil.example", "", "[::1"])
def test_a_foreign_name_is_refused_on_the_network_too(network: Network, host: str) -> None:
    _, credential = network.device()

    assert network.ask("/values", host=host, **network.cookie(credential)).status_code == 403


def test_the_machine_answers_to_its_numbers_and_its_name(network: Network) -> None:
    hosts = own_hosts(network.settings)

    assert any(name.endswith(".local") for name in hosts)
    for host in ("192.0.2.7:8040", "[2001:db8::7]:8040"):
        assert network.ask("/pair", host=host).status_code == 200


def test_a_change_asked_for_by_a_foreign_page_is_refused_to_a_paired_device(network: Network) -> None:
    _, credential = network.device()
    for headers in (
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "", "origin": "http://192.0.2.7:8040"},
        {"sec_fetch_site": "", "origin": "https://evil.example"},
    ):
        assert network.ask("/undo", "POST", **headers, **network.cookie(credential)).status_code == 403


def test_a_script_needs_its_token_once_a_device_is_paired(serve: Serve) -> None:
    network = serve()
    network.peer = "127.0.0.1"
    plain = {"host": "127.0.0.1:8040", "accept": "*/*", "content-type": "application/json"}

    def post(**headers: str) -> int:
        body = {"name": "calm"}
        return network.client.post("/api/v1/values", json=body, headers=plain | headers).status_code

    assert post() == 201
    _, token = network.device("script", DeviceKind.SCRIPT)
    assert post() == 403
    assert post(authorization=f"Bearer {token}") == 201
    network.peer = "192.0.2.9"
    assert post(host="192.0.2.7:8040", authorization=f"Bearer {token}") == 201


def test_only_style_script_and_the_door_are_open(network: Network) -> None:
    for path in ("/static/look.css", "/pair"):
        assert network.ask(path).status_code == 200
    assert SECRET not in network.ask("/pair").text
