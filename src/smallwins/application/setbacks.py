"""Setbacks walked through in the order of GROW: to a lesson, a real next step, and back on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from smallwins.application import records
from smallwins.application.labels import label
from smallwins.application.ports import Now, Store
from smallwins.domain.link import Link
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.profile import Profile
from smallwins.domain.setback import Setback
from smallwins.domain.step import Step
from smallwins.domain.text import words

RECURRING = 3
"""Times a theme has to come up before it is called recurring; a convention."""


def add_setback(store: Store, person: Profile, now: Now, setback: Setback) -> Setback:
    """Write down what happened; everything else may come later."""
    return records.make(store, person.id, now, setback)


def edit_setback(
    store: Store, person: Profile, now: Now, setback: Setback, changes: Mapping[str, Any]
) -> Setback:
    """Go one field further. A lesson joins the lesson book; a way forward becomes a real step.

    Raises:
        Refusal: `setback.one-option` for a way forward before there are two options.
    """
    changed = records.changed(setback, changes)
    if changed.way_forward and changed.way_forward != setback.way_forward:
        changed.check_way_forward()
    if changed == setback:
        return setback
    act = store.begin(person.id, now, "setback.edit", label(setback))
    if changed.way_forward and changed.step is None:
        step = _next_step(now, changed)
        store.keep(act, step)
        changed = replace(changed, step=step.id)
    store.keep(act, changed)
    if changed.lesson and changed.lesson != setback.lesson:
        store.keep(act, _lesson(store, person, now, changed))
    return changed


def recover(store: Store, person: Profile, now: Now, setback: Setback) -> Setback:
    """Say that one is back on."""
    return records.edit(store, person.id, now, setback, {"recovered_on": now.today})


def themes(store: Store, person: Profile) -> list[tuple[str, int]]:
    """Return the themes of all setbacks with how often each came up, most often first."""
    counted = Counter(theme for setback in store.all(Setback, person.id) for theme in setback.themes)
    return counted.most_common()


def recurring_themes(store: Store, person: Profile) -> list[tuple[str, int]]:
    """Return the themes that came up often enough to be worth a look."""
    return [(theme, times) for theme, times in themes(store, person) if times >= RECURRING]


def lessons_for(store: Store, person: Profile, step: Step) -> list[Note]:
    """Return earlier lessons about the same skill or goal, or in the same words, newest first."""
    lessons = [note for note in store.all(Note, person.id) if note.kind is NoteKind.LESSON]
    sought = {id for id in (step.skill, step.goal, step.parent) if id is not None}
    telling = {word for word in words(step.title) if len(word) > 3}
    found = [
        note
        for note in lessons
        if sought & {link.id for link in note.links} or telling & set(words(f"{note.title} {note.text}"))
    ]
    return sorted(found, key=lambda note: note.on_date, reverse=True)[:3]


def setbacks(store: Store, person: Profile) -> list[Setback]:
    """Return the person's setbacks, newest first."""
    return sorted(store.all(Setback, person.id), key=lambda setback: setback.occurred_on, reverse=True)


def _next_step(now: Now, setback: Setback) -> Step:
    title = setback.way_forward.splitlines()[0][:200]
    return Step(
        id=now.new_id(),
        title=title,
        note=setback.way_forward if len(setback.way_forward) > len(title) else "",
        goal=setback.goal_id,
        skill=setback.skill,
        setback=setback.id,
        created_at=now.at,
    )


def _lesson(store: Store, person: Profile, now: Now, setback: Setback) -> Note:
    about = records.link(setback)
    for held in store.all(Note, person.id):
        if held.kind is NoteKind.LESSON and about in held.links:
            return replace(held, text=setback.lesson)
    links = [about]
    links += [Link("skill", setback.skill)] if setback.skill else []
    links += [Link("goal", setback.goal_id)] if setback.goal_id else []
    return Note(
        id=now.new_id(),
        kind=NoteKind.LESSON,
        text=setback.lesson,
        on_date=now.today,
        links=tuple(links),
        created_at=now.at,
    )
