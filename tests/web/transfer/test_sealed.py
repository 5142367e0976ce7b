"""The sealed archive on the pages: taken away, and brought in with its passphrase."""

from __future__ import annotations

import io
from typing import Any

import pytest

from smallwins.formats.sealed import is_sealed
from tests.formats.test_sealed import SEALED
from tests.formats.test_sealed import WORDS as OPENS
from tests.web.conftest import Browser

WORDS = "rain on the old roof"


def bring(browser: Browser, data: bytes, passphrase: str) -> Any:
    files = {"file": ("all.zip.age", io.BytesIO(data))}
    return browser.client.post(
        "/import", files=files, data={"passphrase": passphrase}, headers=browser.headers
    )


def test_the_archive_is_taken_away_sealed(browser: Browser) -> None:
    browser.post("/values", name="quite private")
    answer = browser.post("/export/sealed", passphrase=WORDS, again=WORDS)

    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith('.zip.age"')
    assert is_sealed(answer.content)
    assert b"private" not in answer.content


@pytest.mark.parametrize(("passphrase", "again"), [("", ""), ("short", "short"), (WORDS, "another roof")])
def test_two_that_differ_or_a_short_one_are_mended_on_the_page(
    browser: Browser, passphrase: str, again: str
) -> None:
    answer = browser.post("/export/sealed", passphrase=passphrase, again=again)

    assert answer.status_code == 422
    assert 'class="problem"' in answer.text


def test_a_sealed_file_is_opened_with_its_passphrase_alone(browser: Browser) -> None:
    assert "is sealed with a passphrase" in bring(browser, SEALED, "").text
    assert "does not open" in bring(browser, SEALED, "another roof").text
    assert "does not open" not in bring(browser, SEALED, OPENS).text
