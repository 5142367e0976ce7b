"""What a refusal answers: its status, and a calm page or, for htmx, a line above the dock."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException

from smallwins.catalogue import language, refusals
from smallwins.catalogue.language import _
from smallwins.catalogue.statuses import STATUS
from smallwins.domain.errors import Refusal
from smallwins.web.page import respond
from smallwins.web.visit import WRITTEN, language_of

log = logging.getLogger("smallwins")


def refused(request: Request[Any, Any, Any], refusal: Refusal) -> Response[bytes]:
    """Answer a refusal with its sentence."""
    return _calm(request, STATUS.get(refusal.code, 422), lambda: refusals.sentence(refusal))


def too_large(request: Request[Any, Any, Any], _: OverflowError) -> Response[bytes]:
    """Answer a day beyond the calendar or a number that no column holds: what was asked is not there."""
    return _calm(request, 404, partial(_said, 404))


def not_served(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """Answer what the framework refused: no such page, a wrong method, too large a body."""
    return _calm(request, error.status_code, partial(_said, error.status_code))


def unexpected(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Answer a fault of our own: logged whole, told shortly, nothing half-kept."""
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    return _calm(request, 500, partial(_said, 500))


def _said(status: int) -> str:
    match status:
        case 404:
            return _("There is no such page. What you have kept is untouched.")
        case 405:
            return _("This page cannot do that. Nothing was changed.")
        case 413:
            return _("That is more than fits in one request. Nothing was kept.")
        case 500:
            return _(
                "Something in Small Wins went wrong. What you kept before is safe; nothing half was kept."
            )
    return refusals.sentence(Refusal("form.unreadable"))


def in_two(sentence: str) -> tuple[str, str]:
    """Return what happened, and the rest: what was kept and how to mend it. A name is not taken apart."""
    happened, stop, rest = sentence.partition(". ")
    is_inside = any(happened.count(opens) > happened.count(shuts) for opens, shuts in ("“”", "«»"))
    return (sentence, "") if is_inside else (happened + stop.strip(), rest)


def _calm(request: Request[Any, Any, Any], status: int, say: Callable[[], str]) -> Response[bytes]:
    visit = request.state.get("visit")
    # Where no page was found nobody has chosen a language yet, so it comes before the words.
    language.use(language_of(request, visit.person if visit else None))
    sentence = say()
    happened, rest = in_two(sentence)
    context = {
        "sentence": sentence,
        "happened": happened,
        "rest": rest,
        "written": request.state.get(WRITTEN, []),
        "theme": visit.person.theme if visit else "",
        "toast": None,
    }
    has_script = "hx-request" in request.headers
    answer = respond(request, "refused_line.html" if has_script else "refused.html", context, status=status)
    if has_script:
        answer.headers |= {"hx-retarget": "#toast", "hx-reswap": "innerHTML", "hx-reselect": "#refusal"}
    return answer
