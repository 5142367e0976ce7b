"""Personal bests of a metric: of all time and of the last three months, and when one was met again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from smallwins.application.looking import measures
from smallwins.application.looking.overview import Overview
from smallwins.catalogue import amounts, show
from smallwins.catalogue.language import _

if TYPE_CHECKING:
    from smallwins.statistics.bests import Best


@dataclass(frozen=True, slots=True)
class Told:
    """A personal best: what it is, when it was, and how much; never the distance to it."""

    name: str
    when: str
    amount: str


def told(found: Overview) -> dict[str, Any]:
    """Return what the metric page says of bests, for its template."""
    news = measures.news_of_bests(found.announced, is_beyond_luck=found.is_beyond_luck)
    return {"bests": bests(found), "recent_bests": recent_bests(found), "news": news}


def bests(found: Overview) -> list[Told]:
    """Return the personal bests in words."""
    return [_told(best, found) for best in found.bests]


def recent_bests(found: Overview) -> list[Told]:
    """Return the best day and week of the last three months, where more is known of all time."""
    ever = {(best.kind, best.value) for best in found.bests}
    lately = (best for best in found.recent_bests if best.kind.name in ("DAY", "WEEK"))
    return [_told(best, found) for best in lately if (best.kind, best.value) not in ever]


def _told(best: Best, found: Overview) -> Told:
    metric, today = found.course.metric, found.today
    first = show.short_day(best.first, today)
    total = amounts.said_total(best.value, metric)
    match best.kind.name:
        case "WEEK":
            return Told(_("Best week"), _from(best, today), total)
        case "MONTH":
            return Told(_("Best month"), show.month_and_year(best.first), total)
        case "SEVEN_DAYS":
            return Told(_("Best seven days"), _("from %(day)s") % {"day": first}, total)
        case "SHOWING_UP":
            when = _("up to %(day)s") % {"day": show.short_day(best.last, today)}
            return Told(_("Most days in any thirty"), when, show.number(best.value))
        case "RETURN":
            when = _("after a gap from %(day)s on") % {"day": first}
            return Told(_("Quickest return"), when, measures.chances(best.value))
    return Told(_("Best day"), _equalled(first, best, today), amounts.said(best.value, metric))


def _from(best: Best, today: date) -> str:
    return _equalled(_("from %(day)s") % {"day": show.short_day(best.first, today)}, best, today)


def _equalled(when: str, best: Best, today: date) -> str:
    """Add the last day on which a best was met again, where it was."""
    if best.equalled_on is None:
        return when
    facts = {"when": when, "day": show.short_day(best.equalled_on, today)}
    return _("%(when)s, equalled %(day)s") % facts
