"""`wins profile`: one's own name, language, clock and week."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from smallwins.application.profiles import edit_profile
from smallwins.catalogue import days, language, show
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import DAY, Group, given, json_option, not_one_of
from smallwins.cli.program import Session
from smallwins.domain.profile import DayEnd, Profile, WeekStart

PLAIN = ("name", "language", "zone", "theme", "forget_after_days", "help_lines")


@click.group(
    cls=Group,
    help=_("Show or change your own choices."),
    examples=("wins profile show", "wins profile edit --language fr"),
)
def profile() -> None:
    """Hold the commands on the profile."""


@profile.command(
    "show", help=_("Show your own choices."), examples=("wins profile show", "wins profile show --json")
)
@json_option
@click.pass_obj
def show_profile(session: Session, /, as_json: bool) -> None:
    """Print the profile."""
    if as_json:
        output.as_json(session.person)
    else:
        output.table([_("choice"), _("value")], _rows(session.person, session.now.today))


@profile.command(
    "edit",
    help=_("Change your choices. Day end and week start change from --since on; days before keep theirs."),
    examples=("wins profile edit --language fr", "wins profile edit --day-end 3 --week-start sunday"),
)
@click.option("--name", metavar="TEXT", help=_("What you are called here."))
@click.option("--language", metavar="[en|fr|ar|device]", help=_("The language; `device` follows the device."))
@click.option(
    "--zone", metavar="ZONE", help=_("A time zone such as Africa/Casablanca; `device` follows the device.")
)
@click.option("--theme", type=click.Choice(["light", "dark", "device"]), help=_("How pages look."))
@click.option("--day-end", type=click.IntRange(0, 12), help=_("The hour at which your day closes."))
@click.option("--week-start", metavar="WEEKDAY", help=_("The first day of your week."))
@click.option(
    "--since", type=DAY, help=_("The first day of the new day end or week start; today unless given.")
)
@click.option(
    "--forget-after",
    "forget_after_days",
    type=int,
    help=_("Days for which a deleted record can be brought back."),
)
@click.option("--help-lines", metavar="TEXT", help=_("People and numbers you want at hand on a hard day."))
@click.pass_obj
def edit(session: Session, /, since: date | None, **options: Any) -> None:
    """Change the profile."""
    changes = _changes(session.person, since or session.now.today, given(options))
    with session.writing() as store:
        changed = edit_profile(store, session.person, session.now, changes)
    language.use(language.choose([changed.language, *session.languages()]))
    output.say(_("Kept."))


def _changes(person: Profile, since: date, options: dict[str, Any]) -> dict[str, Any]:
    changes = {name: "" if options[name] == "device" else options[name] for name in PLAIN if name in options}
    if changes.get("language", "") not in {"", *language.LANGUAGES}:
        raise not_one_of(changes["language"], [*language.LANGUAGES, "device"])
    if "day_end" in options:
        earlier = [end for end in person.day_ends if end.since < since]
        changes["day_ends"] = (*earlier, DayEnd(since=since, hour=options["day_end"]))
    if "week_start" in options:
        earlier_starts = [start for start in person.week_starts if start.since < since]
        weekday = _known_weekday(options["week_start"])
        changes["week_starts"] = (*earlier_starts, WeekStart(since=since, weekday=weekday))
    return changes


def _known_weekday(wanted: str) -> int:
    number = days.weekday(wanted)
    if number is None:
        raise click.BadParameter(_("“%(word)s” is not a weekday.") % {"word": wanted})
    return number


def _rows(person: Profile, today: date) -> list[list[str]]:
    follows = _("follows the device")
    return [
        [_("name"), person.name],
        [_("language"), language.LANGUAGES.get(person.language, follows)],
        [_("time zone"), person.zone or follows],
        [_("look"), person.theme or follows],
        [_("the day closes at"), f"{person.day_end_on(today)}:00"],
        [_("the week starts on"), show.weekday_name(person.week_start_on(today))],
        [_("deleted records can be brought back for"), show.amount(person.forget_after_days, _("days"))],
        [_("people and numbers for a hard day"), person.help_lines],
    ]
