import ast
import re
from collections.abc import Iterator
from pathlib import Path

from smallwins.catalogue import refusals
from smallwins.domain.errors import Refusal

SOURCE = Path(refusals.__file__).parent.parent
CODE = re.compile(r"[a-z-]+\.[a-z-]+")
FORBIDDEN = re.compile(r"\b(fail\w*|lazy|should|must|perfect|behind|worst|broke|streak)\b|!", re.IGNORECASE)

WORDS = {"refusals.py", "files.py", "machine.py"}
"""Where the sentences stand; what they are said for stands elsewhere."""


def constants(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value


def program() -> Iterator[tuple[Path, ast.Module]]:
    for file in SOURCE.rglob("*.py"):
        if file.name not in WORDS:
            yield file, ast.parse(file.read_text("utf-8"))


def codes() -> set[str]:
    """Return every code that is raised: in a `Refusal(...)`, or from a table named `_REFUSALS`."""
    found: set[str] = set()
    for _, tree in program():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="Refusal"), args=[first, *_]):
                    found.update(constants(first))
                case ast.Assign(targets=[ast.Name(id="_REFUSALS")], value=table):
                    found.update(constants(table))
    return found


def test_every_refusal_of_the_program_has_its_sentence() -> None:
    unsaid = {code for code in codes() if refusals.sentence(Refusal(code)).startswith("That was not done")}

    assert unsaid == set()


def test_every_sentence_is_of_a_refusal_that_the_program_knows() -> None:
    named = {code for _, tree in program() for code in constants(tree)}

    assert set(refusals._sentences()) - named == set()


def test_no_refusal_scolds() -> None:
    said = [refusals.sentence(Refusal(code)) for code in codes()]

    assert [sentence for sentence in said if FORBIDDEN.search(sentence)] == []


def test_a_sentence_shows_its_facts_and_names_its_field() -> None:
    said = refusals.sentence(Refusal("number.out-of-range", field="hour", value=13, least=0, most=12))

    assert "the hour goes from 0 to 12" in said


def test_a_code_without_a_sentence_is_still_told() -> None:
    assert "some.thing" in refusals.sentence(Refusal("some.thing", name="x"))
