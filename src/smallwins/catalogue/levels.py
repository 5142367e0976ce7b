"""Levels that fit, in words: what each is, how often it would be reached, and how a wish stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext
from smallwins.domain.schedule import Rhythm

if TYPE_CHECKING:
    from smallwins.statistics.targets import Reach


def chance(share: float, rhythm: Rhythm) -> str:
    """Say how often a level would be reached: about 8 weeks in 10."""
    times = round(10 * share)
    facts = {"n": show.number(times)}
    if rhythm in (Rhythm.PER_MONTH, Rhythm.MONTH_TOTAL):
        return ngettext("about %(n)s month in 10", "about %(n)s months in 10", times) % facts
    if rhythm in (Rhythm.PER_WEEK, Rhythm.WEEK_TOTAL):
        return ngettext("about %(n)s week in 10", "about %(n)s weeks in 10", times) % facts
    if rhythm in (Rhythm.PER_DAYS, Rhythm.DAYS_TOTAL):
        return ngettext("about %(n)s time in 10", "about %(n)s times in 10", times) % facts
    return ngettext("about %(n)s day in 10", "about %(n)s days in 10", times) % facts


def made_from(count: int, rhythm: Rhythm) -> str:
    """Say what the levels were made from."""
    facts = {"n": show.number(count)}
    if rhythm in (Rhythm.PER_MONTH, Rhythm.MONTH_TOTAL):
        return ngettext("From your last %(n)s month.", "From your last %(n)s months.", count) % facts
    if rhythm in (Rhythm.PER_WEEK, Rhythm.WEEK_TOTAL):
        return ngettext("From your last %(n)s week.", "From your last %(n)s weeks.", count) % facts
    return ngettext("From your last %(n)s chance.", "From your last %(n)s chances.", count) % facts


def reach(found: Reach) -> str:
    """Say how a wish stands beside the own record; never a verdict on the wish."""
    return {
        "comfortable": _("Comfortable."),
        "realistic": _("Challenging and realistic."),
        "stretch": _("A stretch."),
        "beyond": _("This is beyond your recent range. Keep it as the dream, and pick a step?"),
    }[found.value]
