from tests.web.conftest import Browser


def test_help_names_the_places_that_listen(browser: Browser) -> None:
    text = browser.get("/help").text

    for line in ("112", "findahelpline.com", "befrienders.org", "self-help notebook"):
        assert line in text
