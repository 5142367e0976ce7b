"""The mark, a star of eight pieces with one still open, and the icons; all drawn, nothing fetched."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from smallwins.charts.palette import PAGE, Palette
from smallwins.charts.svg import escape

# Clockwise from twelve; the piece without a colour is the open one and stays open.
_PIECES: Final[tuple[tuple[str, str], ...]] = (
    ("mint", "M16 13.1L12.4 4.4L16 1L19.6 4.4z"),
    ("", "M18.05 13.95L21.65 5.25L26.61 5.39L26.75 10.35z"),
    ("mint", "M18.9 16L27.6 12.4L31 16L27.6 19.6z"),
    ("clay", "M18.05 18.05L26.75 21.65L26.61 26.61L21.65 26.75z"),
    ("mint", "M16 18.9L19.6 27.6L16 31L12.4 27.6z"),
    ("indigo", "M13.95 18.05L10.35 26.75L5.39 26.61L5.25 21.65z"),
    ("mint", "M13.1 16L4.4 19.6L1 16L4.4 12.4z"),
    ("saffron", "M13.95 13.95L5.25 10.35L5.39 5.39L10.35 5.25z"),
)

_PATHS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "today": '<path d="M5 20v-8a7 7 0 0 1 14 0v8"/><path d="M3 20h18"/>'
        '<path d="M9.5 20v-6.5a2.5 2.5 0 0 1 5 0V20"/>',
        "path": '<path d="M4 19c4 0 3-6 7-6s3-7 9-8"/><path d="M15.5 4 20 5l-1.3 4.3"/>',
        "notebook": '<path d="M12 6c-2-1.6-4.5-2-8-2v14c3.5 0 6 .4 8 2 2-1.6 4.5-2 8-2V4c-3.5 0-6 .4-8 2z"/>'
        '<path d="M12 6v14"/>',
        "look-back": '<path d="M4 18V9M9.3 18V5M14.7 18v-6M20 18V8"/>',
        "search": '<circle cx="11" cy="11" r="6"/><path d="m15.5 15.5 4.5 4.5"/>',
        "help": '<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="3.5"/>'
        '<path d="m6 6 3.5 3.5M14.5 14.5 18 18M18 6l-3.5 3.5M9.5 14.5 6 18"/>',
        "settings": '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/>'
        '<circle cx="9" cy="17" r="2"/>',
        "back": '<path d="m14.5 5.5-6.5 6.5 6.5 6.5"/>',
        "onward": '<path d="m9.5 5.5 6.5 6.5-6.5 6.5"/>',
        "up": '<path d="m6 14.5 6-6 6 6"/>',
        "down": '<path d="m6 9.5 6 6 6-6"/>',
        "check": '<path d="m5.5 12.5 4.3 4.3 8.7-9.6"/>',
        "plus": '<path d="M12 5v14M5 12h14"/>',
        "minus": '<path d="M5 12h14"/>',
        "play": '<path d="M8 5.5v13l10.5-6.5z"/>',
        "pause": '<path d="M8.5 6v12M15.5 6v12"/>',
        "pen": '<path d="m4 20 1-4.5L16.5 4l3.5 3.5L8.5 19z"/>',
        "close": '<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>',
        "undo": '<path d="M8.5 5 4.5 9l4 4"/><path d="M4.5 9H14a5 5 0 0 1 0 10h-3.5"/>',
        "more": '<circle cx="6" cy="12" r="1"/><circle cx="12" cy="12" r="1"/>'
        '<circle cx="18" cy="12" r="1"/>',
        "phone": '<rect x="7" y="3.5" width="10" height="17" rx="2"/><path d="M11 17.5h2"/>',
        "lock": '<rect x="5.5" y="11" width="13" height="9" rx="2"/>'
        '<path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
        "waiting": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    }
)
ICONS: Final = tuple(_PATHS)
"""The names of the icons."""

_TURNS: Final = frozenset({"path", "notebook", "back", "onward", "pen", "undo"})


def icon(name: str) -> str:
    """Return an icon for the eye alone; those that point along the line turn with the page."""
    turns = " turns" if name in _TURNS else ""
    return f'<svg class="icon{turns}" viewBox="0 0 24 24" aria-hidden="true">{_PATHS[name]}</svg>'


def mark(*, names: str = "mark") -> str:
    """Return the mark for a page, worn as `names`; hidden, because the name stands beside it."""
    return f'<svg class="{escape(names)}" viewBox="0 0 32 32" aria-hidden="true">{pieces(PAGE)}</svg>'


def pieces(palette: Palette) -> str:
    """Return the eight pieces of the mark in a field of 32 by 32."""
    return "".join(
        f'<path d="{d}" fill="{palette.colour(glaze)}"/>'
        if glaze
        else f'<path d="{d}" fill="none" stroke="{palette.colour("edge")}" stroke-width="1.1"/>'
        for glaze, d in _PIECES
    )


def app_icon(palette: Palette, *, safe: bool = False) -> str:
    """Return the icon of the installed app on its ground; `safe` leaves the rim that launchers cut away."""
    scale, shift = (0.56, 7.04) if safe else (0.76, 3.84)
    corner = "" if safe else ' rx="7"'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32"{corner} fill="{palette.colour("plaster")}"/>'
        f'<g transform="translate({shift} {shift}) scale({scale})">{pieces(palette)}</g></svg>'
    )
