"""`wins`: the group of all commands, each loaded only when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from smallwins.catalogue import language
from smallwins.catalogue.language import _
from smallwins.cli import errors
from smallwins.cli.arguments import TOLD, Group
from smallwins.cli.program import Program, Session
from smallwins.domain.errors import Refusal

COMMANDS = {
    "today": "today:today",
    "begin": "days:begin",
    "log": "log:log",
    "entry": "entries:entry",
    "metric": "metrics:metric",
    "pause": "pauses:pause",
    "resume": "pauses:resume",
    "show": "show:show_metric",
    "value": "values:value",
    "goal": "goals:goal",
    "step": "steps:step",
    "setback": "setbacks:setback",
    "doubt": "doubts:doubt",
    "skill": "skills:skill",
    "thought": "thoughts:thought",
    "supporter": "supporters:supporter",
    "note": "notes:note",
    "search": "notes:search",
    "too-much": "days:too_much",
    "rescue": "days:rescue",
    "treat": "days:treat",
    "close": "days:close",
    "remind": "days:remind",
    "review": "reviews:review",
    "story": "stories:story",
    "share": "sharing:share",
    "well-being": "well_being:well_being",
    "insights": "insights:insights_command",
    "experiment": "experiments:experiment",
    "import": "transfer:import_files",
    "undo": "history:undo",
    "history": "history:history",
    "forget": "history:forget",
    "profile": "profile:profile",
    "export": "transfer:export_all",
    "backup": "upkeep:backup",
    "restore": "upkeep:restore",
    "doctor": "upkeep:doctor",
    "settings": "settings:settings",
    "erase": "upkeep:erase",
    "find-help": "help:find_help",
    "serve": "serve:serve",
    "device": "devices:device",
    "lock": "locks:lock",
    "completion": "completion:completion",
}
"""Where each command lives, in the order one learns them."""


OWN_WORDS = {"_": language._, "ngettext": language.ngettext}
"""click looks its words up in gettext's global catalogue; here they come from the language in force."""


def run(make_program: Callable[[], Program], arguments: Sequence[str] | None = None) -> NoReturn:
    """Carry out one command and end with its status: 0 done, 1 refused with a reason, 2 wrong usage."""
    program: Program | None = None
    try:
        program = make_program()
        session = Session(program)
        speak(session)
        Wins().main(arguments, prog_name="wins", obj=session)
    except Refusal as refusal:
        status = errors.tell(refusal)
    except Exception as error:  # noqa: BLE001 - the command-line edge: a sentence, never a traceback
        status = errors.tell_unexpected(error, program)
    else:
        status = 0
    sys.exit(status)


def speak(session: Session) -> None:
    """Choose the language, for this program's words and for click's own."""
    try:
        wanted = session.languages()
    except Refusal:  # the command itself meets the same and says so, or does not need the store
        wanted = [session.program.settings.language]
    language.use(language.choose(wanted))
    for name, module in sys.modules.items():
        if name.startswith("click."):
            vars(module).update({known: ours for known, ours in OWN_WORDS.items() if known in vars(module)})


class Wins(Group):
    """The group of all commands. Without one it is `wins today`."""

    def __init__(self) -> None:
        super().__init__(
            name="wins",
            help=_("Progress without perfectionism. Without a command: what today asks, done first."),
            context_settings={"help_option_names": ["-h", "--help"]},
            no_args_is_help=False,
            params=[_version()],
            examples=("wins log walk 20", "wins log walk 20 --on yesterday", "wins today", "wins undo"),
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `wins` and `wins --json` for `wins today`."""
        ctx.meta[TOLD] = list(args)
        is_today = args in ([], ["--json"]) and not ctx.resilient_parsing  # the shell asks for every command
        return super().parse_args(ctx, ["today", *args] if is_today else args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in the order one learns them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        found = getattr(import_module(f"smallwins.cli.{module}"), name)
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of a name; one that is not there suggests the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Carry out a command; what it refuses is said in a sentence."""
        with errors.told():
            done = super().invoke(ctx)
        errors.signpost(ctx.meta[TOLD])
        return done


def _version() -> click.Option:
    def show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            from importlib.metadata import version  # noqa: PLC0415 - felt at start-up

            click.echo(f"wins {version('smallwins')}")
            ctx.exit()

    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show_version,
        help=_("Show the version and exit."),
    )  # fmt: skip
