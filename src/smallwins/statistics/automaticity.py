"""How a habit comes to run by itself (C1, companion c): a curve through weekly answers.

Curves differ widely between people, and pages say so beside the figure.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smallwins.statistics.enough import NotEnough

# Weekly answers before a curve is fitted, and the share of variance it has to explain (method, C1).
FEWEST_RATINGS = 8
CLEAR = 0.5
# Bounds of the fit: the scale runs from 1 to 7, and 95 % of the way takes a week to a year (method, C1).
LOWEST, HIGHEST, WIDEST = 1.0, 7.0, 6.0
FASTEST_DAYS, SLOWEST_DAYS = 7.0, 365.0
# "There" is 95 % of the plateau, as in Lally et al. 2010.
REMAINDER = 0.05
# Rates tried first, and how finely the best one is then searched for.
RATES = 60
SAME_RATE = 1e-8

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Automaticity:
    """The curve y = plateau - gap · e^(-rate · x): answers from 1 to 7 against days of practice.

    `explained` is R², the share of variance explained; None where all answers are alike.
    """

    plateau: float
    gap: float
    rate: float
    explained: float | None

    @property
    def clear(self) -> bool:
        """Whether the curve may be shown."""
        return self.explained is not None and self.explained >= CLEAR

    @property
    def days(self) -> float:
        """Days of practice until 95 % of the plateau; 0 if it was there from the start."""
        left = self.gap / (REMAINDER * self.plateau)
        return max(0.0, math.log(left) / self.rate) if left > 0 else 0.0

    def at(self, day: float) -> float:
        """Return the curve's height on a day of practice."""
        return self.plateau - self.gap * math.exp(-self.rate * day)


def automaticity(days: Sequence[float], answers: Sequence[float]) -> Automaticity | NotEnough:
    """Fit the curve by least squares within bounds.

    For each rate the plateau and the gap follow exactly (a bounded problem in two unknowns), so only
    the rate is searched: 60 values evenly in the logarithm, then golden sections around the best.

    Args:
        days: days since the habit began, one for each answer, any order.
        answers: SRBAI means or single items from 1 to 7, at least eight.

    Returns:
        The curve, or `NotEnough`. Show it only if it is `clear`.

    Raises:
        ValueError: there are not as many days as answers.

    Errors: with few or short records plateau and rate trade off against each other; no interval is
    given. Source: P. Lally et al. (2010), Eur. J. Soc. Psychol. 40, 998, doi:10.1002/ejsp.674.
    Cost: about 130 small least-squares problems, 5 ms.
    """
    if len(days) != len(answers):
        raise ValueError("one day for each answer")
    if len(answers) < FEWEST_RATINGS:
        return NotEnough(len(answers), FEWEST_RATINGS, "ratings")
    x, y = np.asarray(days, dtype=float), np.asarray(answers, dtype=float)
    low, high = math.log(math.log(20) / SLOWEST_DAYS), math.log(math.log(20) / FASTEST_DAYS)
    tried = np.linspace(low, high, RATES)
    errors = [_fit(x, y, math.exp(rate))[0] for rate in tried]
    near = int(np.argmin(errors))
    rate = math.exp(_narrowed(x, y, tried[max(0, near - 1)], tried[min(RATES - 1, near + 1)]))
    error, plateau, gap = _fit(x, y, rate)
    spread = float(((y - y.mean()) ** 2).sum())
    explained = 1 - error / spread if spread > 1e-12 else None
    return Automaticity(plateau=plateau, gap=gap, rate=rate, explained=explained)


def _narrowed(x: Floats, y: Floats, low: float, high: float) -> float:
    """Return the log rate of least error between two others, by golden sections."""
    golden = (math.sqrt(5) - 1) / 2
    while high - low > SAME_RATE:
        left, right = high - golden * (high - low), low + golden * (high - low)
        if _fit(x, y, math.exp(left))[0] <= _fit(x, y, math.exp(right))[0]:
            high = right
        else:
            low = left
    return (low + high) / 2


def _fit(x: Floats, y: Floats, rate: float) -> tuple[float, float, float]:
    """Return error, plateau and gap that fit best at this rate, within their bounds."""
    fall = np.exp(-rate * x)
    return min(
        (float(((plateau - gap * fall - y) ** 2).sum()), plateau, gap)
        for plateau, gap in _candidates(fall, y)
    )


def _candidates(fall: Floats, y: Floats) -> list[tuple[float, float]]:
    """Return where the best pair can lie: inside the bounds, or best along one of their four edges."""
    spread = float(((fall - fall.mean()) ** 2).sum())
    gap = -float(((fall - fall.mean()) * (y - y.mean())).sum()) / spread if spread > 1e-12 else 0.0
    found = [(_within(float((y + edge * fall).mean()), LOWEST, HIGHEST), edge) for edge in (0.0, WIDEST)]
    square = float((fall**2).sum())
    for edge in (LOWEST, HIGHEST):
        best = float((fall * (edge - y)).sum()) / square if square > 0 else 0.0
        found.append((edge, _within(best, 0.0, WIDEST)))
    plateau = float((y + gap * fall).mean())
    if LOWEST <= plateau <= HIGHEST and 0 <= gap <= WIDEST:
        found.append((plateau, gap))
    return found


def _within(value: float, low: float, high: float) -> float:
    return min(high, max(low, value))
