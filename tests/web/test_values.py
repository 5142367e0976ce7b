from smallwins.application.values import values
from tests.web.conftest import Browser


def test_a_value_is_named_changed_put_away_and_deleted(browser: Browser) -> None:
    answer = browser.post("/values", name="ease in my body", why="I was stiff")
    assert "ease in my body" in answer.text
    assert "It matters: ease in my body" in answer.text  # the toast

    (value,) = values(browser.store, browser.person)
    browser.post(f"/values/{value.id}", name="ease", why="")
    browser.post(f"/values/{value.id}/archive")
    (changed,) = values(browser.store, browser.person)
    assert (changed.name, changed.why, changed.archived) == ("ease", "", True)

    browser.post(f"/values/{value.id}/delete")
    assert values(browser.store, browser.person) == []


def test_a_value_without_a_name_is_asked_for_one(browser: Browser) -> None:
    answer = browser.post("/values", name=" ")

    assert answer.status_code == 422
    assert "needs a name" in answer.text


def test_a_value_that_is_not_there_is_not_found(browser: Browser) -> None:
    nowhere = "/values/01890000-0000-7000-8000-000000000000"

    assert browser.get(nowhere).status_code == 404
    assert browser.post(nowhere, name="x").status_code == 404
    assert browser.get("/values/not-an-id").status_code == 404


def test_a_value_says_where_it_shows(browser: Browser) -> None:
    browser.post("/values", name="ease in my body")
    [value] = values(browser.store, browser.person)
    before = browser.get(f"/values/{value.id}").text
    browser.post("/metrics/new", name="Walk at dawn", values=str(value.id))

    assert "It shows nowhere yet." in before
    assert "Walk at dawn" in browser.get(f"/values/{value.id}").text.split('id="aside"')[1]
