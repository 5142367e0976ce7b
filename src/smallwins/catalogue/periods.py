"""Periods and their reviews, in words."""

from __future__ import annotations

from datetime import date

from smallwins.catalogue import show
from smallwins.catalogue.language import _
from smallwins.domain.review import Period


def span(period: Period, since: date, until: date, today: date) -> str:
    """Say which days a period is: "4 to 10 May", "May 2026"."""
    match period:
        case Period.DAY:
            return show.day(since, today)
        case Period.WEEK:
            first = show.short_day(since, today)
            return _("%(first)s to %(last)s") % {"first": first, "last": show.short_day(until, today)}
        case Period.MONTH:
            return show.month_and_year(since)
        case Period.YEAR:
            return str(since.year)


def under_way(period: Period) -> str:
    """Say which period it is that is under way."""
    return {
        Period.DAY: _("Today"),
        Period.WEEK: _("This week"),
        Period.MONTH: _("This month"),
        Period.YEAR: _("This year"),
    }[period]


def name(period: Period) -> str:
    """Say what the review of such a period is called."""
    return {
        Period.DAY: _("The day"),
        Period.WEEK: _("The week"),
        Period.MONTH: _("The month"),
        Period.YEAR: _("The year"),
    }[period]


def keep(period: Period) -> str:
    """Say what the button that keeps the review says."""
    return {
        Period.DAY: _("Keep the day"),
        Period.WEEK: _("Keep the week"),
        Period.MONTH: _("Keep the month"),
        Period.YEAR: _("Keep the year"),
    }[period]


def heavy(pressure: float, usual: float | None) -> str:
    """Say that there was much pressure, and that less is fine."""
    told = {"now": show.number(pressure)}
    if usual is None:
        return _("%(now)s of 10 is much to carry. A smaller target is still a target.") % told
    told |= {"usual": show.number(usual)}
    return _("%(now)s is more than your usual %(usual)s. A smaller target is still a target.") % told


def ago() -> list[str]:
    """Say how long ago then was, in the order in which then and now are compared."""
    return [_("a month ago"), _("three months ago"), _("a year ago")]


def nothing_compared(*, hard: bool) -> str:
    """Say why nothing stands beside anything: the day is hard, or there is not enough yet."""
    if hard:
        return _("Nothing is compared today. It is all kept, and it can wait.")
    return _("In a month there is something to look back on.")


def questions() -> dict[str, str]:
    """Return what a review asks, by the field that holds the answer, in the order one thinks of it."""
    return {
        "helped": _("What helped?"),
        "hindered": _("What got in the way?"),
        "change_one": _("What one thing will you change?"),
        "proud_of": _("What are you proud of?"),
        "thanks": _("Whose effort can you thank?"),
        "note": _("Anything else?"),
    }
