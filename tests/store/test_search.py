from uuid import UUID

import pytest

from smallwins.domain.text import words
from smallwins.store.store import SqlStore
from tests.store.test_history import a_metric, an_entry, keep

WRITTEN = [
    "Past the bakery, 100% wet",
    "Café à Midi — déjà vu",
    "زرت المدرسة في الصباح",
    "كتبت في مدرسه أخرى",
    "ذهبت إلى القرية ١٢ مرة",
    "STRASSE and straße",
    "under_score and bang!",
    "two\nlines 12",
]
FOUND = {
    "bakery": {0},
    "bak": {0},
    "the BAKERY": {0},
    "100%": {0},
    "0% w": {0},
    "%": {0},
    "cafe": {1},
    "CAFÉ deja": {1},
    "cafe bakery": set(),
    "مدرسة": {2, 3},
    "المدرسه": {2},
    "الي": {4},
    "12": {4, 7},
    "strasse": {5},
    "_": {6},
    "!": {6},
    "two lines": {7},
    "a_d": set(),
    "": set(),
}
"""What is asked, and which of the texts answer: the same on both engines."""


@pytest.fixture
def written(store: SqlStore, alice: UUID) -> dict[UUID, int]:
    metric = a_metric("M")
    entries = [an_entry(metric, number, note=text) for number, text in enumerate(WRITTEN)]
    keep(store, alice, metric, *entries)
    return {entry.id: number for number, entry in enumerate(entries)}


def test_every_search_of_the_list_finds_what_it_should(
    store: SqlStore, alice: UUID, written: dict[UUID, int]
) -> None:
    answers = {
        query: {written[id] for noun, id in store.search(alice, words(query)) if noun == "entry"}
        for query in FOUND
    }

    assert answers == FOUND


def test_the_newest_come_first(store: SqlStore, alice: UUID, written: dict[UUID, int]) -> None:
    found = [written[id] for _, id in store.search(alice, ["12"])]

    assert found == [7, 4]
