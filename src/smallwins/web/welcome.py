"""The first minute: one sentence to finish, one value, one metric, one tiny step."""

from __future__ import annotations

from litestar import Response, get, post
from litestar.types import ControllerRouterHandler

from smallwins.application.day import first_minute
from smallwins.catalogue.beginnings import blanks
from smallwins.domain.errors import Refusal
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.visit import Here, Visit


@get("/welcome", sync_to_thread=False)
def welcome(visit: Here) -> Response[bytes]:
    """Ask for one sentence; nothing in it is final."""
    return _page(visit, Form({}))


@post("/welcome")
async def begin(visit: Here) -> Response[bytes]:
    """Lay the first piece."""
    form = await visit.form()
    given = {name: form.text(name) or form.text(f"{name}_of") for name in ("value", "metric", "tiny")}
    try:
        done = await visit.act(first_minute.begin, **given)
    except Refusal as refusal:
        return _page(visit, form, refusal)
    return back(visit, "/", done)


def _page(visit: Visit, form: Form, refusal: Refusal | None = None) -> Response[bytes]:
    return page(
        visit,
        "welcome/welcome.html",
        status=422 if refusal else 200,
        form=form,
        problem=problem_of(refusal),
        blanks=blanks(),
    )


ROUTES: tuple[ControllerRouterHandler, ...] = (welcome, begin)
