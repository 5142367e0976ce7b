"""Skills: tries counted, evidence gathered, a stage suggested and confirmed one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from smallwins.application import records
from smallwins.application.ports import Now, Store
from smallwins.domain.profile import Profile
from smallwins.domain.setback import Setback
from smallwins.domain.skill import Line, Seen, Skill, StageReached
from smallwins.domain.step import Step, StepState
from smallwins.domain.text import fold
from smallwins.statistics.stages import Practice


def add_skill(store: Store, person: Profile, now: Now, skill: Skill) -> Skill:
    """Name a skill to get better at."""
    return records.make(store, person.id, now, skill)


def edit_skill(store: Store, person: Profile, now: Now, skill: Skill, changes: Mapping[str, Any]) -> Skill:
    """Change a skill; its stages have functions of their own."""
    return records.edit(store, person.id, now, skill, changes)


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
    return records.edit(store, person.id, now, skill, {"cues": (*skill.cues, Line(on=now.today, text=text))})


def note_taught(store: Store, person: Profile, now: Now, skill: Skill, text: str) -> Skill:
    """Keep that somebody was helped or taught."""
    taught = (*skill.taught, Line(on=now.today, text=text))
    return records.edit(store, person.id, now, skill, {"taught": taught})


def note_seen(store: Store, person: Profile, now: Now, skill: Skill, rating: float) -> Skill:
    """Keep how far "I see quickly what matters" holds today, 1 to 7."""
    earlier = tuple(seen for seen in skill.seen if seen.on != now.today)
    after = replace(skill, seen=(*earlier, Seen(on=now.today, rating=rating)))
    return records.keep_changed(store, person.id, now, skill, after)


def practice(store: Store, person: Profile, skill: Skill) -> Practice:
    """Gather from the record what the gates of method C13 ask about."""
    tries = [entry for entry in store.entries_of_skill(person.id, skill.id) if entry.value]
    steps = [step for step in store.all(Step, person.id) if step.skill == skill.id]
    setbacks = [setback for setback in store.all(Setback, person.id) if setback.skill == skill.id]
    return Practice(
        sessions=len(tries),
        situations=len({fold(entry.what) for entry in tries if entry.what}),
        cues=len(skill.cues),
        self_planned=sum(step.state is StepState.DONE and step.is_good_enough for step in steps),
        corrected=sum(setback.corrected_myself for setback in setbacks),
        sees_quickly=skill.seen[-1].rating if skill.seen else None,
        automaticity=_automatic(store, person, skill),
        taught=len(skill.taught),
    )


def skills(store: Store, person: Profile) -> list[Skill]:
    """Return the person's skills in their order."""
    return sorted(store.all(Skill, person.id), key=lambda skill: (skill.state, skill.position))


def _automatic(store: Store, person: Profile, skill: Skill) -> float | None:
    if skill.automatic is None:
        return None
    rows = store.last_entries(person.id, skill.automatic, 1)
    return rows[0].value if rows else None
