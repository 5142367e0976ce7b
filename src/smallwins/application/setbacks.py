"""Setbacks walked through in the order of GROW: to a lesson, a real next step, and back on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from smallwins.application import records
from smallwins.application.labels import label
from smallwins.application.ports import Act, Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.goal import Goal
from smallwins.domain.link import Link
from smallwins.domain.metric import Metric
from smallwins.domain.note import Note, NoteKind, WinKind
from smallwins.domain.profile import Profile
from smallwins.domain.setback import Setback
from smallwins.domain.skill import Skill
from smallwins.domain.step import Step, StepState
from smallwins.domain.text import words
from smallwins.domain.value import Value
from smallwins.statistics.enough import NotEnough

if TYPE_CHECKING:
    from smallwins.statistics.bounce_back import BounceBack, Lapse

RECURRING = 3
"""Times a theme has to come up before it is called recurring; a convention."""

_WRITTEN = (
    "what_happened",
    "goal",
    "reality",
    "way_forward",
    "lesson",
    "kind_line",
    "friend_view",
    "year_view",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """How soon one was back after setbacks, in days; the estimate is None while there are few (C2)."""

    setbacks: int
    back: int
    within_a_day: int
    estimate: BounceBack | None
    faster: bool


def add_setback(store: Store, person: Profile, now: Now, setback: Setback) -> Setback:
    """Write down what happened; everything else may come later."""
    _check(store, person, now, setback)
    return records.make(store, person.id, now, setback)


def edit_setback(
    store: Store,
    person: Profile,
    now: Now,
    setback: Setback,
    changes: Mapping[str, Any],
    first_step: str = "",
) -> Setback:
    """Go one field further. A lesson joins the lesson book; a way forward becomes a real step.

    `first_step` is what of the way forward fits into two minutes.

    Raises:
        Refusal: `setback.one-option` for a way forward before there are two options.
    """
    changed = records.changed(setback, changes)
    _check(store, person, now, changed)
    if changed.way_forward and changed.way_forward != setback.way_forward:
        changed.check_way_forward()
    if changed == setback:
        return setback
    act = store.begin(person.id, now, "setback.edit", label(setback))
    if changed.way_forward and (changed.way_forward != setback.way_forward or changed.step is None):
        changed = _with_step(store, act, person, changed, first_step)
    store.keep(act, changed)
    if changed.lesson and changed.lesson != setback.lesson:
        store.keep(act, _lesson(store, person, now, changed))
    return changed


def recover(
    store: Store, person: Profile, now: Now, setback: Setback, on: date | None = None, *, said: str = ""
) -> Setback:
    """Say that one is back on, today or since an earlier day; the return is kept as a win.

    `said` is the win's text where the setback's own words are not to stand there.
    """
    after = replace(setback, recovered_on=on or now.today)
    _check(store, person, now, after)
    if after == setback:
        return setback
    act = store.begin(person.id, now, "setback.recover", label(setback))
    store.keep(act, after)
    if setback.recovered_on is None:
        store.keep(act, _return(now, after, said))
    return after


def delete_setback(store: Store, person: Profile, now: Now, setback: Setback) -> None:
    """Delete a setback; its lesson and its step stay, and undo brings it back."""
    records.delete(store, person.id, now, setback)


def written(setback: Setback) -> list[str]:
    """Return the texts of a setback, in which words that leave no room are looked for."""
    return [text for name in _WRITTEN if (text := getattr(setback, name))] + list(setback.options)


def whys(store: Store, person: Profile, setback: Setback) -> list[Value]:
    """Return what it is for: the values behind the goal or the metric that a setback is about."""
    about = [
        store.find(Goal, person.id, setback.goal_id) if setback.goal_id else None,
        store.find(Metric, person.id, setback.metric) if setback.metric else None,
        store.find(Skill, person.id, setback.skill) if setback.skill else None,
    ]
    ids = dict.fromkeys(value for record in about if record is not None for value in record.values)
    held = (store.find(Value, person.id, id) for id in ids)
    return [value for value in held if value is not None]


def next_step(store: Store, person: Profile, setback: Setback) -> Step | None:
    """Return the step that the way forward became, or None."""
    return store.find(Step, person.id, setback.step) if setback.step else None


def returns(store: Store, person: Profile, now: Now) -> Returns:
    """Return how soon one was back after setbacks; those still open count as long as they are (C2)."""
    from smallwins.statistics import bounce_back as c2  # noqa: PLC0415 - numpy is felt at start-up

    lapses = [_lapse(c2.Lapse, setback, now.today) for setback in store.all(Setback, person.id)]
    estimate, trend = c2.bounce_back(lapses), c2.bounce_back_trend(lapses)
    return Returns(
        setbacks=len(lapses),
        back=sum(lapse.recovered for lapse in lapses),
        within_a_day=sum(lapse.recovered and lapse.length <= 1 for lapse in lapses),
        estimate=None if isinstance(estimate, NotEnough) else estimate,
        faster=not isinstance(trend, NotEnough) and trend.faster,
    )


def earlier_lesson(store: Store, person: Profile, setback: Setback) -> Setback | None:
    """Return the latest other setback with a lesson that shares a theme with this one, or None."""
    shared = [
        held
        for held in setbacks(store, person)
        if held.id != setback.id and held.lesson and set(held.themes) & set(setback.themes)
    ]
    return shared[0] if shared else None


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
    held = store.all(Setback, person.id)
    return sorted(held, key=lambda setback: (setback.occurred_on, setback.created_at), reverse=True)


def _check(store: Store, person: Profile, now: Now, setback: Setback) -> None:
    for day in (setback.occurred_on, setback.recovered_on):
        if day is not None and day > now.today:
            raise Refusal("date.too-late", date=day, today=now.today)
    if setback.skill is not None:
        records.get(store, Skill, person.id, setback.skill)
    if setback.metric is not None:
        records.get(store, Metric, person.id, setback.metric)
    if setback.goal_id is not None:
        records.get(store, Goal, person.id, setback.goal_id)


def _with_step(store: Store, act: Act, person: Profile, setback: Setback, first_step: str) -> Setback:
    """Return the setback with a step for its way forward: a new one, or its own while it has not begun."""
    held = next_step(store, person, setback)
    fresh = _step(act.now, setback, first_step)
    if held is not None and held.state in (StepState.IDEA, StepState.READY):
        first = fresh.first_step or held.first_step
        fresh = replace(held, title=fresh.title, note=fresh.note, first_step=first)
    store.keep(act, fresh)
    return replace(setback, step=fresh.id)


def _step(now: Now, setback: Setback, first_step: str) -> Step:
    title = setback.way_forward.splitlines()[0][:200]
    return Step(
        id=now.new_id(),
        title=title,
        note=setback.way_forward if len(setback.way_forward) > len(title) else "",
        first_step=first_step,
        goal=setback.goal_id,
        skill=setback.skill,
        setback=setback.id,
        created_at=now.at,
    )


def _return(now: Now, setback: Setback, said: str) -> Note:
    return Note(
        id=now.new_id(),
        kind=NoteKind.WIN,
        win=WinKind.RETURN,
        text=said or label(setback),
        on_date=setback.recovered_on or now.today,
        links=(records.link(setback),),
        created_at=now.at,
    )


def _lapse(kind: type[Lapse], setback: Setback, today: date) -> Lapse:
    until = setback.recovered_on or max(today, setback.occurred_on)
    return kind(
        began=setback.occurred_on.toordinal(),
        length=(until - setback.occurred_on).days,
        recovered=setback.recovered_on is not None,
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
