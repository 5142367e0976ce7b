"""A doubt in the pages: the open book, a note to a friend, and what became of it."""

from __future__ import annotations

from typing import Any

import pytest

from smallwins.application import doubts, supporters
from smallwins.domain.doubt import Doubt
from smallwins.domain.supporter import Supporter
from tests.web.conftest import Browser

CLAIM = "Nobody needs my book"


def written(browser: Browser, claim: str = CLAIM, **fields: Any) -> str:
    """Write a doubt down and return its address."""
    browser.post("/doubts", claim=claim, **fields)
    return f"/doubts/{doubts.doubts(browser.store, browser.person)[0].id}"


def kept(browser: Browser) -> Doubt:
    return doubts.doubts(browser.store, browser.person)[0]


def friend(browser: Browser, contact: str = "lina@example.org") -> Supporter:
    lina = Supporter(id=browser.now.new_id(), name="Lina", contact=contact, created_at=browser.now.at)
    with browser.store.transaction():
        return supporters.add_supporter(browser.store, browser.person, browser.now, lina)


@pytest.mark.requirement("R89")
def test_a_doubt_opens_with_what_is_fuelling_it(browser: Browser) -> None:
    page = browser.get("/doubts/new").text
    here = written(browser, fuel="a glance")

    assert "<h1>What is fuelling this thought?</h1>" in page
    assert "a glance" in browser.get(here).text


@pytest.mark.requirement("R91")
def test_the_doubt_stands_on_one_page_and_why_it_may_not_hold_on_the_other(browser: Browser) -> None:
    here = written(browser, reasons=["Lina asked for three", ""])
    page = browser.post(f"{here}/reasons", reason="It is for eleven cousins").text

    left, right = page.split('class="book"')[1].split("</section>")[0].split("Why it may not hold</h2>")
    assert CLAIM in left
    assert "Lina asked for three" in right
    assert "It is for eleven cousins" in right


@pytest.mark.requirement("R19", "R12")
def test_a_doubt_names_its_fear_and_where_the_pressure_comes_from(browser: Browser) -> None:
    page = browser.get("/doubts/new").text
    for fear in ("that it does not work out", "judgement", "losing face", "criticism", "something else"):
        assert fear in page

    shown = browser.get(written(browser, fear="judgement", pressure="others_on_me")).text

    assert "judgement" in shown
    assert "from others on me" in shown


@pytest.mark.requirement("R88")
def test_it_says_how_common_doubts_of_that_situation_are_for_this_person(browser: Browser) -> None:
    written(browser, "one", situation="first_time")
    written(browser, "two", situation="new_role")
    here = written(browser, "three", situation="first_time")

    assert "Doubts at first times are common for you: 2 of 3." in browser.get(here).text


def test_belief_before_and_after_is_a_slope(browser: Browser) -> None:
    here = written(browser)
    browser.post(f"{here}/belief", belief_before="80")
    page = browser.post(f"{here}/belief", belief_after="45").text

    assert "Belief in the doubt: 80 of 100 before, 45 of 100 after." in page
    assert browser.post(f"{here}/belief", belief_after="101").status_code == 422


@pytest.mark.requirement("R90")
def test_a_note_is_prepared_shown_exactly_and_the_talk_is_kept(browser: Browser) -> None:
    lina = friend(browser)
    here = written(browser)
    before = browser.get(here).text

    page = browser.post(f"{here}/note", supporter=str(lina.id), text="Lina, can we talk?\nOn Sunday?").text
    after = browser.post(f"{here}/talked", supporter=str(lina.id)).text

    assert "Lina, there is a thought I keep coming back to: “Nobody needs my book”." in before
    assert 'id="prepared">Lina, can we talk?\nOn Sunday?</p>' in page
    assert "Exactly this is sent, and you send it." in page
    assert "mailto:lina@example.org?body=Lina%2C%20can%20we%20talk%3F%0AOn%20Sunday%3F" in page
    assert "Talked over with Lina on" in after


def test_a_phone_number_opens_a_message_and_a_plain_word_opens_nothing(browser: Browser) -> None:
    lina = friend(browser, "+212 600-112233")
    here = written(browser)
    page = browser.post(f"{here}/note", supporter=str(lina.id), text="hello").text

    assert "sms:+212600-112233?&amp;body=hello" in page


def test_without_anybody_in_the_circle_a_name_is_enough(browser: Browser) -> None:
    here = written(browser)

    page = browser.post(f"{here}/note", name="Aunt Zahra").text

    assert "To Aunt Zahra." in page
    assert [held.name for held in supporters.supporters(browser.store, browser.person)] == ["Aunt Zahra"]


@pytest.mark.requirement("R92")
def test_what_really_happened_is_kept_counted_and_may_be_changed(browser: Browser) -> None:
    here = written(browser)
    waiting = browser.get(here).text
    browser.post(f"{here}/outcome", outcome="partly")
    page = browser.post(f"{here}/outcome", outcome="did_not_happen").text

    assert "we ask what really happened" in waiting
    assert "What really happened: it did not happen." in page
    assert "Of one doubt with a known outcome, one did not happen." in browser.get("/doubts").text
    versions = browser.store.items_of(browser.person.id, "doubt", kept(browser).id)
    assert len(versions) == 2


@pytest.mark.requirement("R11", "R20")
def test_hard_words_meet_a_kind_question_and_softer_ones_are_offered_when_asked(browser: Browser) -> None:
    here = written(browser, "I will never be good at anything")

    page, asked = browser.get(here).text, browser.get(f"{here}?softer=true").text

    assert "If a friend had written it, what would you say?" in page
    assert "could be" not in page
    assert "could be" in asked


def test_a_doubt_is_changed_deleted_and_brought_back(browser: Browser) -> None:
    here = written(browser)
    assert "They will laugh" in browser.post(f"{here}/edit", claim="They will laugh").text

    browser.post(f"{here}/delete")
    assert "Nothing doubted, nothing to answer." in browser.get("/doubts").text
    browser.post("/undo")
    assert "They will laugh" in browser.get("/doubts").text


def test_bad_input_is_answered_in_words(browser: Browser) -> None:
    empty = browser.post("/doubts", claim=" ", fuel="a glance")
    here = written(browser)

    assert empty.status_code == 422
    assert "Write the doubt down first" in empty.text
    assert "a glance" in empty.text
    assert browser.post("/doubts", claim="x", fear="nonsense").status_code == 422
    assert "Choose somebody you trust" in browser.post(f"{here}/note").text
    nobody = "01890000-0000-7000-8000-000000000000"
    assert browser.post(f"{here}/talked", supporter=nobody).status_code == 404
    assert browser.post(f"{here}/outcome", outcome="nonsense").status_code == 422
    assert browser.get("/doubts/01890000-0000-7000-8000-000000000000").status_code == 404
