"""Makes docs/reference/api.md: every operation of the API and its answers, from its own description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from litestar import Litestar

from smallwins.api.app import router
from smallwins.api.description import described, description

PAGE = Path(__file__).parent / "reference/api.md"

HEAD = """# The API

Made by `./run docs` from the API's own description; not to be edited.

Everything is JSON under `/api/v1`; the description in full is at `/api/openapi.json`,
as a page at `/api/docs`.

- A body is read strictly: a field that is not known, or "12" where 12 is meant, answers 400 and says where.
- The caller may choose the id of what it makes (UUIDv7). The same request again answers as the first time;
  the same id with another body answers 409.
- Send the `ETag` of what you read as `If-Match` when you change it. Where it changed since, the answer is
  409 with both versions, and nothing was changed.
- What went otherwise is told as `application/problem+json`: a `code` that never changes, and a sentence.
- `X-Zone` (an IANA name) says where the caller's day is; `X-Device` what the history calls the caller.
"""


def page() -> str:
    """Return the text of the page."""
    schema = described(Litestar([router()], openapi_config=description(), logging_config=None))
    return "\n".join([HEAD, *_operations(schema["paths"])]) + "\n"


def _operations(paths: Mapping[str, Any]) -> Iterator[str]:
    sections: dict[str, list[str]] = {}
    for path, operations in paths.items():
        for method, operation in operations.items():
            answers = ", ".join(sorted(operation["responses"]))
            asked = ", ".join(f"`{name}`" for name in _sent(operation))
            line = f"| `{method.upper()} {path}` | {operation['summary']} | {asked} | {answers} |"
            sections.setdefault(operation.get("tags", ["others"])[0], []).append(line)
    for name, lines in sections.items():
        yield f"\n## {name.capitalize()}\n\n| | what it does | sent | answers |\n| --- | --- | --- | --- |"
        yield from lines


def _sent(operation: Mapping[str, Any]) -> Iterator[str]:
    for parameter in operation.get("parameters", ()):
        if parameter["in"] != "path":
            yield parameter["name"]
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield content["schema"].get("$ref", "").rpartition("/")[2]
