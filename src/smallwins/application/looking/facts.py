"""The one fact beside a metric's name: what was reached, what is so far, what is asked; never a reproach."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from smallwins.application.day.today import Line, State
from smallwins.catalogue import amounts, show
from smallwins.catalogue.language import _, ngettext, pgettext
from smallwins.domain.day import DayMark
from smallwins.domain.metric import Direction, Kind
from smallwins.statistics.momentum import Band


def band_word(band: Band) -> str:
    """Say a band of momentum."""
    return {
        Band.STARTING: pgettext("momentum", "starting"),
        Band.BUILDING: pgettext("momentum", "building"),
        Band.STEADY: pgettext("momentum", "steady"),
        Band.STRONG: pgettext("momentum", "strong"),
    }[band]


def mark_word(mark: DayMark) -> str:
    """Say what a day was."""
    return {
        DayMark.DONE: pgettext("a day", "done"),
        DayMark.BIT: pgettext("a day", "a bit"),
        DayMark.SKIP: pgettext("a day", "skipped"),
        DayMark.MISS: pgettext("a day", "empty"),
        DayMark.OFF: pgettext("a day", "not planned"),
        DayMark.OPEN: pgettext("a day", "today, open"),
        DayMark.PAUSED: pgettext("a day", "resting"),
        DayMark.FUTURE: pgettext("a day", "ahead"),
    }[mark]


def marks_said(marks: tuple[DayMark, ...]) -> str:
    """Say the last seven days in one sentence."""
    return _("Last seven days: %(days)s") % {"days": days_said(marks)}


def days_said(marks: Sequence[DayMark]) -> str:
    """Say the days of a row, one after the other."""
    return show.comma().join(mark_word(mark) for mark in marks)


def fact(line: Line, today: date, *, small: bool = False) -> str:
    """Say one fact about a metric today; a small day asks for no more than the floor."""
    match line.state:
        case State.RESTING:
            return _resting(line, today)
        case State.SKIPPED:
            return _("skipped; costs nothing")
        case State.DONE:
            return line.what or _done(line) or _so_far(line, today)
        case _:
            return _asked(line, small=small) or _so_far(line, today)


def _resting(line: Line, today: date) -> str:
    pause = line.resting
    if pause is None or pause.until is None:
        since = show.near_day(pause.since, today) if pause else ""
        return _("resting since %(day)s; kept as it is") % {"day": since}
    return _("resting until %(day)s; kept as it is") % {"day": show.day(pause.until, today)}


def _done(line: Line) -> str:
    amount = line.day.amount or 0
    if line.metric.kind is Kind.BOOLEAN:
        return _window(line) if amount >= 1 else _("a bit, that counts")
    if line.metric.kind is Kind.RATING or line.metric.direction is Direction.OBSERVE:
        return ""
    if line.metric.direction is Direction.AT_MOST:
        return _at_most(line)
    if line.metric.schedule_on(line.metric.starts_on).is_total or line.window is not None:
        return _window(line)
    return _reached(line, amount)


def _reached(line: Line, amount: float) -> str:
    levels = line.levels
    for word, level in (
        (_("past the stretch of %(amount)s"), levels.stretch),
        (_("past the target of %(amount)s"), levels.target),
    ):
        if level is not None and amount > level:
            return word % {"amount": show.number(level)}
    if levels.target is not None and amount == levels.target:
        return _("the target of %(amount)s") % {"amount": show.number(levels.target)}
    if levels.floor is not None and amount >= levels.floor:
        return _("the floor of %(amount)s is laid") % {"amount": show.number(levels.floor)}
    if levels.floor is not None or levels.target is not None:
        return _("%(amount)s, that counts") % {"amount": amounts.said(amount, line.metric)}
    return ""


def _asked(line: Line, *, small: bool) -> str:
    if line.window is not None:
        return _window(line)
    if line.metric.direction is Direction.AT_MOST:
        return _at_most(line)
    parts = [
        word % {"amount": show.number(level)}
        for word, level in (
            (_("floor %(amount)s"), line.levels.floor),
            (_("target %(amount)s"), None if small else line.levels.target),
        )
        if level is not None
    ]
    return show.comma().join(parts) or line.metric.cue


def _window(line: Line) -> str:
    window = line.window
    if window is None:
        return ""
    if window.asked is None:
        return _("%(amount)s so far") % {"amount": amounts.said(window.so_far, line.metric)}
    if line.metric.schedule_on(window.until).is_total:
        so_far = show.number(window.so_far)
        return _("%(so_far)s of %(asked)s so far") % {
            "so_far": so_far,
            "asked": amounts.said(window.asked, line.metric),
        }
    return _("%(so_far)s of %(asked)s so far") % {
        "so_far": show.number(window.so_far),
        "asked": show.number(window.asked),
    }


def _at_most(line: Line) -> str:
    limit = line.levels.limit
    return "" if limit is None else _("at most %(amount)s") % {"amount": amounts.said(limit, line.metric)}


def _so_far(line: Line, today: date) -> str:
    if not line.is_step and line.last is not None:
        day, amount = line.last
        return _("%(amount)s %(day)s") % {
            "amount": amounts.said(amount, line.metric),
            "day": show.near_day(day, today),
        }
    days = line.totals.days
    if not days:
        return _("the first one can be very small")
    return ngettext("%(days)s day so far", "%(days)s days so far", days) % {"days": show.in_words(days)}
