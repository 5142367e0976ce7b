"""Notes: wins, treats, lessons, stories, letters and more; kept, never expiring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal
from smallwins.domain.link import Link
from smallwins.domain.source import Source


class NoteKind(StrEnum):
    """What a note is."""

    WIN = "win"
    TREAT = "treat"
    LESSON = "lesson"
    STORY = "story"
    LETTER = "letter"
    APPRECIATION = "appreciation"
    IDEA = "idea"
    LET_GO = "let_go"
    OPPORTUNITY = "opportunity"
    SELF_CARE = "self_care"
    THOUGHT = "thought"


class WinKind(StrEnum):
    """What kind of win; small and large ones stand alike in the list."""

    INCREMENTAL = "incremental"
    PIVOT = "pivot"
    LEAP = "leap"
    UNEXPECTED = "unexpected"
    RETURN = "return"
    EASIER = "easier"
    CHALLENGE = "challenge"
    MILESTONE = "milestone"
    BEST = "best"


class BringBack(StrEnum):
    """When a letter comes back by itself."""

    ON_DATE = "on_date"
    HARD_DAY = "hard_day"
    RETURN = "return"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something worth keeping, linked to whatever it is about."""

    noun: ClassVar[str] = "note"
    searched: ClassVar[tuple[str, ...]] = ("title", "text")

    id: UUID
    kind: NoteKind
    win: WinKind | None = None
    title: str = ""
    text: str
    on_date: date
    links: tuple[Link, ...] = ()
    to: UUID | None = None
    bring_back: BringBack | None = None
    bring_back_on: date | None = None
    shared_with: tuple[UUID, ...] = ()
    source: Source | None = None
    created_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", text.line(self.title, "title"))
        object.__setattr__(self, "text", text.prose(self.text, "text"))
        if not self.text and not self.title:
            raise Refusal("note.empty")
        if self.kind is NoteKind.WIN and self.win is None:
            object.__setattr__(self, "win", WinKind.INCREMENTAL)
        if self.bring_back is BringBack.ON_DATE and self.bring_back_on is None:
            raise Refusal("note.no-date")
