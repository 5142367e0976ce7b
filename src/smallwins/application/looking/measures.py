"""What the numbers of one metric say, in sentences: totals, consistency, bests, coming back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from smallwins.catalogue import amounts, show
from smallwins.catalogue.language import _, ngettext
from smallwins.domain.metric import Kind, Metric
from smallwins.statistics.enough import NotEnough

if TYPE_CHECKING:
    from smallwins.statistics.bests import Best
    from smallwins.statistics.bounce_back import BounceBack, LapseCounts
    from smallwins.statistics.momentum.consistency import Consistency
    from smallwins.statistics.momentum.totals import Totals


def totals(held: Totals, metric: Metric) -> Iterator[str]:
    """Say what a metric has come to; these only grow."""
    yield days_so_far(held, metric)
    if held.amount and metric.kind not in (Kind.BOOLEAN, Kind.DURATION):
        yield _("%(amount)s in all") % {"amount": amounts.said(held.amount, metric)}
    if held.minutes:
        yield _("%(time)s in all") % {"time": show.duration(held.minutes)}
    if held.things:
        yield ngettext("%(count)s different thing", "%(count)s different things", held.things) % {
            "count": show.number(held.things)
        }
    if held.returns:
        yield ngettext("Came back %(count)s time", "Came back %(count)s times", held.returns) % {
            "count": show.number(held.returns)
        }


def days_so_far(held: Totals, metric: Metric) -> str:
    """Say on how many days there was effort; of what is observed, how many were noted."""
    said = (
        ngettext("%(days)s day with effort", "%(days)s days with effort", held.days)
        if metric.is_judged
        else ngettext("%(days)s day noted", "%(days)s days noted", held.days)
    )
    return said % {"days": show.number(held.days)}


def consistency(held: Consistency | NotEnough) -> str:
    """Say how steadily chances are taken: on about 6 of 10, 3 to 8."""
    if isinstance(held, NotEnough):
        facts = {"have": show.number(held.have), "need": show.number(held.need)}
        return _("How steadily: said from %(need)s chances on; %(have)s so far") % facts
    facts = {name: show.number(round(10 * getattr(held, name))) for name in ("share", "low", "high")}
    return _("On about %(share)s of 10 chances lately (%(low)s to %(high)s)") % facts


def best(held: Best, metric: Metric, today: date) -> str:
    """Say a personal best and when it was."""
    if held.kind == "thirty-day windows":
        return _("Most days of showing up within thirty: %(count)s, from %(day)s") % {
            "count": show.number(held.value),
            "day": show.short_day(held.first, today),
        }
    return _best_words(held.kind) % {
        "amount": amounts.said_total(held.value, metric),
        "day": show.short_day(held.first, today),
        "month": show.month_and_year(held.first),
    }


def back_again(counts: LapseCounts, estimate: BounceBack | NotEnough, *, is_faster: bool) -> str:
    """Say how soon one is back after a gap: plain counts while there are few, then what is typical."""
    if isinstance(estimate, NotEnough):
        said = ngettext(
            "%(short)s of %(count)s gap lasted one chance",
            "%(short)s of %(count)s gaps lasted one chance",
            counts.lapses,
        )
        return said % {"short": show.number(counts.one_long), "count": show.number(counts.lapses)}
    said = _(
        "After a gap you are typically back after %(chances)s chances; at the very next one %(n)s times of 10"
    )
    if is_faster:
        said = _("You are coming back faster. ") + said
    return said % {
        "chances": show.number(round(estimate.typical, 1)),
        "n": show.number(round(10 * estimate.back_at_once)),
    }


def _best_words(kind: str) -> str:
    return {
        "days": _("Best day: %(amount)s, %(day)s"),
        "weeks": _("Best week: %(amount)s, from %(day)s"),
        "months": _("Best month: %(amount)s, %(month)s"),
        "seven-day windows": _("Best seven days: %(amount)s, from %(day)s"),
    }.get(kind, "%(amount)s, %(day)s")
