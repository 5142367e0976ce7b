"""Raising a target slowly, and resting (C7): suggestions only, never applied by themselves."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

from smallwins.statistics.enough import NotEnough

# Ten in a hundred is a convention: one running trial found no difference in injuries, and in 873
# novice runners only rises above thirty in a hundred stood out for some injuries (method, C7).
GROWTH = 0.10
RAMP_WEEKS = 4
# After so many days away one starts again at this share of the earlier median (conventions).
AWAY_DAYS = 14
RESTART = 0.6
# After this many rising weeks a lighter one, at this share (conventions).
RISING_WEEKS = 3
LIGHTER = 0.7
# Burnout guard (conventions): energy on a 0 to 10 scale, days looked at, least answers in each span.
ENERGY_DROP = 1.0
LOAD_RISE = 0.30
RECENT_DAYS, EARLIER_DAYS = 14, 28
FEWEST_RECENT, FEWEST_EARLIER = 7, 14
# Rounding to steps forgives what floats add or take.
SAME = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Mean energy (0 to 10) and minutes a week, of the last 14 days and of the 28 days before."""

    energy: float
    energy_before: float
    minutes: float
    minutes_before: float

    @property
    def rest(self) -> bool:
        """Whether rest, not more, is the suggestion: energy at least a point lower, load up by over 30 %."""
        tired = self.energy <= self.energy_before - ENERGY_DROP + SAME
        return tired and self.minutes > (1 + LOAD_RISE) * self.minutes_before + SAME


def next_target(
    suggested: float, weeks: Sequence[float], *, step: float, at_most: bool = False
) -> float | NotEnough:
    """Return the next target: what is suggested, but at most a tenth beyond the usual recent week.

    The cap is 1.1 times the median of the last four weeks (0.9 times where less is better), rounded
    to the metric's step towards the usual, never below one step. A suggestion of 4 with weeks 4, 6,
    4, 3 stays 4; a suggestion of 9 becomes 4.

    Args:
        suggested: from `targets`, in the unit in which it is judged.
        weeks: closed weeks or windows in that unit, oldest first; at least four.
        step: the metric's smallest step, above 0.
        at_most: whether the target is an upper limit.
    """
    if len(weeks) < RAMP_WEEKS:
        return NotEnough(len(weeks), RAMP_WEEKS, "weeks")
    usual = median(weeks[-RAMP_WEEKS:])
    if at_most:
        return _up(max(suggested, (1 - GROWTH) * usual), step)
    return _down(min(suggested, (1 + GROWTH) * usual), step)


def restart_target(weeks_before: Sequence[float], *, step: float) -> float | NotEnough:
    """Return where to begin again after a pause or gap of 14 days or more: 0.6 of the earlier median.

    Args:
        weeks_before: the closed weeks before the gap, oldest first; at least four, the last four count.
        step: the metric's smallest step, above 0.
    """
    if len(weeks_before) < RAMP_WEEKS:
        return NotEnough(len(weeks_before), RAMP_WEEKS, "weeks")
    return _down(RESTART * median(weeks_before[-RAMP_WEEKS:]), step)


def lighter_week(weeks: Sequence[float], *, step: float) -> float | NotEnough | None:
    """Return a lighter amount for the coming week if load rose three weeks running, else None.

    It is 0.7 of the last week. The caller asks at most every fourth week.

    Args:
        weeks: closed weeks, oldest first, in the metric's unit; at least four.
        step: the metric's smallest step, above 0.
    """
    last = weeks[-RISING_WEEKS - 1 :]
    if len(last) <= RISING_WEEKS:
        return NotEnough(len(last), RISING_WEEKS + 1, "weeks")
    rising = all(later > earlier for earlier, later in pairwise(last))
    return _down(LIGHTER * last[-1], step) if rising else None


def load(energy: Sequence[float | None], minutes: Sequence[float]) -> Load | NotEnough:
    """Compare energy and load of the last 14 days with the 28 days before (the burnout guard).

    Args:
        energy: the mean answer of each day from 0 to 10, None where there is none, oldest first.
        minutes: logged minutes of the same days.

    Returns:
        The means, or `NotEnough` below seven energy answers in the last 14 days or 14 in the 28 before.
    """
    recent = [value for value in energy[-RECENT_DAYS:] if value is not None]
    earlier = [value for value in energy[-RECENT_DAYS - EARLIER_DAYS : -RECENT_DAYS] if value is not None]
    if len(recent) < FEWEST_RECENT:
        return NotEnough(len(recent), FEWEST_RECENT, "energy answers")
    if len(earlier) < FEWEST_EARLIER:
        return NotEnough(len(earlier), FEWEST_EARLIER, "earlier energy answers")
    return Load(
        energy=fmean(recent),
        energy_before=fmean(earlier),
        minutes=7 * sum(minutes[-RECENT_DAYS:]) / RECENT_DAYS,
        minutes_before=7 * sum(minutes[-RECENT_DAYS - EARLIER_DAYS : -RECENT_DAYS]) / EARLIER_DAYS,
    )


def _down(amount: float, step: float) -> float:
    return max(1, math.floor(amount / step + SAME)) * step


def _up(amount: float, step: float) -> float:
    return max(1, math.ceil(amount / step - SAME)) * step
