"""Making a page: the template, what every template knows, the toast, and the way back after a change."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError
from types import MappingProxyType
from typing import Any
from urllib.parse import quote
from uuid import UUID

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from litestar import Request, Response
from litestar.datastructures import Cookie
from markupsafe import Markup

from smallwins.application import records
from smallwins.catalogue import acts, amounts, language, refusals, rhythm, show, waiting
from smallwins.charts import mark
from smallwins.charts.palette import glaze_of
from smallwins.domain.errors import Refusal
from smallwins.domain.profile import in_zone
from smallwins.domain.value import Value
from smallwins.web.callers import cookie_name, is_https
from smallwins.web.static import address
from smallwins.web.visit import Done, Visit

KEPT_FOR_LATER = "x-keep"
"""What the service worker says when it asks for a page to keep: nothing is told in it that is told once."""

BEFORE_THE_LOCK = frozenset({"/help", "/offline"})
"""Pages that a device may keep although there is a lock: without what is personal."""

ENOUGH_TO_COMPRESS = 1400
"""Bytes that fit into one packet; below that, compressing gains nothing."""

AS_THEY_ARE = "/?#[]@!$&'()*+,;=:%~"
"""Letters that mean something in an address, or are written in it as they are."""


class Compiled(FileSystemBytecodeCache):
    """Templates as an earlier start compiled them; where no file can be written, each start compiles anew."""

    def __init__(self, folder: Path) -> None:
        with suppress(OSError):
            folder.mkdir(
                mode=0o700, parents=True, exist_ok=True
            )  # what lies here is run: nobody else's to write
        super().__init__(str(folder))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template; one that is damaged is as good as none."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a compiled template, or go on without."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
    auto_reload=False,
)
ENVIRONMENT.globals.update(
    _=language._,
    ngettext=language.ngettext,
    pgettext=language.pgettext,
    show=show,
    local_time=in_zone,
    said=amounts.said,
    zip=zip,
    rhythm=rhythm.words,
    pairs=lambda records: [(record.id, record.name) for record in records],
    titled=lambda records: [(record.id, record.title) for record in records],
    address=address,
    icon=lambda name: Markup(mark.icon(name)),  # noqa: S704 - our own drawings
    outbox_words=waiting.words,
    mark=lambda: Markup(mark.mark()),  # noqa: S704 - our own drawings
    languages=language.LANGUAGES,
)
ENVIRONMENT.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Toast:
    """What was just done, and the act that the button beside it takes back."""

    text: str
    rev: int
    button: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What a form has to mend: the field, where one is meant, and the sentence to say beside it."""

    field: str
    sentence: str
    is_changed: bool = False


def problem_of(refusal: Refusal | None) -> Problem | None:
    """Return a refusal as a form says it."""
    if refusal is None:
        return None
    is_changed = refusal.code == "record.changed"
    return Problem(str(refusal.facts.get("field", "")), refusals.sentence(refusal), is_changed)


def page(visit: Visit, template: str, *, status: int = 200, **context: Any) -> Response[bytes]:
    """Answer with a page of the person's."""
    by_hand = not is_kept_for_later(visit)
    problem = context.get("problem")
    status = 409 if problem and problem.is_changed else status
    toast, signpost = (_toast(visit), _signpost(visit)) if by_hand else (None, False)
    rev, lock = visit.store.rev(visit.person.id), visit.site.unlocked.lock(visit.store)
    may_stay = not by_hand and visit.request.url.path in BEFORE_THE_LOCK
    told = {
        "base": "part.html" if visit.has_script else "base.html",
        "visit": visit,
        "toast": toast,
        "signpost": signpost,
        "theme": visit.person.theme,
        "today": visit.now.today,
        "lock_after": lock.after_minutes if lock else 0,
        "lock_seal": visit.site.unlocked.seal(lock) if lock and by_hand else "",
        "rev": rev,
        "glaze": glazes(visit),
        "rev_of": lambda record: records.get_kept(visit.store, type(record), visit.person.id, record.id).rev,
    }
    return respond(
        visit.request,
        template,
        told | context,
        status=status,
        headers={"x-record": _record(visit), "x-rev": str(rev)} | ({"x-stay": "1"} if may_stay else {}),
        cookies=[_once(visit, name, "", 0) for name, shown in (("done", toast), ("help", signpost)) if shown],
    )


def is_kept_for_later(visit: Visit) -> bool:
    """Whether the service worker asks for a page to keep, and nobody looks at it now."""
    return KEPT_FOR_LATER in visit.request.headers


def glazes(visit: Visit) -> Callable[[Value], str]:
    """Return what names the glaze of a value: they go round in the order in which values were named."""
    order: dict[UUID, int] = {}

    def glaze(value: Value) -> str:
        if not order:
            known = sorted(visit.store.all(Value, visit.person.id), key=lambda each: each.created_at)
            order.update({each.id: number for number, each in enumerate(known)})
        return glaze_of(order.get(value.id, 0)).value

    return glaze


def respond(
    request: Request[Any, Any, Any],
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
    headers: Mapping[str, str] = MappingProxyType({}),
    cookies: list[Cookie] | None = None,
) -> Response[bytes]:
    """Answer with a rendered template, compressed where that is worth it."""
    known = {
        "path": request.url.path,
        "is_answer": request.method == "POST",
        "lang": language.current(),
        "dir": "rtl" if language.is_right_to_left() else "ltr",
    }
    body = ENVIRONMENT.get_template(template).render({**known, **context}).encode()
    said = {"cache-control": "no-cache", "vary": "accept-encoding, cookie, hx-request"} | dict(headers)
    if len(body) > ENOUGH_TO_COMPRESS and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, 4, mtime=0)
        said["content-encoding"] = "gzip"
    return Response(
        body, status_code=status, headers=said, cookies=cookies, media_type="text/html; charset=utf-8"
    )


def back(visit: Visit, address: str, done: Done[Any] | None = None) -> Response[bytes]:
    """Send the person on to a page, which then says what was done and offers to take it back."""
    cookies = [_once(visit, "done", str(done.rev), 60)] if done and done.rev else []
    cookies += [_once(visit, "help", "1", 60)] if visit.shows_help else []
    headers = {"location": own_address(address)}
    return Response(b"", status_code=303, headers=headers, cookies=cookies, media_type="text/plain")


def own_address(address: str) -> str:
    """Return an address if it is one of our own pages, else that of Today; as a header can carry it."""
    is_own = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return quote(address, safe=AS_THEY_ARE) if is_own else "/"


def _record(visit: Visit) -> str:
    """Return whose record a page shows, for the device to know when it is another's; nobody's id is told."""
    return hashlib.sha256(visit.person.id.bytes).hexdigest()[:16]


def _toast(visit: Visit) -> Toast | None:
    rev = visit.request.cookies.get(_name(visit, "done"), "")
    change = visit.store.find_change(visit.person.id, int(rev)) if rev.isdecimal() and len(rev) < 16 else None
    if change is None or change.undone_by is not None:
        return None
    return Toast(acts.said(change.act, change.summary), change.rev, acts.take_back(change.act))


def _signpost(visit: Visit) -> bool:
    return visit.shows_help or visit.request.cookies.get(_name(visit, "help"), "") == "1"


def _name(visit: Visit, what: str) -> str:
    return cookie_name(what, visit.request.headers.get("host", ""))


def _once(visit: Visit, what: str, value: str, seconds: int) -> Cookie:
    """Return a cookie that carries something to the next page, where it is shown and forgotten."""
    name = _name(visit, what)
    return Cookie(
        name,
        value=value,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_https(visit.request),
    )
