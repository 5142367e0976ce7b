"""Everything a person has kept, to take away: the archive, tables, JSON, or pages to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from smallwins.application.ports import Now, Store
from smallwins.application.transfer.archiving import archive_of
from smallwins.application.transfer.markdown import write_markdown
from smallwins.domain.errors import Refusal
from smallwins.domain.lock import check_passphrase
from smallwins.domain.profile import Profile
from smallwins.formats.archive import write_archive
from smallwins.formats.archived import Archive
from smallwins.formats.sealed import ENDING, seal
from smallwins.formats.writing import write_json, write_tables


@dataclass(frozen=True, slots=True)
class Export:
    """A file to hand over: its name, its media type, its bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Shape:
    """One form in which the record can be taken away."""

    ending: str
    media_type: str
    write: Callable[[Archive], bytes]


SHAPES = {
    "archive": Shape("zip", "application/zip", write_archive),
    "csv": Shape("csv.zip", "application/zip", write_tables),
    "json": Shape("json", "application/json", write_json),
    "markdown": Shape("md", "text/markdown; charset=utf-8", write_markdown),
}
"""Each form by its name in commands and addresses."""


def export(store: Store, person: Profile, now: Now, to: str = "archive") -> Export:
    """Return the whole record in one form; `archive` is the one that loses nothing."""
    shape = SHAPES.get(to)
    if shape is None:
        raise Refusal("export.unknown", name=to, known=list(SHAPES))
    return Export(_name(now.today, shape), shape.media_type, shape.write(archive_of(store, person)))


def sealed(made: Export, passphrase: str) -> Export:
    """Return an export sealed with a passphrase; it takes some seconds."""
    name = f"{made.name}.{ENDING}"
    return Export(name, "application/octet-stream", seal(made.data, check_passphrase(passphrase)))


def _name(today: date, shape: Shape) -> str:
    return f"small-wins-{today.isoformat()}.{shape.ending}"
