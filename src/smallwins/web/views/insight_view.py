"""Findings as figures: the evidence first, every day or session a dot, before the claim is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median
from urllib.parse import urlencode

import numpy as np

from smallwins.application.looking import measures
from smallwins.application.looking.findings import Told, evidence, is_yes_or_no, name_of, told
from smallwins.application.looking.insights import (
    Drift,
    Insight,
    Insights,
    Pattern,
    Together,
)
from smallwins.application.looking.returns import ComingBack
from smallwins.application.looking.timings import BestTime
from smallwins.catalogue import language, show
from smallwins.catalogue.language import _, ngettext
from smallwins.catalogue.patterns import findings as words
from smallwins.charts.bars import Bar, weeks_bars
from smallwins.charts.chart import Chart, Figure, Table
from smallwins.charts.dots import Group, StemWords, TwoWords, grouped_dots, stems, two_rows
from smallwins.charts.scale import Tick, level_ticks
from smallwins.domain.metric import Metric
from smallwins.statistics.detectors import Dropping, Extremes, Transitions
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.patterns.timing import TimeKind, pooled

MOST_MONTHS = 24
MOST_GAPS = 80
"""Gaps drawn at once, the latest; the sentence counts all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finding on the page: its words, its picture, and where it becomes an experiment."""

    told: Told
    figure: Figure | None
    experiment: str


def shown(found: Insights) -> list[Shown]:
    """Return the findings with their pictures."""
    return [_shown(found, insight) for insight in found.shown]


def _shown(found: Insights, insight: Insight) -> Shown:
    said = told(found, insight)
    chart = _chart(found, insight, said)
    href = ""
    if said.tried:
        fields = {"question": said.tried.question, "a": said.tried.a, "b": said.tried.b}
        href = "/experiments/new?" + urlencode(fields | {"outcome": str(said.tried.outcome)})
    figure = chart[0].told(said.effect, table=chart[1], small=said.caution) if chart else None
    return Shown(told=said, figure=figure, experiment=href)


def _chart(found: Insights, insight: Insight, said: Told) -> tuple[Chart, Table] | None:
    label = f"{said.headline}. {said.effect}"
    match insight:
        case Together():
            return _two_rows(found, insight, label)
        case BestTime():
            return _times(found, insight, label)
        case Drift():
            return _months(found, insight, label)
        case Pattern():
            return _shares(insight, label)


def _two_rows(found: Insights, insight: Together, label: str) -> tuple[Chart, Table]:
    pairs = list(evidence(found, insight))
    metric = insight.outcome.metric
    assert metric is not None  # a tag is never an outcome
    more, less = _halves(insight, pairs)
    groups = [_group(name, values, metric) for name, values in (more, less)]
    high = max(y for _x, y in pairs)
    ticks = [Tick(0, show.number(0)), *(Tick(at, show.number(words.rounded(at))) for at in level_ticks(high))]
    chart = two_rows(
        groups[0], groups[1], words=TwoWords(label=label, ticks=ticks), rtl=language.is_right_to_left()
    )
    rows = [(group.name, group.mean_word) for group in groups]
    return chart, _table((_("Days"), _("Mean")), rows)


def _halves(
    insight: Together, pairs: Sequence[tuple[float, float]]
) -> tuple[tuple[str, list[float]], tuple[str, list[float]]]:
    name = name_of(insight.factor)
    if is_yes_or_no(insight.factor):
        with_it, without = _("with %(name)s"), _("without %(name)s")
        return (
            (with_it % {"name": name}, [y for x, y in pairs if x > 0]),
            (without % {"name": name}, [y for x, y in pairs if not x > 0]),
        )
    middle = median(x for x, _y in pairs)
    facts = {"name": name, "amount": show.number(words.rounded(middle))}
    return (
        (_("%(name)s above %(amount)s") % facts, [y for x, y in pairs if x > middle]),
        (_("%(name)s up to %(amount)s") % facts, [y for x, y in pairs if x <= middle]),
    )


def _group(name: str, values: Sequence[float], metric: Metric) -> Group:
    mean = fmean(values) if values else None
    days = ngettext("%(n)s day", "%(n)s days", len(values)) % {"n": show.number(len(values))}
    said = "" if mean is None else words.amount(mean, metric)
    return Group(
        values=values, mean=mean, mean_word=said, name=_("%(name)s, %(days)s") % {"name": name, "days": days}
    )


def _times(found: Insights, insight: BestTime, label: str) -> tuple[Chart, Table]:
    asked = insight.comparison
    is_weekday = asked.kind is TimeKind.WEEKDAY
    sessions = [each for metric in insight.metrics for each in found.calendar.sessions[metric]]
    kept, outcomes, _natural = pooled(
        [each for each in sessions if each.outcome is not None and asked.kind.bucket(each) is not None]
    )
    went = list(zip(kept, outcomes.tolist(), strict=True))
    groups = [
        Group(
            values=[value for session, value in went if asked.kind.bucket(session) == each.number],
            mean=each.mean,
            mean_word=show.number(round(each.mean, 1)),
            name=_short(each.number) if is_weekday else words.bucket(each.number, is_weekday=False),
            below=show.number(each.sessions),
            chosen=each.number == insight.best.number,
        )
        for each in asked.buckets
    ]
    chart = grouped_dots(groups, label=label, rtl=language.is_right_to_left())
    rows = [(group.name, group.below, group.mean_word) for group in groups]
    return chart, _table((_("When"), _("Sessions"), _("Mean")), rows)


def _short(weekday: int) -> str:
    return show.weekday_name(weekday)[:3]


def _months(found: Insights, insight: Drift, label: str) -> tuple[Chart, Table]:
    metric = insight.series.metric
    assert metric is not None  # tags are not asked where they drift
    row = found.calendar.table[found.calendar.series.index(insight.series)]
    of_month: dict[tuple[int, int], list[float]] = {}
    for number in np.flatnonzero(np.isfinite(row)).tolist():
        day = found.calendar.day(number)
        of_month.setdefault((day.year, day.month), []).append(float(row[number]))
    kept = list(of_month.items())[-MOST_MONTHS:]
    names = [
        show.month_and_year(found.calendar.first.replace(year=year, month=month, day=1))
        for (year, month), _values in kept
    ]
    means = [fmean(values) for _month, values in kept]
    bars = [Bar(value=mean, then=place < len(means) // 2) for place, mean in enumerate(means)]
    chart = weeks_bars(bars, label=label, ends=(names[0], names[-1]), rtl=language.is_right_to_left())
    rows = [(name, words.amount(mean, metric)) for name, mean in zip(names, means, strict=True)]
    return chart, _table((_("Month"), _("Mean of a day")), rows)


def _shares(insight: Pattern, label: str) -> tuple[Chart, Table] | None:
    match insight.found:
        case Extremes() as seen:
            shares = [(_("empty"), seen.empty), (_("in between"), seen.between), (_("full"), seen.full)]
        case Transitions() as seen:
            shares = [(_("after an empty day"), seen.after_miss), (_("after another"), seen.after_hit)]
        case Dropping():
            return None
    rows = [(name, show.number(round(10 * share, 1))) for name, share in shares]
    bars = [Bar(value=share, word=number) for (_n, share), (_m, number) in zip(shares, rows, strict=True)]
    chart = weeks_bars(bars, label=label, ends=(rows[0][0], rows[-1][0]), rtl=language.is_right_to_left())
    return chart, _table((_("Days"), _("Of ten")), rows)


def gaps(back: ComingBack | None) -> Figure | None:
    """Draw the length of each gap, oldest first, with the sentence of coming straight back."""
    if back is None:
        return None
    said = straight_back(back)
    lengths = [float(lapse.length) for lapse in back.lapses][-MOST_GAPS:]
    half = len(lengths) // 2
    means = [fmean(lengths[:half]), fmean(lengths[half:])] if half > 1 else []
    ticks = [Tick(at, show.number(at)) for at in level_ticks(max(lengths)) if at == int(at)]
    drawn = StemWords(label=said, ticks=ticks, first=_("earlier"), last=_("lately"))
    chart = stems(lengths, words=drawn, means=means, rtl=language.is_right_to_left())
    small = _("Each stem is a gap and its length in chances, of all you follow; the bars are two means.")
    counted = sorted(Counter(lapse.length for lapse in back.lapses if lapse.recovered).items())
    rows = [(show.number(length), show.number(count)) for length, count in counted]
    if back.counts.still_open:
        rows.append((_("still open"), show.number(back.counts.still_open)))
    return chart.told(said, table=_table((_("Chances"), _("Gaps")), rows), small=small)


def straight_back(back: ComingBack) -> str:
    """Say how often one came straight back, and "faster" where that may be said."""
    facts = {"gaps": show.number(back.counts.lapses), "short": show.number(back.counts.one_long)}
    said = [
        ngettext(
            "Of %(gaps)s gap, %(short)s lasted one chance.",
            "Of %(gaps)s gaps, %(short)s lasted one chance.",
            back.counts.lapses,
        )
        % facts
    ]
    if not isinstance(back.estimate, NotEnough):
        said.append(measures.straight_back(back.estimate))
    if not isinstance(back.trend, NotEnough) and back.trend.faster:
        said.append(_("You are coming back faster."))
    return " ".join(said)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    return Table(head=head, rows=rows, word=_("As a table"))
