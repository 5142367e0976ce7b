"""`wins well-being`: how one is, if one likes to look: short questions, questionnaires, kindness."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import click

from smallwins.application import setbacks
from smallwins.application.looking import well_being as application
from smallwins.application.looking.scales import asked_here
from smallwins.catalogue import helplines, show
from smallwins.catalogue import well_being as words
from smallwins.catalogue.language import _, ngettext
from smallwins.cli import errors, output
from smallwins.cli.arguments import RATING, Group, given, json_option, not_one_of
from smallwins.cli.program import Session
from smallwins.cli.words import ask
from smallwins.domain.number import rating
from smallwins.domain.text import fold
from smallwins.statistics.scales import Item, Questionnaire, is_due

SHOWN_DAYS = 91
"""Days of our own questions that are told."""


@click.group(
    "well-being",
    cls=Group,
    help=_("How you are, if you like to look. Every question can stay empty, and nobody else sees it."),
    examples=("wins well-being check --mood 6", "wins well-being kind 'Anyone would be tired'"),
)
def well_being() -> None:
    """Hold the commands on well-being."""


@well_being.command(
    "show",
    help=_("Show how it has been in three months, and what may be asked."),
    examples=("wins well-being show", "wins well-being show --json"),
)
@json_option
@click.pass_obj
def show_well_being(session: Session, as_json: bool) -> None:
    """Print how it has been."""
    since = session.now.today - timedelta(days=SHOWN_DAYS)
    held = {name: application.checks(session.store, session.person, name, since) for name in words.checks()}
    if as_json:
        output.as_json(_as_json(session, held))
        return
    rows = [
        [
            words.checks()[name],
            show.number(found[0][1]),
            show.number(found[-1][1]),
            _day(session, found[-1][0]),
        ]
        for name, found in held.items()
        if found
    ]
    if rows:
        output.table(["", _("first"), _("last"), ""], rows, right=(1, 2))
    for asked in _at_hand(session):
        output.say("", *_told(session, asked))
    output.say("", *_kind(session), "", helplines.standing_line())


@well_being.command(
    "check",
    help=_("Keep how it is today, 0 to 10; without an answer, ask. Saying it again replaces it."),
    examples=("wins well-being check", "wins well-being check --mood 6 --energy 4"),
)
@click.option("--mood", type=RATING, help=_("Mood, 0 to 10."))
@click.option("--energy", type=RATING, help=_("Energy, 0 to 10."))
@click.option("--stress", type=RATING, help=_("Stress, 0 to 10."))
@click.option("--anxiety", type=RATING, help=_("Anxiety, 0 to 10."))
@click.option("--confidence", type=RATING, help=_("Confidence, 0 to 10."))
@click.pass_obj
def check(session: Session, /, **options: Any) -> None:
    """Keep today's answers to our own questions."""
    answers = given(options) or _check_asked(session)
    with session.writing() as store:
        kept = application.check_in(store, session.person, session.now, answers, words.checks())
    output.say(_("Kept: %(what)s") % {"what": show.listed([words.checks()[name] for name in answers])})
    for entry in kept:
        errors.signpost_beside(session, entry)


@well_being.command(
    "answer",
    help=_("Answer QUESTIONNAIRE in the words of its authors; any question can stay empty."),
    examples=("wins well-being answer ons4", "wins well-being answer ons4 --item happy=7"),
)
@click.argument("questionnaire")
@click.option("--item", "items", multiple=True, metavar="ITEM=NUMBER", help=_("An answer; again for more."))
@click.pass_obj
def answer(session: Session, questionnaire: str, items: Sequence[str]) -> None:
    """Keep the answers to a questionnaire."""
    asked = _named(session, questionnaire)
    answers = dict(_item(session, asked, text) for text in items) or _item_asked(session, asked)
    with session.writing() as store:
        entry = application.answer(store, session.person, session.now, asked, answers)
    output.say(_("Kept: %(what)s") % {"what": asked.name})
    errors.signpost_beside(session, entry)


@well_being.command(
    "kind",
    help=_("Two minutes of kindness to yourself, and the line you said, if you like to keep it."),
    examples=("wins well-being kind", "wins well-being kind 'Anyone would be tired'"),
)
@click.argument("line", default="")
@click.pass_obj
def kind(session: Session, line: str) -> None:
    """Show the three steps and keep that they were walked."""
    output.say(*(f"{title}: {said}" for title, said in words.kindness()))
    said = line or ask(_("The line you said to yourself, if you like to keep it"))
    with session.writing() as store:
        application.practise_kindness(store, session.person, session.now, said, _("Kindness to myself"))
    output.say(*_kind(session))


def _at_hand(session: Session) -> tuple[Questionnaire, ...]:
    return asked_here(session.program.settings.questionnaires)


def _named(session: Session, name: str) -> Questionnaire:
    known = {each.id: each for each in _at_hand(session)}
    found = [each for each in known.values() if fold(name) in (fold(each.id), fold(each.name))]
    if not found:
        raise not_one_of(name, list(known))
    return found[0]


def _check_asked(session: Session) -> dict[str, float]:
    said = {name: ask(_("%(name)s, 0 to 10") % {"name": word}) for name, word in words.checks().items()}
    return {name: RATING.read(text, session, name) for name, text in said.items() if text}


def _item(session: Session, asked: Questionnaire, text: str) -> tuple[str, float]:
    name, _equals, number = text.partition("=")
    if name not in {item.id for item in asked.items}:
        raise not_one_of(name, [item.id for item in asked.items])
    return name, _rated(session, asked, name, number)


def _item_asked(session: Session, asked: Questionnaire) -> dict[str, float]:
    said = {item.id: ask(_question(asked, item)) for item in asked.items}
    return {id: _rated(session, asked, id, text) for id, text in said.items() if text}


def _rated(session: Session, asked: Questionnaire, name: str, text: str) -> float:
    from smallwins.catalogue import amounts  # noqa: PLC0415 - felt at start-up

    return rating(amounts.number(text, name), name, least=asked.low, most=asked.high)


def _question(asked: Questionnaire, item: Item) -> str:
    text, _spoken = words.wording(item.wording)
    ends = words.wording(asked.ends)[0] if asked.ends else ("", "")
    scale = f"{show.number(asked.low)} {ends[0]} … {show.number(asked.high)} {ends[1]}"
    return f"{text} ({' '.join(scale.split())})"


def _told(session: Session, asked: Questionnaire) -> list[str]:
    held = application.answers(session.store, session.person, asked)
    lines = [asked.name]
    for item, scored in application.scores_over_time(asked, held).items():
        texts = next((dict(each.wording) for each in asked.items if each.id == item), {})
        name = words.wording(texts)[0] if texts else asked.name
        score = scored[-1][1]
        value = " ".join(
            part for part in (show.number(round(score.value, 2)), words.band(score.word)) if part
        )
        lines.append(f"  {name}  {value}")
    if is_due(asked, held[-1].for_date if held else None, session.now.today):
        return [
            *lines,
            "  " + _("Answer them: %(command)s") % {"command": f"wins well-being answer {asked.id}"},
        ]
    return [*lines, "  " + _("Answered on %(day)s.") % {"day": _day(session, held[-1].for_date)}]


def _kind(session: Session) -> list[str]:
    times = len(application.kindness(session.store, session.person))
    back = setbacks.returns(session.store, session.person, session.now)
    lines = []
    if times:
        said = ngettext(
            "You were kind to yourself on purpose once.",
            "You were kind to yourself on purpose %(count)s times.",
            times,
        )
        lines.append(said % {"count": show.in_words(times)})
    if back.back:
        told = _("Back on after %(back)s of %(count)s setbacks so far.")
        lines.append(told % {"back": show.number(back.back), "count": show.number(back.setbacks)})
    return lines


def _day(session: Session, day: Any) -> str:
    return show.short_day(day, session.now.today)


def _as_json(session: Session, held: dict[str, Any]) -> dict[str, Any]:
    kind = application.kindness(session.store, session.person)
    return {
        "checks": {name: [{"on": on, "value": value} for on, value in found] for name, found in held.items()},
        "questionnaires": {
            asked.id: [
                {"on": on, "item": item, "value": score.value, "word": score.word}
                for item, scored in application.scores_over_time(
                    asked, application.answers(session.store, session.person, asked)
                ).items()
                for on, score in scored
            ]
            for asked in _at_hand(session)
        },
        "kindness": {"times": len(kind), "lines": [entry.note for entry in reversed(kind) if entry.note]},
    }
