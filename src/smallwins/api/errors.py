"""Problem answers (RFC 9457): one table from code to status, the sentence in the caller's language."""

from __future__ import annotations

import logging
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.openapi import ResponseSpec

from smallwins.api.caller import language_of
from smallwins.catalogue import language, refusals
from smallwins.catalogue.language import _
from smallwins.catalogue.statuses import STATUS
from smallwins.domain.errors import Refusal

log = logging.getLogger("smallwins")


class Problem(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What went otherwise: a code that never changes, and a sentence for a person."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str
    errors: list[str] | None = None
    held: Any = None
    sent: Any = None


def declared(*statuses: int) -> dict[int, ResponseSpec]:
    """Return the problem answers an operation declares."""
    told = {
        400: "What was sent cannot be read",
        404: "There is no such record",
        405: "The method is not served here",
        409: "It changed since, or the id holds another record",
        410: "What was deleted has been forgotten",
        413: "Too large",
        415: "Not JSON",
        422: "What was sent cannot be kept, and why",
        503: "The record cannot be reached for now",
    }
    return {
        status: ResponseSpec(
            Problem, description=told[status], media_type="application/problem+json", generate_examples=False
        )
        for status in (*statuses, 503)
    }


def refused(request: Request[Any, Any, Any], refusal: Refusal) -> Response[bytes]:
    """Answer a refusal with its code and its sentence."""
    language.use(language_of(request))
    status = STATUS.get(refusal.code, 422)
    facts = refusal.facts
    problem = Problem(
        title=_title(status),
        status=status,
        detail=refusals.sentence(refusal),
        code=refusal.code,
        held=facts.get("held"),
        sent=facts.get("sent"),
    )
    return _answer(problem)


def not_served(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """Answer what the framework refused: unreadable JSON, a wrong method, too large a body."""
    language.use(language_of(request))
    extra = error.extra if isinstance(error.extra, list) else []
    problem = Problem(
        title=_title(error.status_code),
        status=error.status_code,
        detail=_("The request was not carried out, and nothing was changed."),
        code=_CODES.get(error.status_code, "request.refused"),
        errors=[_told(part) for part in extra] or [str(error.detail)],
    )
    return _answer(problem, headers=dict(error.headers or {}))


def too_large(request: Request[Any, Any, Any], _: OverflowError) -> Response[bytes]:
    """Answer a whole number or an instant that no column can hold."""
    return refused(request, Refusal("number.too-large", field="number", value=2.0**63))


def unexpected(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Answer a fault of our own: logged whole, told shortly, nothing half-kept."""
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    language.use(language_of(request))
    detail = _("Something in Small Wins went wrong. What you kept before is safe; nothing half was kept.")
    return _answer(Problem(title=_title(500), status=500, detail=detail, code="fault"))


_CODES = {
    400: "request.unreadable",
    404: "request.unknown-path",
    405: "request.method",
    413: "request.too-large",
    415: "request.media-type",
}


def _title(status: int) -> str:
    match status:
        case 400 | 415 | 422:
            return _("Not kept")
        case 404 | 410:
            return _("Not found")
        case 409:
            return _("Changed since")
        case 413:
            return _("Too large")
        case 503:
            return _("Not reachable for now")
        case _:
            return _("Not done")


def _told(part: object) -> str:
    if isinstance(part, dict):
        return ": ".join(str(part[name]) for name in ("key", "message") if name in part)
    return str(part)


def _answer(problem: Problem, headers: dict[str, str] | None = None) -> Response[bytes]:
    return Response(
        msgspec.json.encode(problem, enc_hook=str),
        status_code=problem.status,
        media_type="application/problem+json",
        headers=(headers or {}) | ({"retry-after": "2"} if problem.status == 503 else {}),
    )
