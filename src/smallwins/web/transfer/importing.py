"""Bringing a file in: chosen, looked at row by row, brought in as one act, taken back whole."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application.ports import Store
from smallwins.application.transfer import importing
from smallwins.application.transfer.preview import KEPT, Preview, Verdict, compare
from smallwins.catalogue import brought, refusals
from smallwins.catalogue.fields import field_name
from smallwins.domain.errors import Refusal
from smallwins.formats.catalogue import format_named
from smallwins.formats.columns import Columns, Role
from smallwins.formats.dates import Order
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.transfer.uploads import MOST, Upload, uploads_of
from smallwins.web.visit import Here, Visit

LARGEST = 256 * 1024 * 1024
"""Bytes of one file (architecture 5); other routes take 10 MB."""

ON_A_PAGE = 50
"""Rows and problems shown at once."""

LARGE = 5000
"""Records from which on a file is compared beside the pages, not between them."""


@get("/import", sync_to_thread=False)
def choose(visit: Here) -> Response[bytes]:
    """Ask for a file."""
    return _choose(visit)


@post("/import", request_max_body_size=LARGEST)
async def upload_file(visit: Here) -> Response[bytes]:
    """Take one file or several, and read the first; the others wait for their turn."""
    form = await visit.request.form()
    given = form.getall("file", [])
    sent = [each for each in given if isinstance(each, UploadFile) and each.filename]
    if not sent or len(sent) > MOST:
        return _choose(visit, Refusal("file.many", most=MOST) if sent else Refusal("file.none"))
    waiting = uploads_of(visit.request)
    held = [await asyncio.to_thread(waiting.take, visit.person.id, each.filename, each.file) for each in sent]
    for upload in held:
        upload.choices = replace(upload.choices, passphrase=str(form.get("passphrase", "")))
    for upload, then in pairwise(held):
        upload.after = then.token
    return await _begin(visit, held[0])


@get("/import/{token:str}")
async def look(
    visit: Here, token: FromPath[str], only: FromQuery[str] = "", start: FromQuery[int] = 0
) -> Response[bytes]:
    """Show how far it is, what the file holds and what becomes of it, or what was brought in."""
    upload = uploads_of(visit.request).find(visit.person.id, token)
    if upload.is_waiting:
        return await _begin(visit, upload)
    try:
        if await upload.is_working():
            return _working(visit, upload)
    except Refusal as refusal:
        return _refused(visit, upload, refusal)
    if upload.report is not None:
        return _report(visit, upload)
    if upload.preview is None:
        raise Refusal("file.gone")
    return _preview(visit, upload, upload.preview, only, max(start, 0))


@post("/import/{token:str}")
async def bring_in(visit: Here, token: FromPath[str]) -> Response[bytes]:
    """Bring the file in, once; a second tap finds it done."""
    upload = uploads_of(visit.request).find(visit.person.id, token)
    if upload.report is None and upload.work is None:
        upload.begin(_apply(visit, upload), is_bringing_in=True)
    await upload.is_working()
    return back(visit, f"/import/{token}")


@post("/import/{token:str}/columns")
async def read_again(visit: Here, token: FromPath[str]) -> Response[bytes]:
    """Read a spreadsheet once more, by the map of columns that the person chose."""
    upload = uploads_of(visit.request).find(visit.person.id, token)
    form = await visit.form()
    if upload.preview is not None and upload.preview.reading.columns is not None and upload.work is None:
        columns = _columns(form, upload.preview.reading.columns)
        upload.choices = replace(upload.choices, columns=columns, again="again" in form)
        upload.begin(_look(visit, upload))
    await upload.is_working()
    return back(visit, f"/import/{token}")


@post("/import/{token:str}/drop")
async def let_go(visit: Here, token: FromPath[str]) -> Response[bytes]:
    """Let the file go; nothing is brought in."""
    waiting = uploads_of(visit.request)
    upload = waiting.find(visit.person.id, token)
    waiting.drop(upload)
    return back(visit, f"/import/{upload.after}" if upload.after else "/import")


async def _begin(visit: Visit, upload: Upload) -> Response[bytes]:
    upload.begin(_look(visit, upload))
    try:
        await upload.is_working()
    except Refusal as refusal:
        return _refused(visit, upload, refusal)
    return back(visit, f"/import/{upload.token}")


def _refused(visit: Visit, upload: Upload, refusal: Refusal) -> Response[bytes]:
    uploads_of(visit.request).drop(upload)
    return _choose(visit, refusal, after=upload.after)


async def _look(visit: Visit, upload: Upload) -> None:
    data = await asyncio.to_thread(upload.path.read_bytes)
    given = importing.given(visit.store, visit.person, visit.now, upload.name, data, upload.watch)
    reading = await asyncio.to_thread(importing.read_given, given, upload.choices)

    def compared(store: Store) -> Preview:
        again = upload.choices.again
        return compare(store, visit.person, visit.now, reading, again=again)

    is_large = len(reading.records) > LARGE
    upload.preview = await visit.site.write(compared) if is_large else compared(visit.store)


async def _apply(visit: Visit, upload: Upload) -> None:
    assert upload.preview is not None
    reading, again = upload.preview.reading, upload.choices.again
    done = await visit.act(importing.apply, reading, again=again, progress=upload.watch)
    upload.report = done.result
    upload.path.unlink(missing_ok=True)


def _columns(form: Form, held: Columns) -> Columns:
    roles = tuple(form.choice(f"column-{place}", Role, role) for place, role in enumerate(held.roles))
    order = form.choice("dates", Order, held.order or Order.YMD)
    chosen = replace(held, roles=roles, order=order, repeats="repeats" in form)
    return chosen.changed(())


def _choose(visit: Visit, refusal: Refusal | None = None, *, after: str = "") -> Response[bytes]:
    status = 422 if refusal else 200
    problem = problem_of(refusal)
    return page(visit, "importing/choose.html", status=status, problem=problem, after=after)


def _working(visit: Visit, upload: Upload) -> Response[bytes]:
    done, total = upload.progress
    answer = page(
        visit,
        "importing/working.html",
        upload=upload,
        done=done,
        total=total,
        is_read=upload.preview is not None,
    )
    answer.headers["refresh"] = "1"  # without script the page asks again by itself
    return answer


def _preview(visit: Visit, upload: Upload, seen: Preview, only: str, start: int) -> Response[bytes]:
    verdict = Verdict(only) if only in set(Verdict) else None
    reading = seen.reading
    return page(
        visit,
        "importing/preview.html",
        upload=upload,
        following=[then.name for then in uploads_of(visit.request).following(upload)],
        seen=seen,
        columns=reading.columns,
        roles=[str(role) for role in Role],
        orders=[str(order) for order in Order],
        title=format_named(reading.format).title,
        all_of=brought.listed(Counter(record.noun for record in reading.records)),
        verdicts=[(verdict, counts) for verdict in Verdict if (counts := _counts(seen, verdict))],
        rows=seen.rows(start, ON_A_PAGE + 1, only=verdict),
        only=only,
        start=start,
        on_a_page=ON_A_PAGE,
        told=told,
        brought=brought,
        field_name=field_name,
    )


def _report(visit: Visit, upload: Upload) -> Response[bytes]:
    report = upload.report
    assert report is not None
    kept: Counter[str] = sum((_counts(report.preview, verdict) for verdict in KEPT), Counter())
    change = visit.store.find_change(visit.person.id, report.rev) if report.rev is not None else None
    return page(
        visit,
        "importing/report.html",
        upload=upload,
        following=[then.name for then in uploads_of(visit.request).following(upload)],
        report=report,
        seen=report.preview,
        kept=brought.listed(kept),
        is_undone=change is not None and change.undone_by is not None,
        told=told,
        on_a_page=ON_A_PAGE,
    )


def told(problem: Any) -> tuple[str, str]:
    """Say where a problem was met, and what it is."""
    where = brought.place(problem.line, problem.column, problem.member)
    return where, refusals.problem(problem.code, problem.facts)


def _counts(seen: Preview, verdict: Verdict) -> Counter[str]:
    return Counter({noun: count for (noun, found), count in seen.counts.items() if found is verdict})


ROUTES: tuple[ControllerRouterHandler, ...] = (choose, upload_file, look, bring_in, read_again, let_go)
