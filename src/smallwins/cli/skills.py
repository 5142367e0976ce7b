"""`wins skill`: where one is, tries, techniques, and the same person earlier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from smallwins.application import skills as application
from smallwins.application.looking import tries
from smallwins.catalogue import skills as words
from smallwins.catalogue.language import _
from smallwins.cli import output
from smallwins.cli.arguments import AMOUNT, METRIC, STEP, VALUE, Group, json_option
from smallwins.cli.fields import entry_options, fields_of
from smallwins.cli.program import Session
from smallwins.cli.taken_out import take_out
from smallwins.cli.words import SKILL, listed
from smallwins.domain.metric import Metric
from smallwins.domain.skill import Skill, SkillState, Stage
from smallwins.domain.step import Step
from smallwins.domain.value import Value
from smallwins.statistics.stages import Gate, gates


@click.group(
    cls=Group,
    help=_("See where you are with a skill; it describes and never grades."),
    examples=("wins skill add Oud", "wins skill try oud --what 'a song'"),
)
def skill() -> None:
    """Hold the commands on skills."""


@skill.command(
    "add", help=_("Name a skill to get better at."), examples=("wins skill add Oud --value craft",)
)
@click.argument("name")
@click.option("--note", default="", metavar="TEXT", help=_("A note to yourself."))
@click.option("--value", "values", type=VALUE, multiple=True, metavar="VALUE", help=_("What it serves."))
@json_option
@click.pass_obj
def add(session: Session, /, name: str, note: str, values: tuple[Value, ...], as_json: bool) -> None:
    """Name a skill."""
    now = session.now
    with session.writing() as store:
        place = len(store.all(Skill, session.person.id))
        serves = tuple(value.id for value in values)
        made = Skill(id=now.new_id(), name=name, note=note, values=serves, position=place, created_at=now.at)
        held = application.add_skill(store, session.person, now, made)
    if as_json:
        output.as_json(held)
    else:
        output.say(_("Added the skill “%(name)s”.") % {"name": held.name})


@skill.command("list", help=_("List your skills."), examples=("wins skill list --json",))
@json_option
@click.pass_obj
def list_skills(session: Session, as_json: bool) -> None:
    """Print skills with their tries and stages."""
    found = application.skills(session.store, session.person)
    if as_json:
        output.as_json(found)
    elif not found:
        output.say(output.nothing_yet("wins skill add Oud"))
    else:
        rows = [
            [held.name, words.tries(_count(session, held)), words.stage(held.stage), _state(held)]
            for held in found
        ]
        output.table([_("skill"), _("tries"), _("where"), ""], rows)


@skill.command("show", help=_("Show where you are with a skill."), examples=("wins skill show oud --json",))
@click.argument("skill", type=SKILL)
@json_option
@click.pass_obj
def show_skill(session: Session, skill: Skill, as_json: bool) -> None:
    """Print one skill: the stage, what the next one asks, techniques, and then and now."""
    practice = application.practice(session.store, session.person, skill)
    if as_json:
        output.as_json({"skill": skill, "stage": skill.stage, "practice": practice})
        return
    output.say(skill.name, words.tries(practice.sessions), "", *_stages(session, skill))
    gate = next((gate for gate in gates(practice) if gate.opens > skill.stage), None)
    if gate is not None:
        output.say("", *_gate(session, skill, gate))
    for metric in application.second_nature(session.store, session.person, session.now, skill):
        command = f"wins metric edit {output.quoted(metric.name)} --state maintenance"
        output.say(
            "", _("It goes by itself by now. To call it second nature: %(command)s") % {"command": command}
        )
    for title, lines in _lines(session, skill):
        if lines:
            output.say("", title)
            listed(lines)


@skill.command(
    "try",
    help=_("Log a try at SKILL; each one counts."),
    examples=("wins skill try oud --what 'a song' --minutes 12 --felt confidence-before=3",),
)
@click.argument("skill", type=SKILL)
@click.option("--metric", type=METRIC, metavar="METRIC", help=_("A metric that it also counts for."))
@entry_options
@json_option
@click.pass_obj
def log_try(session: Session, /, skill: Skill, metric: Metric | None, as_json: bool, **options: Any) -> None:
    """Keep a try."""
    chosen = {name: value for name, value in options.items() if value not in (None, ())}
    with session.writing() as store:
        fields = fields_of(session, chosen)
        entry = tries.log_try(store, session.person, session.now, skill, fields, metric)
    if as_json:
        output.as_json(entry)
    else:
        told = {"name": skill.name, "tries": words.tries(_count(session, skill))}
        output.say(_("%(name)s: %(tries)s so far.") % told)


@skill.command(
    "confirm",
    help=_("Confirm the next stage, in your own words: one at a time, four weeks apart."),
    examples=("wins skill confirm oud --evidence 'I hear when a string is off'",),
)
@click.argument("skill", type=SKILL)
@click.option("--evidence", default="", metavar="TEXT", help=_("How you notice it."))
@click.pass_obj
def confirm(session: Session, skill: Skill, evidence: str) -> None:
    """Confirm a stage."""
    with session.writing() as store:
        held = application.confirm_stage(store, session.person, session.now, skill, skill.stage + 1, evidence)
    output.say(_("%(name)s: %(stage)s.") % {"name": held.name, "stage": words.stage(held.stage)})


@skill.command(
    "correct",
    help=_("Take back a stage confirmed by mistake; both stay visible."),
    examples=("wins skill correct oud --evidence 'that was one good evening'",),
)
@click.argument("skill", type=SKILL)
@click.option("--evidence", default="", metavar="TEXT", help=_("What makes you say so."))
@click.pass_obj
def correct(session: Session, skill: Skill, evidence: str) -> None:
    """Correct a stage."""
    with session.writing() as store:
        held = application.correct_stage(store, session.person, session.now, skill, evidence)
    output.say(_("%(name)s: %(stage)s.") % {"name": held.name, "stage": words.stage(held.stage)})


@skill.command(
    "note",
    help=_("Keep an “it depends” cue, somebody you helped, a technique to learn, or how it feels."),
    examples=("wins skill note oud --cue 'it depends on the string'", "wins skill note oud --seen 5"),
)
@click.argument("skill", type=SKILL)
@click.option("--cue", metavar="TEXT", help=_("What it depends on."))
@click.option("--taught", metavar="TEXT", help=_("Whom you helped, or showed something."))
@click.option("--technique", metavar="TEXT", help=_("A technique to learn next."))
@click.option("--seen", type=AMOUNT, help=_("“I see quickly what matters”, 1 to 7."))
@click.option("--automatic", type=AMOUNT, help=_("How far it goes by itself, 1 to 7."))
@click.pass_obj
def note(session: Session, /, skill: Skill, **options: Any) -> None:
    """Keep lines on a skill."""
    given = [(name, value) for name, value in options.items() if value is not None]
    if not given:
        raise click.UsageError(_("Give at least one of the options."))
    keep: dict[str, Callable[..., Skill]] = {
        "cue": application.note_cue,
        "taught": application.note_taught,
        "technique": application.add_technique,
        "seen": application.note_seen,
    }
    with session.writing() as store:
        for name, value in given:
            if name == "automatic":
                called = _("How automatic: %(name)s") % {"name": skill.name}
                skill = application.answer_automatic(store, session.person, session.now, skill, value, called)
            else:
                skill = keep[name](store, session.person, session.now, skill, value)
    output.say(_("Kept: %(what)s") % {"what": skill.name})


@skill.command("rest", help=_("Let a skill rest, or take it up again."), examples=("wins skill rest oud",))
@click.argument("skill", type=SKILL)
@click.pass_obj
def rest(session: Session, skill: Skill) -> None:
    """Let a skill rest or wake it."""
    state = SkillState.ACTIVE if skill.state is SkillState.RESTING else SkillState.RESTING
    with session.writing() as store:
        held = application.edit_skill(store, session.person, session.now, skill, {"state": state})
    output.say(_state(held) or _("%(name)s is taken up again.") % {"name": held.name})


@skill.command(
    "delete", help=_("Delete a skill. `wins undo` brings it back."), examples=("wins skill delete oud",)
)
@click.argument("skill", type=SKILL)
@click.pass_obj
def delete(session: Session, skill: Skill) -> None:
    """Delete a skill."""
    take_out(session, application.delete_skill, skill)


def _count(session: Session, skill: Skill) -> int:
    return len(tries.of_skill(session.store, session.person, skill))


def _state(skill: Skill) -> str:
    return _("resting") if skill.state is SkillState.RESTING else ""


def _stages(session: Session, skill: Skill) -> list[str]:
    held = {reached.stage: reached for reached in skill.standing}
    lines = []
    for stage in Stage:
        mark = "*" if stage <= skill.stage else "o"
        evidence = held[stage].evidence if stage in held else ""
        here = f" · {words.in_plain_words(stage)}" if stage is skill.stage else ""
        lines.append(f"  {mark} {words.stage(stage)}{here}" + (f" “{evidence}”" if evidence else ""))
    return lines


def _gate(session: Session, skill: Skill, gate: Gate) -> list[str]:
    title = _("What your record shows for “%(stage)s”") % {"stage": words.stage(gate.opens)}
    needs = [
        f"  {'*' if need.met else 'o'} {words.need(need.what.value, need.have, need.need)}"
        for need in gate.needs
    ]
    offered = application.offered_stage(session.store, session.person, session.now, skill)
    asked = [_("Does it fit? Then: wins skill confirm %(name)s") % {"name": skill.name}] if offered else []
    return [title, *needs, *asked]


@skill.command(
    "order",
    help=_("Move TECHNIQUE one place down in the order in which SKILL is learned, or up."),
    examples=("wins skill order oud slide --up",),
)
@click.argument("skill", type=SKILL)
@click.argument("technique", type=STEP)
@click.option("--up", is_flag=True, help=_("Up instead."))
@click.pass_obj
def order(session: Session, skill: Skill, technique: Step, up: bool) -> None:
    """Move a technique in its order."""
    by = -1 if up else 1
    with session.writing() as store:
        held = application.order_techniques(store, session.person, session.now, skill, technique.id, by)
        steps = application.techniques(store, session.person, held)
    output.say(*(step.title for step in steps))


def _lines(session: Session, skill: Skill) -> list[tuple[str, list[str]]]:
    back = dict(words.then_words())
    stood = tries.then_and_now(session.store, session.person, session.now, skill, list(back))
    today = session.now.today
    then = [
        f"{back[(today - one.on).days]}: {words.tries(one.tries)}, {words.stage(one.stage)}" for one in stood
    ]
    steps = application.techniques(session.store, session.person, skill)
    return [
        (_("Techniques, one after the other"), [step.title for step in steps]),
        (_("“It depends”"), [line.text for line in skill.cues]),
        (_("Passed on"), [line.text for line in skill.taught]),
        (_("Then and now"), then if len(then) > 1 else []),
    ]
