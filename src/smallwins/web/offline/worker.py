"""The service worker: our own short script, with the release it belongs to and the files it keeps."""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from litestar import Request, Response, get
from litestar.types import ControllerRouterHandler

from smallwins import __version__
from smallwins.web.static import address, named_in, static

MARKED = ("look.css", "vendor/htmx.min.js", "page.js", "mark.svg", "focus.js", "own-lock.js")
"""Files that pages name with their mark; what a stylesheet names itself is found in it."""


@get("/service-worker.js", include_in_schema=False, sync_to_thread=False)
def service_worker(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Answer the worker; a new release is a new worker, which forgets what the old one stored."""
    body, small, mark = script()
    headers = {"cache-control": "no-cache", "etag": f'"{mark}"', "vary": "accept-encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        body, headers = small, headers | {"content-encoding": "gzip"}
    return Response(body, headers=headers, media_type="text/javascript; charset=utf-8")


@cache
def script() -> tuple[bytes, bytes, str]:
    """Return the worker's text, as it is and compressed, and a mark that changes with any file it keeps."""
    files = kept_files()
    held = [static(_path(file)).mark for file in files] + [static("worker.js").mark, __version__]
    release = hashlib.sha256(" ".join(held).encode()).hexdigest()[:12]
    told = f"const RELEASE = {json.dumps(release)};\nconst FILES = {json.dumps(files)};\n"
    body = told.encode() + static("worker.js").plain
    return body, gzip.compress(body, 9, mtime=0), release


@cache
def kept_files() -> list[str]:
    """Return the address of every file that a page needs to open without a network."""
    named = [name for path in MARKED if path.endswith(".css") for name in named_in(path)]
    return [address(path) for path in dict.fromkeys([*MARKED, *named])]


def _path(file: str) -> str:
    return str(PurePosixPath(file.partition("?")[0]).relative_to("/static"))


ROUTES: tuple[ControllerRouterHandler, ...] = (service_worker,)
