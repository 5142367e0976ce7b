"""What an experiment asks today, and what it showed; no clear difference is a finding too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext
from smallwins.catalogue.patterns import findings
from smallwins.domain.experiment import Condition, Experiment, Period
from smallwins.domain.metric import Metric

if TYPE_CHECKING:
    from smallwins.statistics.enough import NotEnough
    from smallwins.statistics.trial import TrialResult


def today(experiment: Experiment, period: Period) -> str:
    """Say what today was assigned: as usual, or the one change."""
    way = experiment.b if period.condition is Condition.ONE_CHANGE else experiment.a
    return _("Today: %(way)s") % {"way": way}


def place(experiment: Experiment, period: Period) -> str:
    """Say how far it is: pair 3 of 6."""
    facts = {"pair": show.number(period.pair + 1), "pairs": show.number(experiment.pairs)}
    return _("Pair %(pair)s of %(pairs)s.") % facts


def plan(experiment: Experiment) -> str:
    """Say how long the whole takes."""
    pairs = ngettext("%(n)s pair", "%(n)s pairs", experiment.pairs) % {"n": show.number(experiment.pairs)}
    length = ngettext("%(n)s day", "%(n)s days", experiment.length) % {"n": show.number(experiment.length)}
    facts = {"pairs": pairs, "length": length, "last": show.short_day(experiment.ends_on)}
    return _("%(pairs)s of two times %(length)s, until %(last)s.") % facts


def left_open(missing: NotEnough) -> str:
    """Say that too few pairs could be compared for an answer."""
    return _("%(pairs)s could be compared; that leaves it open.") % {"pairs": findings.not_yet(missing)}


def finding(seen: TrialResult, metric: Metric) -> str:
    """Say what the pairs show: the difference, its range, and how clear it is."""
    pairs = show.in_words(seen.pairs)
    if seen.evidence.value == "no-clear-difference":
        return _("No clear difference in %(pairs)s pairs. That is a finding too.") % {"pairs": pairs}
    facts = {
        "pairs": pairs,
        "effect": findings.amount(abs(seen.difference), metric),
        "low": show.number(findings.rounded(seen.interval.low)),
        "high": show.number(findings.rounded(seen.interval.high)),
        "up": show.number(seen.pairs_up),
        "word": _("clear") if seen.evidence.value == "clear" else _("suggestive"),
    }
    said = (
        _("In your %(pairs)s pairs, days with the change had %(effect)s more (range %(low)s to %(high)s).")
        if seen.difference > 0
        else _(
            "In your %(pairs)s pairs, days with the change had %(effect)s less (range %(low)s to %(high)s)."
        )
    )
    return f"{said % facts} {_('Evidence so far: %(word)s.') % facts}"
