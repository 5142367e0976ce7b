from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from smallwins.application import metrics
from smallwins.application.entries import log_entry, stamped
from smallwins.settings import Settings
from tests.store.test_history import a_metric
from tests.web.conftest import opened

PAGES = ("/", "/metrics", "/insights", "/history", "/reviews", "/settings", "/path", "/notebook", "/values")


def test_where_nothing_can_be_written_pages_are_read_and_writing_says_so(tmp_path: Path) -> None:
    settings = Settings(database=str(tmp_path / "wins.db"))
    with opened(settings) as browser:
        store, person, now = browser.store, browser.person, browser.now
        with store.transaction():
            walk = metrics.add_metric(store, person, now, a_metric())
            day = now.today - timedelta(days=20)
            log_entry(store, person, now, stamped(now, {"metric": walk.id, "value": 20.0, "for_date": day}))

    with opened(settings, read_only=True) as browser:
        shown = {path: browser.get(path).status_code for path in PAGES}
        answer = browser.post("/values", name="Rest")

    assert shown == dict.fromkeys(PAGES, 200)
    assert "may not be written to" in answer.text
