"""Makes docs/reference/method.md: what the method asks, and which tests show it built."""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "docs/reference/requirements.toml"
PAGE = ROOT / "docs/reference/method.md"


def requirements() -> dict[str, dict[str, str]]:
    """Return every requirement by its number."""
    return tomllib.loads(REQUIREMENTS.read_text("utf-8"))


def marked_tests() -> dict[str, list[str]]:
    """Return requirement → the tests that are marked to show it, read from the tests' text."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for number in _numbers(node.decorator_list):
                    found[number].append(f"{path.relative_to(ROOT)}::{node.name}")
    return found


def page() -> str:
    """Return the text of the page."""
    held, tests = requirements(), marked_tests()
    built = [number for number in held if number in tests]
    lines = [
        "# The method, requirement by requirement",
        "",
        "Made by `./run docs` from `requirements.toml` and the markers of the tests; not to be edited.",
        "",
        *(_count(held, tests, priority) for priority in ("must", "should", "could")),
        "",
        f"{len(built)} of {len(held)} are built.",
        "",
        "| | priority | what it asks | shown by |",
        "| --- | --- | --- | --- |",
    ]
    for number, asked in held.items():
        lines.append(
            f"| {number} | {asked['priority']} | {asked['asks']} | {_shown(asked, tests.get(number))} |"
        )
    return "\n".join(lines) + "\n"


def built_before() -> set[str]:
    """Return the requirements that the committed page calls built."""
    if not PAGE.exists():
        return set()
    rows = (line.split(" | ") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| R"))
    return {row[0].removeprefix("| ") for row in rows if "`" in row[-1]}


def _count(held: dict[str, dict[str, str]], tests: dict[str, list[str]], priority: str) -> str:
    asked = [number for number, requirement in held.items() if requirement["priority"] == priority]
    return f"- {priority}: {sum(number in tests for number in asked)} of {len(asked)} built"


def _shown(asked: dict[str, str], tests: list[str] | None) -> str:
    if tests:
        more = f" and {len(tests) - 2} more" if len(tests) > 2 else ""
        return ", ".join(f"`{test.removeprefix('tests/')}`" for test in tests[:2]) + more
    return f"left out: {asked['left_out']}" if "left_out" in asked else "not yet"


def _numbers(decorators: list[ast.expr]) -> list[str]:
    return [
        argument.value
        for decorator in decorators
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.requirement"
        for argument in decorator.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
