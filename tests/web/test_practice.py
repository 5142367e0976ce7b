"""What a person sees when they practise: each test goes through a page."""

from __future__ import annotations

import re
from typing import Any

import pytest

from smallwins.application import metrics, notes, values
from smallwins.demo.record import fill
from smallwins.domain.metric import Metric
from smallwins.domain.note import NoteKind
from tests.web.conftest import Browser


@pytest.fixture
def salma(browser: Browser) -> Browser:
    """Open the pages on two years of an invented record."""
    with browser.store.db.transaction():
        fill(browser.store, browser.person, browser.now)
    return browser


def follow(browser: Browser, **fields: Any) -> Metric:
    browser.post(
        "/metrics/new", **({"name": "Walk", "kind": "duration", "unit": "min", "rhythm": "daily"} | fields)
    )
    return metrics.metrics(browser.store, browser.person)[-1]


def main_of(text: str) -> str:
    return text.split("<main")[1].split("</main>", maxsplit=1)[0]


@pytest.mark.requirement("R58")
def test_no_target_is_filled_in_for_anybody(browser: Browser) -> None:
    page = browser.get("/metrics/new").text

    for name in ("floor", "target", "stretch", "limit"):
        field = re.search(rf'<input id="{name}"[^>]*>', page)
        assert field is not None
        assert 'value=""' in field[0]
    assert "most people" not in page
    assert "average" not in page.replace("are averaged", "")


@pytest.mark.requirement("R59")
@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("boolean", "1", "1 day"),
        ("count", "3", "3"),
        ("duration", "24", "24 min"),
        ("quantity", "2.5", "2.5"),
        ("rating", "7", "7"),
    ],
)
def test_any_kind_of_metric_is_defined_and_logged(
    browser: Browser, kind: str, value: str, shown: str
) -> None:
    metric = follow(browser, kind=kind, unit="min" if kind == "duration" else "")

    browser.post(f"/metrics/{metric.id}/log", value=value)

    assert shown in browser.get(f"/metrics/{metric.id}").text


@pytest.mark.requirement("R60")
def test_a_metric_shows_its_value_and_one_without_is_pointed_out(browser: Browser) -> None:
    browser.post("/values", name="Health", why="to carry me")
    [health] = values.values(browser.store, browser.person)
    walk = follow(browser, values=str(health.id))
    alone = follow(browser, name="Scrolling")

    assert "Health" in main_of(browser.get(f"/metrics/{walk.id}").text)
    assert "shows in Walk" in browser.get("/values").text
    pointed_out = f'<a class="word small" href="/metrics/{alone.id}/edit">Not tied to what matters yet</a>'
    assert pointed_out in browser.get(f"/metrics/{alone.id}").text
    assert browser.get("/metrics").text.count("not tied to what matters yet") == 1
    assert "tied to what matters" not in browser.get(f"/metrics/{walk.id}").text


@pytest.mark.requirement("R71", "R158", "R162", "R173", "R61")
def test_a_template_begins_a_metric_and_a_reference_is_never_a_target(browser: Browser) -> None:
    listed = browser.get("/metrics/new").text
    page_a_day = browser.get("/metrics/new?template=one-page").text
    week = browser.get("/metrics/new?template=active-week").text

    assert "One page a day" in listed
    assert "A ten-minute walk a day" in listed
    assert "One new recipe a week" in listed
    assert re.search(r'id="floor"[^>]*value="1"', page_a_day)
    assert "A reference, not a target of yours." in week
    assert re.search(r'id="target"[^>]*value=""', week)


@pytest.mark.requirement("R97", "R115")
def test_a_tap_is_kept_and_its_effect_is_on_the_page_it_returns_to(browser: Browser) -> None:
    metric = follow(browser, kind="boolean", name="Read")

    page = browser.post(f"/metrics/{metric.id}/tap/tick", back="/").text

    assert page.index("Done today") < page.rindex("Read")
    assert "Open, if you like" not in page
    assert "Kept: Read" in page
    assert "Undo" in page


@pytest.mark.requirement("R28", "R51")
def test_what_was_done_stands_above_what_is_left(salma: Browser) -> None:
    page = salma.get("/").text
    path = salma.get("/path").text

    assert page.index("Done today") < page.index("Open, if you like")
    assert "pieces</b> laid in" in page or "pieces laid in" in re.sub("<[^>]+>", "", page)
    assert path.index("so far") < len(path)


@pytest.mark.requirement("R16", "R119", "R191")
def test_the_headline_of_a_metric_is_momentum_and_practice_never_a_percentage(salma: Browser) -> None:
    walk = metrics.metric_named(salma.store, salma.person, "Walk")

    page = main_of(salma.get(f"/metrics/{walk.id}").text)
    words = re.sub(r"<[^>]+>", " ", page)

    assert "momentum" in words
    assert re.search(r"days\s+\d+", words)
    assert "The line is momentum. Below it, every day as it was." in words
    assert "%" not in words


@pytest.mark.requirement("R183", "R184")
def test_attempts_misses_and_returns_stand_on_one_line_without_a_mark_against_anybody(salma: Browser) -> None:
    walk = metrics.metric_named(salma.store, salma.person, "Walk")

    page = salma.get(f"/metrics/{walk.id}").text

    assert "returns" in page
    assert 'class="miss"' in page
    assert not re.search("✗|❌|✘", page)


@pytest.mark.requirement("R110")
def test_progress_is_shown_by_day_week_month_and_year(salma: Browser) -> None:
    walk = metrics.metric_named(salma.store, salma.person, "Walk")

    page = salma.get(f"/metrics/{walk.id}").text
    sums = salma.get("/reviews").text

    assert "The wall" in page
    assert "A year" in page
    assert all(word in sums for word in ("this week", "this month", "this year"))


@pytest.mark.requirement("R179")
def test_bests_are_found_and_never_shown_as_a_distance(salma: Browser) -> None:
    walk = metrics.metric_named(salma.store, salma.person, "Walk")

    page = salma.get(f"/metrics/{walk.id}").text

    assert "Bests, against yourself" in page
    assert "Best week" in page
    assert "below your best" not in page


@pytest.mark.requirement("R138")
def test_the_smallest_step_is_the_persons_own(browser: Browser) -> None:
    metric = follow(browser, kind="quantity", unit="pages", smallest_step="0.5", name="Book")

    browser.post(f"/metrics/{metric.id}/tap/more", back="/")

    assert metric.smallest_step == 0.5
    assert "½" in browser.get("/").text


@pytest.mark.requirement("R153")
def test_a_metric_carries_its_cue(browser: Browser) -> None:
    metric = follow(browser, cue="after lunch")

    assert "after lunch" in browser.get(f"/metrics/{metric.id}").text


@pytest.mark.requirement("R145", "R193")
def test_a_treat_comes_for_showing_up_whatever_came_of_it(browser: Browser) -> None:
    metric = follow(browser, treat="Coffee on the terrace", treat_after="2", target="60")

    browser.post(f"/metrics/{metric.id}/log", value="1")
    before = browser.get("/").text
    sooner: dict[str, Any] = {
        "name": "Walk",
        "kind": "duration",
        "unit": "min",
        "rhythm": "daily",
        "target": "60",
    }
    browser.post(f"/metrics/{metric.id}/edit", **sooner, treat="Coffee on the terrace", treat_after="1")
    page = browser.get("/").text
    browser.post(f"/metrics/{metric.id}/treat")

    assert "For the effort" not in before
    assert "Coffee on the terrace" in page
    assert [note.text for note in notes.notes(browser.store, browser.person, kind=NoteKind.TREAT)] == [
        "Coffee on the terrace"
    ]
    assert "For the effort" not in browser.get("/").text


@pytest.mark.requirement("R168")
def test_a_new_person_begins_with_one_value_one_metric_and_one_tiny_step(browser: Browser) -> None:
    first = browser.get("/")
    page = main_of(browser.get("/welcome").text)

    assert "/welcome" in str(first.url) or first.headers.get("location") == "/welcome"
    assert "one sentence" in page.lower() or "<form" in page
    assert 'name="metric"' in page


@pytest.mark.requirement("R98")
def test_the_whole_record_is_readable_and_leaves_in_one_click(salma: Browser) -> None:
    page = salma.get("/export").text

    assert "CSV" in page
    assert "Markdown" in page


@pytest.mark.requirement("R4", "R32", "R48")
def test_an_entry_keeps_what_it_showed_and_it_is_found_again(browser: Browser) -> None:
    metric = follow(browser)

    browser.post(
        f"/metrics/{metric.id}/log", value="3", learned="The hill is easier before rain", what="the hill"
    )

    assert "The hill is easier before rain" in browser.get("/search?q=before+rain").text


@pytest.mark.requirement("R142")
def test_every_return_after_a_gap_is_counted(salma: Browser) -> None:
    walk = metrics.metric_named(salma.store, salma.person, "Walk")

    words = re.sub(r"<[^>]+>", " ", salma.get(f"/metrics/{walk.id}").text)

    assert re.search(r"returns\s+\d+", words)


@pytest.mark.requirement("R3", "R126", "R137", "R150", "R180", "R151")
def test_the_kinds_of_wins_a_person_may_name(browser: Browser) -> None:
    page = browser.get("/notes/new?kind=win").text
    kinds = browser.get("/notebook").text

    for word in (
        "a change of course",
        "a challenge taken on",
        "unexpected",
        "easier than before",
        "begun before ready",
    ):
        assert word in page
    for word in ("Let go", "Opportunity", "Rest"):
        assert word in kinds


@pytest.mark.requirement("R56", "R130", "R170")
def test_the_week_leads_on_to_the_year_and_asks_what_one_is_proud_of(salma: Browser) -> None:
    page = salma.get("/reviews/period/week").text

    assert "See the year" in page
    assert "What are you proud of?" in page
    assert "Adds up to" in salma.get("/reviews").text
