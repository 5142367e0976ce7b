"""`wins log`: what was done, in a second, with its effect shown at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from smallwins.application.day.today import line_of
from smallwins.application.entries import log_entry, stamped
from smallwins.application.looking.facts import band_word, fact
from smallwins.application.looking.measures import days_so_far
from smallwins.catalogue import amounts
from smallwins.catalogue.language import _
from smallwins.cli import errors, output
from smallwins.cli.arguments import METRIC, Command, given, json_option
from smallwins.cli.fields import amount_asked, entry_options, fields_of, work_options
from smallwins.cli.program import Session
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric


@click.command(
    cls=Command,
    help=_("Log what was done on METRIC. Any effort counts; any day up to today is welcome."),
    examples=(
        "wins log walk",
        "wins log walk 20 yesterday",
        "wins log pages 12 --on 2026-03-01",
        "wins log practice 1h30 --note 'slow, and it went well'",
        "wins log walk --skip --why ill",
    ),
)
@click.argument("metric", type=METRIC)
@click.argument("value", nargs=-1)
@click.option("--bit", is_flag=True, help=_("A bit of it: that counts."))
@entry_options
@work_options
@click.option("--skip", is_flag=True, help=_("Skip the day; it costs nothing."))
@click.option("--why", metavar="TEXT", help=_("The reason of a skip, if you like."))
@json_option
@click.pass_obj
def log(session: Session, /, metric: Metric, value: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Keep one entry, and show its effect at once."""
    with session.writing() as store:
        fields = fields_of(session, given(options)) | {"metric": metric.id}
        asked = _asked(session, metric, value, options)
        entry = log_entry(store, session.person, session.now, stamped(session.now, fields | asked))
    if as_json:
        output.as_json(entry)
    else:
        output.say(*_effect(session, metric, entry))
    if not metric.is_judged:
        errors.signpost_beside(session, entry)


def _asked(
    session: Session, metric: Metric, words: tuple[str, ...], options: dict[str, Any]
) -> dict[str, Any]:
    """Read the amount, and the day where one is among the words: "20 yesterday", "half an hour"."""
    try:
        return amount_asked(metric, " ".join(words), options)
    except Refusal:
        from smallwins.application.day.quick_entry import day_within  # noqa: PLC0415 - seldom, felt at start-up
        from smallwins.catalogue.spoken.amounts import amount_said  # noqa: PLC0415 - as above

        day, left = day_within(list(words), session.now.today)
        said = amount_said(left, metric, alone=True) if left else None
        if (day is None and said is None) or (day is not None and options["for_date"] is not None):
            raise
        amount = amount_asked(metric, " ".join(left), options) if said is None else {"value": said}
        return ({} if day is None else {"for_date": day}) | amount


def _effect(session: Session, metric: Metric, entry: Entry) -> Iterator[str]:
    yield amounts.told(entry, metric, session.now.today)
    line = line_of(session.store, session.person, session.now, metric)
    word = band_word(line.momentum.band) if line.momentum else ""
    parts = [
        _("Momentum: %(word)s") % {"word": word} if word else "",
        fact(line, session.now.today) if entry.for_date == session.now.today else "",
        days_so_far(line.totals, metric) if line.totals.days else "",
    ]
    yield " · ".join(part for part in parts if part)
