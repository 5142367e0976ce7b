from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from smallwins.application import entries, history, metrics, profiles, upkeep
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.store.backup import tidy_log
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, now_on
from tests.store.test_history import a_metric, an_entry

NOW = now_on(MONDAY + timedelta(days=3))
SECRET = "a sentence that nobody else is to read"


@pytest.fixture
def person(store: SqlStore) -> Profile:
    return profiles.welcome(store)


@pytest.fixture
def entry(store: SqlStore, person: Profile) -> Entry:
    metric = metrics.add_metric(store, person, NOW, a_metric())
    return entries.log_entry(store, person, NOW, an_entry(metric, note=SECRET))


def history_of(store: SqlStore, person: Profile) -> str:
    changes = store.changes(person.id, limit=100)
    return repr([(change, store.change_items(person.id, change.rev)) for change in changes])


def test_a_deleted_entry_comes_back_for_thirty_days(store: SqlStore, person: Profile, entry: Entry) -> None:
    entries.delete_entry(store, person, NOW, entry)

    assert upkeep.forget_due(store, person.id, NOW.at + timedelta(days=29)) == 0
    history.undo(store, person, NOW)

    assert store.find(Entry, person.id, entry.id) == entry


def test_after_thirty_days_it_is_forgotten(store: SqlStore, person: Profile, entry: Entry) -> None:
    entries.delete_entry(store, person, NOW, entry)

    assert upkeep.forget_due(store, person.id, NOW.at + timedelta(days=30)) == 1

    assert SECRET not in history_of(store, person)
    with pytest.raises(Refusal, match=r"undo\.forgotten"):
        history.undo(store, person, NOW)


def test_who_wants_nothing_remembered_has_it_forgotten_at_once(
    store: SqlStore, person: Profile, entry: Entry
) -> None:
    profiles.edit_profile(store, person, NOW, {"forget_after_days": 0})

    entries.delete_entry(store, person, NOW, entry)

    assert SECRET not in history_of(store, person)


def test_delete_for_good_leaves_no_word(store: SqlStore, person: Profile, entry: Entry) -> None:
    entries.edit_entry(store, person, NOW, entry, {"note": SECRET + "!"})

    upkeep.delete_for_good(store, person, NOW, entry)

    assert store.find(Entry, person.id, entry.id) is None
    assert SECRET not in history_of(store, person)
    assert store.search(person.id, ["sentence"]) == []
    assert len(store.all(Metric, person.id)) == 1


def test_what_was_deleted_can_be_forgotten_from_the_history(
    store: SqlStore, person: Profile, entry: Entry
) -> None:
    entries.delete_entry(store, person, NOW, entry)
    rev = store.rev(person.id)

    assert upkeep.forget_change(store, person, rev) == 1

    assert SECRET not in history_of(store, person)


def test_what_took_nothing_out_has_nothing_to_forget(store: SqlStore, person: Profile, entry: Entry) -> None:
    rev = store.rev(person.id)

    with pytest.raises(Refusal, match=r"forget\.nothing"):
        upkeep.forget_change(store, person, rev)

    assert store.find(Entry, person.id, entry.id) == entry


def test_what_came_back_is_not_forgotten(store: SqlStore, person: Profile, entry: Entry) -> None:
    entries.delete_entry(store, person, NOW, entry)
    rev = store.rev(person.id)
    history.undo(store, person, NOW, rev)

    with pytest.raises(Refusal, match=r"forget\.nothing"):
        upkeep.forget_change(store, person, rev)


def test_erasing_leaves_nothing_of_the_person_and_others_alone(
    store: SqlStore, person: Profile, entry: Entry, alice: UUID
) -> None:
    store.keep(store.begin(alice, NOW, "metric.add"), a_metric("Read"))

    upkeep.erase_all(store, person)

    assert store.find(Profile, person.id, person.id) is None
    assert store.search(person.id, ["sentence"]) == []
    assert store.changes(person.id) == []
    assert [metric.name for metric in store.all(Metric, alice)] == ["Read"]


@pytest.mark.parametrize(
    "forget", [upkeep.delete_for_good, lambda store, person, *_: upkeep.erase_all(store, person)]
)
def test_what_is_deleted_for_good_is_not_in_the_file_either(tmp_path: Path, forget: object) -> None:
    with closing(Sqlite(tmp_path / "wins.db")) as db:
        migrate(db)
        store = SqlStore(db)
        person = profiles.welcome(store)
        metric = metrics.add_metric(store, person, NOW, a_metric())
        entry = entries.log_entry(store, person, NOW, an_entry(metric, note=SECRET))
        entries.log_entry(store, person, NOW, replace(an_entry(metric, 1), note="kept"))
        tidy_log(db, NOW.today)
        assert SECRET.encode() in on_disk(tmp_path)

        with db.transaction():
            forget(store, person, NOW, entry)  # type: ignore[operator]
        tidy_log(db, NOW.today)

        assert SECRET.encode() not in on_disk(tmp_path)


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())
