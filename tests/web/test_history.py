from smallwins.application.values import values
from tests.web.conftest import Browser


def test_the_history_begins_with_the_record(browser: Browser) -> None:
    assert "The record began" in browser.get("/history").text


def test_an_act_is_undone_and_brought_back(browser: Browser) -> None:
    browser.post("/values", name="ease")
    rev = browser.store.rev(browser.person.id)

    undone = browser.post("/undo", rev=str(rev), back="/values")
    assert values(browser.store, browser.person) == []
    assert "Bring back" in undone.text
    assert undone.url.path == "/values"

    browser.post("/undo", rev=str(rev + 1))
    assert [value.name for value in values(browser.store, browser.person)] == ["ease"]


def test_where_an_act_was_done_is_said_in_the_language_of_the_pages(browser: Browser) -> None:
    browser.post("/values", name="ease")

    assert "· on a page" in browser.get("/history").text
    browser.post("/settings", language="ar")
    assert "· من صفحة" in browser.get("/history").text


def test_an_act_is_undone_once(browser: Browser) -> None:
    browser.post("/values", name="ease")
    rev = str(browser.store.rev(browser.person.id))
    browser.post("/undo", rev=rev)

    answer = browser.post("/undo", rev=rev)

    assert answer.status_code == 409
    assert "taken back already" in answer.text


def test_the_way_back_leads_to_our_own_pages_alone(browser: Browser) -> None:
    for elsewhere in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        browser.post("/values", name="ease")
        rev = str(browser.store.rev(browser.person.id))

        answer = browser.post("/undo", follow=False, rev=rev, back=elsewhere)

        assert answer.headers["location"] == "/"


def test_a_long_history_comes_a_page_at_a_time(browser: Browser) -> None:
    for number in range(60):
        browser.post("/values", follow=False, name=f"value {number:02d}")

    first = browser.get("/history").text
    assert "value 59" in first
    assert "value 09" not in first

    assert "value 09" in browser.get("/history?before=12").text


def test_what_was_deleted_is_forgotten_after_one_question(browser: Browser) -> None:
    browser.post("/values", name="ease")
    rev = browser.store.rev(browser.person.id)
    browser.post("/undo", rev=str(rev))
    asked = f"/history/{rev + 1}/forget"
    assert asked in browser.get("/history").text

    question = browser.get(asked).text
    assert "1 value" in question
    assert "cannot" not in question.partition("<main")[2].partition("</main>")[0]
    after = browser.post(asked)

    assert "forgotten for good" in after.text
    assert "ease" not in after.text
    assert browser.post("/undo", rev=str(rev + 1)).status_code == 410


def test_an_act_that_took_nothing_out_offers_nothing_to_forget(browser: Browser) -> None:
    browser.post("/values", name="ease")
    rev = browser.store.rev(browser.person.id)

    assert "/forget" not in browser.get("/history").text
    assert "took nothing out" in browser.post(f"/history/{rev}/forget").text
