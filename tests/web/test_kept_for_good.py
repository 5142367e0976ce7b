"""What is kept stays for decades, leaves in an open form, and what does one good is near on a hard day."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from smallwins.application import metrics, skills
from smallwins.domain.skill import Skill, StageReached
from tests.web.conftest import Browser


@pytest.mark.requirement("R38")
def test_a_skill_of_three_decades_leaves_whole_in_an_open_form(browser: Browser) -> None:
    stages = tuple(
        StageReached(stage=stage, on=date(year, 5, 1), evidence=f"The festival of {year}")
        for stage, year in ((2, 1996), (3, 2003), (4, 2012), (5, 2024))
    )
    oud = Skill(id=browser.now.new_id(), name="Oud", stages=stages, created_at=browser.now.at)
    with browser.store.transaction():
        skills.add_skill(browser.store, browser.person, browser.now, oud)

    shown = browser.get(f"/skills/{oud.id}").text
    archive = ZipFile(BytesIO(browser.get("/export/archive").content))
    text = "".join(archive.read(name).decode("utf-8") for name in archive.namelist() if "skill" in name)

    assert "The festival of 1996" in shown
    assert "The festival of 1996" in text
    assert json.loads(text.splitlines()[0])


@pytest.mark.requirement("R175")
def test_what_rests_me_is_a_list_of_my_own_and_is_near_on_a_hard_day(browser: Browser) -> None:
    browser.post("/values", name="Calm")
    browser.post("/metrics/new", name="Walk")
    browser.post("/notes", kind="self_care", text="Feet in the sea")
    menu = browser.get("/notebook?kind=self_care").text
    usual = browser.get("/").text
    hard = browser.post("/day/small").text

    assert "What rests me" in menu
    assert "Feet in the sea" in menu
    assert "Feet in the sea" not in usual
    assert "Feet in the sea" in hard.split("What rests you")[1]


@pytest.mark.requirement("R175", "R62")
def test_rest_and_things_tried_are_followed_like_anything_else(browser: Browser) -> None:
    for template, name in (("rest", "Rest"), ("things-tried", "Things tried")):
        asked = browser.get(f"/metrics/new?template={template}").text
        browser.post("/metrics/new", name=name, kind="count" if name == "Things tried" else "boolean")
        metric = metrics.metric_named(browser.store, browser.person, name)
        shown = browser.post(f"/metrics/{metric.id}/log", value="1").text

        assert f'value="{name}"' in asked
        assert "Done today" in shown
        assert name in shown
