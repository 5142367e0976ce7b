"""Files that pages need: style, script, icons; read once, joined and compressed once, kept by the browser.

A module is served with those it imports as one file: on a slow phone each request costs more than the
bytes it brings. Notes to the reader and indentation stay behind. Nothing is built before the server starts.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import PurePosixPath
from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

FOLDER = resources.files("smallwins.web") / "static"
LONGEST_NAME = 100
"""Letters in the name of a file of ours at most; beyond its measure a system answers with a fault."""

_NAMED = re.compile(r'(url\(")([\w.-]+)"')
"""Where a stylesheet of ours names a file beside it."""

_IMPORT = re.compile(r'^import (?:\{ (.+) \} from )?"\./([\w.-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|async function|function) (\w+))", re.MULTILINE)
_NOTES = {
    ".css": re.compile(r"/\*.*?\*/|^[ \t]+|\n(?=\n)", re.MULTILINE | re.DOTALL),
    ".js": re.compile(r"^[ \t]*//.*\n|^[ \t]+|\n(?=\n)", re.MULTILINE),
}
"""What only those who read a file of ours need: whole lines of notes, indentation, empty lines."""

KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".md": "text/plain",
}
"""What a file is by its ending. The system has thousands, which take time to read and room to keep."""

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
    plain = _ours(path) if path.endswith((".js", ".css")) and len(parts) == 1 else file.read_bytes()
    kind = KINDS.get(PurePosixPath(path).suffix, "text/plain")
    return Static(kind, plain, gzip.compress(plain, 9, mtime=0), hashlib.sha256(plain).hexdigest()[:10])


def _ours(path: str) -> bytes:
    """Return a style or script of ours as it is served: with what it imports, without notes to its reader."""
    known = list(dict.fromkeys(_imported(path)))
    text = "".join(_as_part(name) for name in known) + _IMPORT.sub(_taken, _read(path))
    return _NAMED.sub(_with_mark, _NOTES[PurePosixPath(path).suffix].sub("", text)).encode()


def _imported(path: str) -> Iterator[str]:
    """Yield what a module needs, each after what it needs itself."""
    for found in _IMPORT.finditer(_read(path)):
        yield from _imported(found[2])
        yield found[2]


def _as_part(path: str) -> str:
    """Return a module as a function of its own that returns what it exports; its names stay its own."""
    text = _read(path)
    inner = _EXPORT.sub("", _IMPORT.sub(_taken, text))
    return (
        f"const {_name(path)} = (() => {{\n{inner}return {{ {', '.join(_EXPORT.findall(text))} }};\n}})();\n"
    )


def _taken(found: re.Match[str]) -> str:
    return f"const {{ {found[1]} }} = {_name(found[2])};\n" if found[1] else ""


def _name(path: str) -> str:
    return f"{PurePosixPath(path).stem}Part"


def _read(path: str) -> str:
    return (FOLDER / path).read_text("utf-8")


def _with_mark(found: re.Match[str]) -> str:
    return f'{found[1]}{found[2]}?v={static(found[2]).mark}"'


@cache
def named_in(path: str) -> tuple[str, ...]:
    """Return the files that a stylesheet of ours names, each once."""
    return tuple(dict.fromkeys(re.findall(r'url\("([\w.-]+)\?v=', static(path).plain.decode())))


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
