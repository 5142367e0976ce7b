"""Setbacks: the first link of a chain that goes on to a lesson, a next step, and back on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal
from smallwins.domain.link import Pressure
from smallwins.domain.number import rating

LEAST_OPTIONS = 2
"""Options asked for before a way forward (R129)."""


class Theme(StrEnum):
    """What setbacks often have in common; a person may add words of their own."""

    SKIPPED_AHEAD = "skipped_ahead"
    PLAN_UNREALISTIC = "plan_unrealistic"
    TIME = "time"
    PLACE = "place"
    SIZE = "size"
    ENERGY = "energy"
    HEALTH = "health"
    OTHERS = "others"
    TOOLS = "tools"
    ALL_OR_NOTHING = "all_or_nothing"


class SetbackState(StrEnum):
    """How far along the chain a setback is."""

    OPEN = "open"
    LESSON_DRAWN = "lesson_drawn"
    RECOVERED = "recovered"


class Post(StrEnum):
    """The places at which a setback is walked through: the four of GROW in order, then what stays of it."""

    GOAL = "goal"
    REALITY = "reality"
    OPTIONS = "options"
    WAY_FORWARD = "way_forward"
    LESSON = "lesson"
    KIND_LINE = "kind_line"


GROW = (Post.GOAL, Post.REALITY, Post.OPTIONS, Post.WAY_FORWARD)
"""The four posts of GROW (Whitmore, Coaching for Performance), in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setback:
    """Something that went otherwise, walked through in the order of GROW.

    Every field may wait for later; `size_then` and `size_later` are 0 to 10.
    """

    noun: ClassVar[str] = "setback"
    searched: ClassVar[tuple[str, ...]] = (
        "what_happened", "goal", "reality", "options", "way_forward",
        "lesson", "kind_line", "funny", "themes",
    )  # fmt: skip

    id: UUID
    occurred_on: date
    what_happened: str
    goal: str = ""
    reality: str = ""
    options: tuple[str, ...] = ()
    way_forward: str = ""
    step: UUID | None = None
    themes: tuple[str, ...] = ()
    lesson: str = ""
    friend_view: str = ""
    year_view: str = ""
    size_then: float | None = None
    size_later: float | None = None
    skill: UUID | None = None
    metric: UUID | None = None
    goal_id: UUID | None = None
    pressure: Pressure | None = None
    corrected_myself: bool = False
    kind_line: str = ""
    funny: str = ""
    recovered_on: date | None = None
    created_at: datetime

    def __post_init__(self) -> None:
        for name in (
            "what_happened", "goal", "reality", "way_forward", "lesson",
            "friend_view", "year_view", "kind_line", "funny",
        ):  # fmt: skip
            object.__setattr__(self, name, text.prose(getattr(self, name), name))
        options = (text.prose(option, "options") for option in self.options)
        object.__setattr__(self, "options", tuple(option for option in options if option))
        object.__setattr__(
            self, "themes", tuple(dict.fromkeys(text.line(theme, "themes") for theme in self.themes))
        )
        for name in ("size_then", "size_later"):
            number = getattr(self, name)
            if number is not None:
                object.__setattr__(self, name, rating(number, name))
        if not self.what_happened:
            raise Refusal("setback.empty")
        if self.recovered_on is not None and self.recovered_on < self.occurred_on:
            raise Refusal(
                "setback.recovered-before", occurred_on=self.occurred_on, recovered_on=self.recovered_on
            )

    @property
    def state(self) -> SetbackState:
        """How far along the chain this is: open, lesson drawn, recovered."""
        if self.recovered_on is not None:
            return SetbackState.RECOVERED
        return SetbackState.LESSON_DRAWN if self.lesson else SetbackState.OPEN

    @property
    def post(self) -> Post | None:
        """The first place that is still unanswered, or None when each one is."""
        return next((post for post in Post if not self.is_answered(post)), None)

    def is_answered(self, post: Post) -> bool:
        """Whether a place was answered; options are when there are enough of them to choose from."""
        if post is Post.OPTIONS:
            return len(self.options) >= LEAST_OPTIONS
        return bool(getattr(self, post))

    def check_way_forward(self) -> None:
        """Refuse a way forward before there are two options to choose from."""
        if len(self.options) < LEAST_OPTIONS:
            raise Refusal("setback.one-option", have=len(self.options), need=LEAST_OPTIONS)
