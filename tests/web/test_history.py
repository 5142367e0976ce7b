from tests.web.conftest import Browser


def test_the_history_begins_with_the_record(browser: Browser) -> None:
    assert "The record began" in browser.get("/history").text
