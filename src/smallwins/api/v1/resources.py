"""One resource a noun: list, make, read, change, delete, all by one rule; and what else is done with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import GenericAlias
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, Router, delete, get, patch, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, HeaderParameter, PathParameter

from smallwins.api.bodies import BODY, BODY_OPTION
from smallwins.api.caller import Caller, Here
from smallwins.api.encoding import given, held, listed, shapes
from smallwins.api.errors import declared
from smallwins.application import records
from smallwins.application.ports import Kept, Now, Store
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile

Add = Callable[[Store, Profile, Now, Any], Any]
Remove = Callable[[Store, Profile, Now, Any], object]
Edit = Callable[[Store, Profile, Now, Any, Mapping[str, Any]], Any]
List = Callable[..., Awaitable[Response[bytes]]]
Merge = Callable[[Store, Profile, Now, UUID, Mapping[str, Any], int], Any]

BaseRev = Annotated[
    str,
    HeaderParameter(
        name="if-match",
        description="The rev that the caller had seen, as ETag gave it; a later one answers 409 with both.",
        pattern=r'^(\*|(W/)?"?[0-9]{1,18}"?)?$',
    ),
]
EditedAt = Annotated[
    datetime | None,
    HeaderParameter(
        name="x-edited-at",
        description="When a device without a network wrote it, with its offset. With If-Match the change is "
        "then brought together with later ones, field by field, where the noun can be (entries, notes).",
    ),
]
Place = Annotated[int, PathParameter(ge=0, le=100_000, description="Its place in the list, from 0 on.")]


@dataclass(frozen=True, slots=True)
class Action:
    """One more thing to do with a record: POST to `path` below it calls one function of the application.

    `carry_out` takes store, person, now, the record and the body; and the place in a list where the
    path names one.
    """

    path: str
    summary: str
    body: Any
    carry_out: Callable[..., Any]

    def handler(self, cls: Any) -> HTTPRouteHandler:
        """Return the operation; it answers the record as it is afterwards."""
        function = self._at_place(cls) if "{place:int}" in self.path else self._whole(cls)
        function.__annotations__ |= {"data": BODY[self.body], "return": shapes(cls).held}
        name = self.path.replace("{place:int}", "at").replace("/", "_").replace("-", "_")
        return post(
            f"/{{id:uuid}}/{self.path}",
            status_code=200,
            summary=self.summary,
            operation_id=f"{name}_{cls.noun}",
            responses=declared(400, 404, 409, 413, 415, 422),
            opt={BODY_OPTION: self.body},
        )(function)

    def _whole(self, cls: Any) -> Any:
        async def done(call: Here, id: FromPath[UUID], data: Any, base_rev: BaseRev = "") -> Any:
            return await self._done(call, cls, id, rev_of(base_rev), data)

        return done

    def _at_place(self, cls: Any) -> Any:
        async def done(
            call: Here, id: FromPath[UUID], place: Place, data: Any, base_rev: BaseRev = ""
        ) -> Any:
            return await self._done(call, cls, id, rev_of(base_rev), data, place)

        return done

    async def _done(
        self, call: Caller, cls: Any, id: UUID, base_rev: int | None, data: Any, *place: int
    ) -> Response[bytes]:
        def carried_out(store: Store) -> Kept[Any]:
            kept = seen(store, cls, call, id, base_rev, data)
            self.carry_out(store, call.person, call.now, kept.record, data, *place)
            return records.get_kept(store, cls, call.person.id, id)

        return answer(await call.act(carried_out))


def sent(function: Callable[..., Any], *names: str) -> Callable[..., Any]:
    """Return what calls `function` with the record, its place in a list if there is one, and these fields."""

    def carry_out(store: Store, person: Profile, now: Now, record: Any, body: Any, *place: int) -> Any:
        return function(store, person, now, record, *place, *(getattr(body, name) for name in names))

    return carry_out


def _remove(store: Store, person: Profile, now: Now, record: Any) -> None:
    records.delete(store, person.id, now, record)


@dataclass(frozen=True, slots=True)
class Resource:
    """A noun under its plural, with the application's functions that make, change and delete it."""

    cls: Any
    path: str
    add: Add
    edit: Edit
    list: List | None = None
    actions: Sequence[Action] = ()
    merge: Merge | None = None
    remove: Remove = _remove

    def router(self) -> Router:
        """Return the routes of the noun."""
        handlers = [self.listed(), self.made(), self.read(), self.changed(), self.deleted()]
        handlers += [action.handler(self.cls) for action in self.actions]
        return Router(f"/{self.path}", route_handlers=handlers, tags=[self.path])

    def listed(self) -> HTTPRouteHandler:
        """Answer every record of the noun, oldest first."""
        cls = self.cls

        async def every(call: Here) -> Any:
            return Response(listed(call.store.all_kept(cls, call.person.id)), media_type=JSON)

        returns = GenericAlias(list, (shapes(cls).held,))
        statuses = (400, 404) if self.list else ()
        return self._as(get, "", self.list or every, returns, "List", responses=declared(*statuses))

    def made(self) -> HTTPRouteHandler:
        """Make a record; the same id and body again answers as the first time, another body 409."""
        resource, shape = self, shapes(self.cls).draft

        async def made(call: Here, data: Any) -> Any:
            kept = await call.act(lambda store: resource.make(store, call, given(data)))
            call.seen(kept.record)
            return Response(held(kept), status_code=201, media_type=JSON)

        made.__annotations__["data"] = BODY[shape]
        responses = declared(400, 404, 409, 413, 415, 422)
        return self._as(
            post, "", made, shapes(self.cls).held, "Make", responses=responses, opt={BODY_OPTION: shape}
        )

    def read(self) -> HTTPRouteHandler:
        """Answer one record."""
        cls = self.cls

        async def read(call: Here, id: FromPath[UUID]) -> Any:
            return answer(records.get_kept(call.store, cls, call.person.id, id))

        return self._as(get, "/{id:uuid}", read, shapes(cls).held, "Read", responses=declared(404))

    def changed(self) -> HTTPRouteHandler:
        """Change some fields of a record that the caller has seen at the rev of If-Match."""
        resource, shape = self, shapes(self.cls).patch

        async def changed(
            call: Here, id: FromPath[UUID], data: Any, base_rev: BaseRev = "", edited_at: EditedAt = None
        ) -> Any:
            rev = rev_of(base_rev)
            carried = resource.change
            if edited_at is not None and rev is not None and resource.merge is not None:
                call, carried = call.earlier(edited_at), resource.join
            kept = await call.act(lambda store: carried(store, call, id, data, rev))
            call.seen(kept.record)
            return answer(kept)

        changed.__annotations__["data"] = BODY[shape]
        responses = declared(400, 404, 409, 413, 415, 422)
        options = {"responses": responses, "opt": {BODY_OPTION: shape}}
        return self._as(patch, "/{id:uuid}", changed, shapes(self.cls).held, "Change", **options)

    def deleted(self) -> HTTPRouteHandler:
        """Delete a record; undo brings it back for a while."""
        cls, remove = self.cls, self.remove

        async def deleted(call: Here, id: FromPath[UUID], base_rev: BaseRev = "") -> None:
            rev = rev_of(base_rev)

            def gone(store: Store) -> None:
                remove(store, call.person, call.now, seen(store, cls, call, id, rev).record)

            await call.act(gone)

        return self._as(delete, "/{id:uuid}", deleted, None, "Delete", responses=declared(400, 404, 409))

    def make(self, store: Store, call: Caller, fields: dict[str, Any]) -> Kept[Any]:
        """Make the record of a draft and return it as it was first made."""
        stamps = {"id": call.now.new_id(), "created_at": call.now.at.astimezone(UTC)}
        record = self.cls(**(stamps | fields))
        first = self.add(store, call.person, call.now, record)
        if first is record:  # made just now
            rev = store.rev(call.person.id)
        else:
            rev = records.get_kept(store, self.cls, call.person.id, record.id).created_rev
        return Kept(first, rev, rev)

    def change(self, store: Store, call: Caller, id: UUID, data: Any, base_rev: int | None) -> Kept[Any]:
        """Change a record, unless it changed since the caller saw it."""
        kept = seen(store, self.cls, call, id, base_rev, data)
        self.edit(store, call.person, call.now, kept.record, given(data))
        return records.get_kept(store, self.cls, call.person.id, id)

    def join(self, store: Store, call: Caller, id: UUID, data: Any, base_rev: int | None) -> Kept[Any]:
        """Bring a change made without a network together with what was written since."""
        assert self.merge is not None
        assert base_rev is not None
        self.merge(store, call.person, call.now, id, given(data), base_rev)
        return records.get_kept(store, self.cls, call.person.id, id)

    def _as(
        self, method: Any, path: str, function: Any, returns: Any, verb: str, **options: Any
    ) -> HTTPRouteHandler:
        # The shapes are made at start-up, so the annotations the framework reads are set here.
        function.__annotations__["return"] = returns
        noun = self.cls.noun
        article = "an" if noun[0] in "aeiou" else "a"
        summary = f"List {self.path}" if verb == "List" else f"{verb} {article} {noun}"
        name = f"{verb.lower()}_{self.path if verb == 'List' else noun}"
        handler: HTTPRouteHandler = method(path, summary=summary, operation_id=name, **options)(function)
        return handler


JSON = "application/json"


def seen(store: Store, cls: Any, call: Caller, id: UUID, base_rev: int | None, sent: Any = None) -> Kept[Any]:
    """Return a record that is about to change, or refuse when it changed since the caller saw it."""
    kept = records.get_kept(store, cls, call.person.id, id)
    if base_rev is not None and base_rev < kept.rev:
        facts = {"rev": kept.rev, "base_rev": base_rev, "held": msgspec.Raw(held(kept)), "sent": sent}
        raise Refusal("record.changed", noun=cls.noun, **facts)
    return kept


def rev_of(if_match: str) -> int | None:
    """Return the rev of an If-Match header; None where any will do."""
    text = if_match.strip().removeprefix("W/").strip('"')
    return int(text) if text not in ("", "*") else None


def answer(kept: Kept[Any]) -> Response[Any]:
    """Answer a record, its rev as its ETag."""
    return Response(held(kept), headers={"etag": f'"{kept.rev}"'}, media_type=JSON)
