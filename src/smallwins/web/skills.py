"""Skills: where one is on five stages, tries, techniques, and the same person earlier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from smallwins.application import records, skills
from smallwins.application.looking import tries
from smallwins.catalogue.language import _
from smallwins.domain.entry import Felt
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.skill import Skill, SkillState
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.views import skill_view
from smallwins.web.visit import Here, Id, Visit


@get("/skills", sync_to_thread=False)
def skills_page(visit: Here) -> Response[bytes]:
    """Show the skills, each with its tries and where one is."""
    return _list_page(visit, Form({}))


@post("/skills")
async def add(visit: Here) -> Response[bytes]:
    """Name a skill to get better at."""
    form = await visit.form()
    try:
        place = len(visit.store.all(Skill, visit.person.id))
        skill = Skill(id=visit.now.new_id(), position=place, created_at=visit.now.at, **_fields(form))
        done = await visit.act(skills.add_skill, skill)
    except Refusal as refusal:
        return _list_page(visit, form, refusal)
    return back(visit, f"/skills/{skill.id}", done)


@get("/skills/{skill_id:uuid}", sync_to_thread=False)
def skill_page(visit: Here, skill_id: Id) -> Response[bytes]:
    """Show where one is with a skill, what the record holds of it, and how it was earlier."""
    return _skill_page(visit, _get(visit, skill_id))


@post("/skills/{skill_id:uuid}/edit")
async def change(visit: Here, skill_id: Id) -> Response[bytes]:
    """Change a skill's name, note or values."""
    fields = _fields(await visit.form())
    try:
        done = await visit.change(Skill, skill_id, skills.edit_skill, fields)
    except Refusal as refusal:
        skill = _get(visit, skill_id)
        is_changed = refusal.code == "record.changed"
        return _skill_page(visit, records.changed(skill, fields) if is_changed else skill, refusal)
    return back(visit, f"/skills/{skill_id}", done)


@post("/skills/{skill_id:uuid}/rest")
async def rest(visit: Here, skill_id: Id) -> Response[bytes]:
    """Let a skill rest, or take it up again; nothing of it is lost."""
    resting = _get(visit, skill_id).state is SkillState.RESTING
    state = SkillState.ACTIVE if resting else SkillState.RESTING
    return await _keep(visit, skill_id, skills.edit_skill, {"state": state})


@post("/skills/{skill_id:uuid}/stage")
async def stage(visit: Here, skill_id: Id) -> Response[bytes]:
    """Confirm that one is a stage further, in one's own words."""
    form = await visit.form()
    number = form.whole("stage", 0)
    return await _keep(visit, skill_id, skills.confirm_stage, number, form.text("evidence"))


@post("/skills/{skill_id:uuid}/correct")
async def correct(visit: Here, skill_id: Id) -> Response[bytes]:
    """Take back a stage that was confirmed by mistake; both stay visible."""
    form = await visit.form()
    return await _keep(visit, skill_id, skills.correct_stage, form.text("evidence"))


@post("/skills/{skill_id:uuid}/tries")
async def log_try(visit: Here, skill_id: Id) -> Response[bytes]:
    """Keep a try, with how confident one felt before and after."""
    form, skill = await visit.form(), _get(visit, skill_id)
    try:
        metric = (
            records.get(visit.store, Metric, visit.person.id, chosen)
            if (chosen := form.id("metric"))
            else None
        )
        done = await visit.change(Skill, skill_id, tries.log_try, _try(form), metric)
    except Refusal as refusal:
        return _skill_page(visit, skill, refusal, form)
    return back(visit, f"/skills/{skill.id}", done)


@post("/skills/{skill_id:uuid}/cues")
async def cue(visit: Here, skill_id: Id) -> Response[bytes]:
    """Keep an "it depends" cue that was noticed."""
    form = await visit.form()
    return await _keep(visit, skill_id, skills.note_cue, form.text("cue"))


@post("/skills/{skill_id:uuid}/taught")
async def taught(visit: Here, skill_id: Id) -> Response[bytes]:
    """Keep that somebody was helped or taught."""
    form = await visit.form()
    return await _keep(visit, skill_id, skills.note_taught, form.text("taught"))


@post("/skills/{skill_id:uuid}/seen")
async def seen(visit: Here, skill_id: Id) -> Response[bytes]:
    """Keep how far "I see quickly what matters" holds, 1 to 7."""
    form = await visit.form()
    return await _keep(visit, skill_id, skills.note_seen, _rating(form, "seen"))


@post("/skills/{skill_id:uuid}/automatic")
async def automatic(visit: Here, skill_id: Id) -> Response[bytes]:
    """Keep how automatic it feels, 1 to 7."""
    form, skill = await visit.form(), _get(visit, skill_id)
    name = _("How automatic: %(name)s") % {"name": skill.name}
    return await _keep(visit, skill_id, skills.answer_automatic, _rating(form, "automatic"), name)


@post("/skills/{skill_id:uuid}/techniques")
async def technique(visit: Here, skill_id: Id) -> Response[bytes]:
    """Put one more technique behind the others."""
    form = await visit.form()
    return await _keep(visit, skill_id, skills.add_technique, form.text("technique"))


@post("/skills/{skill_id:uuid}/techniques/{step_id:uuid}/{way:str}")
async def order(visit: Here, skill_id: Id, step_id: Id, way: FromPath[str]) -> Response[bytes]:
    """Move a technique up or down in the order."""
    return await _keep(visit, skill_id, skills.order_techniques, step_id, -1 if way == "up" else 1)


@post("/skills/{skill_id:uuid}/delete")
async def delete(visit: Here, skill_id: Id) -> Response[bytes]:
    """Delete a skill; undo brings it back."""
    return back(visit, "/skills", await visit.change(Skill, skill_id, skills.delete_skill))


async def _keep(visit: Visit, id: UUID, function: Callable[..., Skill], *args: Any) -> Response[bytes]:
    try:
        done = await visit.change(Skill, id, function, *args)
    except Refusal as refusal:
        return _skill_page(visit, _get(visit, id), refusal)
    return back(visit, f"/skills/{id}", done)


def _get(visit: Visit, id: UUID) -> Skill:
    return records.get(visit.store, Skill, visit.person.id, id)


def _fields(form: Form) -> dict[str, Any]:
    return {"name": form.text("name"), "note": form.text("note"), "values": form.ids("values")}


def _rating(form: Form, name: str) -> float:
    number = form.number(name)
    if number is None:
        raise Refusal("form.unreadable", field=name, text="")
    return number


def _try(form: Form) -> dict[str, Any]:
    felt = {field.name: form.number(field.name) for field in fields(Felt)}
    given = {name: number for name, number in felt.items() if number is not None}
    return {
        "what": form.text("what"),
        "minutes": form.number("minutes"),
        "learned": form.text("learned"),
        "felt": Felt(**given) if given else None,
    }


def _list_page(visit: Visit, form: Form, refusal: Refusal | None = None) -> Response[bytes]:
    return page(
        visit,
        "skills/skills.html",
        status=422 if refusal else 200,
        form=form,
        problem=problem_of(refusal),
        **skill_view.of_all(visit),
    )


def _skill_page(
    visit: Visit, skill: Skill, refusal: Refusal | None = None, form: Form | None = None
) -> Response[bytes]:
    return page(
        visit,
        "skills/skill.html",
        status=422 if refusal else 200,
        form=form or Form({}),
        problem=problem_of(refusal),
        **skill_view.of_one(visit, skill),
    )


ROUTES: tuple[ControllerRouterHandler, ...] = (
    skills_page,
    add,
    skill_page,
    change,
    rest,
    stage,
    correct,
    log_try,
    cue,
    taught,
    seen,
    automatic,
    technique,
    order,
    delete,
)
