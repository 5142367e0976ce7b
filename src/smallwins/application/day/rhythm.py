"""The rhythm of a day: small on a hard one, a reset at midday, and a minute to close it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from smallwins.application import records, signposts
from smallwins.application.day.check_ins import check_in_id, ensure, rate
from smallwins.application.day.today import Line, State, Today
from smallwins.application.merging import Seen, merge, was_here
from smallwins.application.ports import Now, Store
from smallwins.application.reviews import find_review
from smallwins.domain.entry import Entry
from smallwins.domain.ids import id_from
from smallwins.domain.note import Note, NoteKind, WinKind
from smallwins.domain.number import rating
from smallwins.domain.profile import Profile
from smallwins.domain.review import Period, Review, ReviewState
from smallwins.domain.step import KeyDay, Step

LOW_MOOD = 3
"""A mood at or below this makes it a hard day: letters written for one come back."""

SMALL_DAY = "small_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What a person says at the end of a day; all of it optional."""

    small_step: str = ""
    celebration: str = ""
    ratings: Mapping[str, float]
    done_list: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a device says of something it wrote without a network: its id, and the rev it had seen."""

    id: UUID
    base_rev: int


def close_day(store: Store, person: Profile, now: Now, closing: Closing, names: Mapping[str, str]) -> Review:
    """Keep the close of today as one act: the small step as a win, ratings as entries, one celebration.

    `names` are the words for the check-in metrics, should one have to be made.
    """
    held = find_review(store, person, Period.DAY, now.today)
    act = store.begin(person.id, now, "review.close", now.today.isoformat())
    for name, number in closing.ratings.items():
        rate(store, person, act, name, rating(number, name), names[name])
    if closing.small_step and (held is None or held.small_step != closing.small_step):
        store.keep(act, _small_win(now, closing.small_step))
    review = _closed(now, held, closing)
    store.keep(act, review)
    return review


def close_as_sent(
    store: Store, person: Profile, now: Now, closing: Closing, names: Mapping[str, str], sent: Sent
) -> Review:
    """Keep a close that a device wrote without a network; the same again changes nothing.

    Ratings stay entries of their own. A day that was closed elsewhere too is one review, brought
    together field by field.
    """
    _keep_beside(store, person, now, closing, names, sent.id)
    held = find_review(store, person, Period.DAY, now.today)
    fresh = replace(_closed(now, None, closing), id=sent.id)
    if held is None or held.id == sent.id:
        return held or records.make(store, person.id, now, fresh, summary=now.today.isoformat())
    kept = records.get_kept(store, Review, person.id, held.id)
    lines = held.done_list + tuple(line for line in closing.done_list if line not in held.done_list)
    said = {"small_step": closing.small_step, "celebration": closing.celebration, "done_list": lines}
    blank = replace(fresh, id=held.id, small_step="", celebration="", done_list=())
    known = Seen(base_rev=sent.base_rev, blank=blank)
    return merge(store, person, now, kept, {name: value for name, value in said.items() if value}, known)


def shrink_day(store: Store, person: Profile, now: Now, *, small: bool) -> Profile:
    """Shrink today to the floor, or let it be its usual size again."""
    answers = dict(person.answers) | {SMALL_DAY: now.today.isoformat() if small else ""}
    changed = replace(person, answers=tuple(sorted(answers.items())))
    if changed != person:
        store.keep(store.begin(person.id, now, "day.shrink" if small else "day.widen"), changed)
    return changed


def is_small(person: Profile, now: Now) -> bool:
    """Whether the person shrank today to the floor."""
    return person.answer(SMALL_DAY) == now.today.isoformat()


def asked_and_waiting(day: Today, *, small: bool) -> tuple[list[Line], list[Line]]:
    """Return what the day asks and what waits without being asked; a small day asks one thing at most."""
    asked, waiting = day.of(State.OPEN), day.of(State.LATER)
    return (asked[:1], [*asked[1:], *waiting]) if small else (asked, waiting)


def reset_day(store: Store, person: Profile, now: Now, rescue: str) -> Step:
    """Rescue a small piece of a day that went otherwise: it becomes a step of today."""
    step = Step(
        id=now.new_id(),
        title=rescue,
        first_step=rescue,
        manageable=True,
        estimate=0.25,
        key_days=(KeyDay(on=now.today),),
        created_at=now.at,
    )
    store.keep(store.begin(person.id, now, "day.reset", rescue), step)
    return step


def is_hard(store: Store, person: Profile, now: Now) -> bool:
    """Whether today is a hard day: the person shrank it, their mood is low, or their words are heavy."""
    if is_small(person, now):
        return True
    last = store.last_entries(person.id, check_in_id(store, person, "mood"), 1)
    is_low = bool(last) and last[0].for_date == now.today and (last[0].value or 0) <= LOW_MOOD
    return is_low or signposts.is_hard_day(store, person, now)


def week_to_review(store: Store, person: Profile, now: Now) -> date | None:
    """Return a day of the week to look back on, on its last day and the one after, while it is not yet."""
    first = person.week_of(now.today)
    if now.today - first == timedelta(days=6):
        day = now.today
    elif now.today == first:
        day = now.today - timedelta(days=1)
    else:
        return None
    return None if find_review(store, person, Period.WEEK, day) else day


def _keep_beside(
    store: Store, person: Profile, now: Now, closing: Closing, names: Mapping[str, str], id: UUID
) -> None:
    """Keep the ratings and the small step of a close, under ids that follow from the close's own."""
    made: list[Entry | Note] = []
    if closing.small_step:
        made.append(replace(_small_win(now, closing.small_step), id=id_from("small-step", str(id))))
    for name, number in closing.ratings.items():
        metric = check_in_id(store, person, name)
        given = {"metric": metric, "value": rating(number, name)}
        made.append(replace(_entry(now, given), id=id_from("rating", name, str(id))))
    new = [record for record in made if not was_here(store, person, type(record), record.id)]
    if not new:
        return
    act = store.begin(person.id, now, "review.close", now.today.isoformat())
    for name in closing.ratings:
        ensure(store, person, act, name, names[name])
    store.keep(act, *new)


def _entry(now: Now, given: Mapping[str, Any]) -> Entry:
    return Entry(id=now.new_id(), for_date=now.today, at=now.at, created_at=now.at, **given)


def _small_win(now: Now, text: str) -> Note:
    return Note(
        id=now.new_id(),
        kind=NoteKind.WIN,
        win=WinKind.INCREMENTAL,
        text=text,
        on_date=now.today,
        created_at=now.at,
    )


def _closed(now: Now, held: Review | None, closing: Closing) -> Review:
    said = {
        "small_step": closing.small_step,
        "celebration": closing.celebration,
        "done_list": closing.done_list,
        "state": ReviewState.DONE,
    }
    if held is not None:
        return replace(held, **said)  # type: ignore[arg-type]
    return Review(
        id=now.new_id(),
        period=Period.DAY,
        since=now.today,
        until=now.today,
        created_at=now.at,
        **said,  # type: ignore[arg-type]
    )
