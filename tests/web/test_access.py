from dataclasses import replace
from typing import Any

import pytest

from smallwins.settings import Settings
from smallwins.web.access import own_hosts
from smallwins.web.callers import cookie_name, headers_of, with_one_cookie
from tests.web.conftest import Browser


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8040", "127.0.0.1.evil.example", "[::2]:8040", ""]
)
def test_a_foreign_host_is_refused(browser: Browser, host: str) -> None:
    assert browser.get("/", host=host).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8040", "localhost", "LOCALHOST:9000", "[::1]:8040"])
def test_every_name_of_this_machine_is_answered(browser: Browser, host: str) -> None:
    assert browser.get("/help", host=host).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "", "origin": "https://127.0.0.1:8040"},
    ],
)
def test_a_foreign_page_cannot_change_anything(browser: Browser, headers: dict[str, str]) -> None:
    assert browser.post("/undo", rev="1", headers=headers).status_code == 403


def test_a_request_without_any_origin_changes_nothing(browser: Browser) -> None:
    browser.headers.pop("sec-fetch-site")

    assert browser.post("/undo", rev="1").status_code == 403
    assert browser.post("/undo", rev="1", headers={"origin": "http://evil.example"}).status_code == 403
    assert browser.post("/undo", rev="1", headers={"origin": "http://127.0.0.1:8040"}).status_code != 403


@pytest.mark.parametrize("path", ["/", "/help", "/nowhere", "/static/look.css", "/-/health"])
def test_every_answer_carries_the_security_headers(browser: Browser, path: str) -> None:
    headers = browser.get(path).headers

    assert headers["content-security-policy"].startswith("default-src 'self'; base-uri 'none'")
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_refused_host_carries_them_too(browser: Browser) -> None:
    assert "content-security-policy" in browser.get("/", host="evil.example").headers


def test_the_public_address_is_an_own_host_and_any_address_is_not() -> None:
    public = Settings(database="x", host="0.0.0.0", network=True, public_url="https://wins.example:444/x")
    hosts = own_hosts(public)

    assert "wins.example" in hosts
    assert "0.0.0.0" not in hosts
    assert "wins.example" not in own_hosts(replace(public, network=False))


def test_cookies_of_two_ports_do_not_meet() -> None:
    assert cookie_name("zone", "127.0.0.1:8040") == "zone-8040"
    assert cookie_name("zone", "wins.example") == "zone"


def test_cookies_that_come_one_by_one_are_read_together() -> None:
    headers = [(b"cookie", b"a=1"), (b"host", b"127.0.0.1"), (b"cookie", b"b=2")]
    scope: Any = {"type": "http", "headers": headers}

    assert headers_of(with_one_cookie(scope)) == {b"cookie": "a=1; b=2", b"host": "127.0.0.1"}
