"""Draws the icons of the installed app from the mark: `python -m docs.icons`."""

from __future__ import annotations

import sys
from pathlib import Path

from smallwins.charts.mark import app_icon
from smallwins.charts.palette import LIGHT
from smallwins.charts.png import png

FOLDER = Path(__file__).parent.parent / "src/smallwins/web/static"
ICONS = {"icon-192.png": (192, False), "icon-512.png": (512, False), "maskable-512.png": (512, True)}


def drawn(name: str) -> bytes:
    """Return an icon as its file holds it."""
    width, safe = ICONS[name]
    return png(app_icon(LIGHT, safe=safe), width=width)


def main() -> int:
    """Write each icon."""
    for name in ICONS:
        (FOLDER / name).write_bytes(drawn(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
