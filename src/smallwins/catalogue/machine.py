"""What is refused on behalf of the machine: its disk, its database, its ports and settings."""

from __future__ import annotations

from smallwins.catalogue.language import _


def refusals() -> dict[str, str]:
    """Return the sentences, by code."""
    return _store() | _backups() | _program()


def _store() -> dict[str, str]:
    return {
        "store.cannot-open": _("The record at %(path)s cannot be opened. Nothing was changed."),
        "store.full": _(
            "The disk is full, so this was not kept. Everything before it is safe; make room and try again."
        ),
        "store.read-only": _("The record at %(path)s may not be written to. Nothing was changed."),
        "store.busy": _("Another program is writing just now. Nothing was lost; try again in a moment."),
        "store.disk": _("The disk reported a problem. What was kept before is untouched; try again."),
        "store.not-a-database": _("The file at %(path)s is not a Small Wins record. It was left as it is."),
        "store.no-driver": _(
            "A PostgreSQL record needs the extra “shared”. Install it with: pip install 'smallwins[shared]'"
        ),
        "store.damaged": _("The record at %(path)s is damaged. Restore the newest backup with: wins restore"),
        "store.stopping": _("Small Wins is stopping. This was not kept; try again when it is back."),
        "store.away": _("The database cannot be reached just now. Nothing was lost; try again in a moment."),
        "store.unsure": _(
            "The connection ended while this was being kept. Look whether it is there before trying again."
        ),
        "schema.newer": _(
            "A newer Small Wins wrote this record. It was left as it is; update this program to open it."
        ),
        "schema.not-backed-up": _(
            "The next version changes tables that hold data. Nothing was changed; "
            "back the server up, then start with: wins serve --backed-up"
        ),
        "schema.broken-links": _("The record could not be brought to this version. It was left as it was."),
    }


def _backups() -> dict[str, str]:
    return {
        "backup.missing": _("There is no file at %(path)s. Nothing was changed."),
        "backup.not-written": _(
            "No backup could be written to %(path)s. The record is untouched; "
            "look whether the folder is there and has room."
        ),
        "backup.exists": _("There is a file at %(path)s already. It was left as it is; choose another name."),
        "backup.none": _("There is no good backup in %(path)s yet. Nothing was changed."),
        "backup.nothing": _("There is no record at %(path)s yet, so there is nothing to copy."),
        "backup.of-server": _(
            "This record is on a PostgreSQL server; its backups are made by whoever keeps that server."
        ),
        "backup.not-ours": _("The file at %(path)s holds no Small Wins record. Nothing was changed."),
    }


def _program() -> dict[str, str]:
    return {
        "settings.unknown": _("There is no setting %(name)s. The settings are: %(known)s."),
        "settings.malformed": _("%(name)s cannot be “%(text)s”."),
        "port.taken": _(
            "Port %(port)s of %(host)s is in use, perhaps by Small Wins itself. "
            "Open that, or choose another with: wins serve --port %(other)s"
        ),
        "host.unknown": _("The address %(host)s is not one of this machine."),
        "worker.ended": _(
            "The pages ended %(times)s times right after they started, so they were not started again. "
            "What was kept is untouched; try again with: wins serve"
        ),
        "worker.not-started": _(
            "The pages could not be started. What was kept is untouched. "
            "The details are in %(path)s; please send them with a report."
        ),
        "access.host": _("This address is not one that Small Wins answers to."),
        "access.origin": _(
            "That request came from another site and was not carried out. Nothing was changed."
        ),
    }
