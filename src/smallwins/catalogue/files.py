"""What is said about a file that is brought in or taken away: why not, what was changed, what was left."""

from __future__ import annotations

from smallwins.catalogue.language import _


def refusals() -> dict[str, str]:
    """Return the sentences of files that cannot be read or written at all."""
    return _files() | _sealed()


def _sealed() -> dict[str, str]:
    return {
        "archive.sealed": _("“%(name)s” is sealed with a passphrase. Give it, and it is opened."),
        "archive.not-opened": _(
            "This passphrase does not open “%(name)s”, or the file was damaged on its way. "
            "Nothing was brought in; try once more."
        ),
    }


def _files() -> dict[str, str]:
    return {
        "file.empty": _("“%(name)s” is empty, so nothing was brought in. Export it once more."),
        "file.truncated": _(
            "“%(name)s” ends too early or is damaged. Nothing was brought in; copy or export it once more."
        ),
        "file.encrypted": _(
            "“%(name)s” is locked with a password. Nothing was brought in; unpack it first, "
            "then bring in what was inside."
        ),
        "file.too-large-inside": _(
            "“%(name)s” would grow far beyond its size when unpacked. Nothing was brought in."
        ),
        "file.too-many-rows": _(
            "“%(name)s” has more than %(most)s rows. Nothing was brought in; divide it, "
            "for example by years, and bring in one part after the other."
        ),
        "file.not-text": _("“%(name)s” holds no text that could be read. Nothing was brought in."),
        "file.not-a-table": _(
            "“%(name)s” is no table that could be read, from line %(line)s on. Nothing was brought in."
        ),
        "file.unknown": _(
            "“%(name)s” is of no kind that can be read yet. Nothing was brought in. Known are: %(known)s."
        ),
        "file.other-kind": _("“%(name)s” is not of the kind it was taken for. Nothing was brought in."),
        "file.none": _("Choose a file first. Nothing was brought in."),
        "file.missing": _("There is no file at %(name)s. Nothing was brought in."),
        "file.many": _("Up to %(most)s files go at once. Nothing was brought in; choose fewer of them."),
        "file.gone": _("That file is no longer here. Nothing was brought in; choose it once more."),
        "file.not-written": _("%(name)s could not be written. Your record is untouched."),
        "format.unknown": _("There is no kind of file “%(name)s”. Known are: %(known)s."),
        "columns.unknown": _("There is no column “%(name)s”. The columns are: %(header)s."),
        "columns.unknown-role": _("A column cannot be “%(role)s”. It can be: %(known)s."),
        "columns.twice": _("Two columns cannot both be “%(role)s”. Choose one of them."),
        "columns.malformed": _("“%(text)s” says nothing of a column. Write it like --map Weight=measure."),
        "archive.newer": _(
            "A newer Small Wins wrote this archive. Nothing was brought in; update this program to open it."
        ),
        "export.unknown": _("The record cannot be written as “%(name)s”. It can be: %(known)s."),
    }


def problems() -> dict[str, str]:
    """Return the sentences of single rows and columns, those of any file first."""
    return _rows() | _columns() | _trackers() | _archives()


def _rows() -> dict[str, str]:
    return {
        "date.unreadable": _("“%(text)s” is not a date that could be read."),
        "row.repeated": _("The same as line %(first)s, so it was taken once."),
        "row.second": _("Line %(first)s holds %(kept)s for this day already; %(value)s was left."),
        "row.longer": _("There are more cells than headers; what is over was kept as it is: %(cells)s."),
        "row.shorter": _("Cells are missing, so the line was left."),
        "value.unreadable": _("“%(text)s” is not an amount that could be read."),
        "value.missing": _("There is no amount, so there was nothing to keep."),
        "value.nothing": _("This is how an empty day is written there, so it is no amount."),
        "name.missing": _("It does not say which metric this is of."),
        "name.shortened": _("The name was shortened; whole it is “%(name)s”."),
        "text.shortened": _("%(field)s was longer than %(longest)s characters; what comes after was left."),
        "metric.repeated": _("“%(name)s” is there a second time under one id, so it was taken once."),
        "loop.namesakes": _(
            "Several are called “%(name)s”, not as many here as in the file: these come beside what you have."
        ),
        "metric.joined": _("Its entries go to “%(name)s”, which you have already."),
        "schedule.assumed": _("The file does not say how often “%(name)s” is meant; it was taken as daily."),
        "schedule.unknown": _(
            "“%(name)s” is set to %(times)s in %(days)s days, which no calendar holds; it was taken as daily."
        ),
        "levels.ceiling-chosen": _(
            "“%(name)s” has a limit of zero. Your usual amount, %(ceiling)s, became where credit ends."
        ),
    }


def _columns() -> dict[str, str]:
    return {
        "columns.no-date": _("No column holds dates. Say which one does; the columns are: %(header)s."),
        "dates.assumed": _("The dates fit more than one order; they were read as %(order)s."),
        "encoding.assumed": _(
            "The file does not say how its letters are written; they were read as Windows has them."
        ),
    }


def _trackers() -> dict[str, str]:
    return {
        "habit.unknown": _("This belongs to a habit that is not in the file (%(habit)s)."),
        "habit.without-days": _("“%(name)s” has no day with an amount, so there was nothing to keep."),
        "loop.other-version": _(
            "The backup is of version %(version)s; those from %(oldest)s to %(newest)s are known. "
            "It was read by the names of its columns."
        ),
        "loop.note-without-mark": _("A note without a mark was kept with the metric: “%(note)s”."),
        "loop.note-left": _("A note on a day without a mark was left: “%(note)s”."),
        "loop.amount-as-mark": _("An amount on a yes or no (%(value)s) was taken as done."),
        "loop.comma-in-name": _(
            "A habit has a comma in its name, so this table cannot be told apart. Bring in the whole zip."
        ),
    }


def _archives() -> dict[str, str]:
    return {
        "archive.unknown-noun": _("“%(noun)s” is not known to this program yet, so it was left."),
        "archive.unknown-field": _("“%(field)s” of %(noun)s is not known to this program yet; it was left."),
        "archive.unreadable-line": _("This line could not be read (%(why)s)."),
    }
