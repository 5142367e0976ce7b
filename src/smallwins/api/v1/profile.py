"""The owner of the record over the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import get, patch
from litestar.handlers import HTTPRouteHandler

from smallwins.api.bodies import BODY, BODY_OPTION
from smallwins.api.caller import Here
from smallwins.api.encoding import shapes
from smallwins.api.errors import declared
from smallwins.api.v1.resources import BaseRev, Resource, answer, rev_of
from smallwins.application import profiles, records
from smallwins.application.ports import Now, Store
from smallwins.domain.profile import Profile


def _edit(store: Store, person: Profile, now: Now, _: Profile, changes: Mapping[str, Any]) -> Profile:
    return profiles.edit_profile(store, person, now, changes)


PROFILE = Resource(Profile, "profile", lambda *_: None, _edit)


async def _read(call: Here) -> Any:
    return answer(records.get_kept(call.store, Profile, call.person.id, call.person.id))


async def _change(call: Here, data: Any, base_rev: BaseRev = "") -> Any:
    rev = rev_of(base_rev)
    return answer(await call.act(lambda store: PROFILE.change(store, call, call.person.id, data, rev)))


def handlers() -> list[HTTPRouteHandler]:
    """Return the operations on the profile."""
    shape = shapes(Profile)
    _read.__annotations__["return"] = shape.held
    _change.__annotations__ |= {"data": BODY[shape.patch], "return": shape.held}
    return [
        get(
            "/profile",
            summary="Read the profile",
            operation_id="read_profile",
            tags=["profile"],
            responses=declared(),
        )(_read),
        patch(
            "/profile",
            summary="Change the profile",
            operation_id="change_profile",
            tags=["profile"],
            responses=declared(400, 409, 413, 415, 422),
            opt={BODY_OPTION: shape.patch},
        )(_change),
    ]
