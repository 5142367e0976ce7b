"""What commands are made of: their help with examples, and how each kind of word is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

import click

from smallwins.application.metrics import metric_named, metrics
from smallwins.catalogue import amounts
from smallwins.catalogue.language import _
from smallwins.cli.program import Session
from smallwins.domain.number import rating

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., object])
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_NEGATIVE = re.compile(r"^-(?=[\d.,½¼¾])")

_SENTENCE = 300
"""Characters of a first sentence in a list of commands: all of it."""


class Command(click.Command):
    """A command whose help ends in examples, and to which `-3` is a number and not an option."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read a minus before a number as part of the number."""
        return super().parse_args(ctx, [_NEGATIVE.sub(amounts.MINUS, arg, count=1) for arg in args])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, each on a line of its own, ready to be copied."""
        write_examples(formatter, self.examples)


class Group(click.Group):
    """A group of commands of one noun; its help ends in examples too."""

    command_class = Command

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order in which one learns them."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with its whole first sentence; half of one says nothing."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, command.get_short_help_str(limit=_SENTENCE)) for name, command in found if command]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        write_examples(formatter, self.examples)


def write_examples(formatter: click.HelpFormatter, examples: Sequence[str]) -> None:
    """Write examples under their heading."""
    with formatter.section(_("Examples")):
        for example in examples:
            formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


TOLD = "smallwins.told"
"""Where a run keeps the words it was given, until it ends."""


class Word(click.ParamType[T]):
    """A word of the command line: how its text is read, and what the shell may offer for it."""

    def __init__(
        self,
        name: str,
        read: Callable[[str, Session, str], T],
        offer: Callable[[Session], Sequence[str]] = lambda session: (),
    ) -> None:
        self.name = name
        self.read = read
        self.offer = offer

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> T:
        """Read the text that was given; a default that is no text stays as it is."""
        if not isinstance(value, str):
            return value  # type: ignore[return-value]
        found = self.read(value, _session(ctx), (param.name if param else None) or self.name)
        if ctx is not None and getattr(found, "name", None) == value:  # no news: it was named so before
            ctx.meta[TOLD] = [word for word in ctx.meta.get(TOLD, ()) if word != value]
        return found

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer what begins like the text so far."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - the shell alone asks

        begun = incomplete.casefold()
        offered = self.offer(_session(ctx))
        return [CompletionItem(word) for word in offered if word.casefold().startswith(begun)]


NO_LEVEL = "none"
"""What is written to take a level away; it is something else than not given."""

DAY = Word("day", lambda text, session, field: _of("catalogue.days").day(text, session.now.today))
DAY_AHEAD = Word(
    "day", lambda text, session, field: _of("catalogue.days").day(text, session.now.today, ahead=True)
)
CLOCK = Word("time", lambda text, session, field: _of("catalogue.days").clock(text))
AMOUNT = Word("number", lambda text, session, field: amounts.number(text, field))
MINUTES = Word("minutes", lambda text, session, field: amounts.minutes(text, field))
RHYTHM = Word("schedule", lambda text, session, field: _of("catalogue.rhythm").read(text))
LEVEL = Word("number", lambda text, session, field: _level(text, field))
METRIC = Word(
    "metric",
    lambda text, session, field: metric_named(session.store, session.person, text),
    lambda session: [metric.name for metric in metrics(session.store, session.person)],
)
VALUE = Word(
    "value",
    lambda text, session, field: _of("application.values").value_named(session.store, session.person, text),
    lambda session: [value.name for value in _of("application.values").values(session.store, session.person)],
)


GOAL = Word(
    "goal",
    lambda text, session, field: _of("application.goals").goal_named(session.store, session.person, text),
    lambda session: [goal.title for goal in _of("application.goals").goals(session.store, session.person)],
)
STEP = Word(
    "step",
    lambda text, session, field: _of("application.steps").step_named(session.store, session.person, text),
    lambda session: [
        step.title for step in _of("application.steps").steps(session.store, session.person) if step.is_open
    ],
)
SKILL = Word(
    "skill",
    lambda *given: _of("cli.words").SKILL.read(*given),  # noqa: PLW0108 - loaded when it is read
    lambda *given: _of("cli.words").SKILL.offer(*given),  # noqa: PLW0108 - as above
)
RATING = Word("0..10", lambda text, session, field: rating(amounts.number(text, field), field))


def command_on(word: Word[Any], group: click.Group | None = None) -> Callable[..., Callable[[Any], Any]]:
    """Return what declares a command whose first argument is `word`, in `group` if one is given."""

    def declare(name: str, **said: Any) -> Callable[[Any], Any]:
        make = click.command(name, cls=Command, **said) if group is None else group.command(name, **said)
        return lambda function: make(click.argument(word.name, type=word)(click.pass_obj(function)))

    return declare


class OneOf(Word[E]):
    """One of an enum's words, said with a hyphen or a space instead of the underscore."""

    def __init__(self, words: type[E]) -> None:
        said = [word.replace("_", "-") for word in words]
        super().__init__("word", lambda text, session, field: _one_of(text, words), lambda session: said)
        self.said = "[" + "|".join(said) + "]"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Show the words to choose from."""
        return self.said


def json_option(command: F) -> F:
    """Add `--json` to a command that reads."""
    return click.option("--json", "as_json", is_flag=True, help=_("Print JSON, for scripts."))(command)


def yes_option(command: F) -> F:
    """Add `--yes` to a command that asks first."""
    return click.option("--yes", "-y", is_flag=True, help=_("Do not ask first."))(command)


def with_options(command: F, options: Sequence[Callable[[F], F]]) -> F:
    """Add options to a command, shown in the help in the order in which they stand here."""
    for option in reversed(options):
        command = option(command)
    return command


def given(options: dict[str, Any]) -> dict[str, Any]:
    """Return the options that were given, without those left out."""
    return {name: value for name, value in options.items() if value is not None and value != ()}


def not_one_of(word: str, known: Sequence[str]) -> click.BadParameter:
    """Say that a word is none of those there are."""
    return click.BadParameter(
        _("“%(word)s” is not one of: %(known)s.") % {"word": word[:40], "known": ", ".join(known)}
    )


def _of(module: str) -> Any:
    # What few commands read is loaded when it is read: start-up is felt.
    return import_module(f"smallwins.{module}")


def _one_of(text: str, words: type[E]) -> E:
    wanted = text.lower().replace("-", "_").replace(" ", "_")
    if wanted not in list(words):
        raise not_one_of(text, [word.replace("_", "-") for word in words])
    return words(wanted)


def _level(text: str, field: str) -> float | str:
    return NO_LEVEL if text.strip().lower() in (NO_LEVEL, _("none")) else amounts.minutes(text, field)


def _session(ctx: click.Context | None) -> Session:
    session = ctx.find_object(Session) if ctx else None
    assert session is not None
    return session
