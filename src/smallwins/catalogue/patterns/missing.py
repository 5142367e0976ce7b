"""What a number still waits for, in words: how far it is and from when it shows, without shame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext

if TYPE_CHECKING:
    from smallwins.statistics.enough import NotEnough


def so_far(missing: NotEnough) -> str:
    """Say how far it is: 19 days of 28."""
    n = missing.have
    units = {
        "days": ngettext("%(have)s day of %(need)s", "%(have)s days of %(need)s", n),
        "days of the span": _("%(have)s of %(need)s days known, with gaps between them"),
        "sessions": ngettext("%(have)s session of %(need)s", "%(have)s sessions of %(need)s", n),
        "times": ngettext("%(have)s time of day of %(need)s", "%(have)s times of day of %(need)s", n),
        "weeks": ngettext("%(have)s week of %(need)s", "%(have)s weeks of %(need)s", n),
        "months": ngettext("%(have)s month of %(need)s", "%(have)s months of %(need)s", n),
        "pairs": ngettext("%(have)s pair of %(need)s", "%(have)s pairs of %(need)s", n),
        "lapses": ngettext("%(have)s gap of %(need)s", "%(have)s gaps of %(need)s", n),
        "effective days": ngettext("worth %(have)s day of %(need)s", "worth %(have)s days of %(need)s", n),
        "days each way": ngettext(
            "%(have)s day of the rarer kind of %(need)s", "%(have)s days of the rarer kind of %(need)s", n
        ),
        "values": ngettext(
            "%(have)s different amount of %(need)s", "%(have)s different amounts of %(need)s", n
        ),
    }
    said = units.get(missing.unit, _("%(have)s of %(need)s"))
    return said % {"have": show.number(missing.have), "need": show.number(missing.need)}


def shown_from(missing: NotEnough) -> str:
    """Say from when it shows, and what is there of it: after 28 days, 19 so far."""
    n = missing.need
    if n == 1:
        return _("Shown from the first day that holds some of it.")
    after = {
        "weeks": ngettext("Shown after %(n)s week", "Shown after %(n)s weeks", n),
        "months": ngettext("Shown after %(n)s month", "Shown after %(n)s months", n),
        "days with effort": ngettext(
            "Shown after %(n)s day with some of it", "Shown after %(n)s days with some of it", n
        ),
    }.get(missing.unit, ngettext("Shown after %(n)s day", "Shown after %(n)s days", n))
    said = after % {"n": show.number(n)}
    if missing.have:
        said = _("%(after)s; %(have)s so far") % {"after": said, "have": show.number(missing.have)}
    return f"{said}."
