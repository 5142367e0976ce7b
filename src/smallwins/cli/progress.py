"""A bar on the terminal for what takes longer than a second."""

from __future__ import annotations

import sys
from time import monotonic

import click

PATIENCE = 1.0
"""Seconds before a bar is shown."""

_CELLS = 30


class Bar:
    """Shows how far the work is, on a terminal and after a second; gone when the work is done."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.began = monotonic()
        self.is_shown = False

    def __call__(self, done: int, total: int) -> None:
        """Say that `done` of `total` are done."""
        if not sys.stderr.isatty() or monotonic() - self.began < PATIENCE:
            return
        share = min(1.0, done / total) if total else 1.0
        full = round(share * _CELLS)
        click.echo(f"\r{self.label} {'█' * full}{'░' * (_CELLS - full)} {share:4.0%}", err=True, nl=False)
        self.is_shown = True

    def close(self) -> None:
        """Take the bar away."""
        if self.is_shown:
            click.echo(f"\r{' ' * (len(self.label) + _CELLS + 6)}\r", err=True, nl=False)
            self.is_shown = False
