"""Shares that were counted, the marks they have to meet, and the page they are written on."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_PREFACE = (
    "Written by `./run calibrate`: {runs:,} simulated people in each row, seed {seed}; the same seed gives "
    "the same page. Each person's truth is known, and the product's own functions are asked about them. "
    "A share is followed by its Monte-Carlo standard error; “meets it” judges the share as it stands."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Between which shares a rule is as good as promised."""

    low: float = 0.0
    high: float = 1.0

    def holds(self, share: float) -> bool:
        """Whether `share` meets the mark."""
        return self.low <= share <= self.high

    def __str__(self) -> str:
        if self.low == 0:
            return f"≤ {self.high:g}"
        return f"≥ {self.low:g}" if self.high == 1 else f"{self.low:g} to {self.high:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How often something was said to `people` in one situation, and what a plain method would have said.

    Where some of those `asked` had too little data to be told anything, `people` are the others.
    """

    situation: str
    hits: int
    people: int
    asked: int | None = None
    mark: Mark | None = None
    beside: str = ""

    @property
    def share(self) -> float:
        """The share of people it was said to."""
        return self.hits / self.people if self.people else math.nan

    @property
    def error(self) -> float:
        """The Monte-Carlo standard error of the share."""
        return math.sqrt(self.share * (1 - self.share) / self.people) if self.people else math.nan

    @property
    def holds(self) -> bool:
        """Whether the share meets its mark; without a mark it does."""
        return self.mark is None or self.mark.holds(self.share)

    @property
    def amiss(self) -> float:
        """By how much the share lies beside its mark, as both are written; 0 where it meets it."""
        mark, share = self.mark or Mark(), round(self.share, 3)
        return max(0.0, mark.low - share, share - mark.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One question, what was done to answer it, and the rows."""

    title: str
    words: str
    rows: Sequence[Row]
    counted: str = "share"
    beside: str = ""


def page(tables: Sequence[Table], *, runs: int, seed: int) -> str:
    """Return the whole page in Markdown."""
    rows = [row for table in tables for row in table.rows]
    missed = [
        f"- {table.title}: {row.situation} "
        f"({row.share:.3f}, the mark is {row.mark}, beside it by {row.amiss:.3f})"
        for table in tables
        for row in table.rows
        if not row.holds
    ]
    marked = sum(row.mark is not None for row in rows)
    head = [
        "# Calibration",
        "",
        _PREFACE.format(runs=runs, seed=seed),
        "",
        f"{marked - len(missed)} of {marked} rows with a mark meet it."
        + ("" if not missed else " The others:"),
        *missed,
    ]
    return "\n".join([*head, *[line for table in tables for line in ("", *_lines(table))], ""])


def _lines(table: Table) -> list[str]:
    asked = any(row.asked for row in table.rows)
    columns = ["situation", *["have enough"] * asked, table.counted, "±", "mark", "meets it"]
    columns += [table.beside] if table.beside else []
    lines = [f"## {table.title}", "", table.words.strip(), ""]
    lines += [
        "| " + " | ".join(columns) + " |",
        "| --- | " + " | ".join(["---:"] * (len(columns) - 1)) + " |",
    ]
    for row in table.rows:
        cells = [row.situation, *[f"{row.people / (row.asked or row.people or 1):.2f}"] * asked]
        cells += [f"{row.share:.3f}", f"{row.error:.3f}", str(row.mark) if row.mark else ""]
        cells += [("yes" if row.holds else "**no**") if row.mark else ""]
        cells += [row.beside] if table.beside else []
        lines.append("| " + " | ".join(cells) + " |")
    return lines
