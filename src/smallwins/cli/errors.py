"""What a command says when it was not carried out, and the status it ends with.

1: refused with a reason, nothing was changed. 2: the command was written in a
way that cannot be read. Unexpected errors end with 1, a sentence, and a log.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from smallwins.catalogue.language import _
from smallwins.domain.errors import Refusal

if TYPE_CHECKING:
    from smallwins.cli.program import Program, Session
    from smallwins.domain.entry import Entry

SHORTEST_PHRASE = 6
"""Letters of the shortest phrase at which the way to help is shown."""

REFUSED = 1
WRONG_USAGE = 2

STATUS = dict.fromkeys(
    (
        "number.unreadable", "number.two-ways", "number.not-finite",
        "date.unreadable", "date.no-such-day", "time.unreadable", "schedule.unreadable",
        "schedule.no-weekdays", "schedule.no-month-days", "zone.unknown",
        "columns.malformed", "columns.unknown", "columns.unknown-role", "columns.twice",
        "entry.empty", "pause.two-scopes", "settings.unknown", "settings.malformed",
    ),
    WRONG_USAGE,
)  # fmt: skip
"""The one table from a refusal's code to an exit status; a code that is not here ends with 1."""

NEXT = {"metric.unheard-of": "wins metric add", "value.unheard-of": "wins value add"}
"""The command that makes what was named and is not there."""


class Refused(click.ClickException):
    """A refusal on its way out through click."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(sentence(refusal))
        self.exit_code = status(refusal)  # type: ignore[misc]

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence, and nothing around it."""
        click.echo(self.message, file=file, err=True)


class Stopped(click.ClickException):
    """The person said no, or pressed Ctrl-C."""

    def __init__(self) -> None:
        super().__init__(_("Stopped. Nothing was changed."))

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence, and nothing around it."""
        click.echo(self.message, file=file, err=True)


def status(refusal: Refusal) -> int:
    """Return the exit status of a refusal."""
    return STATUS.get(refusal.code, REFUSED)


def sentence(refusal: Refusal) -> str:
    """Say a refusal in the language in force."""
    from smallwins.catalogue import refusals  # noqa: PLC0415 - seldom needed, and start-up is felt
    from smallwins.cli.output import quoted  # noqa: PLC0415 - as above

    said, command = refusals.sentence(refusal), NEXT.get(refusal.code)
    if command is None:
        return said
    return f"{said}\n" + _("Name it now: %(command)s") % {
        "command": f"{command} {quoted(str(refusal.facts['name']))}"
    }


@contextmanager
def told() -> Iterator[None]:
    """Say what is refused inside in a sentence, instead of a traceback."""
    try:
        yield
    except Refusal as refusal:
        raise Refused(refusal) from refusal
    except click.Abort:
        raise Stopped from None


def tell(refusal: Refusal) -> int:
    """Print a refusal; return its status."""
    click.echo(sentence(refusal), err=True)
    return status(refusal)


def tell_unexpected(error: Exception, program: Program | None) -> int:
    """Print where the log of an unexpected error went; return the status."""
    log = _log(error, program)
    click.echo(
        _("Something went differently than this program expected; the command was not finished."), err=True
    )
    click.echo(_("What was kept before is untouched. `wins history` shows the last acts."), err=True)
    if log is not None:
        click.echo(
            _("The details are in %(path)s; please send them with a report.") % {"path": log}, err=True
        )
    return REFUSED


def _log(error: Exception, program: Program | None) -> Path | None:
    import traceback  # noqa: PLC0415 - seldom needed, felt at start-up
    from datetime import UTC, datetime  # noqa: PLC0415 - seldom needed, felt at start-up

    text = "".join(traceback.format_exception(error))
    path = _log_path(program)
    try:
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC).isoformat()} wins {sys.argv[1:2]}\n{text}\n")
    except OSError:
        return None
    return path


def _log_path(program: Program | None) -> Path:
    return program.settings.log if program else Path.home() / "smallwins.log"


def signpost(words: Sequence[str]) -> None:
    """Show the way to help once, beside what was done, when the words given sound heavy (method D.3)."""
    texts = [word for word in words if len(word) >= SHORTEST_PHRASE and not word.startswith("-")]
    if not texts:
        return
    from smallwins.application.signposts import calls_for_help  # noqa: PLC0415 - felt at start-up

    if calls_for_help(texts):
        show_help()


def signpost_beside(session: Session, entry: Entry) -> None:
    """Show the way to help when an answer, with those before it, is one at which it is shown."""
    from smallwins.application.signposts import entry_calls_for_help  # noqa: PLC0415 - felt at start-up

    if entry_calls_for_help(session.store, session.person, session.now, entry):
        show_help()


def show_help() -> None:
    """Show the way to help, calmly, beside what was done."""
    click.echo(_("That sounds heavy. Talking to someone helps, today too: wins find-help"), err=True)
