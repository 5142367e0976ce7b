"""What is said about a file that is brought in: what it holds, and what becomes of that."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from smallwins.catalogue import show
from smallwins.catalogue.language import _, ngettext


def counted(noun: str, number: int) -> str:
    """Say how many records of a noun there are: 9 metrics."""
    return _forms(number).get(noun, "%(n)s " + noun) % {"n": show.number(number)}


def listed(counts: Mapping[str, int]) -> str:
    """Say how many records of each noun there are: 9 metrics and 164 entries."""
    return show.listed([counted(noun, number) for noun, number in counts.items() if number])


def holds(name: str, title: str, counts: Mapping[str, int], days: tuple[date, date] | None) -> str:
    """Say what a file holds, and of which days."""
    facts = {"name": name, "title": title, "counts": listed(counts) or _("nothing to bring in")}
    if days is None:
        return _("%(name)s (%(title)s): %(counts)s.") % facts
    facts |= {"first": show.short_day(days[0], date.min), "last": show.short_day(days[1], date.min)}
    return _("%(name)s (%(title)s): %(counts)s, from %(first)s to %(last)s.") % facts


def becomes(verdict: str, counts: Mapping[str, int]) -> str:
    """Say what becomes of the records that meet one verdict."""
    sentences = {
        "new": _("New: %(counts)s."),
        "updated": _("Changed in the file since the last time, and taken over: %(counts)s."),
        "here": _("Here already, and left as they are: %(counts)s."),
        "yours": _("Changed by you since, and left as you have them: %(counts)s."),
        "deleted": _("Taken out by you since, and left out: %(counts)s."),
        "refused": _("Not to be kept, for the reasons below: %(counts)s."),
    }
    return sentences[verdict] % {"counts": listed(counts)}


def word(verdict: str) -> str:
    """Say in a word what becomes of one record."""
    words = {
        "new": _("new"),
        "updated": _("changed in the file"),
        "here": _("here already"),
        "yours": _("changed by you, left"),
        "deleted": _("taken out by you, left"),
        "refused": _("left"),
    }
    return words[verdict]


def place(line: int, column: str, member: str) -> str:
    """Say where in a file something was met: 001 Walk, line 12, column Value."""
    parts = [member] if member else []
    if line:
        parts.append(_("line %(line)s") % {"line": show.number(line)})
    if column:
        parts.append(_("column %(column)s") % {"column": column})
    return show.comma().join(parts)


def role(name: str) -> str:
    """Say what a column of a spreadsheet is for."""
    roles = {
        "date": _("the day"),
        "time": _("the time of day"),
        "metric": _("the name of the metric"),
        "value": _("the amount"),
        "unit": _("the unit"),
        "measure": _("a metric of its own"),
        "what": _("what it was"),
        "note": _("a note"),
        "minutes": _("the minutes"),
        "tags": _("tags"),
        "skip": _("a skip and its reason"),
        "learned": _("what was learned"),
        "id": _("an id of the row"),
        "keep": _("kept as it is"),
        "ignore": _("left out"),
    }
    return roles.get(name, name)


def order(name: str) -> str:
    """Say in which order the dates of a file are written."""
    orders = {"ymd": _("year, month, day"), "dmy": _("day, month, year"), "mdy": _("month, day, year")}
    return orders.get(name, name)


def _forms(number: int) -> dict[str, str]:
    return {
        "profile": ngettext("%(n)s profile", "%(n)s profiles", number),
        "value": ngettext("%(n)s value", "%(n)s values", number),
        "metric": ngettext("%(n)s metric", "%(n)s metrics", number),
        "pause": ngettext("%(n)s pause", "%(n)s pauses", number),
        "entry": ngettext("%(n)s entry", "%(n)s entries", number),
        "goal": ngettext("%(n)s goal", "%(n)s goals", number),
        "step": ngettext("%(n)s step", "%(n)s steps", number),
        "setback": ngettext("%(n)s setback", "%(n)s setbacks", number),
        "doubt": ngettext("%(n)s doubt", "%(n)s doubts", number),
        "skill": ngettext("%(n)s skill", "%(n)s skills", number),
        "note": ngettext("%(n)s note", "%(n)s notes", number),
        "review": ngettext("%(n)s review", "%(n)s reviews", number),
        "experiment": ngettext("%(n)s experiment", "%(n)s experiments", number),
        "supporter": ngettext("%(n)s trusted person", "%(n)s trusted people", number),
    }
