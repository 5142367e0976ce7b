"""`wins import` and `wins export`: what other trackers hold comes in, everything can be taken away."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import click

from smallwins.application.transfer import importing
from smallwins.application.transfer.exporting import SHAPES, export, sealed
from smallwins.application.transfer.importing import Choices, Report
from smallwins.application.transfer.preview import KEPT, Preview, Verdict, compare
from smallwins.catalogue import brought
from smallwins.catalogue.language import _, ngettext
from smallwins.catalogue.refusals import problem as sentence
from smallwins.cli import output, passphrases
from smallwins.cli.arguments import Command, json_option
from smallwins.cli.program import Session
from smallwins.cli.progress import Bar
from smallwins.domain.errors import Refusal
from smallwins.domain.lock import check_passphrase
from smallwins.formats.catalogue import AUTO, FORMATS, format_named
from smallwins.formats.problem import Problem
from smallwins.formats.reading import Reading
from smallwins.formats.sealed import is_sealed

MOST_TOLD = 20
"""Problems of one kind that are printed; `--json` has all of them."""


@click.command(
    "import",
    cls=Command,
    help=_(
        "Bring in what another tracker or a spreadsheet holds, each FILE as one act. A file is known by what "
        "is in it. On a terminal you see what it would change and are asked first. The same file a second "
        "time changes nothing, and wins undo takes it back whole."
    ),
    examples=(
        "wins import 'Loop Habits Backup.db'",
        "wins import habits.csv --dry-run",
        "wins import weight.csv --map Date=date --map Weight=measure --map Comment=note",
        "wins import all.zip --from archive --yes",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--from", "format", type=click.Choice([AUTO, *(known.name for known in FORMATS)]), default=AUTO,
    help=_("What wrote the file; found by looking unless given."),
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help=_("Show what would change, and change nothing."))
@click.option("--yes", "-y", is_flag=True, help=_("Do not ask first."))
@click.option(
    "--map", "columns", multiple=True, metavar="COLUMN=ROLE",
    help=_(
        "What a column of a spreadsheet is: date, metric, value, measure (a metric of its own), note, keep, "
        "ignore ... Also dates=dmy, and repeats=yes where rows that repeat are real."
    ),
)  # fmt: skip
@click.option(
    "--passphrase-file", metavar="FILE",
    help=_("A file whose first line opens a sealed archive; you are asked for it unless given."),
)  # fmt: skip
@click.option("--again", is_flag=True, help=_("Bring back as well what you have deleted since."))
@json_option
@click.pass_obj
def import_files(session: Session, /, files: Sequence[str], as_json: bool, **options: Any) -> None:
    """Bring files in."""
    choices = Choices(format=options["format"], wishes=_columns(options["columns"]), again=options["again"])
    secret = options["passphrase_file"]
    told: list[Any] = []
    for file in files:
        reading = _read(session, Path(file), choices, secret)
        seen = compare(session.store, session.person, session.now, reading, again=choices.again)
        if not as_json:
            _show(seen)
        if not options["dry_run"] and (seen.restores or not seen.is_empty):
            if not options["yes"] and not as_json:
                output.confirm(_("Bring this in?"))
            told.append(_apply(session, reading, choices, quiet=as_json))
        else:
            if not as_json and seen.is_empty:
                output.say(_("Nothing new here, so nothing changes."))
            told.append(_plain(Report(preview=seen)))
    if as_json:
        output.as_json(told)


@click.command(
    cls=Command,
    help=_(
        "Write everything you have kept into a file. The archive loses nothing and can be brought in again; "
        "the others are for other programs and for reading."
    ),
    examples=(
        "wins export",
        "wins export --to csv -o tables.zip --replace",
        "wins export --to markdown -o - | less",
        "wins export --to archive --passphrase",
    ),
)
@click.option("--to", type=click.Choice(list(SHAPES)), default="archive", help=_("The form of the file."))
@click.option("--out", "-o", metavar="FILE", help=_("Where it goes; - is the standard output."))
@click.option("--replace", is_flag=True, help=_("Put it in the place of an export that is there already."))
@click.option(
    "--passphrase", is_flag=True,
    help=_("Seal the archive with a passphrase; you are asked for it, so that no history keeps it."),
)  # fmt: skip
@click.option(
    "--passphrase-file", metavar="FILE",
    help=_("Seal the archive with the first line of this file; - is the standard input."),
)  # fmt: skip
@click.pass_obj
def export_all(session: Session, /, to: str, out: str | None, **options: Any) -> None:
    """Write the whole record."""
    if out is not None and out != "-":
        _check_free(Path(out), replace=options["replace"])
    secret = _secret(to, is_asked=options["passphrase"], file=options["passphrase_file"])
    made = export(session.store, session.person, session.now, to)
    if secret:
        made = sealed(made, secret)
    if out == "-":
        sys.stdout.buffer.write(made.data)
        return
    path = Path(out) if out else free(Path(made.name))
    write(path, made.data)
    output.say(_("Written to %(path)s.") % {"path": path})


def _secret(to: str, *, is_asked: bool, file: str | None) -> str:
    """Return what an export is to be sealed with, or an empty text."""
    if not is_asked and not file:
        return ""
    if to != "archive":
        raise Refusal("passphrase.archive-alone")
    return check_passphrase(passphrases.from_file(file) if file else passphrases.ask_twice())


def _columns(wishes: Sequence[str]) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for text in wishes:
        name, mark, role = text.rpartition("=")
        if not mark or not name:
            raise Refusal("columns.malformed", text=text)
        pairs.append((name, role))
    return tuple(pairs)


def _read(session: Session, path: Path, choices: Choices, secret: str | None) -> Reading:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal("file.missing", name=str(path)) from error
    if is_sealed(data):
        given = passphrases.from_file(secret) if secret else passphrases.ask()
        choices = replace(choices, passphrase=given)
    bar = Bar(_("Reading"))
    try:
        return importing.read(session.store, session.person, session.now, path.name, data, choices, bar)
    finally:
        bar.close()


def _apply(session: Session, reading: Reading, choices: Choices, *, quiet: bool) -> Any:
    bar = Bar(_("Bringing in"))
    try:
        with session.writing() as store:
            report = importing.apply(
                store, session.person, session.now, reading, again=choices.again, progress=bar
            )
    finally:
        bar.close()
    if not quiet:
        _tell(report)
    return _plain(report)


def _show(seen: Preview) -> None:
    reading = seen.reading
    all_of = Counter(record.noun for record in reading.records)
    title = format_named(reading.format).title
    output.say(brought.holds(reading.name, title, all_of, seen.days))
    if seen.restores:
        output.say(_("Your record is empty, so this is put back whole, with its history."))
    else:
        for verdict in Verdict:
            counts = _counts(seen, verdict)
            if counts:
                output.say(brought.becomes(verdict, counts))
    if reading.columns is not None:
        pairs = zip(reading.columns.header, reading.columns.roles, strict=True)
        output.say(_("Columns: %(roles)s.") % {"roles": ", ".join(f"{name}={role}" for name, role in pairs)})
    _problems(_("Taken in another form:"), seen.changed())
    _problems(_("Left:"), seen.left())


def _problems(heading: str, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    output.say(heading)
    for problem in problems[:MOST_TOLD]:
        output.say(f"  {_told(problem)}")
    if len(problems) > MOST_TOLD:
        rest = len(problems) - MOST_TOLD
        more = ngettext("and %(n)s more; --json shows all", "and %(n)s more; --json shows all", rest)
        output.say(f"  {more % {'n': rest}}")


def _told(problem: Problem) -> str:
    where = brought.place(problem.line, problem.column, problem.member)
    said = sentence(problem.code, problem.facts)
    return f"{where}: {said}" if where else said


def _tell(report: Report) -> None:
    if report.restored:
        output.say(_("Put back whole."))
        return
    counts = sum((_counts(report.preview, verdict) for verdict in KEPT), Counter[str]())
    output.say(_("Brought in: %(counts)s.") % {"counts": brought.listed(counts)})
    output.say(_("To take it back: %(command)s") % {"command": f"wins undo {report.rev}"})


def _counts(seen: Preview, verdict: Verdict) -> Counter[str]:
    return Counter({noun: count for (noun, found), count in seen.counts.items() if found is verdict})


def _plain(report: Report) -> dict[str, Any]:
    seen = report.preview
    return {
        "file": seen.reading.name,
        "format": seen.reading.format,
        "rev": report.rev,
        "restored": report.restored,
        "counts": {str(verdict): dict(_counts(seen, verdict)) for verdict in Verdict},
        "days": [day.isoformat() for day in seen.days] if seen.days else None,
        "problems": [
            {
                "code": problem.code,
                "outcome": str(problem.outcome),
                "line": problem.line,
                "column": problem.column,
                "member": problem.member,
                "sentence": sentence(problem.code, problem.facts),
            }
            for problem in seen.problems
        ],
    }


def _check_free(path: Path, *, replace: bool) -> None:
    # Without this a slip of the hand writes over the record itself, or over its last copy.
    if path.is_file() and (not replace or _holds_a_record(path)):
        raise Refusal("backup.exists", path=str(path))


def _holds_a_record(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(6) == b"SQLite"


def free(path: Path) -> Path:
    """Return a path that nothing is at yet: an export never takes the place of an earlier one."""
    stem, number = path.name.split(".", 1)[0], 2
    while path.exists():
        path = path.with_name(f"{stem}-{number}.{path.name.split('.', 1)[1]}")
        number += 1
    return path


def write(path: Path, data: bytes) -> None:
    """Write a file that nobody else may read; half a file is worse than none."""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".wins-", delete=False) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)
    except OSError as error:
        with suppress(OSError, UnboundLocalError):
            Path(file.name).unlink()
        raise Refusal("file.not-written", name=str(path)) from error
