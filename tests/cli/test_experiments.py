from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smallwins.application.experiments import experiments
from smallwins.application.records import keep_changed
from smallwins.cli.program import Session
from smallwins.composition import program_of
from tests.cli.conftest import Terminal


def test_an_experiment_is_set_up_listed_shown_and_stopped(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Pages", "--kind", "count")

    said = terminal.wins(
        "experiment", "add", "Tea first?", "--change", "tea", "--look-at", "pages", "--starts", "today"
    )
    listed = terminal.wins("experiment", "list")
    shown = terminal.run("experiment", "show", "tea", "--json").json
    stopped = terminal.wins("experiment", "stop", "tea", "--why", "a wedding")

    assert "6 pairs of two times 3 days" in said
    assert "Pair 1 of 6. Today:" in listed
    assert "orders" not in shown
    assert shown["a"] == "as usual"
    assert "What was seen stays" in stopped


def test_what_an_experiment_showed_is_printed_with_its_pairs_and_kept(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Pages", "--kind", "count")
    terminal.wins("experiment", "add", "Tea first?", "--change", "tea", "--look-at", "pages")
    early = terminal.run("experiment", "close", "tea")
    session = Session(program_of(terminal.settings))
    first = session.now.today - timedelta(days=12)
    for day, amount in enumerate([3, 5, 4, 4, 2, 3, 3, 5, 4, 5, 3, 4]):
        terminal.wins("log", "pages", str(amount), str(first + timedelta(days=day)))
    [held] = experiments(session.store, session.person)
    over = replace(held, starts_on=first, length=1, washout=0, orders=("AB",) * 6)
    with session.writing() as store:
        keep_changed(store, session.person.id, session.now, held, over)
    session.close()

    shown, told = (
        terminal.wins("experiment", "show", "tea"),
        terminal.run("experiment", "show", "tea", "--json"),
    )
    kept = terminal.wins("experiment", "close", "tea")

    assert early.status == 1
    assert "still under way" in early.err
    assert "In your six pairs, days with the change had 1.2 more (range 0.5 to 2)." in shown
    assert "Pair  As usual  With the change" in shown
    assert told.json["seen"]["result"]["difference"] == pytest.approx(7 / 6)
    assert "(range 0.5 to 2)" in kept
    assert "(range 0.5 to 2)" in terminal.wins("experiment", "list")


def test_an_experiment_is_deleted_and_comes_back(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Pages", "--kind", "count")
    terminal.wins("experiment", "add", "Tea first?", "--change", "tea", "--look-at", "pages")

    assert terminal.wins("experiment", "delete", "tea").startswith("Deleted: Tea first?.")
    assert "Nothing here yet" in terminal.wins("experiment", "list")
    terminal.wins("undo")
    assert "Tea first?" in terminal.wins("experiment", "list")
