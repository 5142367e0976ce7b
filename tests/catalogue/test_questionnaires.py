import json
from pathlib import Path

import pytest

import smallwins.catalogue.questionnaires as folder
from smallwins.catalogue.questionnaires import questionnaire_contents
from smallwins.statistics.scales import Questionnaire, Score, questionnaire, scores

FILES = sorted(Path(folder.__file__).parent.glob("*.json"))


def shipped() -> dict[str, Questionnaire]:
    return {content["id"]: questionnaire(content) for content in questionnaire_contents()}


def the(id: str) -> Questionnaire:
    return shipped()[id]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_names_licence_attribution_and_source(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))

    assert data["id"] == path.stem
    assert all(data[part] for part in ("licence", "attribution", "source", "scoring"))


def test_no_questionnaire_is_shipped_that_may_not_be() -> None:
    assert set(shipped()) == {"check-in", "ons4", "srbai", "srbai-single"}


def test_ons4_is_scored_item_by_item_with_its_own_words() -> None:
    answers = {"satisfied": 7, "worthwhile": 9, "happy": 4, "anxious": 4}

    assert scores(the("ons4"), answers) == (
        Score(item="satisfied", value=7, word="high"),
        Score(item="worthwhile", value=9, word="very high"),
        Score(item="happy", value=4, word="low"),
        Score(item="anxious", value=4, word="medium"),
    )


@pytest.mark.parametrize(
    ("anxious", "word"),
    [(0, "very low"), (1, "very low"), (2, "low"), (3, "low"), (5, "medium"), (6, "high"), (10, "high")],
)
def test_anxiety_has_thresholds_of_its_own(anxious: float, word: str) -> None:
    assert scores(the("ons4"), {"anxious": anxious}) == (Score(item="anxious", value=anxious, word=word),)


def test_srbai_is_the_mean_of_four() -> None:
    instrument = the("srbai")

    answers = {item.id: answer for item, answer in zip(instrument.items, (7, 5, 6, 4), strict=True)}
    assert scores(instrument, answers) == (Score(item=None, value=5.5, word=None),)


def test_the_daily_check_in_speaks_three_languages() -> None:
    for item in the("check-in").items:
        assert set(item.wording) == {"en", "fr", "ar"}


def test_none_is_asked_more_often_than_its_recall_period() -> None:
    assert {id: instrument.every_days for id, instrument in shipped().items()} == {
        "check-in": 1,
        "ons4": 28,
        "srbai": 7,
        "srbai-single": 7,
    }
