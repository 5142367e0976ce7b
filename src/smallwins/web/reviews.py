"""Looking back: the day's last minute, the week's ten, a month, a year; done comes first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import metrics, notes, records, reviews, values
from smallwins.application.day import rhythm
from smallwins.application.day.check_ins import CHECK_INS
from smallwins.application.looking import facts, week
from smallwins.application.looking.enjoyed import most_enjoyed
from smallwins.application.merging import also_entered
from smallwins.application.walking import path
from smallwins.catalogue import done, periods
from smallwins.catalogue import well_being as words
from smallwins.charts.chart import Chart
from smallwins.charts.days import days_strip
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.review import Period, Review
from smallwins.web.forms import Form, read_day
from smallwins.web.page import back, page, problem_of
from smallwins.web.visit import Here, Id, Visit

BESIDE = 4
"""Kept reviews that stand beside one."""

TEXTS = ("helped", "hindered", "change_one", "proud_of", "thanks", "note")


@get("/reviews", sync_to_thread=False)
def look_back(visit: Here) -> Response[bytes]:
    """Show what waits to be looked back on, and what was."""
    due = [period for period in Period if period is not Period.DAY and _is_due(visit, period)]
    kept = _kept(visit)
    done_now = reviews.done_between(visit.store, visit.person, visit.now, *_this(visit, Period.WEEK))
    return page(
        visit,
        "reviews/reviews.html",
        due=due,
        kept=kept,
        week=done_now,
        sums=_sums(visit),
        begun=reviews.has_begun(visit.store, visit.person),
        enjoyed=most_enjoyed(visit.store, visit.person, visit.now),
        words=done,
        periods=periods,
    )


@get("/reviews/period/{period:str}", sync_to_thread=False)
def review_page(visit: Here, period: FromPath[str], day: FromQuery[str] = "") -> Response[bytes]:
    """Show one period: what was done, then a few questions, in a box of ten minutes."""
    return _review_page(visit, _period(period), read_day(day) if day else visit.now.today)


@post("/reviews/period/{period:str}")
async def keep(visit: Here, period: FromPath[str]) -> Response[bytes]:
    """Keep what was said so far; it can be added to at any time."""
    form = await visit.form()
    kind = _period(period)
    day = form.day("day") or visit.now.today
    if "skip" in form:
        return back(visit, "/reviews", await visit.act(reviews.skip_review, kind, day))
    held, answers = reviews.find_review(visit.store, visit.person, kind, day), _answers(form)
    try:
        kept = await (
            visit.change(Review, held.id, reviews.add_to_review, answers)
            if held
            else visit.act(reviews.keep_review, kind, day, answers)
        )
    except Refusal as refusal:
        if held is None or refusal.code != "record.changed":
            raise
        return _review_page(visit, kind, day, records.changed(held, answers), refusal)
    if "letter" in form:
        return back(visit, f"/notes/new?kind=letter&about=review:{kept.result.id}", kept)
    return back(visit, f"/reviews/{kept.result.id}", kept)


@get("/reviews/{review_id:uuid}", sync_to_thread=False)
def kept_page(visit: Here, review_id: Id) -> Response[bytes]:
    """Show a review as it was kept."""
    review = records.get(visit.store, Review, visit.person.id, review_id)
    also, ease = _also(visit, review), _ease(visit, review)
    others = [each for each in _kept(visit) if each.id != review.id][:BESIDE]
    return page(
        visit, "reviews/kept.html", review=review, others=others, also=also, ease=ease, periods=periods
    )


@get("/close", sync_to_thread=False)
def close_page(visit: Here) -> Response[bytes]:
    """Ask the day's last minute: one small step, how it was, one thing to celebrate."""
    today = visit.now.today
    hard = rhythm.is_hard(visit.store, visit.person, visit.now)
    letters = notes.letters_due(visit.store, visit.person, visit.now, hard_day=hard, returning=False)
    review = reviews.find_review(visit.store, visit.person, Period.DAY, today)
    return page(
        visit,
        "reviews/close.html",
        done=reviews.done_between(visit.store, visit.person, visit.now, today, today),
        review=review,
        also=_also(visit, review),
        letters=letters,
        check_ins=check_ins(),
        ends=words.ends,
        words=done,
    )


@post("/close")
async def close(visit: Here) -> Response[bytes]:
    """Close the day as one act."""
    closing = closing_of(await visit.form())
    return back(visit, "/close", await visit.act(rhythm.close_day, closing, check_ins()))


@post("/day/small")
async def small(visit: Here) -> Response[bytes]:
    """Shrink today to the floor, or give it its usual size again."""
    form = await visit.form()
    shrinking = form.text("small") != "no"

    def shrink(store: Any, person: Any, now: Any) -> Any:
        return rhythm.shrink_day(store, person, now, small=shrinking)

    return back(visit, "/", await visit.act(shrink))


@get("/day/reset", sync_to_thread=False)
def reset_page(visit: Here) -> Response[bytes]:
    """Ask, at midday, what would rescue a small piece of today."""
    return page(visit, "reviews/reset.html")


@post("/day/reset")
async def reset(visit: Here) -> Response[bytes]:
    """Keep the piece to rescue as a step of today."""
    form = await visit.form()
    done_ = await visit.act(rhythm.reset_day, form.text("rescue"))
    return back(visit, f"/steps/{done_.result.id}", done_)


def _review_page(
    visit: Visit, kind: Period, shown: date, review: Review | None = None, refusal: Refusal | None = None
) -> Response[bytes]:
    since, until = reviews.begun_span(visit.person, visit.now, kind, shown)
    review = review or reviews.find_review(visit.store, visit.person, kind, shown)
    return page(
        visit,
        "reviews/review.html",
        period=kind,
        since=since,
        until=until,
        review=review,
        status=422 if refusal else 200,
        problem=problem_of(refusal),
        done=reviews.done_between(visit.store, visit.person, visit.now, since, min(until, visit.now.today)),
        values=[value for value in values.values(visit.store, visit.person) if not value.archived],
        ease=_ease(visit, review),
        still=[way.goal for way in path.standing_still(visit.store, visit.person, visit.now)],
        before=since - timedelta(days=1),
        sums=_sums(visit),
        week=_week(visit, since, until) if kind is Period.WEEK else [],
        begun=reviews.has_begun(visit.store, visit.person),
        words=done,
        periods=periods,
    )


def closing_of(form: Form) -> rhythm.Closing:
    """Return the close of a day that a form gives."""
    ratings = {name: number for name in CHECK_INS if (number := form.number(name)) is not None}
    return rhythm.Closing(
        small_step=form.text("small_step"),
        celebration=form.text("celebration"),
        ratings=ratings,
        done_list=tuple(form.texts("done")),
    )


def check_ins() -> dict[str, str]:
    """Return the questions of a close, in the language in force."""
    return {name: said for name, said in words.checks().items() if name in CHECK_INS}


def _answers(form: Form) -> dict[str, Any]:
    answers: dict[str, Any] = {name: form.text(name) for name in TEXTS}
    answers["pressure"] = form.number("pressure")
    answers["minutes"] = form.number("minutes")
    answers["done_list"] = tuple(form.texts("done"))
    answers["values_check"] = reviews.had_room(form.ids("served"))
    return answers


def _ease(visit: Visit, review: Review | None) -> tuple[str, list[Metric]]:
    """Return what is said of much pressure, and the metrics that have a target to ease; else nothing."""
    usual = reviews.usual_pressure(visit.store, visit.person, review) if review else None
    if review is None or review.pressure is None or not reviews.is_heavy(review, usual):
        return "", []
    held = metrics.metrics(visit.store, visit.person)
    eased = [each for each in held if each.is_judged and each.levels_on(visit.now.today).target]
    return periods.heavy(review.pressure, usual), eased


def _also(visit: Visit, review: Review | None) -> list[str]:
    """Return what another device wrote of a review and what stands did not take."""
    found = also_entered(visit.store, visit.person, review) if review else []
    return [said for _, said in found if said and isinstance(said, str)]


def _period(text: str) -> Period:
    try:
        return Period(text)
    except ValueError:
        raise Refusal("record.unknown", noun="review", id=text[:40]) from None


def _sums(visit: Visit) -> list[tuple[Period, int]]:
    """Return how many pieces were laid this week, this month and this year."""
    return [
        (period, reviews.times_between(visit.store, visit.person, *_this(visit, period)))
        for period in (Period.WEEK, Period.MONTH, Period.YEAR)
    ]


def _week(visit: Visit, since: date, until: date) -> list[tuple[Metric, Chart]]:
    """Draw each metric's days of a week, those on which it was asked for or something was done."""
    found = week.marks_between(visit.store, visit.person, visit.now, since, until)
    return [(metric, days_strip(marks, label=facts.days_said(marks), today=False)) for metric, marks in found]


def _kept(visit: Visit) -> list[Review]:
    return [each for each in reviews.reviews(visit.store, visit.person)[:60] if each.state != "skipped"]


def _this(visit: Visit, period: Period) -> tuple[date, date]:
    return reviews.span(visit.person, period, visit.now.today)


def _is_due(visit: Visit, period: Period) -> bool:
    return reviews.is_due(visit.store, visit.person, visit.now, period)


ROUTES: tuple[ControllerRouterHandler, ...] = (
    look_back,
    review_page,
    keep,
    kept_page,
    close_page,
    close,
    small,
    reset_page,
    reset,
)
