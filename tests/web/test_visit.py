"""Two tabs: what one writes while the other's form is still on its way is kept beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from litestar import Request

from smallwins.application import doubts, profiles, records, skills, values
from smallwins.domain.doubt import Doubt
from smallwins.domain.skill import Skill
from smallwins.domain.value import Value
from smallwins.web import visit
from smallwins.web.forms import Form, read_form
from tests.web.conftest import Browser

Meanwhile = Callable[[Callable[[], object]], None]


@pytest.fixture
def meanwhile(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Let something be written while the next form is being sent."""

    def written(write: Callable[[], object]) -> None:
        async def slowly(request: Request[Any, Any, Any]) -> Form:
            with browser.store.transaction():
                write()
            return await read_form(request)

        monkeypatch.setattr(visit, "read_form", slowly)

    return written


def test_two_reasons_of_two_tabs_are_both_kept(browser: Browser, meanwhile: Meanwhile) -> None:
    browser.post("/doubts", claim="They will see I am new")
    store, person, now = browser.store, browser.person, browser.now
    [doubt] = doubts.doubts(store, person)

    meanwhile(lambda: doubts.add_reason(store, person, now, doubt, "They asked me twice"))
    browser.post(f"/doubts/{doubt.id}/reasons", reason="The first week went well")

    held = records.get(store, Doubt, person.id, doubt.id)
    assert held.reasons == ("They asked me twice", "The first week went well")


def test_two_cues_of_two_tabs_are_both_kept(browser: Browser, meanwhile: Meanwhile) -> None:
    browser.post("/skills", name="Oud")
    store, person, now = browser.store, browser.person, browser.now
    [skill] = skills.skills(store, person)

    meanwhile(lambda: skills.note_cue(store, person, now, skill, "the room"))
    browser.post(f"/skills/{skill.id}/cues", cue="the season")

    held = records.get(store, Skill, person.id, skill.id)
    assert [cue.text for cue in held.cues] == ["the room", "the season"]


def test_a_field_that_is_not_in_the_form_stays_as_the_other_tab_left_it(
    browser: Browser, meanwhile: Meanwhile
) -> None:
    browser.post("/values", name="calm")
    store, person, now = browser.store, browser.person, browser.now
    [value] = values.values(store, person)

    meanwhile(lambda: values.edit_value(store, person, now, value, {"weight": 0.5}))
    browser.post(f"/values/{value.id}", name="quiet")

    held = records.get(store, Value, person.id, value.id)
    assert (held.name, held.weight) == ("quiet", 0.5)


def test_a_choice_of_the_profile_stays_as_the_other_tab_left_it(
    browser: Browser, meanwhile: Meanwhile
) -> None:
    store, person, now = browser.store, browser.person, browser.now

    meanwhile(lambda: profiles.edit_profile(store, person, now, {"theme": "dark"}))
    browser.post("/settings/language", language="fr")

    assert (browser.person.theme, browser.person.language) == ("dark", "fr")
