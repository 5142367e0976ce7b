"""Skills: tries counted, evidence gathered, a stage suggested and confirmed one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from smallwins.application import records
from smallwins.application.entries import stamped
from smallwins.application.looking import tries
from smallwins.application.ports import Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from
from smallwins.domain.metric import Kind, Metric, MetricState, Plan, observed
from smallwins.domain.profile import Profile
from smallwins.domain.schedule import Rhythm, Schedule
from smallwins.domain.setback import Setback
from smallwins.domain.skill import Line, Seen, Skill, Stage, StageReached
from smallwins.domain.step import Step, StepState
from smallwins.domain.value import Value
from smallwins.statistics.stages import Practice, stage_to_confirm

AUTOMATIC = "srbai-single"
"""The question of how automatic something feels: one item of the SRBAI, 1 to 7, about once a week (C14)."""

SECOND_NATURE = 6
"""An answer of 1 to 7 from which something goes by itself, twice, `APART` days apart; a convention."""
APART = 7
LATELY = timedelta(weeks=8)


def add_skill(store: Store, person: Profile, now: Now, skill: Skill) -> Skill:
    """Name a skill to get better at."""
    for value in skill.values:
        records.get(store, Value, person.id, value)
    replace(skill, stages=()).grown_to(skill.stages)
    return records.make(store, person.id, now, skill)


def edit_skill(store: Store, person: Profile, now: Now, skill: Skill, changes: Mapping[str, Any]) -> Skill:
    """Change a skill; a stage is added as it is confirmed: one at a time, and none goes."""
    if "stages" in changes:
        skill.grown_to(tuple(changes["stages"]))
    return records.edit(store, person.id, now, skill, changes)


def delete_skill(store: Store, person: Profile, now: Now, skill: Skill) -> None:
    """Delete a skill; what was tried stays in the record, and undo brings the skill back."""
    records.delete(store, person.id, now, skill)


def confirm_stage(store: Store, person: Profile, now: Now, skill: Skill, stage: int, evidence: str) -> Skill:
    """Confirm that one is a stage further, in one's own words."""
    after = skill.confirmed(StageReached(on=now.today, stage=stage, evidence=evidence))
    return records.keep_changed(store, person.id, now, skill, after, act="stage")


def correct_stage(store: Store, person: Profile, now: Now, skill: Skill, evidence: str) -> Skill:
    """Take back a stage that was confirmed by mistake; both stay visible."""
    after = skill.corrected(now.today, evidence)
    return records.keep_changed(store, person.id, now, skill, after, act="stage")


def note_cue(store: Store, person: Profile, now: Now, skill: Skill, text: str) -> Skill:
    """Keep an "it depends" cue that was noticed."""
    cues = (*skill.cues, _line(now, text))
    return records.edit(store, person.id, now, skill, {"cues": cues})


def note_taught(store: Store, person: Profile, now: Now, skill: Skill, text: str) -> Skill:
    """Keep that somebody was helped or taught."""
    taught = (*skill.taught, _line(now, text))
    return records.edit(store, person.id, now, skill, {"taught": taught})


def note_seen(store: Store, person: Profile, now: Now, skill: Skill, rating: float) -> Skill:
    """Keep how far "I see quickly what matters" holds today, 1 to 7."""
    earlier = tuple(seen for seen in skill.seen if seen.on != now.today)
    after = replace(skill, seen=(*earlier, Seen(on=now.today, rating=rating)))
    return records.keep_changed(store, person.id, now, skill, after)


def answer_automatic(
    store: Store, person: Profile, now: Now, skill: Skill, rating: float, name: str
) -> Skill:
    """Keep how automatic a skill feels today, 1 to 7, on an observation called `name` that it keeps."""
    metric = store.find(Metric, person.id, skill.automatic) if skill.automatic else None
    fresh = metric or _observation(now, id_from("automatic", str(skill.id)), name)
    answer = stamped(now, {"metric": fresh.id, "value": rating, "items": (("automatically", rating),)})
    if not 1 <= rating <= 7:
        raise Refusal("number.out-of-range", field="automatic", value=rating, least=1, most=7)
    act = store.begin(person.id, now, "skill.automatic", skill.name)
    after = replace(skill, automatic=fresh.id)
    if store.find(Metric, person.id, fresh.id) is None:
        store.keep(act, fresh)
    store.keep(act, answer, *([after] if after != skill else []))
    return after


def add_technique(store: Store, person: Profile, now: Now, skill: Skill, title: str) -> Skill:
    """Put one more technique behind the others; it is a step like any other."""
    step = Step(id=now.new_id(), title=title, skill=skill.id, created_at=now.at)
    after = replace(skill, techniques=(*skill.techniques, step.id))
    store.keep(store.begin(person.id, now, "skill.technique", step.title), step, after)
    return after


def order_techniques(
    store: Store, person: Profile, now: Now, skill: Skill, technique: UUID, by: int
) -> Skill:
    """Move a technique up (-1) or down (1) in the order in which it is learned."""
    order = [held for held in skill.techniques if held != technique]
    if technique not in skill.techniques:
        raise Refusal("record.unknown", noun="step", id=str(technique))
    place = max(0, min(len(order), skill.techniques.index(technique) + by))
    order.insert(place, technique)
    return records.edit(store, person.id, now, skill, {"techniques": tuple(order)})


def techniques(store: Store, person: Profile, skill: Skill) -> list[Step]:
    """Return a skill's techniques in the order in which they are learned."""
    held = (store.find(Step, person.id, id) for id in skill.techniques)
    return [step for step in held if step is not None]


def offered_stage(store: Store, person: Profile, now: Now, skill: Skill) -> Stage | None:
    """Return the stage the record suggests confirming now, or None (C13)."""
    return stage_to_confirm(
        skill.stage, practice(store, person, skill), days_since_last=days_since_stage(now, skill)
    )


def days_since_stage(now: Now, skill: Skill) -> int | None:
    """Return the days since the confirmation that stands, None before any."""
    return (now.today - skill.standing[-1].on).days if skill.standing else None


def practice(store: Store, person: Profile, skill: Skill) -> Practice:
    """Gather from the record what the gates of method C13 ask about."""
    done = tries.of_skill(store, person, skill)
    steps = [step for step in store.all(Step, person.id) if step.skill == skill.id]
    setbacks = [setback for setback in store.all(Setback, person.id) if setback.skill == skill.id]
    return Practice(
        sessions=len(done),
        situations=tries.situations(done),
        cues=len(skill.cues),
        self_planned=sum(step.state is StepState.DONE and step.is_good_enough for step in steps),
        corrected=sum(setback.corrected_myself for setback in setbacks),
        sees_quickly=skill.seen[-1].rating if skill.seen else None,
        automaticity=_automatic(store, person, skill),
        taught=len(skill.taught),
    )


def second_nature(store: Store, person: Profile, now: Now, skill: Skill) -> list[Metric]:
    """Return the metrics of a skill that goes by itself by now: they need not be asked for any more."""
    if skill.automatic is None:
        return []
    until = now.today + timedelta(days=1)
    answers = store.entries_between(person.id, now.today - LATELY, until, skill.automatic)
    high = [entry.for_date for entry in answers if (entry.value or 0) >= SECOND_NATURE]
    if not high or high[-1] != answers[-1].for_date or (high[-1] - high[0]).days < APART:
        return []
    tried = {entry.metric for entry in store.entries_of_skill(person.id, skill.id)}
    held = (metric for metric in store.all(Metric, person.id) if metric.id in tried)
    return [metric for metric in held if metric.is_judged and metric.state is MetricState.ACTIVE]


def skills(store: Store, person: Profile) -> list[Skill]:
    """Return the person's skills in their order."""
    return sorted(store.all(Skill, person.id), key=lambda skill: (skill.state, skill.position))


def _line(now: Now, text: str) -> Line:
    if not text.strip():
        raise Refusal("note.empty")
    return Line(on=now.today, text=text.strip())


def _observation(now: Now, id: UUID, name: str) -> Metric:
    weekly = (Plan(since=now.today, schedule=Schedule(rhythm=Rhythm.PER_WEEK, times=1)),)
    return observed(id, name, Kind.RATING, now.today, now.at, plans=weekly, questionnaire=AUTOMATIC)


def _automatic(store: Store, person: Profile, skill: Skill) -> float | None:
    if skill.automatic is None:
        return None
    rows = store.last_entries(person.id, skill.automatic, 1)
    return rows[0].value if rows else None
