from __future__ import annotations

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


def test_an_experiment_is_deleted_and_comes_back(terminal: Terminal) -> None:
    terminal.wins("metric", "add", "Pages", "--kind", "count")
    terminal.wins("experiment", "add", "Tea first?", "--change", "tea", "--look-at", "pages")

    assert terminal.wins("experiment", "delete", "tea").startswith("Deleted: Tea first?.")
    assert "Nothing here yet" in terminal.wins("experiment", "list")
    terminal.wins("undo")
    assert "Tea first?" in terminal.wins("experiment", "list")
