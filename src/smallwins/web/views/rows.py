"""A metric's row: ring, name and one fact, its control, its seven days, and the bar of its levels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from smallwins.application.day.rhythm import is_small
from smallwins.application.day.today import Line, State
from smallwins.application.looking import facts
from smallwins.catalogue import amounts, language, show
from smallwins.catalogue.language import _
from smallwins.charts.chart import Chart
from smallwins.charts.days import days_strip
from smallwins.charts.reach import Level, reach_bar
from smallwins.charts.ring import Inside, ring
from smallwins.domain.entry import A_BIT
from smallwins.domain.metric import Direction, Kind
from smallwins.web.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a template needs to show one metric on one day."""

    line: Line
    control: str
    ring: Chart
    word: str
    fact: str
    days: Chart
    amount: str
    unit: str
    reach: Chart | None


@dataclass(frozen=True, slots=True)
class Context:
    """What all rows of a page share."""

    today: date
    rtl: bool
    small: bool

    def row(self, line: Line) -> Row:
        """Return a metric's row."""
        word = facts.band_word(line.momentum.band) if line.momentum else ""
        return Row(
            line=line,
            control=control(line),
            ring=ring(
                line.momentum.live if line.momentum else None, label=_label(word), inside=_inside(line)
            ),
            word=word,
            fact=facts.fact(line, self.today, small=self.small),
            days=days_strip(line.marks, label=facts.marks_said(line.marks)),
            amount=_amount(line),
            unit=_("min") if line.metric.kind is Kind.DURATION else _unit(line),
            reach=reach(line, self.rtl) if _is_on_the_way(line) else None,
        )


def context(visit: Visit) -> Context:
    """Return what the rows of this page share."""
    return Context(visit.now.today, language.is_right_to_left(), is_small(visit.person, visit.now))


def control(line: Line) -> str:
    """Say which control a row has: tick, count, timer or number; what is done and has no tap, its amount."""
    kind = line.metric.kind
    if kind is Kind.BOOLEAN:
        return "tick"
    if kind is Kind.COUNT and line.metric.direction is not Direction.AT_MOST:
        return "count"
    if line.is_done:
        return "amount"
    return "timer" if kind is Kind.DURATION and line.metric.direction is Direction.AT_LEAST else "number"


def reach(line: Line, rtl: bool) -> Chart | None:
    """Draw the day's amount, or the window's for a total, along floor, target and stretch."""
    levels = line.levels
    named = [(_("floor"), levels.floor), (_("target"), levels.target), (_("stretch"), levels.stretch)]
    known = [Level(word=word, at=at, shown=show.number(at)) for word, at in named if at]
    if not known or line.metric.kind is Kind.BOOLEAN or line.metric.direction is not Direction.AT_LEAST:
        return None
    amount = (
        line.window.so_far if line.window and line.window.asked and _is_total(line) else line.day.amount or 0
    )
    said = show.comma().join(f"{level.word} {level.shown}" for level in known)
    label = _("%(amount)s. Levels: %(levels)s.") % {
        "amount": amounts.said(amount, line.metric),
        "levels": said,
    }
    return reach_bar(amount, known, label=label, rtl=rtl)


def _is_on_the_way(line: Line) -> bool:
    """Whether the bar says more than the fact: there is an amount, and it has not passed the target."""
    aim = line.levels.target or line.levels.floor
    return line.is_done and aim is not None and (line.day.amount or 0) < aim


def _is_total(line: Line) -> bool:
    return line.window is not None and line.metric.schedule_on(line.window.until).is_total


def _label(word: str) -> str:
    return _("Momentum: %(word)s") % {"word": word} if word else _("Not judged, just seen")


def _inside(line: Line) -> Inside:
    if not line.is_done or line.momentum is None:
        return Inside.NOTHING
    return Inside.TICK if line.reached_floor else Inside.SEED


def _unit(line: Line) -> str:
    # Half a page is written ½, and said in the singular.
    amount = line.day.amount
    return (
        line.metric.unit
        if amount is None
        else show.counted(line.metric.unit, 1 if amount == A_BIT else amount)
    )


def _amount(line: Line) -> str:
    if line.day.amount is None or line.state is State.SKIPPED:
        return ""
    if line.metric.kind is Kind.DURATION:
        return show.duration(line.day.amount)
    return "½" if line.day.amount == A_BIT else show.number(line.day.amount)
