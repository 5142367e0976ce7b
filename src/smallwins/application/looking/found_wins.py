"""Wins that are in the record and were not named: a step finished, a milestone, a return, a best (R27)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from smallwins.application import metrics, records
from smallwins.application.goals import goals_as_crossed, milestone_win
from smallwins.application.looking.overview import bests_of
from smallwins.application.ports import Now, Store
from smallwins.application.signposts import is_hard_day
from smallwins.application.steps import LEAP_READINESS
from smallwins.application.walking.finished import finished_since
from smallwins.catalogue.stories import back_to, best_of
from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from
from smallwins.domain.metric import Direction, Metric
from smallwins.domain.note import Note, NoteKind, WinKind
from smallwins.domain.pause import Pause
from smallwins.domain.profile import Profile
from smallwins.domain.step import Step, StepState

LATELY = timedelta(days=14)
"""How far back a win is proposed; a convention."""

LEAST_GAP = 2
"""Chances missed in a row before coming back is proposed: one alone is no gap to come back from."""

LONGEST_FIRST = ("months", "weeks", "days")
"""The kinds of bests that are proposed; of one metric the longest alone."""


def found_wins(store: Store, person: Profile, now: Now) -> list[Note]:
    """Propose the wins of the last two weeks that nobody named; their ids are the same each time."""
    wins = store.notes_of(person.id, NoteKind.WIN)
    held = {note.id for note in wins}
    about = {link.id for note in wins for link in note.links}
    told = {(link.id, note.win, note.on_date) for note in wins for link in note.links}
    finished = [note for note in _finished(store, person, now) if note.links[0].id not in about]
    others = [*_crossed(store, person, now), *_of_metrics(store, person, now)]
    return finished + [
        note
        for note in others
        if note.id not in held and (note.links[0].id, note.win, note.on_date) not in told
    ]


def keep_found(store: Store, person: Profile, now: Now, step: Step) -> Note:
    """Keep a finished step as a win; it is about its step, and so is not proposed again.

    Raises:
        Refusal: `step.not-done` for a step that is not finished.
    """
    if step.state is not StepState.DONE:
        raise Refusal("step.not-done", title=step.title)
    about = records.link(step)
    held = (note for note in store.notes_of(person.id, NoteKind.WIN) if about in note.links)
    return next(held, None) or records.make(store, person.id, now, _win(person, now, step))


def keep_proposed(store: Store, person: Profile, now: Now, proposed: Note) -> Note:
    """Keep a win that was proposed; once, however often it is sent."""
    return store.find(Note, person.id, proposed.id) or records.make(store, person.id, now, proposed)


def proposed_as(found: Sequence[Note], id: UUID) -> Note:
    """Return the proposal of an id.

    Raises:
        Refusal: `record.unknown` where the record proposes nothing of that id.
    """
    for note in found:
        if note.id == id:
            return note
    raise Refusal("record.unknown", noun="note", id=str(id))


def _finished(store: Store, person: Profile, now: Now) -> list[Note]:
    done = finished_since(store, person, now.at.tzinfo, now.today - LATELY)
    return [_win(person, now, step) for step in done if step.state is StepState.DONE]


def _win(person: Profile, now: Now, step: Step) -> Note:
    from_ready = step.readiness is not None and step.readiness <= LEAP_READINESS
    day = person.day_of(step.done_at, now.at.tzinfo) if step.done_at else now.today
    return Note(
        id=id_from("found-win", str(step.id)),
        kind=NoteKind.WIN,
        win=WinKind.LEAP if from_ready else WinKind.INCREMENTAL,
        text=step.title,
        on_date=day,
        links=(records.link(step),),
        created_at=now.at,
    )


def _crossed(store: Store, person: Profile, now: Now) -> Iterator[Note]:
    since = now.today - LATELY
    for goal in goals_as_crossed(store, person, now):
        for index, mark in enumerate(goal.milestones):
            if mark.crossed_on is not None and since <= mark.crossed_on <= now.today:
                yield milestone_win(now, goal, index)


def _of_metrics(store: Store, person: Profile, now: Now) -> Iterator[Note]:
    """Propose returns and bests of what is followed; none of it on a hard day (D.3)."""
    if is_hard_day(store, person, now):
        return
    pauses = store.all(Pause, person.id)
    for metric in metrics.metrics(store, person):
        last = store.last_entries(person.id, metric.id, 1)
        is_of_late = bool(last) and last[0].for_date >= now.today - LATELY
        if metric.is_judged and metric.direction is Direction.AT_LEAST and is_of_late:
            yield from _return(store, person, now, metric, pauses)
            yield from _best(store, person, now, metric)


def _return(
    store: Store, person: Profile, now: Now, metric: Metric, pauses: Sequence[Pause]
) -> Iterator[Note]:
    # numpy is felt at start-up, and in the memory of who never asks
    from smallwins.application.looking.returns import chances_of  # noqa: PLC0415

    lapses = chances_of(store, person, metric, pauses, now).lapses
    gaps = [date.fromordinal(gap.began) for gap in lapses if gap.length >= LEAST_GAP]
    for began in reversed(gaps[-2:]):  # nobody may be back yet from the last one
        rows = store.entry_rows(person.id, metric.id, began, now.today + timedelta(days=1))
        back = min((date.fromisoformat(row[0]) for row in rows if row[1]), default=None)
        if back is not None and back >= now.today - LATELY:
            yield _note(now, metric, WinKind.RETURN, back, back_to(metric.name, (back - began).days))
            return


def _best(store: Store, person: Profile, now: Now, metric: Metric) -> Iterator[Note]:
    of_late = {
        held.kind.value: held
        for held in bests_of(store, person, now, metric)
        if held.last >= now.today - LATELY and held.equalled_on is None
    }
    kind = next((kind for kind in LONGEST_FIRST if kind in of_late), None)
    if kind is not None:
        best = of_late[kind]
        yield _note(now, metric, WinKind.BEST, best.last, best_of(metric, best.kind.value, best.value))


def _note(now: Now, metric: Metric, win: WinKind, on: date, text: str) -> Note:
    return Note(
        id=id_from("found-win", win, str(metric.id), on.isoformat()),
        kind=NoteKind.WIN,
        win=win,
        text=text,
        on_date=on,
        links=(records.link(metric),),
        created_at=now.at,
    )
