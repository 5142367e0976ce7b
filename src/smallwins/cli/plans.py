"""The options that a metric is made and changed with, and the fields they become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import click

from smallwins.catalogue import rhythm
from smallwins.catalogue.language import _
from smallwins.cli.arguments import (
    AMOUNT,
    DAY,
    DAY_AHEAD,
    LEVEL,
    NO_LEVEL,
    RHYTHM,
    VALUE,
    OneOf,
    with_options,
)
from smallwins.cli.program import Session
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Aggregation, Direction, Kind, Metric, Plan, Treat
from smallwins.domain.schedule import Schedule

F = TypeVar("F", bound=Callable[..., object])

LEVELS = ("floor", "target", "stretch", "limit", "ceiling")
PLAIN = (
    "name", "kind", "unit", "direction", "aggregation", "smallest_step", "cue", "note", "group_name",
    "tags", "position", "starts_on", "ends_on", "empty_means_zero", "messy_start", "sensitive", "state",
)  # fmt: skip
"""Options that are fields of the metric as they stand."""


def metric_options(command: F) -> F:
    """Add the options that `wins metric add` and `wins metric edit` share."""
    return with_options(command, [*_what(), *_how_much(), *_why(), *_life()])


def first_fields(session: Session, options: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a new metric from the options that were given."""
    now = session.now
    since = options.get("starts_on", now.today)
    direction = _direction(options)
    wanted = options.get("schedule") or rhythm.Wanted(Schedule())
    levels = _asked_with(wanted, direction) | _levels(options)
    return _fields(options) | {
        "id": now.new_id(),
        "direction": direction,
        "starts_on": since,
        "created_at": now.at,
        "plans": (Plan(since=since, schedule=wanted.schedule),),
        "levels": (Levels(since=since, **levels),),
    }


def changed_fields(metric: Metric, since: date, options: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that change; schedule and levels do from `since` on."""
    fields = _fields(options, metric)
    levels = _levels(options)
    if "schedule" in options:
        wanted: rhythm.Wanted = options["schedule"]
        fields["plans"] = metric.with_schedule(wanted.schedule, since).plans
        levels = _asked_with(wanted, options.get("direction", metric.direction)) | levels
    if levels:
        changed = replace(metric.levels_on(since), since=since, **levels)
        fields["levels"] = metric.with_levels(changed).levels
    return fields


def _what() -> list[Callable[[F], F]]:
    return [
        click.option("--kind", type=OneOf(Kind), help=_("What one entry holds; yes or no unless given.")),
        click.option("--unit", metavar="TEXT", help=_("The unit: pages, km, glasses.")),
        click.option("--direction", type=OneOf(Direction), help=_("Enough, not too much, or only observed.")),
        click.option("--aggregation", type=OneOf(Aggregation), help=_("How entries of one day add up.")),
        click.option(
            "--schedule", type=RHYTHM, metavar="HOW-OFTEN",
            help=_("How often: %(examples)s.") % {"examples": "; ".join(rhythm.EXAMPLES)},
        ),
    ]  # fmt: skip


def _how_much() -> list[Callable[[F], F]]:
    return [
        click.option("--floor", type=LEVEL, help=_("What counts in full; `none` takes it away.")),
        click.option("--target", type=LEVEL, help=_("What you aim for.")),
        click.option("--stretch", type=LEVEL, help=_("A very good day.")),
        click.option("--limit", type=LEVEL, help=_("At most this much.")),
        click.option("--ceiling", type=LEVEL, help=_("Where credit ends; twice the limit unless given.")),
        click.option("--step", "smallest_step", type=AMOUNT, help=_("The smallest unit that counts.")),
        click.option(
            "--zero-when-empty/--unknown-when-empty", "empty_means_zero", default=None,
            help=_("Whether a day without an entry means none at all."),
        ),
    ]  # fmt: skip


def _why() -> list[Callable[[F], F]]:
    return [
        click.option("--cue", metavar="TEXT", help=_("After what you do it: after coffee.")),
        click.option("--note", metavar="TEXT", help=_("Free words kept with it.")),
        click.option("--value", "values", type=VALUE, multiple=True, help=_("A value it serves.")),
        click.option("--group", "group_name", metavar="TEXT", help=_("The group it stands in.")),
        click.option("--tag", "tags", metavar="TAG", multiple=True, help=_("A tag; give it again for more.")),
        click.option("--treat", metavar="TEXT", help=_("A small treat you choose for showing up.")),
        click.option("--treat-after", type=click.IntRange(1), help=_("After how many times of showing up.")),
        click.option("--messy-start", type=click.IntRange(0), help=_("How many entries are a messy start.")),
        click.option(
            "--sensitive/--not-sensitive", default=None, help=_("Keep it out of suggestions and bests."),
        ),
    ]  # fmt: skip


def _life() -> list[Callable[[F], F]]:
    return [
        click.option("--position", type=int, help=_("Where it stands in your order.")),
        click.option("--starts", "starts_on", type=DAY, help=_("The first day; today unless given.")),
        click.option("--ends", "ends_on", type=DAY_AHEAD, help=_("The last day, if there is one.")),
    ]  # fmt: skip


def _fields(options: dict[str, Any], metric: Metric | None = None) -> dict[str, Any]:
    fields = {name: options[name] for name in PLAIN if name in options}
    if "values" in options:
        fields["values"] = tuple(value.id for value in options["values"])
    if "treat" in options or "treat_after" in options:
        held = metric.treat if metric else None
        what = options.get("treat", held.what if held else "")
        fields["treat"] = Treat(after=options.get("treat_after", held.after if held else 1), what=what)
    return fields


def _levels(options: dict[str, Any]) -> dict[str, float | None]:
    given = {name: options[name] for name in LEVELS if name in options}
    return {name: None if level == NO_LEVEL else level for name, level in given.items()}


def _direction(options: dict[str, Any]) -> Direction:
    if "direction" in options:
        return Direction(options["direction"])
    if "limit" in options:
        return Direction.AT_MOST
    return Direction.OBSERVE if options.get("kind") is Kind.RATING else Direction.AT_LEAST


def _asked_with(wanted: rhythm.Wanted, direction: Direction) -> dict[str, float | None]:
    if wanted.amount is None:
        return {}
    return {"limit" if direction is Direction.AT_MOST else "target": wanted.amount}
