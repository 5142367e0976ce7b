"""A card to share: one true sentence, up to three facts, the tiles laid; nothing that was not chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from smallwins.charts.chart import Chart
from smallwins.charts.lettering import VOICE, Lettering, balanced, isolated, wrapped
from smallwins.charts.mark import pieces
from smallwins.charts.palette import LIGHT, Glaze, Palette, glaze_of
from smallwins.charts.png import png
from smallwins.charts.svg import escape, num, tile

WIDTH: Final = 1200
HEIGHT: Final = 630
_MARGIN: Final = 80
_INNER: Final = WIDTH - 2 * _MARGIN
_PITCH: Final = 26
_ROOM: Final = _INNER // _PITCH
_COLOURS: Final = {
    Glaze.MINT: "mint",
    Glaze.INDIGO: "indigo",
    Glaze.SAFFRON: "saffron",
    Glaze.CLAY: "clay",
    Glaze.SKY: "sky",
}
_SIZES: Final = ((64, 2), (54, 3), (44, 4), (34, 5))


@dataclass(frozen=True, slots=True)
class Fact:
    """A number as it is shown and the word under it."""

    number: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the person chose to show; empty parts leave room and no trace."""

    headline: str
    eyebrow: str = ""
    facts: Sequence[Fact] = ()
    tiles: Sequence[Glaze] = ()
    foot: str = ""
    name: str = "Small Wins"


class ToldFact(Protocol):
    """A number and the word under it, as they are told."""

    @property
    def number(self) -> str:
        """Return the number as it is shown."""
        ...

    @property
    def word(self) -> str:
        """Return the word under it."""
        ...


class Told(Protocol):
    """What a card says in words, and the place of each piece among what matters."""

    @property
    def eyebrow(self) -> str:
        """Return what the card is about."""
        ...

    @property
    def headline(self) -> str:
        """Return its one sentence."""
        ...

    @property
    def facts(self) -> Sequence[ToldFact]:
        """Return its numbers with the word under each."""
        ...

    @property
    def pieces(self) -> Sequence[int]:
        """Return the place of each piece."""
        ...


def card_of(told: Told) -> Card:
    """Return the card that says what was told."""
    return Card(
        eyebrow=told.eyebrow,
        headline=told.headline,
        facts=[Fact(fact.number, fact.word) for fact in told.facts],
        tiles=[glaze_of(place) for place in told.pieces],
    )


def share_card(card: Card, *, rtl: bool = False, palette: Palette = LIGHT) -> Chart:
    """Draw the card with literal colours, 1200 by 630; at most three facts and one row of tiles."""
    page = _Page(palette, rtl)
    ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{palette.colour("plaster")}"/>'
    body = (
        _top(page, card)
        + _headline(page, card)
        + _facts(page, card)
        + _frieze(page, card)
        + _foot(page, card)
    )
    label = " · ".join(part for part in _read(card) if part)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-label="{escape(label)}">{ground}{body}</svg>'
    )
    return Chart(svg=svg, label=label)


def share_card_png(card: Card, *, rtl: bool = False, palette: Palette = LIGHT, width: int = WIDTH) -> bytes:
    """Return the same card as a picture; what is previewed is what is shared."""
    return png(share_card(card, rtl=rtl, palette=palette).svg, width=width)


def _read(card: Card) -> list[str]:
    return [
        card.eyebrow,
        card.headline,
        *(f"{fact.number} {fact.word}" for fact in card.facts[:3]),
        card.foot,
    ]


@dataclass(frozen=True, slots=True)
class _Page:
    palette: Palette
    rtl: bool

    def x(self, along: float) -> float:
        return WIDTH - along if self.rtl else along

    def text(
        self,
        words: str,
        along: float,
        y: float,
        lettering: Lettering,
        *,
        side: Literal["start", "end"] = "start",
    ) -> str:
        anchor = {"start": "end", "end": "start"}[side] if self.rtl else side
        said = escape(isolated(words, rtl=self.rtl))
        place = f'x="{num(self.x(along))}" y="{num(y)}" text-anchor="{anchor}"'
        return f"<text {place}{lettering.wear(self.palette, words)}>{said}</text>" if words else ""


def _top(page: _Page, card: Card) -> str:
    x = _MARGIN if not page.rtl else WIDTH - _MARGIN - 48
    mark = f'<g transform="translate({x} 62) scale(1.5)">{pieces(page.palette)}</g>'
    return mark + page.text(card.eyebrow, _MARGIN + 68, 95, Lettering(26, "ink-2"))


def _headline(page: _Page, card: Card) -> str:
    alone = not (card.facts or card.tiles)
    size, lines = _fitted(card.headline, lifted=alone)
    voice = Lettering(size, "ink", VOICE)
    first = (220 if alone else 180 if len(lines) < 3 else 156) + size * 0.8
    return "".join(
        page.text(line, _MARGIN, first + index * size * 1.28, voice) for index, line in enumerate(lines)
    )


def _fitted(headline: str, *, lifted: bool) -> tuple[int, list[str]]:
    for size, most in _SIZES:
        lines = wrapped(headline, _INNER / size)
        if len(lines) <= most + lifted:
            return size, balanced(headline, _INNER / size)
    size, most = _SIZES[-1]
    kept = lines[: most + lifted]
    return size, [*kept[:-1], kept[-1] + " …"]


def _facts(page: _Page, card: Card) -> str:
    shown = card.facts[:3]
    step = _INNER / max(1, len(shown)) if len(shown) > 2 else 360
    return "".join(_fact(page, fact, _MARGIN + index * step, step - 32) for index, fact in enumerate(shown))


def _fact(page: _Page, fact: Fact, along: float, room: float) -> str:
    """Draw a number and below it its word, in two lines where one has no room."""
    lines = balanced(fact.word, room / 24)
    if len(lines) > 2:
        first, second, *_ = wrapped(fact.word, room / 24 - 1)
        lines = [first, f"{second} …"]
    quiet = Lettering(24, "ink-2")
    return page.text(fact.number, along, 438, Lettering(50, "ink", VOICE)) + "".join(
        page.text(line, along, 474 + index * 29, quiet) for index, line in enumerate(lines)
    )


def _frieze(page: _Page, card: Card) -> str:
    if not card.tiles:
        return ""
    laid = card.tiles[-_ROOM:]
    row = [
        f'<path d="{_place(page, index)}" fill="{page.palette.colour(_COLOURS[glaze])}"/>'
        for index, glaze in enumerate(laid)
    ]
    relief = page.palette.colour("relief")
    row += [
        f'<path d="{_place(page, index)}" fill="none" stroke="{relief}" stroke-width="1.5"/>'
        for index in range(len(laid), _ROOM)
    ]
    return "".join(row)


def _place(page: _Page, index: int) -> str:
    return tile(page.x(_MARGIN + _PITCH * (index + 0.5)), 540, 11.5)


def _foot(page: _Page, card: Card) -> str:
    quiet = Lettering(22, "ink-2")
    return page.text(card.foot, _MARGIN, 588, quiet) + page.text(
        card.name, WIDTH - _MARGIN, 588, quiet, side="end"
    )
