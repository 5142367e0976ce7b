from datetime import timedelta

from smallwins.application import entries
from smallwins.application.looking.kept import Kept
from smallwins.application.looking.overview import overview
from smallwins.domain.entry import Entry
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.store.store import SqlStore
from tests.conftest import MONDAY, now_on

NOW = now_on()


def test_an_overview_is_kept_until_the_day_or_the_record_changes(
    store: SqlStore, person: Profile, walk: Metric
) -> None:
    first = overview(store, person, NOW, walk)
    entry = Entry(id=NOW.new_id(), metric=walk.id, for_date=MONDAY, value=5, created_at=NOW.at)

    assert overview(store, person, NOW, walk) is first
    assert overview(store, person, now_on(MONDAY + timedelta(days=1)), walk) is not first

    entries.log_entry(store, person, NOW, entry)

    assert overview(store, person, NOW, walk).totals.amount == first.totals.amount + 5


def test_only_the_last_answers_are_kept(store: SqlStore, person: Profile) -> None:
    kept: Kept[object] = Kept(2)
    first = kept.of(store, person, NOW, object, about="a")
    second = kept.of(store, person, NOW, object, about="b")

    assert kept.of(store, person, NOW, object, about="a") is first

    kept.of(store, person, NOW, object, about="c")

    assert kept.of(store, person, NOW, object, about="a") is first
    assert kept.of(store, person, NOW, object, about="b") is not second
