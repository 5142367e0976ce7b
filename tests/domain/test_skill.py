from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from smallwins.domain.errors import Refusal
from smallwins.domain.ids import id_from
from smallwins.domain.skill import Skill, Stage, StageReached

DAY = date(2026, 3, 2)


def an_oud() -> Skill:
    return Skill(id=id_from("skill", "oud"), name="Oud", created_at=datetime(2026, 3, 2, tzinfo=UTC))


def reached(stage: int, days: int = 0) -> StageReached:
    return StageReached(on=DAY + timedelta(days=days), stage=stage, evidence="played by ear")


def test_a_new_skill_begins_as_a_novice() -> None:
    assert an_oud().stage is Stage.NOVICE


@pytest.mark.requirement("R121")
def test_a_skill_moves_one_stage_at_a_time() -> None:
    with pytest.raises(Refusal, match=r"skill\.two-up"):
        an_oud().confirmed(reached(3))

    assert an_oud().confirmed(reached(2)).stage is Stage.ADVANCED_BEGINNER


@pytest.mark.requirement("R121")
def test_a_skill_never_goes_down_but_a_mistake_is_corrected_visibly() -> None:
    skill = an_oud().confirmed(reached(2)).confirmed(reached(3, days=28))

    with pytest.raises(Refusal, match=r"skill\.down"):
        skill.confirmed(reached(2, days=60))
    corrected = skill.corrected(DAY + timedelta(days=29), "that was one good evening")

    assert corrected.stage is Stage.ADVANCED_BEGINNER
    assert [held.stage for held in corrected.stages] == [2, 3, 2]


def test_the_next_stage_waits_28_days() -> None:
    skill = an_oud().confirmed(reached(2))

    with pytest.raises(Refusal, match=r"skill\.too-soon"):
        skill.confirmed(reached(3, days=27))
    assert skill.confirmed(reached(3, days=28)).stage is Stage.COMPETENT


def test_what_stands_is_what_was_confirmed_and_not_taken_back() -> None:
    skill = an_oud().confirmed(reached(2)).confirmed(reached(3, days=28))
    once = skill.corrected(DAY + timedelta(days=29), "one good evening")
    twice = once.corrected(DAY + timedelta(days=30), "that one too")

    assert [held.stage for held in once.standing] == [2]
    assert (twice.stage, twice.standing) == (Stage.NOVICE, ())
    with pytest.raises(Refusal, match=r"skill\.nothing-to-correct"):
        twice.corrected(DAY + timedelta(days=31), "")


def test_after_a_correction_the_wait_is_counted_from_what_stands() -> None:
    skill = an_oud().confirmed(reached(2)).confirmed(reached(3, days=28))
    corrected = skill.corrected(DAY + timedelta(days=29), "one good evening")

    assert corrected.confirmed(reached(3, days=30)).stage is Stage.COMPETENT


def test_beyond_expert_there_is_nothing() -> None:
    skill = an_oud()
    for stage in range(1, 6):
        skill = skill.confirmed(reached(stage, days=28 * stage))

    with pytest.raises(Refusal, match=r"skill\.two-up"):
        skill.confirmed(reached(6, days=400))


@pytest.mark.parametrize("stage", [0, 6])
def test_there_is_no_stage_below_novice_and_none_beyond_expert(stage: int) -> None:
    with pytest.raises(Refusal, match=r"number\.out-of-range"):
        replace(an_oud(), stages=(reached(stage),))
