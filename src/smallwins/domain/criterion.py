"""Good enough that holds: the criteria of a step, agreed at the start and closed once met."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from smallwins.domain import text
from smallwins.domain.errors import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that has to be so; the central one decides about the rest.

    A tick taken back before the whole list was met leaves nothing; one taken
    back later sets `unticked`, for what was once good enough stays on record.
    """

    text: str
    central: bool = False
    met_at: datetime | None = None
    unticked: bool = False
    struck_at: datetime | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", text.line(self.text, "done_when"))
        if not self.text:
            raise Refusal("criterion.empty")

    @property
    def counts(self) -> bool:
        """Whether it still has to be met."""
        return self.struck_at is None

    @property
    def is_met(self) -> bool:
        """Whether it is ticked now."""
        return self.met_at is not None and not self.unticked


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A criterion that was changed, added or struck after the start, with the reason."""

    at: datetime
    before: str
    after: str
    reason: str


Criteria = tuple[Criterion, ...]


def all_met(criteria: Criteria) -> bool:
    """Whether there are criteria and each that counts is met now."""
    counting = [criterion for criterion in criteria if criterion.counts]
    return bool(counting) and all(criterion.is_met for criterion in counting)


def is_closed(criteria: Criteria) -> bool:
    """Whether all were met together at some time; from then on none is added or tightened."""
    counting = [criterion for criterion in criteria if criterion.counts]
    return bool(counting) and all(criterion.met_at is not None for criterion in counting)


def good_at(criteria: Criteria) -> datetime | None:
    """Return when the whole list was met for the first time, or None while it never was.

    Striking the last open line can be what completes the list.
    """
    if not is_closed(criteria):
        return None
    return max(at for criterion in criteria if (at := criterion.met_at or criterion.struck_at))


def check(criteria: Criteria) -> None:
    """Refuse two central criteria."""
    if sum(criterion.central for criterion in criteria if criterion.counts) > 1:
        raise Refusal("criterion.two-central")


def with_met(criteria: Criteria, index: int, at: datetime | None) -> Criteria:
    """Return the criteria with one met at `at`, or open again when `at` is None."""
    held = _at(criteria, index)
    if at is not None:
        return _with(criteria, index, replace(held, met_at=held.met_at or at, unticked=False))
    closed = is_closed(criteria)
    return _with(criteria, index, replace(held, met_at=held.met_at if closed else None, unticked=closed))


def with_central(criteria: Criteria, index: int) -> Criteria:
    """Return the criteria with one that decides; the one that did before does no longer."""
    chosen = _at(criteria, index)
    return tuple(replace(criterion, central=criterion is chosen) for criterion in criteria)


def amended(
    criteria: Criteria, index: int, wording: str, reason: str, at: datetime
) -> tuple[Criteria, Amendment]:
    """Return the criteria with one reworded, and the amendment that stays visible.

    Raises:
        Refusal: `criterion.closed` once all are met (more work is a step of its own),
            `criterion.no-reason` without a reason.
    """
    if is_closed(criteria):
        raise Refusal("criterion.closed")
    before = _at(criteria, index)
    amendment = _amendment(at, before.text, text.line(wording, "done_when"), reason)
    return _with(criteria, index, replace(before, text=wording, met_at=None)), amendment


def added(criteria: Criteria, wording: str, reason: str, at: datetime) -> tuple[Criteria, Amendment]:
    """Return the criteria with one more, and the amendment; refused once all are met."""
    if is_closed(criteria):
        raise Refusal("criterion.closed")
    amendment = _amendment(at, "", text.line(wording, "done_when"), reason)
    return (*criteria, Criterion(text=wording)), amendment


def struck(criteria: Criteria, index: int, reason: str, at: datetime) -> tuple[Criteria, Amendment]:
    """Return the criteria with one struck, at any time, and the amendment."""
    before = _at(criteria, index)
    amendment = _amendment(at, before.text, "", reason)
    return _with(criteria, index, replace(before, struck_at=at)), amendment


def without(criteria: Criteria, index: int) -> Criteria:
    """Return the criteria without one of them, which nobody had agreed on yet."""
    _at(criteria, index)
    return (*criteria[:index], *criteria[index + 1 :])


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
