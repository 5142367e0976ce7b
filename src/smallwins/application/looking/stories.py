"""Stories: a bad day short enough to read aloud, and one's own story drafted from the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from smallwins.application.goals import goals_as_crossed
from smallwins.application.ports import Now, Store
from smallwins.domain.goal import Goal
from smallwins.domain.metric import Metric
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.profile import Profile
from smallwins.domain.setback import Setback
from smallwins.domain.skill import Skill
from smallwins.domain.step import Step

ALOUD = 900
"""Characters that take about a minute to read aloud."""


TOLD = 24
"""Events a first draft is made from; the timeline itself shows all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One point of a person's timeline."""

    on: date
    kind: str
    text: str
    detail: str = ""


def timeline(store: Store, person: Profile, now: Now) -> list[Event]:
    """Return what happened, oldest first: begun, crossed, came back, learned, finished; no score anywhere."""
    finished = [*_steps(person, now, store.all(Step, person.id))]
    named = {(event.on, event.text) for event in finished}
    found = [
        *_metrics(store.all(Metric, person.id)),
        *_goals(goals_as_crossed(store, person, now)),
        *_setbacks(store.all(Setback, person.id)),
        *_skills(store.all(Skill, person.id)),
        *finished,
        *(event for event in _notes(store.all(Note, person.id)) if (event.on, event.text) not in named),
    ]
    return sorted(found, key=lambda event: event.on)


def told(events: Sequence[Event]) -> Sequence[Event]:
    """Return some of a timeline, evenly, for a first draft of a story."""
    return events[:: max(1, len(events) // TOLD)]


def bad_day(setback: Setback) -> list[str]:
    """Return a setback as the few lines of a story: what happened, the funny side, the lesson."""
    parts = (setback.what_happened, setback.funny, setback.lesson, setback.way_forward, setback.kind_line)
    return [part for part in parts if part]


def tellable(store: Store, person: Profile) -> list[Setback]:
    """Return the setbacks that have a story in them, newest first."""
    found = [held for held in store.all(Setback, person.id) if held.lesson or held.funny]
    return sorted(found, key=lambda held: held.occurred_on, reverse=True)


def _metrics(metrics: list[Metric]) -> list[Event]:
    return [
        Event(on=metric.starts_on, kind="began", text=metric.name) for metric in metrics if metric.is_judged
    ]


def _goals(goals: list[Goal]) -> list[Event]:
    crossed = [
        Event(on=mark.crossed_on, kind="milestone", text=mark.title, detail=mark.celebrated or goal.title)
        for goal in goals
        for mark in goal.milestones
        if mark.crossed_on
    ]
    ended = [
        Event(on=goal.closed_on, kind=goal.state.value, text=goal.title, detail=goal.closing_note)
        for goal in goals
        if goal.closed_on
    ]
    return crossed + ended


def _setbacks(setbacks: list[Setback]) -> list[Event]:
    return [
        Event(
            on=held.recovered_on or held.occurred_on,
            kind="lesson",
            text=held.lesson,
            detail=held.what_happened,
        )
        for held in setbacks
        if held.lesson
    ]


def _skills(skills: list[Skill]) -> list[Event]:
    return [
        Event(on=reached.on, kind="stage", text=skill.name, detail=reached.evidence)
        for skill in skills
        for reached in skill.stages
        if reached.stage > 1
    ]


def _steps(person: Profile, now: Now, steps: list[Step]) -> list[Event]:
    done = (step for step in steps if step.done_at)
    return [Event(on=_done_on(person, now, step), kind="finished", text=step.title) for step in done]


def _done_on(person: Profile, now: Now, step: Step) -> date:
    return person.day_of(step.done_at, now.at.tzinfo) if step.done_at else now.today


def _notes(notes: list[Note]) -> list[Event]:
    told = {NoteKind.WIN: "win", NoteKind.LET_GO: "let_go", NoteKind.OPPORTUNITY: "opportunity"}
    return [
        Event(on=note.on_date, kind=told[note.kind], text=note.text) for note in notes if note.kind in told
    ]
