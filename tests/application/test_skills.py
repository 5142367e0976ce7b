from __future__ import annotations

from datetime import timedelta

import pytest

from smallwins.application import skills
from smallwins.application.looking import tries
from smallwins.domain.entry import Entry, Felt
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.domain.profile import Profile
from smallwins.domain.skill import Skill, Stage
from smallwins.store.store import SqlStore
from tests.application.conftest import NOW
from tests.conftest import MONDAY, now_on


@pytest.fixture
def oud(store: SqlStore, person: Profile) -> Skill:
    """The oud, begun on Monday."""
    return skills.add_skill(store, person, NOW, Skill(id=NOW.new_id(), name="Oud", created_at=NOW.at))


def test_tries_count_on_their_own_or_on_a_metric_that_they_serve(
    store: SqlStore, person: Profile, oud: Skill, walk: Metric
) -> None:
    tries.log_try(store, person, NOW, oud, {"what": "scales", "minutes": 12.0}, None)
    tries.log_try(store, person, NOW, oud, {"what": "a song"}, None)
    on_walk = tries.log_try(store, person, NOW, oud, {"minutes": 12.0}, walk)

    assert (on_walk.metric, on_walk.value) == (walk.id, 12)
    assert skills.practice(store, person, oud).sessions == 3
    assert len(store.all(Metric, person.id)) == 2


def test_how_automatic_it_feels_is_kept_from_one_to_seven(
    store: SqlStore, person: Profile, oud: Skill
) -> None:
    oud = skills.answer_automatic(store, person, NOW, oud, 3, "How automatic: Oud")
    oud = skills.answer_automatic(store, person, now_on(hour=10), oud, 6, "How automatic: Oud")

    assert skills.practice(store, person, oud).automaticity == 6
    with pytest.raises(Refusal, match=r"number\.out-of-range"):
        skills.answer_automatic(store, person, NOW, oud, 8, "How automatic: Oud")


def test_techniques_have_an_order(store: SqlStore, person: Profile, oud: Skill) -> None:
    for title in ("hold", "pluck", "slide"):
        oud = skills.add_technique(store, person, NOW, oud, title)
    slide = oud.techniques[2]

    oud = skills.order_techniques(store, person, NOW, oud, slide, -1)
    first = skills.order_techniques(store, person, NOW, oud, slide, -9)

    assert [step.title for step in skills.techniques(store, person, oud)] == ["hold", "slide", "pluck"]
    assert first.techniques[0] == slide
    with pytest.raises(Refusal, match=r"record\.unknown"):
        skills.order_techniques(store, person, NOW, oud, NOW.new_id(), 1)


def test_a_correction_can_be_corrected_no_further_than_the_beginning(
    store: SqlStore, person: Profile, oud: Skill
) -> None:
    oud = skills.confirm_stage(store, person, NOW, oud, 2, "it depends on the string")
    later = now_on(MONDAY + timedelta(days=28))
    oud = skills.confirm_stage(store, person, later, oud, 3, "my own plan")
    oud = skills.correct_stage(store, person, later, oud, "that was one good evening")
    oud = skills.correct_stage(store, person, later, oud, "and that one too")

    assert (oud.stage, skills.days_since_stage(later, oud)) == (Stage.NOVICE, None)
    with pytest.raises(Refusal, match=r"skill\.nothing-to-correct"):
        skills.correct_stage(store, person, later, oud, "")


def test_then_and_now_shows_the_same_person_earlier(store: SqlStore, person: Profile, oud: Skill) -> None:
    for days, what, felt in ((0, "scales", 3.0), (20, "a song", 5.0), (40, "a duet", 8.0)):
        now = now_on(MONDAY + timedelta(days=days))
        fields = {"what": what, "felt": Felt(confidence_after=felt)}
        tries.log_try(store, person, now, oud, fields, None)
    now = now_on(MONDAY + timedelta(days=40))
    oud = skills.confirm_stage(store, person, now, oud, 2, "")

    then, today = tries.then_and_now(store, person, now, oud, (365, 30, 0))

    assert (then.tries, then.situations, then.stage, then.confidence) == (1, 1, Stage.NOVICE, 3)
    assert (today.tries, today.situations, today.stage, today.confidence) == (
        3, 3, Stage.ADVANCED_BEGINNER, 8,
    )  # fmt: skip


def test_a_line_needs_words_and_fits_on_one(store: SqlStore, person: Profile, oud: Skill) -> None:
    with pytest.raises(Refusal, match=r"note\.empty"):
        skills.note_cue(store, person, NOW, oud, "  ")
    with pytest.raises(Refusal, match=r"text\.too-long"):
        skills.note_taught(store, person, NOW, oud, "x" * 201)


def test_entries_of_a_skill_stay_when_it_goes(store: SqlStore, person: Profile, oud: Skill) -> None:
    entry = tries.log_try(store, person, NOW, oud, {}, None)

    skills.delete_skill(store, person, NOW, oud)

    assert store.find(Entry, person.id, entry.id) is not None


def test_the_usual_change_of_confidence_is_said_from_three_tries_on(
    store: SqlStore, person: Profile, oud: Skill
) -> None:
    for before, after in ((2.0, 4.0), (3.0, 4.0), (4.0, 7.0)):
        felt = Felt(confidence_before=before, confidence_after=after)
        tries.log_try(store, person, NOW, oud, {"felt": felt, "id": NOW.new_id()}, None)
    done = tries.of_skill(store, person, oud)

    two, three = tries.confidence(done[:2]), tries.confidence(done)

    assert (two.change, two.both) == (None, 2)
    assert (three.change, len(three.after)) == (2, 3)
