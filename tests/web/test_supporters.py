"""The circle in the pages: shown one by one, taken back at any time, and words that praise the process."""

from __future__ import annotations

import pytest

from smallwins.application import notes, supporters
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.supporter import Supporter
from tests.web.conftest import Browser


def lina(browser: Browser) -> Supporter:
    browser.post("/supporters", name="Lina", note="a laugh")
    return supporters.supporters(browser.store, browser.person)[0]


def a_note(browser: Browser, text: str, kind: NoteKind = NoteKind.WIN) -> Note:
    now = browser.now
    note = Note(id=now.new_id(), kind=kind, text=text, on_date=now.today, created_at=now.at)
    with browser.store.transaction():
        return notes.add_note(browser.store, browser.person, now, note)


@pytest.mark.requirement("R116")
def test_nobody_sees_anything_until_it_is_shown_and_it_can_be_taken_back(browser: Browser) -> None:
    here = f"/supporters/{lina(browser).id}"
    win = a_note(browser, "I played one song")
    a_note(browser, "I am afraid of the stage", NoteKind.THOUGHT)
    before = browser.get(here).text
    shown = browser.post(f"{here}/show", note=str(win.id)).text
    hidden = browser.post(f"{here}/hide", noun="note", id=str(win.id)).text

    assert "Nothing. It stays so until you show something." in before
    assert "afraid of the stage" not in before
    assert "Take back" in shown
    assert "Nothing. It stays so until you show something." in hidden


@pytest.mark.requirement("R165")
def test_a_celebration_is_shared_with_chosen_people_in_exactly_the_words_shown(browser: Browser) -> None:
    here = f"/supporters/{lina(browser).id}"
    a_note(browser, "I played one song")

    page = browser.get(here).text

    assert "Dear Lina,\nsomething small to celebrate with you: I played one song" in page
    assert "Exactly this is sent, and you send it." in page


@pytest.mark.requirement("R134")
def test_starters_praise_the_process(browser: Browser) -> None:
    page = browser.get(f"/supporters/{lina(browser).id}").text

    assert "I noticed how you went back to it after a hard week." in page
    assert "What helped?" in page


@pytest.mark.requirement("R189")
def test_a_friend_is_invited_to_tell_a_story(browser: Browser) -> None:
    page = browser.get(f"/supporters/{lina(browser).id}").text

    assert "Dear Lina,\nI have been writing down small steps" in page
    assert "I have been writing down small steps" in browser.get("/supporters").text


def test_somebody_is_changed_and_taken_out_of_the_circle(browser: Browser) -> None:
    friend = lina(browser)
    here = f"/supporters/{friend.id}"
    win = a_note(browser, "I played one song")
    browser.post(f"{here}/show", note=str(win.id))
    assert "Lina B." in browser.post(f"{here}/edit", name="Lina B.").text

    gone = browser.post(f"{here}/remove").text
    late = browser.post(f"{here}/show", note=str(win.id))

    assert "Lina B." not in gone.split('id="toast"')[0]
    assert "No longer in your circle" in browser.get(here).text
    assert late.status_code == 422
    assert "is no longer in your circle" in late.text


def test_bad_input_is_answered_in_words(browser: Browser) -> None:
    nameless = browser.post("/supporters", name=" ")
    here = f"/supporters/{lina(browser).id}"

    assert nameless.status_code == 422
    assert "It needs a name" in nameless.text
    assert browser.post(f"{here}/show").status_code == 404
    assert browser.post(f"{here}/hide", noun="note", id="x").status_code == 404
    assert browser.get("/supporters/01890000-0000-7000-8000-000000000000").status_code == 404
