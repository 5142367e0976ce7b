"""Looking back: the weeks, and any one day with everything that was done on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect
from litestar.types import ControllerRouterHandler

from smallwins.application import entries, metrics
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.web.forms import read_day
from smallwins.web.page import page
from smallwins.web.visit import Here, Visit

WEEKS = 4
"""Weeks on one page."""


@dataclass(frozen=True, slots=True)
class DayDone:
    """One day and what was done on it, each entry with its metric."""

    day: date
    done: Sequence[tuple[Metric, Entry]]


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its days with something on them, the latest first, and how many entries there were."""

    first: date
    days: Sequence[DayDone]
    count: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the calendar beside the weeks: how many entries it has, and how it is drawn."""

    day: date
    count: int
    mark: str


@get("/days", sync_to_thread=False)
def days_page(visit: Here, before: FromQuery[str] = "") -> Response[bytes]:
    """Show the weeks and what was done in them, the latest first."""
    today = visit.now.today
    last = min(read_day(before), today) if before else today
    since = visit.person.week_of(last) - timedelta(weeks=WEEKS - 1)
    done = _done(visit, since, last + timedelta(days=1))
    weeks = [_week(visit.person.week_of(last) - timedelta(weeks=number), done) for number in range(WEEKS)]
    earlier = since - timedelta(days=1)
    begun = min(
        (metric.starts_on for metric in metrics.metrics(visit.store, visit.person, archived=True)),
        default=None,
    )
    return page(
        visit,
        "days/days.html",
        weeks=[week for place, week in enumerate(weeks) if week.count or place == 0],
        earlier=earlier,
        has_earlier=begun is not None and (begun <= earlier or weeks[-1].count > 0),
        begun=begun is not None,
        cells=_cells(visit, since, done, begun) if begun else [],
        latest=last == today,
    )


@get("/days/{day:str}", sync_to_thread=False)
def day_page(visit: Here, day: FromPath[str]) -> Response[bytes]:
    """Show one day whole: every entry of it, and every metric to which one may be added."""
    shown = read_day(day)
    entries.check_day(visit.now, shown)
    done = _done(visit, shown, shown + timedelta(days=1)).get(shown, [])
    touched = {metric.id for metric, _ in done}
    left = [held for held in metrics.metrics(visit.store, visit.person) if held.id not in touched]
    return page(
        visit,
        "days/day.html",
        day=shown,
        done=done,
        left=left,
        before=shown - timedelta(days=1),
        after=shown + timedelta(days=1) if shown < visit.now.today else None,
    )


@get("/day", sync_to_thread=False)
def choose_day(day: FromQuery[str] = "") -> Redirect:
    """Go to the day that was chosen from a calendar."""
    return Redirect(f"/days/{read_day(day)}", status_code=303)


def _done(visit: Visit, since: date, until: date) -> dict[date, list[tuple[Metric, Entry]]]:
    known = {metric.id: metric for metric in metrics.metrics(visit.store, visit.person, archived=True)}
    found: dict[date, list[tuple[Metric, Entry]]] = defaultdict(list)
    for entry in visit.store.entries_between(visit.person.id, since, until):
        if entry.metric in known:
            found[entry.for_date].append((known[entry.metric], entry))
    return found


def _week(first: date, done: dict[date, list[tuple[Metric, Entry]]]) -> Week:
    days = [first + timedelta(days=number) for number in reversed(range(7))]
    shown = [DayDone(day, done[day]) for day in days if done.get(day)]
    return Week(first, shown, sum(len(day.done) for day in shown))


def _cells(
    visit: Visit, since: date, done: dict[date, list[tuple[Metric, Entry]]], begun: date
) -> list[Cell]:
    days = [since + timedelta(days=number) for number in range(7 * WEEKS)]
    counts = [len(done.get(day, ())) for day in days]
    return [
        Cell(day, count, _mark(day, visit.now.today, begun, count=count))
        for day, count in zip(days, counts, strict=True)
    ]


def _mark(day: date, today: date, begun: date, *, count: int) -> str:
    if count:
        return "done"
    if day == today:
        return "open"
    return "miss" if begun <= day < today else "off"


ROUTES: tuple[ControllerRouterHandler, ...] = (days_page, day_page, choose_day)
