"""A metric's page: how it stands, what it has come to, its line over honest days, and its wall."""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import Response, get
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import records
from smallwins.application.day.today import line_of
from smallwins.application.looking import measures
from smallwins.application.looking.overview import overview
from smallwins.application.values import untied
from smallwins.catalogue import language, rhythm
from smallwins.domain.metric import Metric
from smallwins.domain.value import Value
from smallwins.web.page import page
from smallwins.web.views import best_view, metric_numbers, metric_view, rows
from smallwins.web.visit import Here, Id, Visit

SPANS = {"": 70, "year": 365, "all": None}
"""How many days the line reaches back; None is all of it."""


@get("/metrics/{metric_id:uuid}", sync_to_thread=False)
def metric_page(
    visit: Here,
    metric_id: Id,
    span: FromQuery[str] = "",
    back: FromQuery[int] = 0,
    wish: FromQuery[str] = "",
) -> Response[bytes]:
    """Show one metric whole."""
    from smallwins.web.walking import way  # noqa: PLC0415 - loads numpy, which is felt at start-up

    metric = records.get(visit.store, Metric, visit.person.id, metric_id)
    found = overview(visit.store, visit.person, visit.now, metric)
    row = rows.context(visit).row(line_of(visit.store, visit.person, visit.now, metric))
    first = min([metric.starts_on, *found.amounts, visit.now.today])
    year = _year(first, visit.now.today, max(0, back))
    span = span if span in SPANS else ""
    return page(
        visit,
        "metrics/metric.html",
        metric=metric,
        **_served(visit, metric),
        rhythm_words=rhythm.words(metric.schedule_on(visit.now.today)),
        row=row,
        ring=metric_view.large_ring(row),
        totals=metric_view.totals(found),
        consistency=metric_view.lately(found),
        seven=metric_view.seven_days(row.line, visit.now.today),
        line=metric_view.line(found, row.line.levels, first, SPANS[span]),
        days=found.days_since(first),
        coming_back=metric_view.coming_back(found),
        mostly_skipped=measures.mostly_skipped() if found.mostly_skipped else "",
        leading=way.leading(visit, metric),
        wall=metric_view.year_wall(found, visit.person, year),
        legend=metric_view.wall_legend(),
        span=span,
        reach=rows.reach(row.line, language.is_right_to_left()),
        back=max(0, back),
        has_earlier=year > first.replace(day=1),
        **best_view.told(found),
        **metric_numbers.numbers(visit, metric, wish[:40]),
    )


def _served(visit: Visit, metric: Metric) -> dict[str, Any]:
    """Return what a metric is for, and whether that is still to be named."""
    return {
        "values": [held for id in metric.values if (held := visit.store.find(Value, visit.person.id, id))],
        "untied": bool(untied(visit.store, visit.person, [metric])),
    }


def _year(first: date, today: date, back: int) -> date:
    """Return the first month of the wall: the first entry's while it is young, else twelve end today."""
    begun, present = first.year * 12 + first.month - 1, today.year * 12 + today.month - 1
    month = max(begun, max(begun, present - 11) - 12 * back)
    return date(month // 12, month % 12 + 1, 1)


ROUTES: tuple[ControllerRouterHandler, ...] = (metric_page, *metric_numbers.ROUTES)
