"""One drawing under construction: x in hundredths of the width, y in pixels.

On a page positions stay percentages and curves lie in an inner drawing that
stretches, so one drawing serves every width with letters of true size. As a
picture (literal palette) the width is fixed and everything is in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from smallwins.charts.chart import Chart
from smallwins.charts.lettering import PLAIN, isolated
from smallwins.charts.palette import PAGE, Palette
from smallwins.charts.scale import Point
from smallwins.charts.svg import escape, num

Anchor = Literal["start", "middle", "end"]
PICTURE_WIDTH: Final = 616
_FOOT: Final = 14
"""Pixels at the foot of a drawing that hold its last line of words."""
_SWAPPED: Final[dict[Anchor, Anchor]] = {"start": "end", "middle": "middle", "end": "start"}


class Plot:
    """Collects marks and returns them as one labelled drawing.

    Right to left is laid out here: x is mirrored, and anchors are told against
    a direction the drawing carries itself, so that it never depends on where it is put.
    """

    def __init__(
        self, *, height: float, label: str, rtl: bool = False, palette: Palette = PAGE, cut: float = 0
    ) -> None:
        self.height = height
        self.cut = cut
        """Pixels at the top that are left out."""
        self.label = label
        self.rtl = rtl
        self.palette = palette
        self._marks: list[str] = []

    def x(self, at: float) -> str:
        """Return the place `at` hundredths from where reading begins."""
        side = 100 - at if self.rtl else at
        return num(side * PICTURE_WIDTH / 100) if self.palette.literal else f"{num(side)}%"

    def level(self, role: str, y: float, start: float = 0, end: float = 100) -> None:
        """Draw a line across, from `start` to `end`."""
        self._add(
            f'<line{self._wear(role)} x1="{self.x(start)}" x2="{self.x(end)}" y1="{num(y)}" y2="{num(y)}"/>'
        )

    def post(self, role: str, at: float, top: float, foot: float) -> None:
        """Draw a line upright."""
        x = self.x(at)
        self._add(f'<line{self._wear(role)} x1="{x}" x2="{x}" y1="{num(foot)}" y2="{num(top)}"/>')

    def dot(self, role: str, at: float, y: float, radius: float) -> None:
        """Draw a dot or an empty ring."""
        self._add(f'<circle{self._wear(role)} cx="{self.x(at)}" cy="{num(y)}" r="{num(radius)}"/>')

    def box(self, role: str, at: float, width: float, *, top: float, foot: float, radius: float = 0) -> None:
        """Draw an upright rectangle `width` hundredths wide."""
        x = self.x(at + width if self.rtl else at)
        wide = num(width * PICTURE_WIDTH / 100) if self.palette.literal else f"{num(width)}%"
        rx = f' rx="{num(radius)}"' if radius else ""
        tall = num(max(0.0, foot - top))
        self._add(f'<rect{self._wear(role)} x="{x}" width="{wide}" y="{num(top)}" height="{tall}"{rx}/>')

    def words(
        self,
        text: str,
        at: float,
        y: float,
        anchor: Anchor = "start",
        *,
        loud: bool = False,
        shift: float = 0,
    ) -> None:
        """Write `text`; `shift` moves it on by pixels, in the direction of reading."""
        along = -shift if self.rtl else shift
        dx = f' dx="{num(along)}"' if along else ""
        side = _SWAPPED[anchor] if self.rtl and self.palette.literal else anchor
        place = f'x="{self.x(at)}" y="{num(y)}" text-anchor="{side}"{dx}'
        self._add(f"<text {place}{self._voice(loud, y)}>{escape(self._said(text))}</text>")

    def line(self, role: str, *runs: Sequence[Point]) -> None:
        """Draw a line through each run of points; its thickness stays however the drawing stretches."""
        d = "".join(self._through(run) for run in runs if len(run) > 1)
        if d:
            self._stretch(role, d)

    def area(self, role: str, above: Sequence[Point], below: Sequence[Point]) -> None:
        """Fill what lies between two lines over the same stretch."""
        if above and below:
            self._stretch(role, self._through([*above, *reversed(below)]) + "z")

    def chart(self) -> Chart:
        """Return the finished drawing."""
        tall = num(self.height - self.cut)
        size = f'width="{PICTURE_WIDTH if self.palette.literal else "100%"}" height="{tall}"'
        space = (
            f' xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PICTURE_WIDTH} {tall}"'
            if self.palette.literal
            else f' direction="{"rtl" if self.rtl else "ltr"}"'
        )
        marks = "".join(self._marks)
        if self.cut:
            marks = f'<g transform="translate(0 {num(-self.cut)})">{marks}</g>'
        svg = f'<svg {size}{space} role="img" aria-label="{escape(self.label)}">{marks}</svg>'
        return Chart(svg=svg, label=self.label)

    def _add(self, mark: str) -> None:
        self._marks.append(mark)

    def _wear(self, role: str) -> str:
        return self.palette.wear(role)

    def _voice(self, loud: bool, y: float) -> str:
        if not self.palette.literal:
            # What stands under the drawing makes way for letters that are set larger.
            roles = ["loud"] * loud + ["foot"] * (y > self.height - _FOOT)
            return f' class="{" ".join(roles)}"' if roles else ""
        return f'{self._wear("loud" if loud else "quiet")} font-family="{PLAIN}" font-size="13"'

    def _said(self, text: str) -> str:
        return isolated(text, rtl=self.rtl) if self.palette.literal else text

    def _through(self, points: Sequence[Point]) -> str:
        wide = PICTURE_WIDTH / 100 if self.palette.literal else 1
        places = (f"{num((100 - x if self.rtl else x) * wide)} {num(y)}" for x, y in points)
        return "M" + "L".join(places)

    def _stretch(self, role: str, d: str) -> None:
        path = f'<path{self._wear(role)} d="{d}"/>'
        if self.palette.literal:
            self._add(path)
            return
        tall = num(self.height)
        size = f'width="100%" height="{tall}" viewBox="0 0 100 {tall}"'
        self._add(f'<svg {size} preserveAspectRatio="none">{path}</svg>')
