import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from smallwins import formats
from smallwins.catalogue import files, refusals
from tests.catalogue.test_refusals import FORBIDDEN, constants

FORMATS = sorted(Path(formats.__file__).parent.rglob("*.py"))


def codes() -> Iterator[str]:
    """Yield the code of every problem that a reader tells of."""
    for file in FORMATS:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="leave" | "change"), args=[first, *_]):
                    yield from constants(first)
                case ast.Call(func=ast.Name(id="Problem"), keywords=keywords):
                    for keyword in keywords:
                        if keyword.arg == "code":
                            yield from constants(keyword.value)
                case ast.Assign(targets=[ast.Name(id="code")], value=value):
                    yield from constants(value)


CODES = sorted(set(codes()))


@pytest.mark.parametrize("code", CODES)
def test_every_problem_of_a_file_has_its_sentence(code: str) -> None:
    said = refusals.problem(code, {})

    assert said != code
    assert not FORBIDDEN.search(said)


def test_every_sentence_is_of_a_problem_that_a_reader_tells_of() -> None:
    assert set(files.problems()) - set(CODES) == set()


def test_a_problem_that_the_domain_finds_is_told_in_its_words() -> None:
    said = refusals.problem("text.too-long", {"field": "note", "length": 1_000_000, "longest": 100_000})

    assert said.startswith("The note has 1,000,000 characters")
