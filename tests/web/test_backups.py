from tests.web.conftest import Browser


def test_a_backup_is_made_with_one_tap_and_taken_along(browser: Browser) -> None:
    browser.post("/values", name="ease")

    page = browser.post("/backups").text

    name = page.split('href="/backups/')[1].split('"')[0]
    copy = browser.get(f"/backups/{name}")
    assert copy.content.startswith(b"SQLite format 3")
    assert "attachment" in copy.headers["content-disposition"]


def test_the_page_says_whether_everything_is_sound(browser: Browser) -> None:
    assert "Is everything sound?" in browser.get("/backups").text


def test_nothing_but_a_backup_is_handed_over(browser: Browser) -> None:
    for name in ("wins.db", "..%2Fwins.db", "none.db"):
        assert browser.get(f"/backups/{name}").status_code == 404
