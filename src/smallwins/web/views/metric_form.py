"""The form of a metric: what a person chose, made into a metric, and a metric shown as its form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from smallwins.application.ports import Now
from smallwins.catalogue.templates import Template
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Direction, Kind, Metric, Plan, Treat
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.web.forms import Form

LEVELS = ("floor", "target", "stretch", "limit", "ceiling")


def made(form: Form, now: Now, position: int) -> Metric:
    """Return the metric that a form describes, beginning today unless it says another day."""
    since = form.day("starts_on") or now.today
    return Metric(
        **_plain(form),
        id=now.new_id(),
        created_at=now.at,
        position=position,
        starts_on=since,
        plans=(Plan(since=since, schedule=_schedule(form)),),
        levels=(_levels(form, since),),
    )


def changes(form: Form, metric: Metric, today: date) -> dict[str, Any]:
    """Return what a form changes; schedule and levels change from the day it names, today unless another."""
    since = form.day("since") or today
    changed = metric
    if _schedule(form) != metric.schedule_on(since):
        changed = changed.with_schedule(_schedule(form), since)
    levels = _levels(form, since)
    if levels != replace(metric.levels_on(since), since=since):
        changed = changed.with_levels(levels)
    starts_on = form.day("starts_on") or metric.starts_on
    return _plain(form) | {"plans": changed.plans, "levels": changed.levels, "starts_on": starts_on}


def as_form(metric: Metric, today: date) -> Form:
    """Return a metric as its form shows it, with the schedule and levels that hold today."""
    schedule, levels = metric.schedule_on(today), metric.levels_on(today)
    fields: dict[str, list[str]] = {
        "name": [metric.name],
        "kind": [metric.kind],
        "unit": [metric.unit],
        "direction": [metric.direction],
        "aggregation": [metric.aggregation],
        "smallest_step": [_written(metric.smallest_step)],
        "cue": [metric.cue],
        "note": [metric.note],
        "group_name": [metric.group_name],
        "tags": [", ".join(metric.tags)],
        "values": [str(value) for value in metric.values],
        "starts_on": [metric.starts_on.isoformat()],
        "ends_on": [metric.ends_on.isoformat() if metric.ends_on else ""],
        "empty_means_zero": ["yes" if metric.empty_means_zero else ""],
        "sensitive": ["yes" if metric.sensitive else ""],
        "treat": [metric.treat.what if metric.treat else ""],
        "treat_after": [str(metric.treat.after) if metric.treat else ""],
        "rhythm": [schedule.rhythm],
        f"times_{schedule.rhythm}": [str(schedule.times)],
        f"length_{schedule.rhythm}": [str(schedule.length)],
        "weekdays": [str(day) for day in schedule.weekdays],
        "month_days": [", ".join(map(str, schedule.month_days))],
    }
    return Form(fields | {name: [_written(getattr(levels, name))] for name in LEVELS})


def begun_from(template: Template) -> Form:
    """Return the form as a template fills it."""
    fields = {"name": template.name, "kind": template.kind.value} | template.fields
    return Form({name: [value] for name, value in fields.items()})


def _plain(form: Form) -> dict[str, Any]:
    kind = form.choice("kind", Kind, Kind.BOOLEAN)
    direction = form.choice("direction", Direction, Direction.AT_LEAST)
    return {
        "name": form.text("name"),
        "kind": kind,
        "unit": form.text("unit"),
        "direction": Direction.OBSERVE if kind is Kind.RATING else direction,
        "aggregation": form.choice("aggregation", Aggregation, _usual(kind)),
        "smallest_step": form.number("smallest_step") or 1.0,
        "cue": form.text("cue"),
        "note": form.text("note"),
        "group_name": form.text("group_name"),
        "tags": tuple(tag.strip() for tag in form.text("tags").split(",") if tag.strip()),
        "values": form.ids("values"),
        "ends_on": form.day("ends_on"),
        "empty_means_zero": "empty_means_zero" in form,
        "sensitive": "sensitive" in form,
        "treat": _treat(form),
    }


def _usual(kind: Kind) -> Aggregation:
    return Aggregation.MEAN if kind is Kind.RATING else Aggregation.SUM


def _treat(form: Form) -> Treat | None:
    what = form.text("treat")
    return Treat(after=form.whole("treat_after", 1), what=what) if what else None


def _schedule(form: Form) -> Schedule:
    rhythm = form.choice("rhythm", Rhythm, Rhythm.DAILY)
    days = form.text("month_days").replace("،", ",").split(",")
    return Schedule(
        rhythm=rhythm,
        times=form.whole(f"times_{rhythm}", 1),
        length=form.whole(f"length_{rhythm}", 7),
        weekdays=_whole(form.texts("weekdays")) if rhythm is Rhythm.WEEKDAYS else (),
        month_days=_whole(days) if rhythm is Rhythm.MONTH_DAYS else (),
    )


def _whole(texts: list[str]) -> tuple[int, ...]:
    numbers = (Form({"day": [text]}).whole("day", 0) for text in texts if text.strip())
    return tuple(numbers)


def _levels(form: Form, since: date) -> Levels:
    given = {name: form.number(name) for name in LEVELS}
    direction = form.choice("direction", Direction, Direction.AT_LEAST)
    wanted = {
        Direction.AT_LEAST: ("floor", "target", "stretch"),
        Direction.AT_MOST: ("limit", "ceiling"),
    }.get(direction, ())
    return Levels(since=since, **{name: given[name] for name in wanted})


def _written(number: float | None) -> str:
    return "" if number is None else f"{number:.15g}"
