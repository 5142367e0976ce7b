"""`wins completion`: the script that lets the shell complete commands and the names of metrics."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from smallwins.catalogue.language import _
from smallwins.cli.arguments import Command

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_WINS_COMPLETE"


@click.command(
    cls=Command,
    help=_(
        "Print the completion script of a shell; it completes commands, options and the names of metrics."
    ),
    examples=(
        'eval "$(wins completion bash)"                            # in ~/.bashrc',
        'eval "$(wins completion zsh)"                             # in ~/.zshrc',
        "wins completion fish > ~/.config/fish/completions/wins.fish",
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script."""
    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(ctx.find_root().command, {}, "wins", VARIABLE).source())
