"""Real exports of other trackers, read where they lie; they never enter this repository."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest

from smallwins.application.profiles import owner
from smallwins.application.transfer import importing
from smallwins.application.transfer.importing import Report
from smallwins.domain.profile import Profile
from smallwins.store.store import SqlStore
from tests.conftest import now_on

DATA = Path(__file__).parent.parent.parent.parent / "shared" / "data"

TODAY = date(2030, 1, 1)
"""A day after everything in the files."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave these tests out where the files are not there."""
    if not DATA.is_dir():
        for item in items:
            if "realdata" in item.nodeid:
                item.add_marker(pytest.mark.skip(reason="the folder ../shared/data is not there"))


@pytest.fixture
def person(store: SqlStore, alice: UUID) -> Profile:
    """Begin a record."""
    store.keep(store.begin(alice, now_on(), "profile.add"), Profile(id=alice, created_at=now_on().at))
    return owner(store, alice)


def content(path: str) -> bytes:
    """Return a file; a folder as the zip it was unpacked from."""
    found = DATA / path
    if found.is_file():
        return found.read_bytes()
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as target:
        for file in sorted(found.rglob("*.csv")):
            target.write(file, str(file.relative_to(found)))
    return whole.getvalue()


def bring_in(store: SqlStore, person: Profile, path: str) -> Report:
    """Bring a file in."""
    now = now_on(TODAY)
    reading = importing.read(store, person, now, Path(path).name, content(path))
    with store.db.transaction():
        return importing.apply(store, person, now, reading)
