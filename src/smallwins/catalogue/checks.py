"""What `wins doctor` says of each thing it looked at: as it is, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from smallwins.catalogue import refusals, show
from smallwins.catalogue.language import _
from smallwins.domain.errors import Refusal


def sentence(code: str, facts: Mapping[str, Any], *, is_good: bool) -> str:
    """Say one finding in the language in force."""
    good, bad = _sentences()[code]
    return (good if is_good else bad) % {name: _shown(fact) for name, fact in facts.items()}


def _shown(fact: Any) -> str:
    match fact:
        case Refusal():
            return refusals.sentence(fact)
        case datetime():
            return show.day(fact.date())
        case int() | float():
            return show.number(fact)
        case list() | tuple():
            return show.listed([str(part) for part in fact])
    return str(fact)


def _sentences() -> dict[str, tuple[str, str]]:
    return _of_files() | _of_backups()


def _of_files() -> dict[str, tuple[str, str]]:
    return {
        "file.none": (_("There is no record at %(path)s yet; it begins with the first entry."), ""),
        "file.sound": (
            _("The record at %(path)s is sound."),
            _(
                "The record at %(path)s is damaged (%(problems)s). "
                "Restore the newest backup with: wins restore"
            ),
        ),
        "file.private": (
            _("Nobody else on this machine can read it."),
            _("Others on this machine can read it. To keep it to yourself: chmod 600 %(path)s"),
        ),
        "links.sound": (
            _("Everything in it belongs together."),
            _("%(count)s rows belong to something that is gone. Restore the newest backup."),
        ),
        "disk.waits": (
            _("An answer waits until the disk has kept what it is about."),
            _("Answers do not wait for the disk, so a power cut can lose the newest entries."),
        ),
        "disk.room": (
            _("The disk has %(free)s MB of room."),
            _("The disk has %(free)s MB of room left. Make some, so that entries can be kept."),
        ),
        "schema.version": (
            _("It is at version %(version)s, as this program is."),
            _("It is at version %(version)s and this program at %(known)s; the next start brings it over."),
        ),
        "server.version": (
            _("The server is PostgreSQL %(version)s."),
            _("The server is PostgreSQL %(version)s; 15 is the oldest that is tested."),
        ),
        "store.closed": ("", "%(refusal)s"),
    }


def _of_backups() -> dict[str, tuple[str, str]]:
    return {
        "backup.last": (
            _("The last good backup is of %(at)s: %(path)s"),
            _("The last good backup is of %(at)s: %(path)s. Make a new one with: wins backup"),
        ),
        "backup.none": (
            "",
            _("There is no good backup in %(path)s yet. Make one with: wins backup"),
        ),
        "backup.of-server": (_("Backups are made by whoever keeps the PostgreSQL server."), ""),
    }
