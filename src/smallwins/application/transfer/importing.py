"""Records of other trackers, spreadsheets and archives: read, looked at, brought in as one act."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from smallwins.application.ports import Act, Now, Store
from smallwins.application.transfer import archiving
from smallwins.application.transfer.preview import ACT, Preview, Verdict, as_held, compare
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.formats import catalogue
from smallwins.formats.columns import Columns
from smallwins.formats.reading import Given, Progress, Reading
from smallwins.formats.sealed import is_sealed, unseal

CHUNK = 2000
"""Records that are kept between two words about how far the work is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How a file is to be read and taken.

    `wishes` give single columns another role; `columns` is a whole map in their
    place. `again` brings back what the person had deleted. `passphrase` opens a sealed archive.
    """

    format: str = catalogue.AUTO
    wishes: tuple[tuple[str, str], ...] = ()
    columns: Columns | None = None
    again: bool = False
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an import did; `rev` is the act to undo, None when nothing had to change."""

    preview: Preview
    rev: int | None = None
    restored: bool = False


def read(
    store: Store,
    person: Profile,
    now: Now,
    name: str,
    data: bytes,
    choices: Choices | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read a file of any known kind; nothing is kept yet.

    Raises:
        Refusal: the file is empty, cut short, locked, too large inside, or of no known kind.
    """
    return read_given(given(store, person, now, name, data, progress), choices)


def given(
    store: Store, person: Profile, now: Now, name: str, data: bytes, progress: Progress | None = None
) -> Given:
    """Return a file with all that its reader has to know of the record."""
    return Given(
        name=name,
        data=data,
        at=now.at,
        today=now.today,
        metrics=tuple(store.all(Metric, person.id)),
        nouns=store.nouns(),
        progress=progress,
    )


def read_given(file: Given, choices: Choices | None = None) -> Reading:
    """Read a file without the record: it may take its time in a thread of its own."""
    choices = choices or Choices()
    if is_sealed(file.data):
        file = replace(file, data=unseal(file.data, choices.passphrase, file.name))
    with _without_collecting():
        reading = catalogue.read(file, named=choices.format, columns=choices.columns)
        if choices.wishes and reading.columns is not None:
            columns = reading.columns.changed(choices.wishes)
            return catalogue.read(file, named=choices.format, columns=columns)
    return reading


def apply(
    store: Store,
    person: Profile,
    now: Now,
    reading: Reading,
    *,
    again: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring a file in as one act; what is here already is left as it is, so a second time changes nothing."""
    seen = compare(store, person, now, reading, again=again)
    if seen.restores and reading.archive is not None:
        archiving.restore(store, person, reading.archive)
        return Report(preview=seen, restored=True)
    if seen.is_empty:
        return Report(preview=seen)
    act = store.begin(person.id, now, ACT, reading.name)
    pairs = zip(reading.records, seen.verdicts, strict=True)
    new = [record for record, verdict in pairs if verdict is Verdict.NEW]
    with _without_collecting():
        _keep_new(store, act, new, progress)
    for record, verdict in zip(reading.records, seen.verdicts, strict=True):
        if verdict is Verdict.UPDATED:
            store.keep(act, as_held(record, store.find(type(record), person.id, record.id)))
    return Report(preview=seen, rev=act.rev)


@contextmanager
def _without_collecting() -> Iterator[None]:
    # A file becomes a hundred thousand small things and no circle; to look for circles costs as much again.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _keep_new(store: Store, act: Act, records: Sequence[Any], progress: Progress | None) -> None:
    done = 0
    for _, group in groupby(records, key=type):
        found = list(group)
        for start in range(0, len(found), CHUNK):
            store.keep_new(act, found[start : start + CHUNK])
            done += len(found[start : start + CHUNK])
            if progress is not None:
                progress(done, len(records))
