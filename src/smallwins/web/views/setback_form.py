"""What the forms of a setback give: what happened, and what was written at one post."""

from __future__ import annotations

from typing import Any

from smallwins.application.ports import Now
from smallwins.domain.link import Pressure
from smallwins.domain.setback import Post, Setback, Theme
from smallwins.web.forms import Form, one_of


def made(form: Form, now: Now) -> Setback:
    """Return the setback that a form begins."""
    size_then = form.number("size_then")
    return Setback(id=now.new_id(), created_at=now.at, size_then=size_then, **happened(form, now))


def happened(form: Form, now: Now) -> dict[str, Any]:
    """Return what happened, when, and what it is about."""
    return {
        "what_happened": form.text("what_happened"),
        "occurred_on": form.day("occurred_on") or now.today,
        "metric": form.id("metric"),
        "goal_id": form.id("goal_id"),
    }


def answered(post: Post, form: Form) -> dict[str, Any]:
    """Return what a form gives at one post."""
    match post:
        case Post.REALITY:
            return {
                "reality": form.text("reality"),
                "themes": _themes(form),
                "pressure": one_of(form, "pressure", Pressure),
                "size_then": form.number("size_then"),
            }
        case Post.OPTIONS:
            return {"options": tuple(form.texts("options"))}
        case Post.WAY_FORWARD:
            return {"way_forward": form.text("other") or form.text("way_forward")}
        case Post.LESSON:
            return {
                "lesson": form.text("lesson"),
                "skill": form.id("skill"),
                "corrected_myself": "corrected_myself" in form,
            }
        case Post.KIND_LINE:
            return {"kind_line": form.text("kind_line"), "funny": form.text("funny")}
    return {str(post): form.text(post)}


def as_form(setback: Setback) -> Form:
    """Return a setback as its forms show it."""
    own = [theme for theme in setback.themes if theme not in list(Theme)]
    chosen = setback.way_forward if setback.way_forward in setback.options else ""
    fields = {
        "what_happened": setback.what_happened,
        "occurred_on": setback.occurred_on.isoformat(),
        "metric": str(setback.metric or ""),
        "goal_id": str(setback.goal_id or ""),
        "goal": setback.goal,
        "reality": setback.reality,
        "own_themes": ", ".join(own),
        "pressure": setback.pressure or "",
        "size_then": _written(setback.size_then),
        "size_later": _written(setback.size_later),
        "way_forward": chosen,
        "other": "" if chosen else setback.way_forward,
        "lesson": setback.lesson,
        "skill": str(setback.skill or ""),
        "corrected_myself": "yes" if setback.corrected_myself else "",
        "kind_line": setback.kind_line,
        "funny": setback.funny,
    }
    many = {"themes": list(setback.themes), "options": list(setback.options)}
    return Form({name: [text] for name, text in fields.items()} | many)


def _themes(form: Form) -> tuple[str, ...]:
    own = form.text("own_themes").replace("،", ",").split(",")
    return tuple(dict.fromkeys([*form.texts("themes"), *(theme.strip() for theme in own if theme.strip())]))


def _written(number: float | None) -> str:
    return "" if number is None else f"{number:.15g}"
