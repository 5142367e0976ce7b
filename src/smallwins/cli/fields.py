"""The options that an entry is made and changed with, and the fields they become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

import click

from smallwins.application.entries import tap_amount
from smallwins.application.profiles import local_time
from smallwins.catalogue import amounts
from smallwins.catalogue.language import _
from smallwins.cli.arguments import CLOCK, DAY, MINUTES, SKILL, STEP, not_one_of, with_options
from smallwins.cli.program import Session
from smallwins.domain.entry import Entry, Felt
from smallwins.domain.metric import Kind, Metric

F = TypeVar("F", bound=Callable[..., object])


def entry_options(command: F) -> F:
    """Add the options that `wins log` and `wins entry edit` share."""
    options = [
        click.option("--on", "for_date", type=DAY, help=_("The day: 2026-03-01, yesterday, friday, -3.")),
        click.option("--at", "at", type=CLOCK, help=_("The time of day: 7:30.")),
        click.option("--minutes", type=MINUTES, help=_("How long it took: 25, 1h30.")),
        click.option("--what", metavar="TEXT", help=_("What it was: the dish, the book, the route.")),
        click.option("--note", metavar="TEXT", help=_("Free words kept with it.")),
        click.option("--tag", "tags", metavar="TAG", multiple=True, help=_("A tag; give it again for more.")),
        click.option("--learned", metavar="TEXT", help=_("What it showed you.")),
        click.option(
            "--felt", multiple=True, metavar="HOW=0..10",
            help=_("How it was, such as joy=7; also weight, fun, went-well, fear-before, confidence-after."),
        ),
    ]  # fmt: skip
    return with_options(command, options)


def work_options(command: F) -> F:
    """Add the options that say what an entry was work on."""
    command = click.option("--skill", type=SKILL, help=_("The skill it was practice of."))(command)
    return click.option("--step", type=STEP, help=_("The step it was work on."))(command)


def fields_of(session: Session, options: dict[str, Any], held: Entry | None = None) -> dict[str, Any]:
    """Return an entry's fields from the options that were given; `held` is the entry they change."""
    plain = ("for_date", "minutes", "what", "note", "tags", "learned")
    fields = {name: options[name] for name in plain if name in options}
    fields |= {name: options[name].id for name in ("step", "skill") if name in options}
    if "at" in options:
        day = fields.get("for_date") or (held.for_date if held else session.now.today)
        at = local_time(session.person, day, options["at"])
        fields |= {"at": at, "offset_minutes": _offset(at)}
    if "felt" in options:
        fields["felt"] = _felt(options["felt"], held.felt if held else None)
    if options.get("skip") or "why" in options:
        fields["skip_reason"] = options.get("why", "")
    elif held is not None and options.get("skip") is False:
        fields["skip_reason"] = None
    return fields


def amount_asked(metric: Metric, value: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return the amount to log: the one given, else the minutes of a timed metric, else "done"."""
    if value:
        return {"value": amounts.value_of(value, metric)}
    if options.get("minutes") is not None and metric.kind is Kind.DURATION and not options["bit"]:
        return {"value": options["minutes"], "minutes": None}
    if (options["skip"] or options["why"] is not None) and not options["bit"]:
        return {}
    return {"value": tap_amount(metric, bit=options["bit"])}


def _felt(given: tuple[str, ...], held: Felt | None) -> Felt:
    known = Felt.__dataclass_fields__
    ratings: dict[str, float] = {}
    for part in given:
        name, _sign, number = part.partition("=")
        field = name.strip().lower().replace("-", "_")
        if field not in known or not number:
            raise not_one_of(part, [f"{name.replace('_', '-')}=0..10" for name in known])
        ratings[field] = amounts.number(number, field)
    return replace(held or Felt(), **ratings)


def _offset(at: datetime) -> int:
    offset = at.utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0
