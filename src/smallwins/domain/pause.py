"""Pauses: of one metric, of a group, or of everything; back-dated too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from smallwins.domain import text
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Days on which nothing is asked, from `since` up to and including `until`.

    Without `until` the end is open. With neither `metric` nor `group_name` it
    is a pause of everything.
    """

    noun: ClassVar[str] = "pause"
    searched: ClassVar[tuple[str, ...]] = ("note",)

    id: UUID
    since: date
    until: date | None = None
    metric: UUID | None = None
    group_name: str | None = None
    note: str = ""
    created_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "note", text.prose(self.note, "note"))
        if self.until is not None and self.until < self.since:
            raise Refusal("pause.ends-before-start", since=self.since, until=self.until)
        if self.metric is not None and self.group_name is not None:
            raise Refusal("pause.two-scopes")

    def rests(self, metric: Metric) -> bool:
        """Whether this pause is one of `metric`."""
        if self.metric is not None:
            return self.metric == metric.id
        return self.group_name is None or self.group_name == metric.group_name

    def holds_on(self, day: date) -> bool:
        """Whether `day` is one of the paused days."""
        return self.since <= day and (self.until is None or day <= self.until)


def pauses_of(metric: Metric, pauses: Iterable[Pause]) -> list[Pause]:
    """Return the pauses in which `metric` rests, earliest first."""
    return sorted((pause for pause in pauses if pause.rests(metric)), key=lambda pause: pause.since)
