"""How one is, in a number: the rating that answers a question, one's own where there is one."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from uuid import UUID

from smallwins.application.day.elsewhere import CHECK_IN
from smallwins.application.ports import Act, Now, Store
from smallwins.catalogue.well_being import called
from smallwins.domain.entry import Entry
from smallwins.domain.ids import id_from
from smallwins.domain.metric import Aggregation, Kind, Metric, MetricState, observed
from smallwins.domain.profile import Profile
from smallwins.domain.text import fold

CHECK_INS = ("mood", "energy", "stress")
"""The three optional questions of a close; the method's own, without any licence (C14)."""


def check_in_id(store: Store, person: Profile, name: str) -> UUID:
    """Return the id of what answers a question: made for it, one's own of its name, or still to be made."""
    made = _made_id(person.id, name)
    if store.find(Metric, person.id, made) is not None:
        return made
    own = [metric for metric in store.all(Metric, person.id) if _answers(metric, name)]
    return min(own, key=lambda metric: metric.created_at).id if own else made


def ensure(store: Store, person: Profile, act: Act, name: str, word: str) -> UUID:
    """Return the id of the metric that answers a question; `word` names it where it has to be made."""
    metric = check_in_id(store, person, name)
    if store.find(Metric, person.id, metric) is None:
        store.keep(act, _made(act.now, metric, word))
    return metric


def rate(store: Store, person: Profile, act: Act, name: str, number: float, word: str) -> Entry:
    """Keep today's answer to a question, in place of one given before; `word` names a metric to be made.

    What a person logged by hand on a metric of their own stays as it is, beside the answer.
    """
    metric = ensure(store, person, act, name, word)
    entry = _answer(act.now, person, metric, name, number)
    held = _given(store, person, entry, name)
    kept = replace(held, value=number) if held else entry
    store.keep(act, kept)
    return kept


def _answer(now: Now, person: Profile, metric: UUID, name: str, number: float) -> Entry:
    id = id_from("answer", name, str(person.id), now.today.isoformat())
    return Entry(id=id, metric=metric, for_date=now.today, at=now.at, value=number, created_at=now.at)


def _given(store: Store, person: Profile, answer: Entry, name: str) -> Entry | None:
    if answer.metric == _made_id(person.id, name):
        last = store.last_entries(person.id, answer.metric, 1)
        return last[0] if last and last[0].for_date == answer.for_date else None
    return store.find(Entry, person.id, answer.id)


def _answers(metric: Metric, name: str) -> bool:
    is_open = metric.state is not MetricState.ARCHIVED and not metric.questionnaire
    return metric.kind is Kind.RATING and is_open and fold(metric.name).strip() in called(name)


@lru_cache(maxsize=256)
def _made_id(person: UUID, name: str) -> UUID:
    return id_from(CHECK_IN, name, str(person))  # asked of each rating that is logged: was it the mood?


def _made(now: Now, id: UUID, word: str) -> Metric:
    return observed(id, word, Kind.RATING, now.today, now.at, aggregation=Aggregation.MEAN)
