"""What commands print: lines, our own tables, and JSON for scripts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from smallwins.catalogue.language import _

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
GAP = "  "
NARROWEST = 12
"""Cells a column keeps, however narrow the terminal is."""


def say(*lines: str) -> None:
    """Print lines."""
    for line in lines:
        click.echo(line)


def as_json(held: Any) -> None:
    """Print records or plain values as JSON, in the form that the API gives them."""
    import json  # noqa: PLC0415 - only scripts ask for it, and start-up is felt

    import msgspec  # noqa: PLC0415 - only scripts ask for it, and start-up is felt

    click.echo(json.dumps(msgspec.to_builtins(held), ensure_ascii=False, indent=2))


def confirm(question: str) -> None:
    """Ask before something large; on anything but a terminal go on, for nobody could answer."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        click.confirm(question, abort=True)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = ()) -> None:
    """Print rows under heads; on a terminal the widest columns give way until a row fits one line."""
    cells = [[*heads], ["─" * width(head) for head in heads]] if any(heads) else []
    cells += map(list, rows)
    widths = _fitted([max(map(width, column)) for column in zip(*cells, strict=True)], _room())
    numbers = set(right)
    for row in cells:
        isolated = any(map(_is_right_to_left, row))
        parts = [
            _cell(cell, widths[column], to_right=column in numbers, isolated=isolated)
            for column, cell in enumerate(row)
        ]
        click.echo(GAP.join(parts).rstrip())


def width(text: str) -> int:
    """Return how many terminal cells a text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width  # noqa: PLC0415 - ASCII needs none of it

    return sum(
        0 if category(letter) in ("Mn", "Me", "Cf") else 2 if east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def cut(text: str, most: int) -> str:
    """Return as much of a text as fits into `most` cells, its end marked by an ellipsis."""
    if width(text) <= most:
        return text
    kept = ""
    for letter in text:
        if width(kept + letter) > most - 1:
            break
        kept += letter
    return kept.rstrip() + "…"


def _cell(text: str, room: int, *, to_right: bool, isolated: bool) -> str:
    shown = cut(" ".join(text.split()), room)
    space = " " * (room - width(shown))
    # A right-to-left name would else take the digits beside it along.
    shown = f"{FIRST_STRONG_ISOLATE}{shown}{POP_ISOLATE}" if isolated and shown else shown
    return space + shown if to_right else shown + space


def _fitted(widths: list[int], room: int | None) -> list[int]:
    if room is None:
        return widths
    spare = room - len(GAP) * (len(widths) - 1)
    while sum(widths) > spare and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _room() -> int | None:
    """Return the width of the terminal, or None when the output goes to a file or another program."""
    if not sys.stdout.isatty():
        return None
    try:
        return max(40, os.get_terminal_size(sys.stdout.fileno()).columns)
    except OSError:
        return 80


def _is_right_to_left(text: str) -> bool:
    if text.isascii():
        return False
    from unicodedata import bidirectional  # noqa: PLC0415 - ASCII needs none of it

    return any(bidirectional(letter) in ("R", "AL") for letter in text)


def nothing_yet(command: str) -> str:
    """Say that a list is empty, and which command begins it."""
    return _("Nothing here yet. Begin with: %(command)s") % {"command": command}


def quoted(name: str) -> str:
    """Write a name so that a shell takes it as one word."""
    from shlex import quote  # noqa: PLC0415 - seldom needed

    return name if name.isalnum() else quote(name)
