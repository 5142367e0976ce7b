"""When will this be finished (C7): the exact chance of each week, without random numbers.

Each coming week is one of the person's own last twelve, drawn anew; the sum of weeks is followed
by convolution on a grid, until the remaining amount is reached.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from smallwins.statistics.enough import NotEnough

# Weeks resampled, and the least of them (conventions, C7).
WEEKS, FEWEST_WEEKS = 12, 6
# The quantiles reported. With few weeks the plain bootstrap is overconfident: its nominal 0.80 came
# true in 0.72 to 0.80 of simulated records, its 0.90 in 0.77 to 0.88, hence "roughly four in five".
EVEN, LIKELY = 0.50, 0.90
# Farther ahead than there are weeks to draw from, what is unknown is no longer the coming weeks but the pace
# itself, and 0.90 came true in 0.70 to 0.79: from there on, and from twice as far, these are taken instead
# (docs/design/calibration.md).
LIKELY_FAR, LIKELY_FARTHER = 0.95, 0.975
# Ten years; a forecast beyond them says so instead of naming a week.
HORIZON = 520
# The list of chances ends where hardly any doubt is left.
NEARLY_ALL = 0.999
# A grid finer than this is made coarser: then each amount is shared by its two neighbouring cells so
# that its mean stays, and the chance is off by less than one in a hundred. Below it, it is exact.
MOST_CELLS = 2048
# An amount this near to a grid line lies on it.
ON_THE_LINE = 1e-6
# What is left of the probability when the mean number of weeks is cut off.
NEGLIGIBLE = 1e-12

Floats = NDArray[np.float64]


class NoForecast(StrEnum):
    """Why no week can be named."""

    REACHED = "reached"
    EMPTY_WEEKS = "empty-weeks"
    BEYOND_TEN_YEARS = "beyond-ten-years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """`chances[t - 1]` is the chance (0 to 1) of being there within `t` weeks; from `weeks` past weeks."""

    chances: tuple[float, ...]
    weeks: int

    @property
    def even(self) -> int:
        """Weeks until the chance is about even."""
        week = self.quantile(EVEN)
        # A forecast whose even week lay beyond the horizon was never made.
        return HORIZON if week is None else week

    @property
    def likely(self) -> int | None:
        """Weeks until roughly four in five such forecasts come true; None beyond ten years."""
        for chance, farthest in ((LIKELY, self.weeks), (LIKELY_FAR, 2 * self.weeks)):
            week = self.quantile(chance)
            if week is None or week <= farthest:
                return week
        return self.quantile(LIKELY_FARTHER)

    def quantile(self, chance: float) -> int | None:
        """Return the first week by which the chance is reached, or None beyond ten years."""
        return next((week for week, seen in enumerate(self.chances, 1) if seen >= chance - 1e-12), None)


def forecast(weeks: Sequence[float], remaining: float, *, step: float) -> Forecast | NoForecast | NotEnough:
    """Return the chance of having done `remaining` within each number of weeks.

    T is the first week in which the sum of resampled weeks reaches the remaining amount; its
    distribution is computed by repeated convolution, so the same record always gives the same
    answer. From 2, 5, 3, 0, 4, 6, 4, 3 with 20 to go the chance passes one half in week 6 and nine
    tenths in week 8.

    Args:
        weeks: closed weeks that were not paused, zeros in, oldest first, in the goal's unit, none
            negative; at least six, the last twelve are used.
        remaining: what is left, in the same unit.
        step: the metric's smallest step: the grid of the computation.

    Returns:
        The forecast; or why there is none: nothing remains, all weeks are empty (ask for the
        smallest first step), or more than ten years are needed for an even chance; or `NotEnough`.

    Errors: weeks are taken as exchangeable; a rising or falling pace, and weeks that resemble their
    neighbours, make it overconfident, which the 0.90 quantile allows for. Cost: at most 520
    convolutions of 2048 cells, in the worst case about 15 ms, mostly below 3 ms.
    """
    recent = weeks[-WEEKS:]
    if remaining <= 0:
        return NoForecast.REACHED
    if len(recent) < FEWEST_WEEKS:
        return NotEnough(len(recent), FEWEST_WEEKS, "weeks")
    if max(recent) <= 0:
        return NoForecast.EMPTY_WEEKS
    chances: list[float] = []
    for chance in islice(_chances(recent, remaining, step), HORIZON):
        chances.append(chance)
        if chance >= NEARLY_ALL:
            break
    if chances[-1] < EVEN:
        return NoForecast.BEYOND_TEN_YEARS
    return Forecast(chances=tuple(chances), weeks=len(recent))


def sums_ahead(
    weeks: Sequence[float], remaining: float, *, step: float, ahead: int, shares: Sequence[float]
) -> list[tuple[float, ...]]:
    """Return, for each of `ahead` weeks to come, the sums below which `shares` of all futures lie.

    What goes past the remaining amount is counted as having reached it. The same resampled weeks as
    in `forecast`, which they agree with: the middle reaches `remaining` in the even week.

    Args:
        weeks: at least one above zero; the last twelve are used.
        remaining: what is left, above zero, in the same unit.
        step: the metric's smallest step: the grid of the computation.
        ahead: how many weeks to look ahead.
        shares: rising, each between 0 and 1.
    """
    recent = weeks[-WEEKS:]
    grid = max(step * _common(recent, step), remaining / MOST_CELLS)
    sums = islice(_below(recent, remaining, grid), ahead)
    return [tuple(_sum_at(below, share, grid, remaining) for share in shares) for below in sums]


def _sum_at(below: Floats, share: float, grid: float, remaining: float) -> float:
    cell = int(np.searchsorted(np.cumsum(below), share - NEGLIGIBLE))
    return min(remaining, cell * grid)


def _chances(weeks: Sequence[float], remaining: float, step: float) -> Iterator[float]:
    """Yield P(T ≤ t) for t = 1, 2, ... by following the probability of sums still below `remaining`."""
    grid = max(step * _common(weeks, step), remaining / MOST_CELLS)
    for below in _below(weeks, remaining, grid):
        yield max(0.0, 1.0 - float(below.sum()))


def _below(weeks: Sequence[float], remaining: float, grid: float) -> Iterator[Floats]:
    """Yield the probability of each sum still below `remaining` after 1, 2, ... weeks."""
    cells = int(np.ceil(remaining / grid - ON_THE_LINE))
    kernel = _kernel(weeks, grid, cells)
    below = np.zeros(cells)
    below[0] = 1.0
    while True:
        below = _advance(below, kernel)
        yield below


def _common(weeks: Sequence[float], step: float) -> int:
    """Return how many steps all amounts are multiples of: thirties and sixties need no grid of ones."""
    places = np.asarray(weeks, dtype=float) / step
    whole = np.rint(places)
    on_the_line = (np.abs(places - whole) < ON_THE_LINE).all() and whole.max() < 2**53
    return max(1, int(np.gcd.reduce(whole.astype(np.int64)))) if on_the_line else 1


def _kernel(weeks: Sequence[float], grid: float, cells: int) -> Floats:
    """Return the chance of each step of the grid in one week, as far as it stays below `cells`."""
    kernel = np.zeros(cells + 1)
    for amount in weeks:
        place = min(amount / grid, float(cells))
        low = int(place + ON_THE_LINE)
        part = max(0.0, place - low)
        kernel[low] += (1 - part) / len(weeks)
        kernel[min(low + 1, cells)] += part / len(weeks)
    return kernel[:cells]


def _advance(below: Floats, kernel: Floats) -> Floats:
    after = np.zeros_like(below)
    for shift in np.flatnonzero(kernel):
        after[shift:] += kernel[shift] * below[: len(below) - shift]
    return after
