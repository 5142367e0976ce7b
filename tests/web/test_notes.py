from __future__ import annotations

from html import unescape

import pytest

from smallwins.application import notes
from smallwins.domain.note import BringBack, NoteKind, WinKind
from tests.web.conftest import Browser


def kept(browser: Browser, kind: NoteKind) -> list[str]:
    return [note.text for note in notes.notes(browser.store, browser.person, kind=kind)]


@pytest.mark.requirement("R2", "R178")
def test_a_win_is_kept_in_one_action_and_stands_in_the_list(browser: Browser) -> None:
    page = browser.post("/notes", kind="win", text="Took the stairs with both bags", win="easier")

    assert "Took the stairs with both bags" in page.text
    assert "easier than before" in page.text
    assert notes.notes(browser.store, browser.person)[0].win is WinKind.EASIER


@pytest.mark.requirement("R117")
def test_a_letter_of_kindness_says_when_it_comes_back(browser: Browser) -> None:
    browser.post("/notes", kind="letter", title="To me", text="Write the bread.", bring_back="hard_day")

    [letter] = notes.notes(browser.store, browser.person, kind=NoteKind.LETTER)
    assert letter.bring_back is BringBack.HARD_DAY
    assert "Write the bread." in browser.get(f"/notes/{letter.id}").text


def test_a_letter_that_comes_back_on_a_date_asks_for_the_date_and_keeps_the_words(browser: Browser) -> None:
    page = browser.post("/notes", kind="letter", text="Dear me", bring_back="on_date")

    assert page.status_code == 422
    assert "Dear me" in page.text
    assert kept(browser, NoteKind.LETTER) == []


@pytest.mark.requirement("R148")
def test_lessons_are_found_again_by_their_words(browser: Browser) -> None:
    browser.post("/notes", kind="lesson", text="Cold dough keeps its shape")

    assert "Cold dough" in browser.get("/notebook?kind=lesson").text
    assert "Cold dough" in browser.get("/search?q=DOUGH+shape").text
    assert "Nothing with all of these words" in browser.get("/search?q=concrete").text


@pytest.mark.requirement("R187")
def test_an_old_win_is_never_dropped_and_a_deleted_one_comes_back(browser: Browser) -> None:
    browser.post("/notes", kind="win", text="Ten years ago", on_date="2016-01-01")
    [win] = notes.notes(browser.store, browser.person)

    gone = browser.post(f"/notes/{win.id}/delete")
    rev = browser.store.changes(browser.person.id)[0].rev
    browser.post("/undo", rev=rev, back="/notebook")

    assert "Ten years ago" not in gone.text.split("toast")[0]
    assert kept(browser, NoteKind.WIN) == ["Ten years ago"]


def test_what_was_written_is_shown_as_text_and_never_as_markup(browser: Browser) -> None:
    text = "<script>alert(1)</script> “قلت نعم” 🌱"

    page = browser.post("/notes", kind="idea", text=text)

    assert "<script>alert" not in page.text
    assert text in unescape(page.text)


@pytest.mark.parametrize("path", ["/notebook", "/notebook?kind=nothing", "/notes/new?kind=letter", "/search"])
def test_each_page_answers_on_an_empty_record(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 200


def test_a_note_that_is_not_there_is_said_so(browser: Browser) -> None:
    assert browser.get("/notes/0195a3f0-0000-7000-8000-000000000000").status_code == 404
    assert browser.post("/notes", kind="win", text=" ").status_code == 422
    assert browser.post("/notes", kind="poem", text="x").status_code == 422


def test_beside_a_note_stand_others_of_its_kind(browser: Browser) -> None:
    browser.post("/notes", kind="lesson", text="Bread wants a warm corner")
    browser.post("/notes", kind="win", text="The last page is written")
    browser.post("/notes", kind="lesson", text="Cold dough keeps its shape")
    [newest, _] = notes.notes(browser.store, browser.person, kind=NoteKind.LESSON)

    aside = browser.get(f"/notes/{newest.id}").text.split('id="aside"')[1]

    assert "Bread wants a warm corner" in aside
    assert "The last page is written" not in aside
    assert newest.text not in aside
