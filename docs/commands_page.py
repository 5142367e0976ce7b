"""The reference of the command line, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from smallwins.cli.main import Wins

PAGE = Path(__file__).parent / "reference" / "cli.md"


def page() -> str:
    """Return the page as Markdown: each command in the order one learns them."""
    lines = [
        "# The command line",
        "",
        "Made from the commands by `./run docs`; `wins COMMAND --help` says the same, in your language.",
        "",
        "Every command that reads takes `--json`. The exit status is 0 when it was done, 1 when it was",
        "refused with a reason, 2 when it was written in a way that cannot be read. `wins` alone is",
        "`wins today`.",
        "",
        "Days are written `2026-03-01`, `today`, `yesterday`, `friday` (the last one) or `-3` (three days",
        "ago); amounts `12`, `7.5` or `7,5`, `½`, `٣٠`; lengths of time `90`, `1h30` or `1:30`; schedules",
        "`daily`, `mon,wed,fri`, `3/week`, `1/5days`, `4/month`, `days 1,15`, `150/week total`.",
    ]
    for path, command in commands():
        lines += ["", f"{'#' * len(path.split())} {path}", "", *described(path, command)]
    return "\n".join(lines) + "\n"


def commands(group: click.Group | None = None, path: str = "wins") -> Iterator[tuple[str, click.Command]]:
    """Return every command with its whole name."""
    held = group or Wins()
    ctx = click.Context(held)
    for name in held.list_commands(ctx):
        command = held.get_command(ctx, name)
        assert command is not None
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


def described(path: str, command: click.Command) -> Iterator[str]:
    """Return what one command does, how it is written, its options and its examples."""
    ctx = click.Context(command, info_name=path)
    yield command.help or ""
    if not isinstance(command, click.Group):
        yield from ("", "```text", " ".join([path, *command.collect_usage_pieces(ctx)]), "```")
        records = [param.get_help_record(ctx) for param in command.params if isinstance(param, click.Option)]
        if records:
            yield ""
            yield from (f"- `{name}` {text}" for name, text in filter(None, records))
    yield from ("", "```sh", *getattr(command, "examples", ()), "```")
