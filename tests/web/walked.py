"""What pages of the path begin with: a value, a goal, steps of some age."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from uuid import UUID

from smallwins.application import goals, profiles, records, steps, values
from smallwins.application.ports import Now
from smallwins.domain.goal import Goal
from smallwins.domain.step import Step
from smallwins.domain.value import Value
from tests.web.conftest import Browser


def ago(browser: Browser, **past: float) -> Now:
    """Return a moment of the past, as the person had it."""
    now = browser.now
    at = now.at - timedelta(**past)
    return replace(now, at=at, today=browser.person.day_at(at.replace(tzinfo=None)))


def move_to_night(browser: Browser) -> None:
    """Let the person be where it is past one o'clock: a new date, and their day has not ended."""
    east = (1 - datetime.now(UTC).hour + 12) % 24 - 12
    profiles.edit_profile(browser.store, browser.person, browser.now, {"zone": f"Etc/GMT{-east:+d}"})


def value(browser: Browser, name: str = "Family") -> Value:
    now = browser.now
    made = Value(id=now.new_id(), name=name, created_at=now.at)
    return values.add_value(browser.store, browser.person, now, made)


def goal(browser: Browser, title: str = "Grandmother's kitchen book", **fields: Any) -> Goal:
    now = fields.pop("now", browser.now)
    own = fields.pop("values", None) or (value(browser).id,)
    made = Goal(id=now.new_id(), title=title, values=own, created_at=now.at, **fields)
    return goals.add_goal(browser.store, browser.person, now, made)


def step(browser: Browser, title: str = "Write up the bread recipe", **fields: Any) -> Step:
    now = fields.pop("now", browser.now)
    made = Step(id=now.new_id(), title=title, created_at=now.at, **fields)
    return steps.add_step(browser.store, browser.person, now, made)


def kept_step(browser: Browser, id: UUID) -> Step:
    return records.get(browser.store, Step, browser.person.id, id)


def kept_goal(browser: Browser, id: UUID) -> Goal:
    return records.get(browser.store, Goal, browser.person.id, id)


def read(answer: Any) -> str:
    """Return the text of a page as it is read."""
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)
