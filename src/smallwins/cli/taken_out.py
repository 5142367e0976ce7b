"""Deleting from the terminal: what went is named, and the way to bring it back beside it."""

from __future__ import annotations

from collections.abc import Callable

from smallwins.application.labels import label
from smallwins.application.naming import R
from smallwins.application.ports import Now, Store
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.program import Session
from smallwins.domain.profile import Profile


def take_out(session: Session, delete: Callable[[Store, Profile, Now, R], None], record: R) -> None:
    """Delete a record and say how it comes back."""
    with session.writing() as store:
        delete(store, session.person, session.now, record)
    output.say(_("Deleted: %(what)s. Bring it back with: wins undo") % {"what": label(record)})
