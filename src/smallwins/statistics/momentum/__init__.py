"""Momentum: a forgiving score of showing up, and what goes with it (method C1).

Credit is earned against the floor, one update for each closed opportunity; a skip costs nothing, one miss
costs a twentieth, and nothing ever sets it back to zero. Plain Python, because the start of Today is felt.
"""

from smallwins.statistics.momentum.momentum import (
    Band,
    Momentum,
    Opportunity,
    band_of,
    momentum,
    opportunities,
    series,
)
from smallwins.statistics.momentum.windows import Course, window_of

__all__ = [
    "Band",
    "Course",
    "Momentum",
    "Opportunity",
    "band_of",
    "momentum",
    "opportunities",
    "series",
    "window_of",
]
