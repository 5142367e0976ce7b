"""Asking for a passphrase: never shown, never on the command line, where a history would keep it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from smallwins.catalogue.language import _
from smallwins.domain.errors import Refusal


def ask_twice() -> str:
    """Ask for a new passphrase, and once more, since it is not shown."""
    first = ask()
    if ask(_("Once more")) != first:
        raise Refusal("passphrase.differs")
    return first


def ask(question: str = "") -> str:
    """Ask for a passphrase.

    Raises:
        Refusal: `passphrase.needed`, nobody could answer.
    """
    try:
        return str(click.prompt(question or _("Passphrase"), hide_input=True, err=True))
    except click.Abort:
        if sys.stdin.isatty():
            raise
        raise Refusal("passphrase.needed") from None


def from_file(path: str) -> str:
    """Return the passphrase in the first line of a file; - is the standard input."""
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("file.missing", name=path) from error
    if not text.strip():
        raise Refusal("passphrase.needed")
    return text.splitlines()[0].strip()
