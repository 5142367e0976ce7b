"""The archive: everything a person has kept, without loss, as a zip of JSON lines.

    archive.json              format, version, the person's rev, the fields of each noun
    records/NOUN.jsonl        {"created_rev": 3, "rev": 7, "record": {...}}
    history/changes.jsonl     one act a line
    history/change_items.jsonl  one changed or deleted record a line, as text before and after

Members are stored, not deflated, in sorted order and with one fixed date, so
that the same record gives the same bytes. No line says whose record it is: the
profile's id is written as `NOBODY`. Numbers, caches and search words are
derived and not in it. A change of meaning raises `VERSION`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any
from uuid import UUID

import msgspec

from smallwins.domain.errors import Refusal
from smallwins.domain.profile import Profile
from smallwins.formats.archived import Archive, Archived, ArchivedAct, ArchivedItem
from smallwins.formats.problem import Problem, refused
from smallwins.formats.reading import Given, Reading
from smallwins.formats.zipped import Unzipped, is_zip

KIND = "archive"
FORMAT = "smallwins-archive"
VERSION = 1
NOBODY = UUID(int=0)
"""Stands for the person in an archive."""

_HEAD = "archive.json"
_CHANGES = "history/changes.jsonl"
_ITEMS = "history/change_items.jsonl"
_FIXED = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


class _Head(msgspec.Struct):
    format: str
    version: int
    rev: int
    fields: dict[str, list[str]]


class _Line(msgspec.Struct):
    created_rev: int
    rev: int
    record: msgspec.Raw


def write_archive(archive: Archive) -> bytes:
    """Return the bytes of an archive: the same for the same record."""
    members = {_HEAD: _head(archive), _CHANGES: _lines(archive.acts), _ITEMS: _lines(archive.items)}
    for noun, found in archive.records.items():
        members[_member(noun)] = _lines(found)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as zipped:
        for name, data in sorted(members.items()):
            item = zipfile.ZipInfo(name, _FIXED)
            item.create_system = _UNIX
            item.external_attr = 0o600 << 16
            zipped.writestr(item, data)
    return whole.getvalue()


def is_archive(given: Given) -> bool:
    """Whether a file is an archive of Small Wins."""
    return is_zip(given.data) and _HEAD in Unzipped(given.data, given.name).names


def read_archive(given: Given) -> Archive:
    """Read an archive whole.

    Raises:
        Refusal: `archive.newer`, `file.other-kind`, or `file.truncated`. A line that
            cannot be held is a problem of the archive, with its place.
    """
    unzipped = Unzipped(given.data, given.name)
    head = _read_head(unzipped, given.name)
    problems = list(_unknown(head, given.nouns))
    total = len(given.data)
    records: dict[str, list[Archived]] = {}
    done = 0
    for noun, kind in given.nouns.items():
        if _member(noun) not in unzipped.names:
            continue
        data = unzipped.read(_member(noun))
        records[noun] = list(_records(data, noun, kind, problems))
        done += len(data)
        if given.progress:
            given.progress(done, total)
    return Archive(
        rev=head.rev,
        records=records,
        acts=_all(unzipped, _CHANGES, ArchivedAct, problems),
        items=_all(unzipped, _ITEMS, ArchivedItem, problems),
        problems=problems,
    )


def read_archive_records(given: Given) -> Reading:
    """Read an archive as records to be added to those of another; its history is in `archive`."""
    archive = read_archive(given)
    found = [
        (line, held.record)
        for noun, kept in archive.records.items()
        if noun != Profile.noun
        for line, held in enumerate(kept, 1)
    ]
    return Reading(
        format=KIND,
        name=given.name,
        records=tuple(record for _, record in found),
        lines=tuple(line for line, _ in found),
        problems=tuple(archive.problems),
        archive=archive,
    )


def _member(noun: str) -> str:
    return f"records/{noun}.jsonl"


def _head(archive: Archive) -> bytes:
    known = {noun: _field_names(type(found[0].record)) for noun, found in archive.records.items() if found}
    head = _Head(FORMAT, VERSION, archive.rev, dict(sorted(known.items())))
    return msgspec.json.format(msgspec.json.encode(head), indent=1) + b"\n"


def _field_names(kind: type[Any]) -> list[str]:
    return [held.name for held in fields(kind)]


def _lines(found: Iterable[object]) -> bytes:
    encoder = msgspec.json.Encoder()
    return b"".join(encoder.encode(line) + b"\n" for line in found)


def _read_head(unzipped: Unzipped, name: str) -> _Head:
    try:
        head = msgspec.json.decode(unzipped.read(_HEAD), type=_Head)
    except msgspec.DecodeError as error:
        raise Refusal("file.other-kind", name=name) from error
    if head.format != FORMAT:
        raise Refusal("file.other-kind", name=name)
    if head.version > VERSION:
        raise Refusal("archive.newer", version=head.version, known=VERSION)
    return head


def _unknown(head: _Head, nouns: Mapping[str, type[Any]]) -> Iterable[Problem]:
    for noun, names in head.fields.items():
        if noun not in nouns:
            yield Problem(code="archive.unknown-noun", member=_member(noun), facts={"noun": noun})
            continue
        for name in sorted(set(names) - set(_field_names(nouns[noun]))):
            facts = {"noun": noun, "field": name}
            yield Problem(code="archive.unknown-field", column=name, member=_member(noun), facts=facts)


def _records(data: bytes, noun: str, kind: type[Any], problems: list[Problem]) -> Iterable[Archived]:
    line_decoder = msgspec.json.Decoder(_Line)
    decoder = msgspec.json.Decoder(kind)
    for number, text in enumerate(data.splitlines(), 1):
        try:
            line = line_decoder.decode(text)
            yield Archived(line.created_rev, line.rev, decoder.decode(line.record))
        except Refusal as refusal:
            problems.append(refused(refusal, line=number, member=_member(noun)))
        except msgspec.DecodeError as error:
            problems.append(_unreadable(number, _member(noun), error))


def _all(unzipped: Unzipped, member: str, kind: type[Any], problems: list[Problem]) -> list[Any]:
    if member not in unzipped.names:
        return []
    decoder = msgspec.json.Decoder(kind)
    found: list[Any] = []
    for number, text in enumerate(unzipped.read(member).splitlines(), 1):
        try:
            found.append(decoder.decode(text))
        except msgspec.DecodeError as error:
            problems.append(_unreadable(number, member, error))
    return found


def _unreadable(number: int, member: str, error: msgspec.DecodeError) -> Problem:
    return Problem(code="archive.unreadable-line", line=number, member=member, facts={"why": str(error)})
