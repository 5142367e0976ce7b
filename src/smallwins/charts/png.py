"""From a drawing with literal colours to a picture, with the fonts that ship here and no others."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from smallwins.charts.lettering import PLAIN, VOICE
from smallwins.charts.palette import Palette

_FOLDER: Final = Path(__file__).parent / "fonts"
FONTS: Final = ("Regular.ttf", "Bold.ttf", "Voice.ttf")


def png(svg: str, *, width: int, ground: Palette | None = None) -> bytes:
    """Return `svg` as PNG, `width` pixels wide, on the plaster of `ground` or on nothing.

    The drawing must carry its own colours (LIGHT, DARK or PRINT). Raises ValueError
    when it is not a drawing. Cost: about 20 ms for a card.
    """
    from resvg_py import svg_to_bytes  # noqa: PLC0415 - most processes never make a picture

    return svg_to_bytes(
        svg_string=svg,
        width=width,
        background=ground.colour("plaster") if ground else None,
        skip_system_fonts=True,
        font_files=[str(_FOLDER / name) for name in FONTS],
        font_family=PLAIN,
        sans_serif_family=PLAIN,
        serif_family=VOICE,
    )
