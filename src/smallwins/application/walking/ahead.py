"""What lies ahead of a goal: what its date would ask, and when the present pace is there (C7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallwins.application.ports import Now, Store
from smallwins.application.signposts import is_hard_day
from smallwins.application.walking.pace import closed_weeks, is_summed, remaining
from smallwins.domain.goal import Goal
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.targets import WINDOWS, Reach, chance, reach

if TYPE_CHECKING:
    from smallwins.statistics.forecast import Forecast, NoForecast


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a date asks of each week, and how many of the last `weeks` reached that."""

    per_week: float
    reached: int
    weeks: int
    reach: Reach


def asked_of_weeks(store: Store, person: Profile, now: Now, goal: Goal) -> Asked | NotEnough | None:
    """Return what the goal's date asks of each week beside the person's own weeks; None without a date.

    Nothing is compared on a hard day, nor for what is sensitive (D.3).
    """
    metric = store.find(Metric, person.id, goal.metric) if goal.metric else None
    left = remaining(store, person, now, goal)
    if metric is None or goal.due is None or not left or not _may_be_compared(store, person, now, metric):
        return None
    per_week = left / max(1.0, (goal.due - now.today).days / 7)
    weeks = closed_weeks(store, person, now, metric)[-WINDOWS:]
    likely = chance(per_week, weeks)
    if isinstance(likely, NotEnough):
        return likely
    reached = sum(week >= per_week - 1e-9 for week in weeks)
    return Asked(per_week=per_week, reached=reached, weeks=len(weeks), reach=reach(likely))


def forecast_of(
    store: Store, person: Profile, now: Now, goal: Goal
) -> Forecast | NoForecast | NotEnough | None:
    """Return when the goal is reached at the present pace; None where no pace can be spoken of."""
    from smallwins.statistics.forecast import forecast  # noqa: PLC0415 - numpy is felt at start-up

    metric = store.find(Metric, person.id, goal.metric) if goal.metric else None
    left = remaining(store, person, now, goal)
    if metric is None or left is None or not _may_be_compared(store, person, now, metric):
        return None
    return forecast(closed_weeks(store, person, now, metric), left, step=metric.smallest_step)


def _may_be_compared(store: Store, person: Profile, now: Now, metric: Metric) -> bool:
    return is_summed(metric) and not metric.sensitive and not is_hard_day(store, person, now)
