"""What was done in a period, said in lines and in one headline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext, pgettext


class Done(Protocol):
    """One line of what was done, as `application.reviews` gathers it."""

    @property
    def noun(self) -> str:
        """Return what kind of record it is."""
        ...

    @property
    def label(self) -> str:
        """Return the person's own name for it."""
        ...

    @property
    def times(self) -> int:
        """Return how often."""
        ...

    @property
    def days(self) -> int:
        """Return on how many days."""
        ...

    @property
    def total(self) -> float | None:
        """Return how much in all, where amounts add up."""
        ...

    @property
    def unit(self) -> str:
        """Return the unit of the total."""
        ...


MINUTES = "min"
"""The unit of whatever is timed; it is said in the language of the reader."""


def amount(line: Done) -> str:
    """Say how much it came to: "121 min", or how often."""
    if line.noun != "metric":
        return ""
    if line.total is not None and line.unit:
        return show.duration(line.total) if line.unit == MINUTES else show.amount(line.total, line.unit)
    return ngettext("%(n)s time", "%(n)s times", line.times) % {"n": show.number(line.times)}


def facts(line: Done) -> str:
    """Say on how many days, or what kind of thing it was."""
    if line.noun == "metric":
        return ngettext("on %(n)s day", "on %(n)s days", line.days) % {"n": show.in_words(line.days)}
    kinds = {"step": _("a step, finished"), "milestone": _("a milestone"), "note": _("a win you named")}
    return kinds.get(line.noun, "")


def headline(lines: Sequence[Done]) -> str:
    """Say the period in one line, what was done most often first; a quiet one is said kindly."""
    if not lines:
        return _("A quiet stretch. What you built before is still yours.")
    named = [_counted(line) for line in lines[:3]]
    return show.listed(named)


def beginning() -> str:
    """Say a period in which nothing was done yet, of a record that has only begun."""
    return _("Here the small things add up")


def _counted(line: Done) -> str:
    if line.noun != "metric":
        return line.label
    return pgettext("name of a metric, how often", "%(name)s %(times)s") % {
        "name": line.label,
        "times": ngettext("once", "%(n)s times", line.times) % {"n": show.in_words(line.times)},
    }


def kept_line(line: Done) -> str:
    """Return the line as a review keeps it: in the words of that day."""
    parts = (part for part in (line.label, amount(line)) if part)
    return " · ".join(parts)
