"""When the way to help is shown beside what was kept: signposts, not screening (method D.3).

Everything happens here and is forgotten at once: nothing is counted, kept, logged or shown to anybody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from smallwins.application.ports import Now, Store
from smallwins.catalogue.helplines import crisis_phrases
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Kind, Metric
from smallwins.domain.profile import Profile
from smallwins.domain.text import fold

# Conventions of method D.3, on scales of 0 to 10 (WHO-5: 0 to 100).
VERY_LOW, LOW, VERY_ANXIOUS = 2, 4, 9
APART = 7
MOOD_LOW, MOOD_DAYS, MOOD_OF = 2, 7, 14
WHO5_VERY_LOW, WHO5_LOW = 28, 50

_NOT_LETTERS = re.compile(r"[^\w\s]|_")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´")
_ARABIC = re.compile("[\u0621-\u064a]")
_LED_BY = "(?:[وفبلك]?(?:ال)?)"
"""What an Arabic word may carry in front: and, so, with, for, like, and the article."""


def calls_for_help(texts: Iterable[str]) -> bool:
    """Whether one of the texts holds a phrase at which the way to help is shown."""
    plain = [_plain(text) for text in texts if text]
    return any(phrase in text and _stands_alone(phrase, text) for text in plain for phrase in _phrases())


def answer_calls_for_help(store: Store, person: Profile, entry: Entry) -> bool:
    """Whether an answer to a question about well-being, with those before it, is one at which it is shown."""
    metric = store.find(Metric, person.id, entry.metric)
    if metric is None or not metric.questionnaire:
        return False
    since = entry.for_date - timedelta(days=400)
    held = store.entries_between(person.id, since, entry.for_date + timedelta(days=1), metric.id)
    match metric.questionnaire:
        case "ons4":
            return _ons4(entry, held)
        case "who5" | "who-5":
            return _who5(entry, held)
    return False


def mood_calls_for_help(store: Store, person: Profile, now: Now) -> bool:
    """Whether the mood was very low on seven of the last fourteen days, today among them."""
    since = now.today - timedelta(days=MOOD_OF - 1)
    held = store.entries_between(person.id, since, now.today + timedelta(days=1), _mood(store, person))
    low = {entry.for_date for entry in held if entry.value is not None and entry.value <= MOOD_LOW}
    return now.today in low and len(low) >= MOOD_DAYS


def entry_calls_for_help(store: Store, person: Profile, now: Now, entry: Entry) -> bool:
    """Whether an entry that was just kept is such an answer, or a mood that was low too often of late."""
    metric = store.find(Metric, person.id, entry.metric)
    if metric is not None and metric.kind is Kind.RATING and metric.id == _mood(store, person):
        return mood_calls_for_help(store, person, now)
    return answer_calls_for_help(store, person, entry)


def is_hard_day(store: Store, person: Profile, now: Now) -> bool:
    """Whether today is of that kind: suggestions, comparisons and reminders rest until tomorrow.

    What was written today decides, wherever it was written and as long as it stands; nothing is remembered.
    """
    held = store.entries_between(person.id, now.today, now.today + timedelta(days=1))
    told = (text for entry in held for text in (entry.note, entry.learned, entry.skip_reason or ""))
    heavy = calls_for_help(told) or any(answer_calls_for_help(store, person, entry) for entry in held)
    return (
        heavy or mood_calls_for_help(store, person, now) or calls_for_help(_written_today(store, person, now))
    )


def _written_today(store: Store, person: Profile, now: Now) -> Iterator[str]:
    before = _last_rev_before(store, person, now)
    if before == store.rev(person.id):
        return
    for kind in store.nouns().values():
        if kind.noun != Entry.noun and kind.searched:  # entries are asked for by their day
            for kept in store.changed_since(kind, person.id, before):
                if getattr(kept.record, "source", None) is None:  # what came in a file is not of today
                    yield from _texts(getattr(kept.record, field) for field in kind.searched)


def _last_rev_before(store: Store, person: Profile, now: Now) -> int:
    rev: int | None = None
    while found := store.changes(person.id, before_rev=rev):
        for change in found:
            if person.day_of(change.at, now.at.tzinfo) < now.today:
                return change.rev
        rev = found[-1].rev
    return 0


def _texts(held: Iterable[object]) -> Iterator[str]:
    for value in held:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (str(part) for part in value)


def _mood(store: Store, person: Profile) -> UUID:
    from smallwins.application.day.check_ins import check_in_id  # noqa: PLC0415 - felt by every command

    return check_in_id(store, person, "mood")


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(_plain(phrase) for phrase in crisis_phrases())


def _stands_alone(phrase: str, text: str) -> bool:
    led = _LED_BY if _ARABIC.match(phrase) else ""
    return re.search(rf"(?<!\w){led}{re.escape(phrase)}(?!\w)", text) is not None


def _plain(text: str) -> str:
    folded = fold(text.translate(_APOSTROPHES))
    return " ".join(_NOT_LETTERS.sub(" ", folded).split())


def _ons4(entry: Entry, held: list[Entry]) -> bool:
    answers = dict(entry.items)
    for item in ("satisfied", "worthwhile", "happy"):
        if answers.get(item, 10) <= VERY_LOW:
            return True
        days = [other.for_date for other in held if dict(other.items).get(item, 10) <= LOW]
        if answers.get(item, 10) <= LOW and _far_apart(days):
            return True
    anxious = [other for other in held if dict(other.items).get("anxious", 0) >= VERY_ANXIOUS]
    return answers.get("anxious", 0) >= VERY_ANXIOUS and len(anxious) > 1


def _who5(entry: Entry, held: list[Entry]) -> bool:
    if entry.value is None or entry.value > WHO5_LOW:
        return False
    low = [other for other in held if other.value is not None and other.value <= WHO5_LOW]
    return entry.value <= WHO5_VERY_LOW or len(low) > 1


def _far_apart(days: list[date]) -> bool:
    return bool(days) and (max(days) - min(days)).days >= APART
