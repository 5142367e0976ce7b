"""Every kind of page there is, found by following links from the first ones, as the words' test does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

FILES = ("/static", "/manifest", "/api/openapi", "/share/", "/export")
"""Links that lead to files."""


def shape(path: str) -> str:
    """Return what kind of page an address is: its ids, days and questions do not matter."""
    bare = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", path.split("?", maxsplit=1)[0])
    return re.sub(r"\d{4}-\d\d-\d\d", "DAY", bare)


def crawl(read: Callable[[str], str], begin: Iterable[str]) -> dict[str, str]:
    """Return one page of each kind that can be reached, by its address."""
    seen: dict[str, str] = {}
    waiting = list(begin)
    while waiting and len(seen) < 150:
        path = waiting.pop(0)
        seen[path] = read(path)
        shapes = {shape(known) for known in [*seen, *waiting]}
        for found in re.findall(r'(?:href|hx-get)="(/[^"#]*)"', seen[path]):
            link = found.replace("&amp;", "&")
            if shape(link) not in shapes and not link.startswith(FILES):
                waiting.append(link)
                shapes.add(shape(link))
    return seen
