"""Trusted people: what they see is an explicit list, shared one by one and taken back at any time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from smallwins.application import records
from smallwins.application.naming import named
from smallwins.application.ports import Now, Record, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile
from smallwins.domain.supporter import Supporter, SupporterState
from smallwins.domain.text import fold


def add_supporter(store: Store, person: Profile, now: Now, supporter: Supporter) -> Supporter:
    """Name somebody one trusts."""
    return records.make(store, person.id, now, supporter)


def edit_supporter(
    store: Store, person: Profile, now: Now, supporter: Supporter, changes: Mapping[str, Any]
) -> Supporter:
    """Change what is known of a supporter."""
    return records.edit(store, person.id, now, supporter, changes)


def remove_supporter(store: Store, person: Profile, now: Now, supporter: Supporter) -> Supporter:
    """Take somebody out of the circle; nothing is shared with them any more."""
    return records.edit(store, person.id, now, supporter, {"state": SupporterState.REMOVED, "may_see": ()})


def share(store: Store, person: Profile, now: Now, supporter: Supporter, record: Record) -> Supporter:
    """Keep that one record was shown to a supporter."""
    if supporter.state is SupporterState.REMOVED:
        raise Refusal("supporter.removed", name=supporter.name)
    seen = dict.fromkeys((*supporter.may_see, records.link(record)))
    return records.keep_changed(
        store, person.id, now, supporter, replace(supporter, may_see=tuple(seen)), act="share"
    )


def unshare(store: Store, person: Profile, now: Now, supporter: Supporter, record: Record) -> Supporter:
    """Take back that a record is shown to a supporter."""
    left = tuple(link for link in supporter.may_see if link != records.link(record))
    return records.edit(store, person.id, now, supporter, {"may_see": left})


def shown(store: Store, person: Profile, supporter: Supporter) -> list[Record]:
    """Return the records that somebody may see, in the order in which they were shared."""
    held = (store.find_noun(link.noun, person.id, link.id) for link in supporter.may_see)
    return [record for record in held if record is not None]


def supporter_of(store: Store, person: Profile, id: UUID) -> Supporter:
    """Return somebody in the circle, or refuse who is not."""
    return records.get(store, Supporter, person.id, id)


def supporters(store: Store, person: Profile) -> list[Supporter]:
    """Return the people in the circle."""
    return [held for held in store.all(Supporter, person.id) if held.state is SupporterState.ACTIVE]


def supporter_named(store: Store, person: Profile, name: str) -> Supporter:
    """Return somebody in the circle by name, `last` being the first of the list.

    Raises:
        Refusal: `supporter.removed` for who was in the circle and is not any more, else as `named`.
    """
    circle = supporters(store, person)
    if circle and name.strip() == "last":
        return circle[0]
    try:
        return named("supporter", circle, name)
    except Refusal:
        left = [
            held.name for held in store.all(Supporter, person.id) if fold(held.name) == fold(name).strip()
        ]
        if left:
            raise Refusal("supporter.removed", name=left[0]) from None
        raise
