"""People one trusts: what each was shown, words that praise the process, and an invitation."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.types import ControllerRouterHandler

from smallwins.application import notes, records, supporters
from smallwins.application.labels import label
from smallwins.catalogue import supporters as words
from smallwins.domain.errors import Refusal
from smallwins.domain.link import Link
from smallwins.domain.note import Note, NoteKind
from smallwins.domain.supporter import Supporter
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.places import address_of
from smallwins.web.visit import Here, Id, Visit

SHOWABLE = (NoteKind.WIN, NoteKind.STORY, NoteKind.APPRECIATION)
"""What may be shown to somebody, one by one: nobody is ever shown misses, momentum or scales (D.5)."""
LATEST = 8


@get("/supporters", sync_to_thread=False)
def supporters_page(visit: Here) -> Response[bytes]:
    """Show the circle, and room for one more."""
    return _list_page(visit, Form({}))


@post("/supporters")
async def add(visit: Here) -> Response[bytes]:
    """Name somebody one trusts."""
    form = await visit.form()
    try:
        friend = Supporter(id=visit.now.new_id(), created_at=visit.now.at, **_fields(form))
        done = await visit.act(supporters.add_supporter, friend)
    except Refusal as refusal:
        return _list_page(visit, form, refusal)
    return back(visit, f"/supporters/{friend.id}", done)


@get("/supporters/{supporter_id:uuid}", sync_to_thread=False)
def supporter_page(visit: Here, supporter_id: Id) -> Response[bytes]:
    """Show what somebody was shown, and words for them and from them."""
    friend = supporters.supporter_of(visit.store, visit.person, supporter_id)
    return page(
        visit,
        "supporters/supporter.html",
        friend=friend,
        shown=supporters.shown(visit.store, visit.person, friend),
        to_show=_to_show(visit, friend),
        label=label,
        address_of=address_of,
        starters=[words.letter(visit.person.name, line) for line in words.starters()],
        invitation=words.invitation(friend.name),
        celebration=words.celebration,
    )


@post("/supporters/{supporter_id:uuid}/edit")
async def change(visit: Here, supporter_id: Id) -> Response[bytes]:
    """Change what is known of somebody."""
    form, friend = await visit.form(), supporters.supporter_of(visit.store, visit.person, supporter_id)
    done = await visit.change(Supporter, supporter_id, supporters.edit_supporter, _fields(form))
    return back(visit, f"/supporters/{friend.id}", done)


@post("/supporters/{supporter_id:uuid}/show")
async def show_record(visit: Here, supporter_id: Id) -> Response[bytes]:
    """Keep that one record was shown to somebody; the person sends it themselves."""
    form, friend = await visit.form(), supporters.supporter_of(visit.store, visit.person, supporter_id)
    note = records.get(visit.store, Note, visit.person.id, form.id("note") or friend.id)
    done = await visit.change(Supporter, supporter_id, supporters.share, note)
    return back(visit, f"/supporters/{friend.id}", done)


@post("/supporters/{supporter_id:uuid}/hide")
async def hide(visit: Here, supporter_id: Id) -> Response[bytes]:
    """Take back that a record is shown to somebody."""
    form, friend = await visit.form(), supporters.supporter_of(visit.store, visit.person, supporter_id)
    record = visit.store.find_noun(form.text("noun"), visit.person.id, form.id("id") or friend.id)
    if record is None:
        raise Refusal("record.unknown", noun="note", id=form.text("id"))
    done = await visit.change(Supporter, supporter_id, supporters.unshare, record)
    return back(visit, f"/supporters/{friend.id}", done)


@post("/supporters/{supporter_id:uuid}/remove")
async def remove(visit: Here, supporter_id: Id) -> Response[bytes]:
    """Take somebody out of the circle; nothing is shown to them any more."""
    done = await visit.change(Supporter, supporter_id, supporters.remove_supporter)
    return back(visit, "/supporters", done)


def _to_show(visit: Visit, friend: Supporter) -> list[Note]:
    held = notes.notes(visit.store, visit.person)
    seen = set(friend.may_see)
    return [note for note in held if note.kind in SHOWABLE and Link("note", note.id) not in seen][:LATEST]


def _fields(form: Form) -> dict[str, Any]:
    return {"name": form.text("name"), "contact": form.text("contact"), "note": form.text("note")}


def _list_page(visit: Visit, form: Form, refusal: Refusal | None = None) -> Response[bytes]:
    return page(
        visit,
        "supporters/supporters.html",
        status=422 if refusal else 200,
        held=supporters.supporters(visit.store, visit.person),
        form=form,
        problem=problem_of(refusal),
        invitation=words.invitation(),
    )


ROUTES: tuple[ControllerRouterHandler, ...] = (
    supporters_page,
    add,
    supporter_page,
    change,
    show_record,
    hide,
    remove,
)
