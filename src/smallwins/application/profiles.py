"""The owner of a record: made at the first start, with their own clock and language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from smallwins.application import records
from smallwins.application.ports import Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile, zone_named

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


def owner(store: Store, user: UUID) -> Profile:
    """Return the profile of a person, or refuse one who has none."""
    profile = store.find(Profile, user, user)
    if profile is None:
        raise Refusal("person.unknown")
    return profile


def the_owner(store: Store) -> Profile | None:
    """Return the profile of the one person of this database, or None when it is new."""
    user = store.the_person()
    return owner(store, user) if user else None


def welcome(store: Store) -> Profile:
    """Return the one person of this database; make their record first when it is new."""
    held = the_owner(store)
    if held is not None:
        return held
    at = datetime.now(UTC)
    now = Now(at, at.date())
    profile = Profile(id=now.new_id(), created_at=at)
    store.add_person(profile.id)
    store.keep(store.begin(profile.id, now, "profile.add"), profile)
    return profile


def edit_profile(store: Store, person: Profile, now: Now, changes: Mapping[str, Any]) -> Profile:
    """Change the profile's choices."""
    return records.edit(store, person.id, now, person, changes, summary="")


def now_for(person: Profile, *, zone: str = "", device: str = "", at: datetime | None = None) -> Now:
    """Return this moment as the person has it: in their zone, else in the device's."""
    local = (at or datetime.now(UTC)).astimezone(_zone(person, zone))
    return Now(local, person.day_at(local), device)


def now_at(person: Profile, now: Now, at: datetime) -> Now:
    """Return the moment at which a device wrote something, as the person has it; never later than `now`.

    A moment without an offset is in the person's zone.
    """
    written = at if at.tzinfo is not None else at.replace(tzinfo=now.at.tzinfo)
    then = min(written, now.at)
    local = then.astimezone(now.at.tzinfo)
    return Now(local, person.day_at(local), now.device)


def said_at(now: Now, at: datetime) -> datetime:
    """Return the moment under which an act is kept that a device says it did at `at`, a day ahead at most.

    A clock further ahead is cut by whole days: the same act sent again is known by its moment, and what it
    deletes is forgotten when it was asked to be.
    """
    begun = -((now.at - at) // DAY)  # days ahead, the last one begun
    return at - DAY * max(0, begun - 1)


def local_time(person: Profile, day: date, clock: time, *, zone: str = "") -> datetime:
    """Return the instant of a time of day on one of the person's days, which end after midnight."""
    same_date = clock.hour >= person.day_end_on(day)
    local = datetime.combine(day if same_date else day + timedelta(days=1), clock)
    known = _zone(person, zone)
    return local.replace(tzinfo=known) if known else local.astimezone()


def _zone(person: Profile, device_zone: str) -> ZoneInfo | None:
    for name in (person.zone, device_zone):
        if name:
            try:
                return zone_named(name)
            except Refusal:
                continue  # a device may name a zone this machine has not heard of
    return None
