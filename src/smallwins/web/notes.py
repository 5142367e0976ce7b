"""The notebook: wins, lessons, letters, stories and more; and a search over everything one wrote."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import notes, records, supporters, wording
from smallwins.application.labels import label
from smallwins.application.merging import also_entered
from smallwins.catalogue import language, notebook, nouns
from smallwins.domain.errors import Refusal
from smallwins.domain.link import Link
from smallwins.domain.note import BringBack, Note, NoteKind, WinKind
from smallwins.web.forms import Form, read_id
from smallwins.web.page import back, page, problem_of
from smallwins.web.places import address_of
from smallwins.web.visit import Here, Id, Visit

ON_A_PAGE = 60
"""Notes shown at once; nothing expires, so the rest is a page further."""

BESIDE = 4
"""Notes of the same kind that stand beside one."""


@get("/notebook", sync_to_thread=False)
def notebook_page(visit: Here, kind: FromQuery[str] = "", skip: FromQuery[int] = 0) -> Response[bytes]:
    """Show what was written, newest first, of one kind or of all."""
    chosen = _kind(kind)
    found = notes.notes(visit.store, visit.person, kind=chosen)
    counts = _counts(visit)
    shown = found[skip : skip + ON_A_PAGE]
    more = skip + ON_A_PAGE if len(found) > skip + ON_A_PAGE else None
    return page(
        visit, "notes/notebook.html", found=shown, chosen=chosen, counts=counts, more=more, words=notebook
    )


@get("/notes/new", sync_to_thread=False)
def new_note(visit: Here, kind: FromQuery[str] = "win", about: FromQuery[str] = "") -> Response[bytes]:
    """Ask for a note of one kind, about a record when one is named."""
    return _asking(visit, _kind(kind) or NoteKind.WIN, about)


@post("/notes")
async def add(visit: Here) -> Response[bytes]:
    """Keep a note."""
    form = await visit.form()
    try:
        note = Note(id=form.id("id") or visit.now.new_id(), created_at=visit.now.at, **fields_of(visit, form))
        done = await visit.act(notes.add_note, note)
    except Refusal as refusal:
        kind = form.choice("kind", NoteKind, NoteKind.WIN)
        return _asking(visit, kind, form.text("about"), refusal, form)
    return back(visit, form.text("back") or f"/notebook?kind={note.kind}", done)


@get("/notes/{note_id:uuid}", sync_to_thread=False)
def note_page(visit: Here, note_id: Id, softer: FromQuery[bool] = False) -> Response[bytes]:
    """Show one note, with what it is about; of a story also gentler words, when asked."""
    return _note_page(visit, records.get(visit.store, Note, visit.person.id, note_id), softer=softer)


@post("/notes/{note_id:uuid}")
async def change(visit: Here, note_id: Id) -> Response[bytes]:
    """Change a note's words."""
    note = records.get(visit.store, Note, visit.person.id, note_id)
    fields = fields_of(visit, await visit.form()) | {"links": note.links, "kind": note.kind}
    try:
        done = await visit.change(Note, note_id, notes.edit_note, fields)
    except Refusal as refusal:
        if refusal.code != "record.changed":
            raise
        return _note_page(visit, records.changed(note, fields), refusal)
    return back(visit, f"/notes/{note.id}", done)


@post("/notes/{note_id:uuid}/delete")
async def delete(visit: Here, note_id: Id) -> Response[bytes]:
    """Delete a note; undo brings it back."""
    note = records.get(visit.store, Note, visit.person.id, note_id)
    return back(visit, f"/notebook?kind={note.kind}", await visit.change(Note, note_id, notes.delete_note))


@get("/search", sync_to_thread=False)
def search_page(visit: Here, q: FromQuery[str] = "") -> Response[bytes]:
    """Show every record in which each word of the question occurs."""
    found = notes.search(visit.store, visit.person, q[:200]) if q.strip() else []
    shown = [(address_of(record), label(record), nouns.noun(record.noun)) for record in found]
    return page(visit, "notes/search.html", q=q, found=shown)


def _note_page(
    visit: Visit, note: Note, refusal: Refusal | None = None, *, softer: bool = False
) -> Response[bytes]:
    about = [visit.store.find_noun(link.noun, visit.person.id, link.id) for link in note.links]
    linked = [(address_of(record), label(record), nouns.noun(record.noun)) for record in about if record]
    also = [
        said for _, said in also_entered(visit.store, visit.person, note) if said and isinstance(said, str)
    ]
    others = [each for each in notes.notes(visit.store, visit.person, kind=note.kind) if each.id != note.id]
    told: dict[str, Any] = {
        "others": others[:BESIDE],
        "linked": linked,
        "words": notebook,
        "people": _people(visit),
        "also": also,
    }
    told["softer"] = wording.softer(note.text, language.current()) if softer else None
    told |= {"status": 422 if refusal else 200, "problem": problem_of(refusal)}
    return page(visit, "notes/note.html", note=note, **told)


def _asking(
    visit: Visit, kind: NoteKind, about: str, refusal: Refusal | None = None, form: Form | None = None
) -> Response[bytes]:
    given = form or Form({})
    return page(
        visit,
        "notes/new.html",
        status=422 if refusal else 200,
        kind=kind,
        about=about,
        given=given,
        problem=problem_of(refusal),
        words=notebook,
        people=_people(visit),
    )


def fields_of(visit: Visit, form: Form) -> dict[str, Any]:
    """Return the fields of a note that a form gives."""
    kind = form.choice("kind", NoteKind, NoteKind.WIN)
    fields: dict[str, Any] = {
        "kind": kind,
        "title": form.text("title"),
        "text": form.text("text"),
        "on_date": form.day("on_date") or visit.now.today,
        "links": _links(form.text("about")),
    }
    if kind is NoteKind.WIN:
        fields["win"] = form.choice("win", WinKind, WinKind.INCREMENTAL)
    if kind is NoteKind.LETTER:
        returns = form.text("bring_back")
        fields |= {
            "to": form.id("to"),
            "bring_back": form.choice("bring_back", BringBack, BringBack.ON_DATE) if returns else None,
            "bring_back_on": form.day("bring_back_on"),
        }
    return fields


def _links(about: str) -> tuple[Link, ...]:
    noun, _, id = about.partition(":")
    return (Link(noun, read_id(id)),) if noun and id else ()


def _kind(text: str) -> NoteKind | None:
    try:
        return NoteKind(text) if text else None
    except ValueError:
        return None


def _counts(visit: Visit) -> dict[NoteKind, int]:
    held = notes.notes(visit.store, visit.person)
    return {kind: sum(note.kind is kind for note in held) for kind in NoteKind}


def _people(visit: Visit) -> list[tuple[str, str]]:
    return [(str(held.id), held.name) for held in supporters.supporters(visit.store, visit.person)]


ROUTES: tuple[ControllerRouterHandler, ...] = (
    notebook_page,
    new_note,
    add,
    note_page,
    change,
    delete,
    search_page,
)
