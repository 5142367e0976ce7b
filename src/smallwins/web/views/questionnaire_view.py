"""Questionnaires over time: each score by itself, with its picture, and a change only beyond noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from smallwins.application.looking import well_being
from smallwins.application.looking.usual import HIGH, LOW
from smallwins.application.looking.well_being import Scored
from smallwins.catalogue import language, show
from smallwins.catalogue import well_being as words
from smallwins.catalogue.language import _
from smallwins.charts.chart import Figure, Table
from smallwins.charts.curve import RatingWords, rating_line
from smallwins.statistics.scales import Questionnaire, Scoring, change, is_due
from smallwins.statistics.targets import nearest_rank
from smallwins.web.visit import Visit

MANY = 14
"""Answers from which the middle three fifths are said, not the first and the last. A design choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One question over time: its last value, a change that may be named, and a picture."""

    name: str
    last: str
    spoken: str = ""
    change: str = ""
    figure: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One questionnaire on the page: what it showed so far, and whether it may be answered again."""

    asked: Questionnaire
    lines: list[Line]
    last: date | None
    due: bool
    note: str


def sitting(visit: Visit, asked: Questionnaire) -> Sitting:
    """Return what a questionnaire showed so far."""
    held = well_being.answers(visit.store, visit.person, asked)
    over_time = well_being.scores_over_time(asked, held)
    known = asked.sem is not None or asked.noticeable is not None
    last = held[-1].for_date if held else None
    return Sitting(
        asked=asked,
        lines=[_line(visit, asked, item, scored) for item, scored in over_time.items()],
        last=last,
        due=is_due(asked, last, visit.now.today),
        note=words.noise_unknown() if len(held) > 1 and not known else "",
    )


def _line(visit: Visit, asked: Questionnaire, item: str | None, scored: Sequence[Scored]) -> Line:
    texts = next((dict(each.wording) for each in asked.items if each.id == item), {})
    name, spoken = words.wording(texts) if texts else (asked.name, "")
    score = scored[-1][1]
    said = words.band(score.word)
    value = show.number(round(score.value, 2))
    changed = ""
    if len(scored) > 1:
        (day, before), (_day, after) = scored[-2:]
        found = change(asked, before.value, after.value)
        since = show.short_day(day, visit.now.today)
        changed = words.change(before.value, after.value, since, beyond_noise=found.beyond_noise)
    return Line(
        name=name,
        last=f"{value}{show.comma()}{said}" if said else value,
        spoken=spoken,
        change=changed,
        figure=drawn(name, [(day, each.value) for day, each in scored], visit.now.today, _highest(asked)),
    )


def _highest(asked: Questionnaire) -> float:
    """The highest score there can be."""
    each = len(asked.items) if asked.scoring is Scoring.SUM else 1
    return asked.high * each * (1 if asked.scoring is Scoring.SEPARATE else asked.factor)


def drawn(name: str, held: Sequence[tuple[date, float]], today: date, high: float = 10) -> Figure | None:
    """Draw answers over time, with the same in words and as a table; one answer is no line yet."""
    if len(held) < 2:
        return None
    (first_day, first), (last_day, last) = held[0], held[-1]
    facts = {
        "name": name,
        "first": show.number(round(first, 2)),
        "last": show.number(round(last, 2)),
        "most": show.number(high),
    }
    given = RatingWords(
        label=_("%(name)s: first %(first)s of %(most)s, last %(last)s.") % facts,
        first=facts["first"],
        last=facts["last"],
        when_first=show.short_day(first_day, today),
        when_last=show.short_day(last_day, today),
    )
    chart = rating_line(held, words=given, high=high, rtl=language.is_right_to_left())
    rows = [(show.short_day(day, today), show.number(round(value, 2))) for day, value in held]
    sentence = _said(held, facts)
    return chart.told(sentence, table=Table(head=(_("Day"), _("Answer")), rows=rows, word=_("As a table")))


def _said(held: Sequence[tuple[date, float]], facts: dict[str, str]) -> str:
    """Say the first and the last of a few answers; of many, where most lie: single days are mostly noise."""
    if len(held) < MANY:
        return _("First %(first)s of %(most)s, last %(last)s.") % facts
    values = [value for _day, value in held]
    ends = {
        "low": show.number(round(nearest_rank(values, LOW), 2)),
        "high": show.number(round(nearest_rank(values, HIGH), 2)),
        "answers": show.number(len(values)),
    }
    return _("Mostly from %(low)s to %(high)s of %(most)s; %(answers)s answers.") % (facts | ends)
