"""The plan of what a setback is about, in words, beside what was usual before it (R78)."""

from __future__ import annotations

from dataclasses import dataclass

from smallwins.application.looking.usual import Usual, usual_range
from smallwins.application.ports import Store
from smallwins.catalogue import amounts, show
from smallwins.catalogue import setbacks as words
from smallwins.catalogue.language import _, ngettext
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.domain.schedule import SINGLE_DAYS
from smallwins.domain.setback import Setback
from smallwins.statistics import targets
from smallwins.statistics.enough import NotEnough


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan beside what was usual before it, in words; or how much of the record is still needed."""

    metric: Metric
    have: int
    need: int = 0
    planned: str = ""
    usual: str = ""
    window: str = ""
    said: str = ""


def plan_beside(store: Store, person: Profile, setback: Setback) -> Plan | None:
    """Return the plan of a setback's metric beside the usual range, or None where nothing was planned."""
    metric = store.find(Metric, person.id, setback.metric) if setback.metric else None
    found = usual_range(store, person, metric, setback.occurred_on) if metric else None
    if metric is None or found is None:
        return None
    if isinstance(found, NotEnough):
        return Plan(metric=metric, have=found.have, need=found.need)
    return Plan(
        metric=metric,
        have=found.count,
        planned=_amount(found, metric, found.planned),
        usual=_between(found, metric),
        window=words.chances(found.count, in_windows=found.rhythm not in SINGLE_DAYS),
        said=words.reach(targets.reach(found.chance)),
    )


def _between(found: Usual, metric: Metric) -> str:
    high = _amount(found, metric, found.high)
    if found.low == found.high:
        return high
    return _("%(low)s to %(high)s") % {"low": show.number(found.low), "high": high}


def _amount(found: Usual, metric: Metric, amount: float) -> str:
    if found.in_days:
        return ngettext("%(count)s day", "%(count)s days", amount) % {"count": show.number(amount)}
    return amounts.said(amount, metric)
