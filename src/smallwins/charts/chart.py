"""What a drawing hands back: the drawing with its label, and the figure it becomes with words and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smallwins.charts.svg import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The same facts in rows; `word` is what opens it, such as "As a table"."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    word: str = ""

    def __html__(self) -> str:
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in self.head)
        body = "".join(_row(row) for row in self.rows)
        return (
            f'<details class="astable"><summary>{escape(self.word)}</summary><table>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></details>"
        )


def _row(cells: Sequence[str]) -> str:
    first = "".join(f'<th scope="row">{escape(cell)}</th>' for cell in cells[:1])
    return f"<tr>{first}{''.join(f'<td>{escape(cell)}</td>' for cell in cells[1:])}</tr>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing with the sentence that says what is seen, a quieter line, and its table."""

    svg: str
    sentence: str
    label: str
    table: Table | None = None
    small: str = ""

    def __html__(self) -> str:
        small = f'<span class="small">{escape(self.small)}</span>' if self.small else ""
        table = self.table.__html__() if self.table else ""
        return (
            f'<figure class="chart"><figcaption><span>{escape(self.sentence)}</span>{small}</figcaption>'
            f'<div class="plot">{self.svg}</div>{table}</figure>'
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One drawing as markup, and the label that says the same to those who do not see it."""

    svg: str
    label: str

    def __html__(self) -> str:
        return self.svg

    def told(self, sentence: str, *, table: Table | None = None, small: str = "") -> Figure:
        """Return the figure this drawing becomes with its sentence and table."""
        return Figure(svg=self.svg, sentence=sentence, label=self.label, table=table, small=small)
