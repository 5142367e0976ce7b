"""Realistic targets (C7): levels from the person's own weeks, their chance, and a gentle ramp.

Nothing here sets a target: each answer is a suggestion beside the facts it was made from.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from smallwins.statistics.enough import NotEnough

# Percentiles of the own record for floor, target and stretch: the idea of percentile goals is tried in
# walking studies (Adams 2013, 2017), these numbers are a convention (method, part F).
FLOOR, TARGET, STRETCH = 0.20, 0.60, 0.90
FLOOR_AT_MOST, TARGET_AT_MOST, STRETCH_AT_MOST = 0.80, 0.40, 0.10
# A target met about every second week, for those who want that.
TARGET_EVERY_SECOND = 0.50
# How much of the record is looked at, and the least of it that allows a suggestion (conventions, C7).
WINDOWS, FEWEST_WINDOWS = 8, 4
OPPORTUNITIES, FEWEST_OPPORTUNITIES = 56, 28
EFFORTS, FEWEST_EFFORTS = 24, 12
# Where the words for a chance change (conventions, C7).
COMFORTABLE, REALISTIC, BEYOND = 0.8, 0.4, 0.1
# Amounts nearer to each other than this are the same (a day's sum is rounded to nine decimals, C1).
SAME = 1e-9


class Reach(StrEnum):
    """A wish beside the own recent range; never a verdict on the wish."""

    COMFORTABLE = "comfortable"
    REALISTIC = "realistic"
    STRETCH = "stretch"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """An amount in the unit in which it is judged, and the chance (0 to 1) that the next one reaches it."""

    value: float
    chance: float

    @property
    def reach(self) -> Reach:
        """The word that goes with the chance."""
        return reach(self.chance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Floor, target and stretch from `count` closed opportunities or windows."""

    floor: Level
    target: Level
    stretch: Level
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesLevels:
    """For so-many-times-a-week schedules: how often (`times`), and how much counts (`floor`)."""

    times: Levels | NotEnough
    floor: Level | NotEnough


def nearest_rank(values: Sequence[float], share: float) -> float:
    """Return the k-th smallest value, k = min(n, max(1, ⌈share·(n+1)⌉)): always one that occurred.

    For exchangeable values the next one reaches it with probability at least 1 - k/(n+1).

    Raises:
        ValueError: no values.
    """
    if not values:
        raise ValueError("nothing to rank")
    # The hair taken off keeps 0.07 · 100 = 7.000000000000001 at rank 7.
    rank = math.ceil(share * (len(values) + 1) - SAME)
    return sorted(values)[min(len(values), max(1, rank)) - 1]


def chance(
    wish: float, values: Sequence[float], *, at_most: bool = False, unit: str = "weeks"
) -> float | NotEnough:
    """Return how likely the next week, window or opportunity is to reach `wish`, from 0 to 1.

    The rule of succession, (number that reached it + 1)/(n + 2), so that eight weeks never say
    "certain" or "impossible". Of 2, 5, 3, 0, 4, 6, 4, 3 a wish of 4 gets 0.5.

    Args:
        wish: in the unit in which it is judged.
        values: closed ones, zeros in, any order; at least four.
        at_most: whether staying at or below the wish is what counts.
        unit: what the values are counted in, for `NotEnough`.
    """
    if len(values) < FEWEST_WINDOWS:
        return NotEnough(len(values), FEWEST_WINDOWS, unit)
    return _chance(wish, values, at_most=at_most)


def reach(chance: float) -> Reach:
    """Return the word for a chance between 0 and 1."""
    if chance > COMFORTABLE:
        return Reach.COMFORTABLE
    if chance >= REALISTIC:
        return Reach.REALISTIC
    return Reach.STRETCH if chance > BEYOND else Reach.BEYOND


def window_levels(
    totals: Sequence[float],
    *,
    step: float,
    at_most: bool = False,
    every_second: bool = False,
    unit: str = "weeks",
) -> Levels | NotEnough:
    """Suggest levels for a total a week, a month or any other window.

    Nearest-rank percentiles of the last eight closed windows that were not paused. Of 2, 5, 3, 0,
    4, 6, 4, 3 these are 2, 4 and 6. A suggestion of 0 becomes the smallest step.

    Args:
        totals: oldest first, empty windows as 0, in the metric's unit.
        step: the metric's smallest step, in its unit, above 0.
        at_most: levels are upper limits: the floor is the easy one, the stretch the lowest.
        every_second: a target that is met about every second window.
        unit: what a window is ("weeks", "months"), for `NotEnough`.

    Returns:
        The levels with their chances, or `NotEnough` below four windows.

    Source: M. A. Adams et al. (2013), PLoS ONE, doi:10.1371/journal.pone.0082901; (2017) BMC Public
    Health, doi:10.1186/s12889-017-4197-8, for goals from one's own percentiles.
    """
    recent = totals[-WINDOWS:]
    if len(recent) < FEWEST_WINDOWS:
        return NotEnough(len(recent), FEWEST_WINDOWS, unit)
    return _levels(recent, step, at_most=at_most, every_second=every_second)


def daily_levels(
    amounts: Sequence[float], *, step: float, at_most: bool = False, every_second: bool = False
) -> Levels | NotEnough:
    """Suggest levels for each day or chosen weekday.

    As `window_levels`, from the amounts of the last 56 closed opportunities, zeros in; at least 28.
    """
    recent = amounts[-OPPORTUNITIES:]
    if len(recent) < FEWEST_OPPORTUNITIES:
        return NotEnough(len(recent), FEWEST_OPPORTUNITIES, "days")
    return _levels(recent, step, at_most=at_most, every_second=every_second)


def times_levels(
    counts: Sequence[float], amounts: Sequence[float], *, step: float, every_second: bool = False
) -> TimesLevels:
    """Suggest how often a week, and from which amount a day counts.

    Args:
        counts: how many days had any effort, in each closed week, oldest first; at least four.
        amounts: of the days with effort, oldest first; at least twelve, the last 24 are used.
        step: the metric's smallest step, in its unit.
    """
    efforts = amounts[-EFFORTS:]
    return TimesLevels(
        times=window_levels(counts, step=1.0, every_second=every_second),
        floor=(
            NotEnough(len(efforts), FEWEST_EFFORTS, "days with effort")
            if len(efforts) < FEWEST_EFFORTS
            else _level(nearest_rank(efforts, FLOOR), efforts, step, at_most=False)
        ),
    )


def usual(values: Sequence[float]) -> float:
    """Return the median: the person's usual amount, for "a bit more than usual" and suggested ceilings."""
    return median(values)


def _chance(wish: float, values: Sequence[float], *, at_most: bool) -> float:
    reached = sum(value <= wish + SAME if at_most else value >= wish - SAME for value in values)
    return (reached + 1) / (len(values) + 2)


def _level(value: float, values: Sequence[float], step: float, *, at_most: bool) -> Level:
    offered = value or step
    return Level(value=offered, chance=_chance(offered, values, at_most=at_most))


def _levels(values: Sequence[float], step: float, *, at_most: bool, every_second: bool) -> Levels:
    own, limits = (FLOOR, TARGET, STRETCH), (FLOOR_AT_MOST, TARGET_AT_MOST, STRETCH_AT_MOST)
    floor, target, stretch = limits if at_most else own
    if every_second:
        target = TARGET_EVERY_SECOND
    made = [
        _level(nearest_rank(values, share), values, step, at_most=at_most)
        for share in (floor, target, stretch)
    ]
    return Levels(floor=made[0], target=made[1], stretch=made[2], count=len(values))
