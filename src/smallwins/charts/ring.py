"""The momentum ring: four quarters with open joints, one for each band, filling clockwise from twelve.

The quarters are the bands, so ring and word cannot disagree. It carries no
number and is never mirrored: clocks turn the same way everywhere.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import Final

from smallwins.charts.chart import Chart
from smallwins.charts.palette import PAGE, Palette
from smallwins.charts.svg import escape, num

_CENTRE: Final = 22.0
_RADIUS: Final = 18.0
# Half of the open joint between two quarters, in degrees: the large ring has finer strokes.
_JOINT: Final = 12.61
_JOINT_LARGE: Final = 7.92
_TICK: Final = "m15.5 22.5 4.5 4.5 8.5-9.5"


class Inside(Enum):
    """What stands in the ring: today has reached the floor, a bit was done, or nothing yet."""

    NOTHING = "nothing"
    TICK = "tick"
    SEED = "seed"


def ring(
    momentum: float | None,
    *,
    label: str,
    inside: Inside = Inside.NOTHING,
    large: bool = False,
    palette: Palette = PAGE,
) -> Chart:
    """Draw momentum from 0 to 1; none yet is a ring without colour."""
    joint = _JOINT_LARGE if large else _JOINT
    tracks = "".join(_quarter("track", index, 1.0, joint, palette) for index in range(4))
    arcs = "".join(_arcs(momentum, joint, palette))
    space = ' xmlns="http://www.w3.org/2000/svg"' if palette.literal else ' class="ring"'
    svg = (
        f'<svg{space} viewBox="0 0 44 44" role="img" aria-label="{escape(label)}">'
        f"{tracks}{arcs}{_middle(inside, palette)}</svg>"
    )
    return Chart(svg=svg, label=label)


def ring_with_word(momentum: float | None, *, label: str, word: str, caption: str) -> Chart:
    """Draw the large ring with its word inside and a quiet caption under the word."""
    drawing = ring(momentum, label=label, large=True)
    svg = (
        f'<figure class="ring-big">{drawing.svg}'
        f"<figcaption>{escape(word)}<span>{escape(caption)}</span></figcaption></figure>"
    )
    return Chart(svg=svg, label=label)


def _arcs(momentum: float | None, joint: float, palette: Palette) -> list[str]:
    if momentum is None or not momentum > 0:
        return []
    quarters = min(momentum, 1.0) * 4
    return [
        _quarter("arc", index, min(1.0, quarters - index), joint, palette)
        for index in range(math.ceil(quarters))
    ]


def _quarter(role: str, index: int, share: float, joint: float, palette: Palette) -> str:
    start = index * 90 + joint
    (x1, y1), (x2, y2) = _on_ring(start), _on_ring(start + (90 - 2 * joint) * share)
    return f'<path{palette.wear(role)} d="M{num(x1)} {num(y1)}A18 18 0 0 1 {num(x2)} {num(y2)}"/>'


def _on_ring(degrees: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    return _CENTRE + _RADIUS * math.sin(angle), _CENTRE - _RADIUS * math.cos(angle)


def _middle(inside: Inside, palette: Palette) -> str:
    if inside is Inside.TICK:
        return f'<path{palette.wear("tick")} d="{_TICK}"/>'
    if inside is Inside.SEED:
        return f'<circle{palette.wear("seed")} cx="22" cy="22" r="4"/>'
    return ""
