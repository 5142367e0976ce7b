"""How one is, if one likes to look: own short questions, questionnaires, and kindness to oneself.

Nothing here is a diagnosis, and nothing of it is ever shown to anybody else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from smallwins.application.day.check_ins import check_in_id, rate
from smallwins.application.day.elsewhere import CHECKS, KINDNESS
from smallwins.application.ports import Now, Store
from smallwins.domain.entry import EARLIEST, Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from
from smallwins.domain.metric import Kind, Metric, observed
from smallwins.domain.number import rating
from smallwins.domain.profile import Profile
from smallwins.statistics.enough import NotEnough
from smallwins.statistics.scales import Questionnaire, Score, Scoring, is_due, scores

Scored = tuple[date, Score]
"""A day, and a score of that day's answers."""


def check_in(
    store: Store, person: Profile, now: Now, ratings: Mapping[str, float], names: Mapping[str, str]
) -> list[Entry]:
    """Keep today's answers as one act; answering again today replaces an answer."""
    given = {name: rating(ratings[name], name) for name in CHECKS if name in ratings}
    if not given:
        raise Refusal("entry.empty")
    act = store.begin(person.id, now, "check-in")
    return [rate(store, person, act, name, number, names[name]) for name, number in given.items()]


def checks(store: Store, person: Profile, name: str, since: date) -> list[tuple[date, float]]:
    """Return the answers to one of our own questions since a day, oldest first."""
    metric = check_in_id(store, person, name)
    held = store.entries_between(person.id, since, date.max, metric)
    return [(entry.for_date, entry.value) for entry in held if entry.value is not None]


def answer(
    store: Store, person: Profile, now: Now, asked: Questionnaire, answers: Mapping[str, float]
) -> Entry:
    """Keep the answers to a questionnaire, as far as they were given.

    Raises:
        Refusal: `scale.not-yet` before its recall period is over, `entry.empty` without an answer.
    """
    for item, number in answers.items():
        rating(number, item, least=asked.low, most=asked.high)
    last = last_answer(store, person, asked)
    if last is not None and not is_due(asked, last.for_date, now.today) and last.for_date != now.today:
        raise Refusal("scale.not-yet", next=last.for_date + timedelta(days=asked.every_days))
    if not answers:
        raise Refusal("entry.empty")
    act = store.begin(person.id, now, "scale.answer", asked.name)
    metric = _metric_of(store, person, now, asked)
    entry = Entry(
        id=last.id if last is not None and last.for_date == now.today else now.new_id(),
        metric=metric.id,
        for_date=now.today,
        at=now.at,
        value=_score(asked, answers),
        items=tuple(answers.items()),
        created_at=now.at,
    )
    store.keep(act, *([] if store.find(Metric, person.id, metric.id) else [metric]), entry)
    return entry


def answers(store: Store, person: Profile, asked: Questionnaire) -> list[Entry]:
    """Return the answers to a questionnaire, oldest first."""
    return store.entries_between(person.id, EARLIEST, date.max, _id_of(person, asked))


def scores_over_time(asked: Questionnaire, held: Sequence[Entry]) -> dict[str | None, list[Scored]]:
    """Return the scores of each item that stands by itself, or the one of all items under None, oldest first.

    Answers that the questionnaire no longer knows are left out.
    """
    known = {item.id for item in asked.items}
    over_time: dict[str | None, list[Scored]] = {}
    for entry in held:
        given = {id: value for id, value in entry.items if id in known and asked.low <= value <= asked.high}
        found = scores(asked, given)
        for score in () if isinstance(found, NotEnough) else found:
            over_time.setdefault(score.item, []).append((entry.for_date, score))
    return over_time


def last_answer(store: Store, person: Profile, asked: Questionnaire) -> Entry | None:
    """Return the latest answers to a questionnaire, or None."""
    found = store.last_entries(person.id, _id_of(person, asked), 1)
    return found[0] if found else None


def practise_kindness(store: Store, person: Profile, now: Now, line: str, name: str) -> Entry:
    """Keep that one was kind to oneself, with the line one wrote; `name` is what the record calls it."""
    kindness = id_from(KINDNESS, str(person.id))
    act = store.begin(person.id, now, "kindness.add", name)
    metric = store.find(Metric, person.id, kindness)
    if metric is None:
        store.keep(act, observed(kindness, name, Kind.COUNT, now.today, now.at))
    entry = Entry(
        id=now.new_id(),
        metric=kindness,
        for_date=now.today,
        at=now.at,
        value=1.0,
        note=line,
        created_at=now.at,
    )
    store.keep(act, entry)
    return entry


def kindness(store: Store, person: Profile) -> list[Entry]:
    """Return the times one was kind to oneself, oldest first."""
    return store.entries_between(person.id, EARLIEST, date.max, id_from(KINDNESS, str(person.id)))


def _id_of(person: Profile, asked: Questionnaire) -> UUID:
    return id_from("questionnaire", asked.id, str(person.id))


def _metric_of(store: Store, person: Profile, now: Now, asked: Questionnaire) -> Metric:
    own = _id_of(person, asked)
    held = store.find(Metric, person.id, own)
    return held or observed(own, asked.name, Kind.RATING, now.today, now.at, questionnaire=asked.id)


def _score(asked: Questionnaire, given: Mapping[str, float]) -> float | None:
    if asked.scoring is Scoring.SEPARATE:
        return None
    found = scores(asked, given)
    return None if isinstance(found, NotEnough) else found[0].value
