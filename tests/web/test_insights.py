from __future__ import annotations

import pytest

from smallwins.demo.record import fill
from tests.web.conftest import Browser


@pytest.fixture
def salma(browser: Browser) -> Browser:
    """Open the pages on two years of an invented record."""
    with browser.store.db.transaction():
        fill(browser.store, browser.person, browser.now)
    return browser


@pytest.mark.requirement("R99", "R100", "R131")
def test_the_page_shows_three_findings_with_evidence_and_what_showed_nothing(salma: Browser) -> None:
    page = salma.get("/insights").text

    assert "Three things your record suggests" in page
    assert page.count('<article class="finding">') == 3
    assert page.count("Try it as an experiment") == 3
    assert "It may also run the other way" in page
    assert page.index("Looked at, nothing clear") < page.index("Coffee")
    assert page.count("<svg") >= 4
    assert "lasted one chance" in page


def test_an_empty_record_is_told_that_pictures_appear_by_themselves(browser: Browser) -> None:
    page = browser.get("/insights").text

    assert "Nothing clear so far, and that is an answer" in page
    assert "The pictures appear by themselves" in page
