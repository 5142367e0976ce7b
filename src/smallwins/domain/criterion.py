"""Good enough that holds: the criteria of a step, agreed at the start and closed once met."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from smallwins.domain import text
from smallwins.domain.errors import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that has to be so; the central one decides about the rest."""

    text: str
    central: bool = False
    met_at: datetime | None = None
    struck_at: datetime | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", text.line(self.text, "done_when"))
        if not self.text:
            raise Refusal("criterion.empty")

    @property
    def counts(self) -> bool:
        """Whether it still has to be met."""
        return self.struck_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A criterion that was changed, added or struck after the start, with the reason."""

    at: datetime
    before: str
    after: str
    reason: str


Criteria = tuple[Criterion, ...]


def all_met(criteria: Criteria) -> bool:
    """Whether there are criteria and each that counts is met."""
    counting = [criterion for criterion in criteria if criterion.counts]
    return bool(counting) and all(criterion.met_at is not None for criterion in counting)


def good_at(criteria: Criteria) -> datetime | None:
    """Return when the last criterion that counts was met, or None while one is open."""
    if not all_met(criteria):
        return None
    return max(criterion.met_at for criterion in criteria if criterion.counts and criterion.met_at)


def check(criteria: Criteria) -> None:
    """Refuse two central criteria."""
    if sum(criterion.central for criterion in criteria if criterion.counts) > 1:
        raise Refusal("criterion.two-central")


def with_met(criteria: Criteria, index: int, at: datetime | None) -> Criteria:
    """Return the criteria with one met at `at`, or open again when `at` is None."""
    return _with(criteria, index, replace(_at(criteria, index), met_at=at))


def amended(
    criteria: Criteria, index: int, wording: str, reason: str, at: datetime
) -> tuple[Criteria, Amendment]:
    """Return the criteria with one reworded, and the amendment that stays visible.

    Raises:
        Refusal: `criterion.closed` once all are met (more work is a step of its own),
            `criterion.no-reason` without a reason.
    """
    if all_met(criteria):
        raise Refusal("criterion.closed")
    before = _at(criteria, index)
    amendment = _amendment(at, before.text, text.line(wording, "done_when"), reason)
    return _with(criteria, index, replace(before, text=wording, met_at=None)), amendment


def added(criteria: Criteria, wording: str, reason: str, at: datetime) -> tuple[Criteria, Amendment]:
    """Return the criteria with one more, and the amendment; refused once all are met."""
    if all_met(criteria):
        raise Refusal("criterion.closed")
    amendment = _amendment(at, "", text.line(wording, "done_when"), reason)
    return (*criteria, Criterion(text=wording)), amendment


def struck(criteria: Criteria, index: int, reason: str, at: datetime) -> tuple[Criteria, Amendment]:
    """Return the criteria with one struck, at any time, and the amendment."""
    before = _at(criteria, index)
    amendment = _amendment(at, before.text, "", reason)
    return _with(criteria, index, replace(before, struck_at=at)), amendment


def _amendment(at: datetime, before: str, after: str, reason: str) -> Amendment:
    said = text.prose(reason, "reason")
    if not said:
        raise Refusal("criterion.no-reason")
    return Amendment(at=at, before=before, after=after, reason=said)


def _at(criteria: Criteria, index: int) -> Criterion:
    if not 0 <= index < len(criteria):
        raise Refusal("criterion.unknown", index=index)
    return criteria[index]


def _with(criteria: Criteria, index: int, criterion: Criterion) -> Criteria:
    return (*criteria[:index], criterion, *criteria[index + 1 :])
