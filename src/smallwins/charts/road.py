"""The way from A to B: the way gone thick, the way left a hairline, milestones as tiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smallwins.charts.chart import Chart
from smallwins.charts.palette import PAGE, Palette
from smallwins.charts.svg import escape, num, tile


@dataclass(frozen=True, slots=True)
class Milestone:
    """Where it lies on the way (0 to 1) and whether it was crossed."""

    at: float
    crossed: bool


def road(
    gone: float, milestones: Sequence[Milestone], *, label: str, rtl: bool = False, palette: Palette = PAGE
) -> Chart:
    """Draw the share of the way gone, from 0 to 1, and the milestones on it."""
    at = 100 * _within(gone)
    way = f'<rect{palette.wear("way")} x="0" width="100%" y="16" height="4" rx="2"/>'
    stones = "".join(_stone(milestone, rtl, palette) for milestone in milestones)
    size = (
        'xmlns="http://www.w3.org/2000/svg" width="616"' if palette.literal else 'class="road" width="100%"'
    )
    said = f'role="img" aria-label="{escape(label)}"'
    svg = f'<svg {size} height="36" {said}>{way}{_gone(at, rtl, palette)}{stones}</svg>'
    return Chart(svg=svg, label=label)


def _gone(at: float, rtl: bool, palette: Palette) -> str:
    if not at:
        return ""
    x = num(100 - at if rtl else 0)
    return f'<rect{palette.wear("gone")} x="{x}%" width="{num(at)}%" y="13" height="10" rx="5"/>'


def _within(share: float) -> float:
    return min(1.0, max(0.0, share))


def _stone(milestone: Milestone, rtl: bool, palette: Palette) -> str:
    # A tile at the very end would hang over the edge of the page.
    at = min(98.0, max(2.0, 100 * _within(milestone.at)))
    role = "stone crossed" if milestone.crossed else "stone"
    hollow = "" if milestone.crossed else f'<path{palette.wear("gap")} d="{tile(0, 18, 6)}"/>'
    seat = f'<path{palette.wear("gap")} d="{tile(0, 18, 11)}"/>'
    stone = f'<path{palette.wear(role)} d="{tile(0, 18, 9)}"/>'
    return f'<svg x="{num(100 - at if rtl else at)}%" overflow="visible">{seat}{stone}{hollow}</svg>'
