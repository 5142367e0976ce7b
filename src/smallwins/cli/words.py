"""How a setback, a doubt, a skill, a note or a person is named in the terminal; and a question asked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import click

from smallwins.application import doubts, notes, setbacks, skills, supporters, wording
from smallwins.application.labels import label
from smallwins.application.naming import R, named
from smallwins.application.ports import Store
from smallwins.catalogue import language
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import Word
from smallwins.cli.program import Session
from smallwins.domain.doubt import Doubt
from smallwins.domain.profile import Profile
from smallwins.domain.setback import Setback
from smallwins.domain.supporter import Supporter


def _word(noun: str, held: Callable[[Store, Profile], Sequence[R]]) -> Word[R]:
    def read(text: str, session: Session, field: str) -> R:
        found = held(session.store, session.person)
        return found[0] if found and text.strip() == "last" else named(noun, found, text)

    def offered(session: Session) -> list[str]:
        return [label(record) for record in held(session.store, session.person)]

    return Word(noun, read, offered)


def _supporter(text: str, session: Session, field: str) -> Supporter:
    return supporters.supporter_named(session.store, session.person, text)


def _names(session: Session) -> list[str]:
    return [held.name for held in supporters.supporters(session.store, session.person)]


SETBACK = _word("setback", setbacks.setbacks)
DOUBT = _word("doubt", doubts.doubts)
SKILL = _word("skill", skills.skills)
SUPPORTER = Word("supporter", _supporter, _names)
NOTE = _word("note", notes.notes)
"""Each also takes "last": the newest, or the first in the order of the list."""


def listed(lines: Sequence[str]) -> None:
    """Print lines under each other, each with its mark."""
    for line in lines:
        output.say(f"  * {line}")


def ask(question: str) -> str:
    """Ask one question; an empty answer leaves it for later."""
    suffix = " " if question.endswith(("?", "؟")) else ": "
    asked = click.prompt(
        question, default="", show_default=False, prompt_suffix=suffix, err=not sys.stdin.isatty()
    )
    return str(asked).strip()


def kind_question(written: Setback | Doubt) -> list[str]:
    """Return the question between friends where words are hard on oneself and no kind one is there yet."""
    if isinstance(written, Doubt):
        texts = [] if written.reasons else [written.claim, written.fuel]
        asked = _("This is hard on you. If a friend had written it, what would you say?")
    else:
        texts = [] if written.kind_line else setbacks.written(written)
        asked = _("Some of these words are hard on you. If a friend had written them, what would you say?")
    return [asked] if wording.hard_on_oneself(texts, language.current()) else []
