"""`wins entry`: what was done, seen again, and changed whenever one likes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import click

from smallwins.application.entries import delete_entry, edit_entry, entry_called
from smallwins.application.metrics import metrics
from smallwins.application.upkeep import delete_for_good
from smallwins.catalogue import amounts, show
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import DAY, METRIC, Group, given, json_option
from smallwins.cli.fields import entry_options, fields_of, work_options
from smallwins.cli.program import Session
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric

DAYS_LISTED = 14
"""Days that `wins entry list` shows unless it is told others."""


@click.group(cls=Group, help=_("List, change or delete entries."), examples=("wins entry list walk",))
def entry() -> None:
    """Hold the commands on entries."""


@entry.command(
    "list",
    help=_("List entries, the newest last; of the last two weeks unless told otherwise."),
    examples=("wins entry list", "wins entry list walk --since 2026-01-01 --json"),
)
@click.argument("metric", type=METRIC, required=False)
@click.option("--since", type=DAY, help=_("The first day."))
@click.option("--until", type=DAY, help=_("The last day."))
@json_option
@click.pass_obj
def list_entries(
    session: Session, /, metric: Metric | None, since: date | None, until: date | None, as_json: bool
) -> None:
    """Print entries."""
    today = session.now.today
    since = since or min(today, until or today) - timedelta(days=DAYS_LISTED - 1)
    day_after = (until or today + timedelta(days=1)) + timedelta(days=1)
    found = session.store.entries_between(session.person.id, since, day_after, metric.id if metric else None)
    if as_json:
        output.as_json(found)
        return
    if not found:
        output.say(_("Nothing is written down for these days."))
        return
    by_id = {held.id: held for held in metrics(session.store, session.person, archived=True)}
    output.table(
        [_("day"), _("metric"), _("amount"), _("note"), _("id")],
        [_row(held, by_id[held.metric], today) for held in found],
        right=[2],
    )


@entry.command(
    "edit",
    help=_("Change an entry: ENTRY is its id, the end of it, or `last`. What it was stays in the history."),
    examples=("wins entry edit last --value 15", "wins entry edit 3f9a --on 2026-03-01 --note 'in the rain'"),
)
@click.argument("called", metavar="ENTRY")
@click.option("--metric", type=METRIC, metavar="METRIC", help=_("Move it to another metric."))
@click.option("--value", metavar="VALUE", help=_("Another amount."))
@entry_options
@work_options
@click.option("--skip/--no-skip", default=None, help=_("Make the day a skipped one, or no longer."))
@click.option("--why", metavar="TEXT", help=_("The reason of a skip."))
@click.pass_obj
def edit(session: Session, /, called: str, metric: Metric | None, value: str | None, **options: Any) -> None:
    """Change an entry's fields."""
    with session.writing() as store:
        held = entry_called(store, session.person, session.now, called)
        of = metric or _metric_of(session, held)
        changes = fields_of(session, given(options), held) | {"metric": of.id}
        if value is not None:
            changes["value"] = amounts.value_of(value, of)
        changed = edit_entry(store, session.person, session.now, held, changes)
    output.say(_("Changed. Now it is: %(entry)s") % {"entry": amounts.told(changed, of, session.now.today)})


@entry.command(
    "delete",
    help=_("Delete an entry: ENTRY is its id, the end of it, or `last`. `wins undo` brings it back."),
    examples=("wins entry delete last", "wins entry delete 9855e02e --for-good"),
)
@click.argument("called", metavar="ENTRY")
@click.option("--for-good", is_flag=True, help=_("Out of the history too, so that nothing brings it back."))
@click.pass_obj
def delete(session: Session, called: str, for_good: bool) -> None:
    """Delete an entry."""
    with session.writing() as store:
        held = entry_called(store, session.person, session.now, called)
        of = _metric_of(session, held)
        (delete_for_good if for_good else delete_entry)(store, session.person, session.now, held)
    said = {"entry": amounts.told(held, of, session.now.today)}
    if for_good:
        output.say(_("Deleted for good: %(entry)s. Backups made before still hold it.") % said)
    else:
        output.say(_("Deleted: %(entry)s. Bring it back with: wins undo") % said)


def _metric_of(session: Session, entry: Entry) -> Metric:
    found = session.store.find(Metric, session.person.id, entry.metric)
    assert found is not None  # an entry hangs on its metric
    return found


def _row(entry: Entry, metric: Metric, today: date) -> list[str]:
    words = [entry.what, entry.note, entry.learned, entry.skip_reason or ""]
    return [
        show.near_day(entry.for_date, today),
        metric.name,
        amounts.entry_said(entry, metric),
        " · ".join(word for word in words if word),
        str(entry.id)[-8:],
    ]
