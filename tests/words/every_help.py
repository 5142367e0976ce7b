"""Prints the help of every command in the made-up locale, and names what stayed as it was."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from smallwins.catalogue import language
from tests.words.made_up import MadeUp, left_over

AS_IT_IS = {"wins", "Usage", "Options", "Commands", "Show", "this", "message", "and", "exit", "version"}


def commands(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    """Yield the path and the prose of every command's help: its own words and those of its options."""
    context = click.Context(command, info_name=name, parent=parent)
    prose = [command.help or "", command.short_help or "", command.epilog or ""]
    prose += [getattr(parameter, "help", "") or "" for parameter in command.params]
    yield context.command_path, "\n".join(prose)
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from commands(found, inner, context)


def main() -> None:
    """Walk all commands."""
    language.install("qps", MadeUp())
    language.use("qps")
    from smallwins.cli.main import Wins

    root = Wins()
    for path, prose in commands(root, "wins"):
        for line in prose.splitlines():
            print(line)
            untold = [word for word in left_over(line.split("wins ")[0]) if word not in AS_IT_IS]
            if untold and "`" not in line and not line.strip().startswith("wins"):
                print(f"{path}: {untold}: {line}", file=sys.stderr)


if __name__ == "__main__":
    main()
