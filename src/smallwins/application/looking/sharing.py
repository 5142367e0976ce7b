"""What a card to share says of a period: one line, up to three facts, and a piece for each thing done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from smallwins.application import reviews, values
from smallwins.application.ports import Now, Store
from smallwins.catalogue import done, periods, show, stories
from smallwins.domain.profile import Profile
from smallwins.domain.review import Period

MOST_FACTS = 3
MOST_PIECES = 28

YOUNG = 6
"""Days before today within which a record has only begun."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number as it is shown, and the word under it."""

    number: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Everything that a card shows, and nothing else; `pieces` are the places of values in their order."""

    eyebrow: str
    headline: str
    facts: tuple[Counted, ...]
    pieces: tuple[int, ...]


def of_period(store: Store, person: Profile, now: Now, period: Period) -> Shared:
    """Return what a card says of the period under way: names and numbers of what was done, no note."""
    since, until = reviews.span(person, period, now.today)
    lines = reviews.done_between(store, person, now, since, min(until, now.today))
    logged = [line for line in lines if line.noun == "metric"]
    order = {value.id: place for place, value in enumerate(values.values(store, person))}
    headline = done.headline(lines) if lines or _has_built(store, person, now, since) else done.beginning()
    places = [order.get(line.value, 0) if line.value else 0 for line in logged for _ in range(line.times)]
    return Shared(
        eyebrow=periods.under_way(period),
        headline=headline[:1].upper() + headline[1:],
        facts=tuple(
            Counted(show.number(line.days), stories.days_of(line.label, line.days))
            for line in logged[:MOST_FACTS]
        ),
        pieces=tuple(places[:MOST_PIECES]),
    )


def _has_built(store: Store, person: Profile, now: Now, since: date) -> bool:
    """Return whether something was built before a period, by a record that is not in its first week."""
    return store.last_day(person.id, min(since, now.today - timedelta(days=YOUNG))) is not None
