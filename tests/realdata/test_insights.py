"""What is said of two real records; each sentence was checked against the number behind it."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO

import pytest

from smallwins.application.looking import findings, measures
from smallwins.application.looking.insights import Insights, Together, insights
from smallwins.application.looking.overview import overview
from smallwins.application.looking.suggested import suggested
from smallwins.application.metrics import metric_named
from smallwins.application.transfer import importing
from smallwins.domain.metric import Direction
from smallwins.domain.profile import Profile
from smallwins.statistics.bounce_back import BounceBack
from smallwins.statistics.enough import NotEnough
from smallwins.store.store import SqlStore
from tests.conftest import now_on
from tests.realdata.conftest import DATA, TODAY, bring_in


@pytest.fixture(autouse=True)
def _on_one_engine(store: SqlStore) -> None:
    if store.db.engine != "sqlite":
        pytest.skip("years of entries say nothing more about a second engine")


def said(found: Insights) -> list[str]:
    told = [findings.told(found, each) for each in found.shown]
    return [f"{each.headline}. {each.effect}" for each in told]


def bring_in_anand(store: SqlStore, person: Profile) -> None:
    """Bring in three files of days as the table one would make of them."""
    steps = json.loads((DATA / "qs-anand-life/oura-activity-days.json").read_text("utf-8"))
    coding = json.loads((DATA / "qs-anand-life/wakatime-time-tracking-days.json").read_text("utf-8"))
    table = StringIO()
    write = csv.writer(table)
    write.writerow(["date", "steps", "oura score", "coding (min)"])
    for day in sorted({*steps, *coding}):
        of_day, spent = steps.get(day) or {}, coding.get(day)
        row = [of_day.get("steps", ""), of_day.get("score", ""), round(spent / 60, 1) if spent else ""]
        write.writerow([day, *row])
    now = now_on(TODAY)
    wishes = tuple((name, "measure") for name in ("steps", "oura score", "coding (min)"))
    choices = importing.Choices(wishes=wishes)
    reading = importing.read(store, person, now, "days.csv", table.getvalue().encode(), choices)
    with store.db.transaction():
        importing.apply(store, person, now, reading)


def test_young_meditation_ratings_are_told_with_their_range(store: SqlStore, person: Profile) -> None:
    bring_in(store, person, "qs-niplav/meditations.csv")

    found = insights(store, person, now_on(date(2021, 6, 1)))

    assert said(found)[0] == (
        "On days with more of mindfulness_rating, concentration_rating tended to be higher. "
        "By about 0.46 per extra 0.5 (0.41 to 0.51), 113 days."
    )
    first = found.shown[0]
    assert isinstance(first, Together)
    assert first.finding.association.slope == pytest.approx(0.9164, abs=5e-5)
    assert found.more == 0


def test_ratings_with_many_gaps_are_not_read(store: SqlStore, person: Profile) -> None:
    bring_in(store, person, "qs-niplav/meditations.csv")

    found = insights(store, person, now_on(date(2024, 6, 18)))

    assert found.shown == ()
    wants = "315 of 584 days known, with gaps between them"
    assert f"mindfulness_rating and concentration_rating: {wants}" in [
        findings.not_yet(each) for each in found.not_yet
    ]


def test_a_score_is_no_sum_and_steps_go_with_it(store: SqlStore, person: Profile) -> None:
    bring_in_anand(store, person)

    found = insights(store, person, now_on(date(2024, 1, 31)))

    assert metric_named(store, person, "oura score").direction is Direction.OBSERVE
    assert any(
        each.startswith("On days with more of steps, oura score tended to be higher") for each in said(found)
    )
    assert not any("because" in each or "should" in each for each in said(found))


def test_what_was_put_down_years_ago_has_no_level_and_no_sure_return(
    store: SqlStore, person: Profile
) -> None:
    bring_in_anand(store, person)
    steps, now = metric_named(store, person, "steps"), now_on(TODAY)

    fits = suggested(store, person, now, steps)
    back = overview(store, person, now, steps).back_again

    assert fits is not None
    assert isinstance(fits.levels, NotEnough)
    assert back is not None
    assert isinstance(back.estimate, BounceBack)
    low, high = back.estimate.back_at_once_range
    assert 0 < low < back.estimate.back_at_once < high < 1
    assert "times in 10 (" in measures.straight_back(back.estimate)
