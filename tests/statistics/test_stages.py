from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallwins.domain.skill import Stage
from smallwins.statistics.stages import (
    FUNCTIONS,
    Needed,
    Practice,
    gates,
    stage_to_confirm,
    suggested_stage,
)

BEGINNER = Practice(sessions=10, situations=3, cues=2)
COMPETENT = replace(BEGINNER, self_planned=3)
PROFICIENT = replace(COMPETENT, corrected=3, sees_quickly=5)
EXPERT = replace(PROFICIENT, automaticity=5, taught=3)

practices = st.builds(
    Practice,
    sessions=st.integers(0, 20),
    situations=st.integers(0, 5),
    cues=st.integers(0, 4),
    self_planned=st.integers(0, 6),
    corrected=st.integers(0, 6),
    sees_quickly=st.one_of(st.none(), st.floats(1, 7)),
    automaticity=st.one_of(st.none(), st.floats(1, 7)),
    taught=st.integers(0, 6),
)


@pytest.mark.parametrize(
    ("practice", "stage"),
    [
        (Practice(), Stage.NOVICE),
        (BEGINNER, Stage.ADVANCED_BEGINNER),
        (COMPETENT, Stage.COMPETENT),
        (PROFICIENT, Stage.PROFICIENT),
        (EXPERT, Stage.EXPERT),
    ],
)
def test_each_gate_opens_one_stage(practice: Practice, stage: Stage) -> None:
    assert suggested_stage(practice) is stage


@pytest.mark.parametrize("part", ["sessions", "situations", "cues"])
def test_one_less_keeps_the_first_gate_closed(part: str) -> None:
    less = replace(EXPERT, **{part: getattr(EXPERT, part) - 1})

    assert suggested_stage(less) is Stage.NOVICE


def test_a_closed_gate_hides_those_behind_it() -> None:
    assert suggested_stage(replace(EXPERT, self_planned=2)) is Stage.ADVANCED_BEGINNER


def test_an_answer_not_given_keeps_its_gate_closed_without_a_crash() -> None:
    assert suggested_stage(replace(EXPERT, sees_quickly=None)) is Stage.COMPETENT


def test_each_gate_says_what_is_there_and_what_it_takes() -> None:
    first, *_ = gates(Practice(sessions=4))

    assert [(need.what, need.have, need.need, need.met) for need in first.needs] == [
        (Needed.SESSIONS, 4, 10, False),
        (Needed.SITUATIONS, 0, 3, False),
        (Needed.CUES, 0, 2, False),
    ]
    assert not first.passed


def test_only_one_stage_further_can_be_confirmed() -> None:
    assert stage_to_confirm(Stage.NOVICE, EXPERT, days_since_last=None) is Stage.ADVANCED_BEGINNER


def test_stages_are_confirmed_four_weeks_apart() -> None:
    assert stage_to_confirm(Stage.COMPETENT, EXPERT, days_since_last=27) is None
    assert stage_to_confirm(Stage.COMPETENT, EXPERT, days_since_last=28) is Stage.PROFICIENT


def test_every_stage_tells_its_four_functions_and_neighbours_differ_in_one() -> None:
    def row(stage: Stage) -> list[str]:
        return [getattr(FUNCTIONS[stage], field.name) for field in fields(FUNCTIONS[stage])]

    for stage in Stage:
        assert all(row(stage))
    for stage in list(Stage)[1:]:
        assert sum(a != b for a, b in zip(row(stage), row(Stage(stage - 1)), strict=True)) == 1


@given(practices, st.sampled_from(list(Stage)), st.one_of(st.none(), st.integers(0, 400)))
def test_never_down_and_never_two_at_once(practice: Practice, current: Stage, days: int | None) -> None:
    found = stage_to_confirm(current, practice, days_since_last=days)

    assert found is None or found == current + 1


@given(practices, st.sampled_from(["sessions", "situations", "cues", "self_planned", "corrected", "taught"]))
def test_more_practice_never_suggests_less(practice: Practice, part: str) -> None:
    more = replace(practice, **{part: getattr(practice, part) + 1})

    assert suggested_stage(more) >= suggested_stage(practice)
