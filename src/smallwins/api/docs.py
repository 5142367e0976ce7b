"""The description of the API as a plain page of ours: the usual viewers load from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from litestar import MediaType, Request, get

from smallwins.api.caller import language_of
from smallwins.api.description import described
from smallwins.catalogue import language
from smallwins.catalogue.language import _


@get("/api/docs", media_type=MediaType.HTML, include_in_schema=False, sync_to_thread=False)
def docs_page(request: Request[Any, Any, Any]) -> str:
    """Show every operation with its answers, made from the description itself."""
    language.use(language_of(request))
    return "\n".join(_page(described(request.app)))


def _page(schema: dict[str, Any]) -> Iterator[str]:
    direction, title = "rtl" if language.is_right_to_left() else "ltr", escape(_("The API"))
    yield f'<!doctype html><html lang="{language.current()}" dir="{direction}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<title>{title}</title><link rel="stylesheet" href="/static/look.css"></head>'
    yield f'<body><main class="plain-page"><header class="lede"><h1>{title}</h1>'
    told = _("Everything the pages do, a script can do too. The description in full: %(link)s")
    link = '<a href="/api/openapi.json">openapi.json</a>'
    yield f"<p>{escape(told) % {'link': link}}</p></header>"
    for path, operations in schema["paths"].items():
        yield from _path(path, operations)
    yield "</main></body></html>"


def _path(path: str, operations: dict[str, Any]) -> Iterator[str]:
    yield f'<section class="part"><h2 dir="ltr"><code>{_broken(path)}</code></h2><dl class="pairs">'
    for method, operation in operations.items():
        if method in ("get", "post", "patch", "put", "delete"):
            answers = ", ".join(sorted(operation["responses"]))
            yield f'<dt><b dir="ltr">{method.upper()}</b> <small>{escape(operation["summary"])}</small></dt>'
            yield f"<dd>{escape(answers)}</dd>"
    yield "</dl></section>"


def _broken(path: str) -> str:
    # A phone is narrower than the longest path; it may break behind each part.
    return escape(path).replace("/", "/<wbr>")
