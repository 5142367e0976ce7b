"""The rhythm of a day over the API: made small, rescued at midday, closed; and the one of today named."""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import Router

from smallwins.api.bodies import Body
from smallwins.api.v1.acts import Act
from smallwins.application.day import absence, first_minute, rhythm
from smallwins.application.day.absence import Absence
from smallwins.application.ports import Now, Store
from smallwins.application.reviews import done_between
from smallwins.application.walking import key_tasks
from smallwins.catalogue import done
from smallwins.catalogue.well_being import checks
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.domain.review import Review
from smallwins.domain.step import Step


class SmallDay(Body):
    """Whether today asks the floor alone, or its usual size again."""

    small: bool = True


class Rescue(Body):
    """A small piece that can still be had of today."""

    rescue: str


class CloseDay(Body):
    """One small step, one celebration, and how it was, 0 to 10; all of it may be left out."""

    small_step: str = ""
    celebration: str = ""
    mood: float | None = None
    energy: float | None = None
    stress: float | None = None


class NameTheOne(Body):
    """The one task of today in a few words, and the hour before which it is meant to begin."""

    title: str
    before_hour: int = key_tasks.HOUR


class FirstMinute(Body):
    """What matters, in what it shows, and today's tiniest piece of it, which may be left out."""

    value: str
    metric: str
    tiny: str = ""


class Away(Body):
    """The absence as today tells it, and whether it becomes a pause; else it stays as it was."""

    since: date
    until: date
    pause: bool = True


def _small(store: Store, person: Profile, now: Now, body: SmallDay) -> Profile:
    return rhythm.shrink_day(store, person, now, small=body.small)


def _close(store: Store, person: Profile, now: Now, body: CloseDay) -> Review:
    given = {"mood": body.mood, "energy": body.energy, "stress": body.stress}
    lines = done_between(store, person, now, now.today, now.today)
    closing = rhythm.Closing(
        small_step=body.small_step,
        celebration=body.celebration,
        ratings={name: number for name, number in given.items() if number is not None},
        done_list=tuple(done.kept_line(line) for line in lines),
    )
    return rhythm.close_day(store, person, now, closing, checks())


def _away(store: Store, person: Profile, now: Now, body: Away) -> Any:
    away = Absence(since=body.since, until=body.until)
    (absence.rest_it if body.pause else absence.leave_it)(store, person, now, away)
    return person


ACTS = (
    Act(
        "today/first-minute",
        "Keep the first minute: one value, one metric, one tiny step",
        FirstMinute,
        Metric,
        lambda store, person, now, body: first_minute.begin(
            store, person, now, value=body.value, metric=body.metric, tiny=body.tiny
        ),
    ),
    Act("today/small", "Shrink today to the floor, or let it be its usual size", SmallDay, Profile, _small),
    Act(
        "today/reset",
        "Rescue a small piece of today",
        Rescue,
        Step,
        lambda store, person, now, body: rhythm.reset_day(store, person, now, body.rescue),
    ),
    Act("today/close", "Close the day", CloseDay, Review, _close),
    Act(
        "today/the-one",
        "Name the one task of today",
        NameTheOne,
        Step,
        lambda store, person, now, body: key_tasks.name_the_one(
            store, person, now, body.title, body.before_hour
        ),
    ),
    Act("today/absence", "Make an absence a pause, or leave it as it was", Away, Profile, _away),
)

ROUTER = Router("", route_handlers=[act.handler() for act in ACTS], tags=["today"])
