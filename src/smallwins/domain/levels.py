"""Levels: the floor that counts, the target, the stretch; or a limit and its ceiling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from smallwins.domain.errors import Refusal
from smallwins.domain.number import amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """What is asked of a day or a window from `since` on, in the metric's unit.

    `floor` ≤ `target` ≤ `stretch` for a metric of at least; `limit` < `ceiling`
    for one of at most. All are optional: no number is asked that the person did
    not choose.
    """

    since: date
    floor: float | None = None
    target: float | None = None
    stretch: float | None = None
    limit: float | None = None
    ceiling: float | None = None

    def __post_init__(self) -> None:
        for field in ("floor", "target", "stretch", "limit", "ceiling"):
            number = getattr(self, field)
            if number is not None:
                object.__setattr__(self, field, _level(number, field))
        rising = [level for level in (self.floor, self.target, self.stretch) if level is not None]
        if rising != sorted(rising):
            raise Refusal("levels.order")
        if self.limit is not None:
            _check_ceiling(self.limit, self.ceiling)

    def least(self, smallest_step: float) -> float:
        """Return the amount that earns full credit: the floor, else the target, else the smallest step."""
        for level in (self.floor, self.target, smallest_step):
            if level:
                return level
        return 1.0

    def most(self) -> tuple[float, float]:
        """Return the limit and the ceiling of an at-most metric (twice the limit unless given)."""
        limit = self.limit or 0.0
        return limit, self.ceiling if self.ceiling is not None else 2 * limit or 1.0


def _level(number: float, field: str) -> float:
    level = amount(number, field)
    if level < 0:
        raise Refusal("number.out-of-range", field=field, value=level, least=0, most=1e15)
    return level


def _check_ceiling(limit: float, ceiling: float | None) -> None:
    if limit == 0 and ceiling is None:
        raise Refusal("levels.ceiling-needed")
    if ceiling is not None and ceiling <= limit:
        raise Refusal("levels.ceiling-order", limit=limit, ceiling=ceiling)


def credit_at_least(total: float, floor: float) -> float:
    """Return the credit of an amount against its floor: min(1, x/F), method C1.1."""
    if total >= floor:
        return 1.0
    return max(0.0, total / floor)


def credit_at_most(total: float, limit: float, ceiling: float) -> float:
    """Return the credit of an amount against its limit: 1 up to L, falling to 0 at U, method C1.1."""
    if total <= limit:
        return 1.0
    return max(0.0, 1 - (total - limit) / (ceiling - limit))
