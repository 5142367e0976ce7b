"""Files that pages need: style, script, icons; read once, compressed once, kept by the browser."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from mimetypes import guess_type
from pathlib import PurePosixPath
from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

FOLDER = resources.files("smallwins.web") / "static"
LONGEST_NAME = 100
"""Letters in the name of a file of ours at most; beyond its measure a system answers with a fault."""

_NAMED = re.compile(rb'((?:import|from)\s+"\./|url\(")([\w.-]+)"')
"""Where a file of ours names another beside it."""

FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Static:
    """One file: what it is, its bytes as they are and compressed, and a mark that changes with them."""

    kind: str
    plain: bytes
    small: bytes
    mark: str


@cache
def static(path: str) -> Static:
    """Return a file of the static folder.

    Raises:
        FileNotFoundError: there is no such file.
    """
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or any(part.startswith((".", "/")) for part in parts):
        raise FileNotFoundError(path)
    file = FOLDER.joinpath(*parts)
    if max(map(len, parts)) > LONGEST_NAME or not file.is_file():
        raise FileNotFoundError(path)
    plain = file.read_bytes()
    if path.endswith((".js", ".css")) and len(parts) == 1:
        plain = _NAMED.sub(_with_mark, plain)
    kind = guess_type(path)[0] or "application/octet-stream"
    return Static(kind, plain, gzip.compress(plain, 9, mtime=0), hashlib.sha256(plain).hexdigest()[:10])


def _with_mark(found: re.Match[bytes]) -> bytes:
    return b'%s%s?v=%s"' % (found[1], found[2], static(found[2].decode()).mark.encode())


@cache
def named_in(path: str) -> tuple[str, ...]:
    """Return the files that a file of ours needs, and those that these need, each once."""
    names = re.findall(r'(?:"\./|url\(")([\w.-]+)\?v=', static(path).plain.decode())
    return tuple(dict.fromkeys(each for name in names for each in (name, *named_in(name))))


def address(path: str) -> str:
    """Return the address of a static file, with its mark so that browsers may keep it forever."""
    return f"/static/{path}?v={static(path).mark}"


@get("/static/{path:path}", include_in_schema=False, sync_to_thread=False)
def static_file(request: Request[Any, Any, Any], path: FromPath[str]) -> Response[bytes]:
    """Answer with a static file, compressed where the browser takes that."""
    try:
        held = static(path.lstrip("/"))
    except FileNotFoundError:
        raise NotFoundException from None
    keep = FOREVER if request.query_params.get("v") == held.mark else "no-cache"
    headers = {"cache-control": keep, "etag": f'"{held.mark}"', "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(b"", status_code=304, headers=headers)
    kind = f"{held.kind}; charset=utf-8" if held.kind.startswith("text/") else held.kind
    if "gzip" in request.headers.get("accept-encoding", "") and len(held.small) < len(held.plain):
        return Response(held.small, headers=headers | {"content-encoding": "gzip"}, media_type=kind)
    return Response(held.plain, headers=headers, media_type=kind)
