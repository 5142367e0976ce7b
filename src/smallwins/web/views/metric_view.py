"""What a metric's page shows: drawings with their sentences and tables, and numbers with their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from markupsafe import Markup

from smallwins.application.day.today import Line
from smallwins.application.looking import facts, measures
from smallwins.application.looking.overview import Overview
from smallwins.catalogue import amounts, language, show
from smallwins.catalogue.language import _, ngettext
from smallwins.charts.calendar import DayLinks, Month, wall
from smallwins.charts.chart import Chart, Figure, Table
from smallwins.charts.curve import Return, ReturnWords, bounce_back
from smallwins.charts.days import LEGEND, TallDay, days_tall, legend
from smallwins.charts.line import LineDay, LineWords, days_per_mark, momentum_line
from smallwins.charts.ring import ring_with_word
from smallwins.charts.scale import DayTick, Tick, tick_days
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Kind
from smallwins.domain.profile import Profile
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.momentum import Band, band_of
from smallwins.web.views.rows import Row

if TYPE_CHECKING:
    from smallwins.statistics.bounce_back import CurveStep

A_WEEK = 7
"""Days before which a line would be a few points."""

TABLE_ROWS = 70
"""Days that stand in the table behind the line; each earlier one opens from the wall."""


@dataclass(frozen=True, slots=True)
class ComingBack:
    """How soon after a gap: a sentence while there are few, and the curve once there are enough."""

    sentence: str
    figure: Figure | None


def large_ring(row: Row) -> Chart | None:
    """Draw the large ring with its word; nothing where days are not judged."""
    if row.line.momentum is None:
        return None
    label = _("Momentum: %(word)s") % {"word": row.word}
    return ring_with_word(row.line.momentum.live, label=label, word=row.word, caption=_("momentum"))


def totals(found: Overview) -> list[tuple[str, str]]:
    """Return what has been built, at most three numbers with their words; none of them ever shrinks."""
    metric, held = found.course.metric, found.totals
    told = [(show.number(held.days), ngettext("day", "days", held.days))]
    if held.minutes >= 60:
        hours = int(held.minutes // 60)
        told.append((show.number(hours), ngettext("hour", "hours", hours)))
    elif held.amount and metric.kind in (Kind.COUNT, Kind.QUANTITY) and held.amount != held.days:
        told.append((show.number(round(held.amount, 1)), metric.unit or _("in all")))
    if held.things:
        told.append((show.number(held.things), _("different")))
    if held.returns:
        told.append((show.number(held.returns), ngettext("return", "returns", held.returns)))
    return told[:3]


def lately(found: Overview) -> str:
    """Say how steadily chances were taken lately, with its range; nothing while there are few."""
    known = found.consistency
    if known is None or isinstance(known, NotEnough):
        return ""
    tenths = {name: show.number(round(getattr(known, name) * 10)) for name in ("share", "low", "high")}
    return _("Lately on about %(share)s of 10 chances (%(low)s to %(high)s).") % tenths


def seven_days(line: Line, today: date) -> Chart:
    """Draw the last seven days with their names."""
    days = [today - timedelta(days=back) for back in reversed(range(len(line.marks)))]
    shown = [
        TallDay(
            mark=mark,
            said=facts.mark_word(mark),
            name=_("today") if day == today else show.weekday(day),
        )
        for day, mark in zip(days, line.marks, strict=True)
    ]
    return days_tall(shown, label=_("Last seven days"))


def line(found: Overview, levels: Levels, first: date, span: int | None) -> Figure | None:
    """Draw momentum over honest days, the last `span` of them or all; nothing in the first week."""
    today = found.today
    if found.days_since(first) < A_WEEK:
        return None
    since = first if span is None else max(first, today - timedelta(days=span - 1))
    days = list(_line_days(found, since))
    known = [(_("floor %(amount)s"), levels.floor), (_("at most %(amount)s"), levels.limit)]
    ticks = [Tick(level, word % {"amount": show.number(level)}) for word, level in known if level]
    starting, building, steady, strong = map(facts.band_word, Band)
    words = LineWords(
        label=_line_label(days),
        bands=(starting, building, steady, strong),
        levels=ticks,
        days=[DayTick(day, _month_word(day)) for day in tick_days(since, today, most=5)],
    )
    each = days_per_mark(len(days))
    small = _("Below, one mark stands for %(days)s days.") % {"days": show.number(each)} if each > 1 else ""
    chart = momentum_line(days, words=words, rtl=language.is_right_to_left())
    sentence = (
        _("The line is momentum. Below it, every day as it was.") if found.line else _("Every day as it was.")
    )
    return chart.told(sentence, table=_table(found, days), small=small)


def _line_days(found: Overview, since: date) -> Iterator[LineDay]:
    steps = iter(found.line)
    share: float | None = None
    following = next(steps, None)
    for number, mark in enumerate(found.marks(since, found.today + timedelta(days=1))):
        day = since + timedelta(days=number)
        while following is not None and following[0] <= day:
            share, following = following[1], next(steps, None)
        yield LineDay(day=day, mark=mark, momentum=share, value=found.amounts.get(day))


def _month_word(day: date) -> str:
    return str(day.year) if day.month == 1 else show.month(day)


def _line_label(days: Sequence[LineDay]) -> str:
    known = [day.momentum for day in days if day.momentum is not None]
    if not known:
        return _("Every day as it was.")
    return _("Momentum, from %(first)s to %(last)s.") % {
        "first": facts.band_word(band_of(known[0])),
        "last": facts.band_word(band_of(known[-1])),
    }


def _table(found: Overview, days: Sequence[LineDay]) -> Table:
    rows = [
        (
            show.short_day(day.day, found.today),
            facts.mark_word(day.mark),
            "" if day.value is None else amounts.said(day.value, found.course.metric),
            facts.band_word(band_of(day.momentum)) if day.momentum is not None else "",
        )
        for day in reversed(days[-TABLE_ROWS:])
    ]
    return Table(head=(_("Day"), _("It was"), _("Amount"), _("Momentum")), rows=rows, word=_("As a table"))


def _returned(times: int) -> ComingBack | None:
    if not times:
        return None
    said = ngettext(
        "You have come back after a gap once.", "You have come back after a gap %(n)s times.", times
    ) % {"n": show.in_words(times)}
    return ComingBack(said, None)


def coming_back(found: Overview) -> ComingBack | None:
    """Return how soon the person is back after a gap, or None before the first gap."""
    back = found.back_again
    if back is None or not back.counts.lapses:
        return None
    if isinstance(back.estimate, NotEnough) and not back.counts.one_long:
        return _returned(back.counts.lapses - back.counts.still_open)
    gaps, short = show.in_words(back.counts.lapses), show.in_words(back.counts.one_long)
    sentence = ngettext(
        "Of %(gaps)s gap, %(short)s lasted one chance.",
        "Of %(gaps)s gaps, %(short)s lasted one chance.",
        back.counts.lapses,
    ) % {"gaps": gaps, "short": short}
    if isinstance(back.estimate, NotEnough):
        return ComingBack(sentence, None)
    sentence += " " + measures.straight_back(back.estimate)
    if back.is_faster:
        sentence += " " + _("You are coming back faster.")
    return ComingBack(sentence, _curve(back.estimate.steps, sentence))


def _curve(steps: Sequence[CurveStep], sentence: str) -> Figure:
    returns = [
        Return(chance=step.time, share=1 - step.waiting, low=1 - step.high, high=1 - step.low)
        for step in steps
    ]
    words = ReturnWords(
        label=sentence,
        half=_("half"),
        all_back=_("all back"),
        chances=tuple(show.number(number) for number in range(1, 8)),
    )
    table = Table(
        head=(_("Chances passed"), _("Gaps that had ended, of ten")),
        rows=[(show.number(each.chance), show.number(round(each.share * 10, 1))) for each in returns],
        word=_("As a table"),
    )
    small = _(
        "Share of gaps that had ended, by how many chances had passed (1 is the very next). "
        "The band is the range that fits your record."
    )
    chart = bounce_back(returns, words=words, rtl=language.is_right_to_left())
    return chart.told(sentence, table=table, small=small)


def year_wall(found: Overview, person: Profile, begins: date) -> Chart:
    """Draw the months from `begins` on that have begun, twelve at most; each day so far opens."""
    metric, today = found.course.metric, found.today
    until = begins.replace(year=begins.year + 1)
    marks = {begins + timedelta(days=number): mark for number, mark in enumerate(found.marks(begins, until))}
    counted = Counter((day.year, day.month) for day, amount in found.amounts.items() if amount)
    begun = (today.year - begins.year) * 12 + today.month - begins.month + 1
    links = DayLinks(
        href=lambda day: f"/metrics/{metric.id}/days/{day}",
        tell=lambda day, mark: f"{show.short_day(day, today)}{show.comma()}{facts.mark_word(mark)}",
        until=min(today, until - timedelta(days=1)),
    )
    return wall(
        [_month(begins, number, counted) for number in range(min(12, begun))],
        marks,
        label=_("The year, day by day"),
        week_start=person.week_start_on(today),
        rtl=language.is_right_to_left(),
        links=links,
    )


def wall_legend() -> Markup:
    """Return the line that says what the marks mean."""
    return Markup(legend({mark: facts.mark_word(mark) for mark in LEGEND}))  # noqa: S704 - escaped


def _month(begins: date, number: int, counted: Counter[tuple[int, int]]) -> Month:
    place = begins.month - 1 + number
    first = date(begins.year + place // 12, place % 12 + 1, 1)
    count = counted[first.year, first.month]
    name = show.month_and_year(first) if first.month == 1 or number == 0 else show.month(first)
    days = ngettext("%(n)s day", "%(n)s days", count) % {"n": show.number(count)}
    return Month(year=first.year, month=first.month, name=name, label=f"{show.month_and_year(first)}: {days}")
