"""The budgets of the house: short files, short functions, words for everything public."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent.parent
SOURCE = sorted((ROOT / "src/smallwins").rglob("*.py"))
BANNED = re.compile(r"^(utils?|helpers?|common|misc)(\.py)?$")
BESIDE_NOUNS = 28
"""Files of a folder that are no noun, at the most (decision 13)."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[Path, Function]]:
    for path in SOURCE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, Function):
                yield path, node


def length(node: Function) -> int:
    """Count the lines of a function without its docstring."""
    lines = (node.end_lineno or 0) - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


@pytest.mark.parametrize("path", SOURCE, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_file_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_a_function_has_at_most_40_lines_and_half_of_them_at_most_8() -> None:
    lengths = {f"{path.name}:{node.name}": length(node) for path, node in functions()}

    assert {name: lines for name, lines in lengths.items() if lines > 40} == {}
    assert median(lengths.values()) <= 8


def test_no_folder_is_a_heap() -> None:
    folders = {path.parent for path in SOURCE}
    nouns = {path.stem.rstrip("s") for path in (ROOT / "src/smallwins/domain").glob("*.py")}

    for folder in folders:
        files = [path.stem for path in folder.glob("*.py") if path.stem != "__init__"]
        others = [name for name in files if re.sub("ies$", "y", name).rstrip("s") not in nouns]
        assert len(files) <= 14 or len(others) <= BESIDE_NOUNS, f"{folder.name} holds {len(files)} files"


def test_nothing_is_called_a_helper() -> None:
    assert not [path for path in SOURCE for part in path.parts if BANNED.match(part)]


def test_every_public_name_has_a_docstring() -> None:
    bare = [
        f"{path.name}:{node.name}" for path in SOURCE for node in public(ast.parse(path.read_text("utf-8")))
    ]

    assert not bare


def public(holder: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    """Yield the public functions and classes of a module, and their public methods, that say nothing."""
    for node in holder.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            if ast.get_docstring(node) is None:
                yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def test_everything_is_caught_in_three_places_at_the_most() -> None:
    places = [
        path.name for path in SOURCE if re.search(r"except (Base)?Exception\b", path.read_text("utf-8"))
    ]

    broad = [
        path.name
        for path in SOURCE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and isinstance(node.type, ast.Name)
        and node.type.id == "Exception"
    ]
    assert len(broad) <= 3, places


def test_nothing_is_left_for_later_without_an_issue_number() -> None:
    assert not [
        f"{path.name}: {line}"
        for path in SOURCE
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"\b(TODO|FIXME|XXX)\b(?!\(#\d+\))", line)
    ]


def test_the_project_speaks_of_itself_alone() -> None:
    words = re.compile("|".join(["/" + "work/", "/" + "root/", r"\b" + "py" + r"pi\.org"]))
    texts = [path for folder in ("src", "docs", "tests", "bench") for path in (ROOT / folder).rglob("*")]

    told = [
        str(path.relative_to(ROOT))
        for path in texts
        if path.suffix in {".py", ".md", ".toml", ".html", ".css", ".js", ".sql"}
        and words.search(path.read_text("utf-8"))
    ]
    assert not told
