import re
from pathlib import Path

from smallwins.catalogue import refusals
from smallwins.domain.errors import Refusal

SOURCE = Path(refusals.__file__).parent.parent
RAISED = re.compile(r'Refusal\(\s*"([a-z-]+\.[a-z-]+)"')
FORBIDDEN = re.compile(r"\b(fail\w*|lazy|should|must|perfect|behind|worst|broke|streak)\b|!", re.IGNORECASE)


def codes() -> set[str]:
    return {code for file in SOURCE.rglob("*.py") for code in RAISED.findall(file.read_text("utf-8"))}


def test_every_refusal_of_the_program_has_its_sentence() -> None:
    unsaid = {code for code in codes() if refusals.sentence(Refusal(code)).startswith("That was not done")}

    assert unsaid == set()


def test_no_refusal_scolds() -> None:
    said = [refusals.sentence(Refusal(code)) for code in codes()]

    assert [sentence for sentence in said if FORBIDDEN.search(sentence)] == []


def test_a_sentence_shows_its_facts_and_names_its_field() -> None:
    said = refusals.sentence(Refusal("number.out-of-range", field="hour", value=13, least=0, most=12))

    assert "the hour goes from 0 to 12" in said


def test_a_code_without_a_sentence_is_still_told() -> None:
    assert "some.thing" in refusals.sentence(Refusal("some.thing", name="x"))
