from tests.web.conftest import Browser


def test_help_names_the_places_that_listen(browser: Browser) -> None:
    text = browser.get("/help").text

    for line in ("112", "findahelpline.com", "befrienders.org", "self-help notebook"):
        assert line in text


def test_the_number_for_what_is_urgent_can_be_called_with_a_tap(browser: Browser) -> None:
    assert 'href="tel:112"' in browser.get("/help").text
