"""What drawings wear: class names on pages, literal colours in pictures and print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final


class Glaze(Enum):
    """The colour a value is known by, always shown next to the value's name; the class name in the page."""

    MINT = "health"
    INDIGO = "craft"
    SAFFRON = "family"
    CLAY = "earth"
    SKY = "air"


GLAZES: Final = tuple(Glaze)


def glaze_of(order: int) -> Glaze:
    """Return the glaze of the value at `order` (from 0); after the fifth they come round again."""
    return GLAZES[order % len(GLAZES)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """How a role such as "curve cool" is worn: as a class, or as paint where no stylesheet reaches."""

    colours: Mapping[str, str] | None = None

    @property
    def literal(self) -> bool:
        """Tell whether the drawing has to stand without a stylesheet."""
        return self.colours is not None

    def wear(self, role: str) -> str:
        """Return the attributes of an element in that role, with a space before them."""
        if not role:
            return ""
        if self.colours is None:
            return f' class="{role}"'
        return " " + _PAINT[role].format_map(self.colours)

    def colour(self, name: str) -> str:
        """Return a colour by its token, for fills that are no role of their own."""
        return f"var(--{name})" if self.colours is None else self.colours[name]


def _mix(over: str, under: str, share: float) -> str:
    pairs = zip(_channels(over), _channels(under), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _literal(tokens: str) -> Palette:
    colours = dict(pair.split("=") for pair in tokens.split())
    colours["mint-then"] = _mix(colours["mint"], colours["plaster"], 0.45)
    return Palette(colours=MappingProxyType(colours))


PAGE: Final = Palette()
LIGHT: Final = _literal(
    "plaster=#f5f0e6 wash=#fcf9f3 niche=#eee1d1 relief=#e6dccb hair=#ddd3c2 edge=#867a68"
    " ink=#25211b ink-2=#4a4337 mint=#1f6b56 mint-word=#124b3a indigo=#3d5196"
    " saffron=#ab6c0c clay=#a86f4e sky=#3f7c8c"
)
DARK: Final = _literal(
    "plaster=#141821 wash=#1c212c niche=#302925 relief=#232935 hair=#323845 edge=#8b867f"
    " ink=#f2ebdd ink-2=#d0c8b8 mint=#7cc8a7 mint-word=#9adbbe indigo=#9fb0ef"
    " saffron=#e6b355 clay=#cf9f7e sky=#82bfcc"
)
PRINT: Final = Palette(
    colours=MappingProxyType(
        {**(LIGHT.colours or {}), "plaster": "#ffffff", "wash": "#ffffff", "niche": "#ffffff"}
    )
)

_LINE = 'fill="none" stroke-linecap="round" stroke-linejoin="round" '
_PAINT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "grid": 'stroke="{hair}" stroke-width="1"',
        "base": 'stroke="{edge}" stroke-width="1"',
        "floor": 'stroke="{edge}" stroke-width="1" stroke-dasharray="2 4"',
        "curve": _LINE + 'stroke="{mint}" stroke-width="2.5"',
        "curve fine": _LINE + 'stroke="{mint}" stroke-width="1.25"',
        "curve cool": _LINE + 'stroke="{indigo}" stroke-width="2.5"',
        "curve cool faint": _LINE + 'stroke="{indigo}" stroke-width="1.5" stroke-dasharray="3 4"',
        "band": 'fill="{indigo}" opacity=".14"',
        "band inner": 'fill="{indigo}" opacity=".2"',
        "band own": 'fill="{mint}" opacity=".18"',
        "dot": 'fill="{mint}"',
        "dot cool": 'fill="{indigo}"',
        "none": 'fill="{plaster}" stroke="{edge}" stroke-width="1.25"',
        "none open": 'fill="{plaster}" stroke="{ink-2}" stroke-width="1.25" stroke-dasharray="2 2"',
        "rest": 'stroke="{edge}" stroke-width="2.5" stroke-linecap="round"',
        "bar": 'fill="{mint}"',
        "bar then": 'fill="{mint-then}"',
        "bar open": 'fill="none" stroke="{mint}" stroke-width="1.5" stroke-dasharray="3 3"',
        "range": 'stroke="{mint}" stroke-width="2" opacity=".4"',
        "mean": 'stroke="{ink}" stroke-width="2.5" stroke-linecap="round"',
        "span": 'stroke="{ink}" stroke-width="1.5"',
        "paused": 'fill="{relief}"',
        "quiet": 'fill="{ink-2}"',
        "loud": 'fill="{ink}" font-weight="700"',
        "t": 'fill="{mint}"',
        "m": 'fill="none" stroke="{edge}" stroke-width="1.1"',
        "n": 'fill="none" stroke="{ink-2}" stroke-width="1.1" stroke-dasharray="2 1.5"',
        "s": 'fill="none" stroke="{edge}" stroke-width="1.8" stroke-linecap="round"',
        "o": 'fill="{edge}"',
        "p": 'fill="none" stroke="{edge}" stroke-width="1.1" stroke-dasharray="1.5 1.5"',
        "track": 'fill="none" stroke="{hair}" stroke-width="4.5" stroke-linecap="round"',
        "arc": 'fill="none" stroke="{mint}" stroke-width="4.5" stroke-linecap="round"',
        "seed": 'fill="{mint}"',
        "tick": 'fill="none" stroke="{mint-word}" stroke-width="2.75" stroke-linecap="round"',
        "way": 'fill="{hair}"',
        "gone": 'fill="{mint}"',
        "gap": 'fill="{plaster}"',
        "stone": 'fill="{edge}"',
        "stone crossed": 'fill="{mint}"',
    }
)
