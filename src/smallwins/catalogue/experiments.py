"""What an experiment asks today, and what it showed; no clear difference is a finding too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext
from smallwins.catalogue.patterns import findings
from smallwins.catalogue.patterns.missing import so_far
from smallwins.domain.experiment import Condition, Experiment, Period
from smallwins.domain.metric import Metric
from smallwins.statistics.enough import NotEnough

if TYPE_CHECKING:
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
    return _("%(pairs)s could be compared; that leaves it open.") % {"pairs": so_far(missing)}


def said(result: TrialResult | NotEnough, metric: Metric) -> str:
    """Say what an experiment showed, or how many of its pairs could be compared."""
    return left_open(result) if isinstance(result, NotEnough) else finding(result, metric)


def finding(seen: TrialResult, metric: Metric) -> str:
    """Say what the pairs show: the difference, its range, and how clear it is."""
    is_less, word = seen.difference < 0, seen.evidence.value
    ends = (-seen.interval.high, -seen.interval.low) if is_less else (seen.interval.low, seen.interval.high)
    low, high = (show.number(findings.plain(end, metric)) for end in ends)
    facts = {
        "pairs": show.in_words(seen.pairs),
        "effect": findings.amount(abs(seen.difference), metric),
        "low": low,
        "high": high,
        "word": _("clear") if word == "clear" else _("suggestive"),
    }
    told = (
        _("In your %(pairs)s pairs, days with the change had %(effect)s less (range %(low)s to %(high)s).")
        if is_less
        else _(
            "In your %(pairs)s pairs, days with the change had %(effect)s more (range %(low)s to %(high)s)."
        )
    )
    conclusion = (
        _("That is no clear difference, and a finding too.")
        if word == "no-clear-difference"
        else _("Evidence so far: %(word)s.")
    )
    return f"{told % facts} {conclusion % facts}"
