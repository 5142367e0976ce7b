"""The frieze: one tile for each step taken this month, glazed by value, with a dashed place for the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from smallwins.charts.chart import Chart
from smallwins.charts.palette import Glaze
from smallwins.charts.svg import escape

_MOST: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class FriezeWords:
    """The line under the frieze: "38 pieces laid in May", its weighty part, and one key for each value."""

    sentence: str
    loud: str = ""
    keys: Sequence[tuple[Glaze, str]] = ()


def frieze(tiles: Sequence[Glaze], *, words: FriezeWords, new: int = 0) -> Chart:
    """Lay `tiles` in the order they came, the last `new` of them just now; above 80 the last 80 are shown.

    It counts steps and never days, so it has no gaps. Hidden from screen readers:
    the line under it says the same, with the true number.
    """
    shown = tiles[-_MOST:]
    laid = "".join(_piece(glaze, new=index >= len(shown) - new) for index, glaze in enumerate(shown))
    keys = "".join(
        f'<span class="key"><i class="star {glaze.value}"></i>{escape(word)}</span>'
        for glaze, word in words.keys
    )
    svg = (
        f'<div class="frieze"><ol aria-hidden="true">{laid}<li class="next"></li></ol>'
        f"<p><span>{_sentence(words)}</span>{keys}</p></div>"
    )
    return Chart(svg=svg, label=words.sentence)


def _piece(glaze: Glaze, *, new: bool) -> str:
    return f'<li class="{glaze.value} new"></li>' if new else f'<li class="{glaze.value}"></li>'


def _sentence(words: FriezeWords) -> str:
    before, found, after = words.sentence.partition(words.loud) if words.loud else (words.sentence, "", "")
    if not found:
        return escape(words.sentence)
    return f"{escape(before)}<b>{escape(found)}</b>{escape(after)}"
