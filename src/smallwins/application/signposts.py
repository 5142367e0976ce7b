"""When the way to help is shown beside what was kept: signposts, not screening (method D.3).

Everything happens here and is forgotten at once: nothing is counted, kept, logged or shown to anybody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from smallwins.application.ports import Now, Store
from smallwins.catalogue.helplines import crisis_phrases
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
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
    from smallwins.application.day.rhythm import check_in_id  # noqa: PLC0415 - felt by every command

    mood = check_in_id(person, "mood")
    held = store.entries_between(person.id, since, now.today + timedelta(days=1), mood)
    low = {entry.for_date for entry in held if entry.value is not None and entry.value <= MOOD_LOW}
    return now.today in low and len(low) >= MOOD_DAYS


def is_hard_day(store: Store, person: Profile, now: Now) -> bool:
    """Whether today's entries are of that kind: suggestions and reminders rest until tomorrow."""
    held = store.entries_between(person.id, now.today, now.today + timedelta(days=1))
    told = (text for entry in held for text in (entry.note, entry.learned, entry.skip_reason or ""))
    heavy = calls_for_help(told) or any(answer_calls_for_help(store, person, entry) for entry in held)
    return heavy or mood_calls_for_help(store, person, now)


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
