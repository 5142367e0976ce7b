"""Make the fonts of src/smallwins/charts/fonts again: `python docs/fonts.py FOLDER_OF_NOTO OUT`.

Needs fonttools, which the product itself does not. Latin and Arabic are joined
in one file because a renderer of pictures picks one font for a whole line, and
draws boxes where a line mixes letters of two.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

LATIN = (
    "0020-007E 00A0-017F 0192 0218-021B 02C6-02C7 02D8-02DD 0300-0304 0306-030C 0327 0370-03FF 0400-045F"
    " 0490-0491 1E80-1E85 1EA0-1EF9 2000-200A 2010-2027 202F-2030 2032-2033 2039-203A 2044 2070-2079"
    " 2080-2089 20AC 2116 2122 2150-215E 2190-2193 2212 2248 2260 2264-2265 25CB 25CF"
)
ARABIC = (
    "060C 061B 061F-064A 064B-065F 0660-066D 0670-0673 0679-0683 0686 0688 0691 0698 06A4 06A9 06AD 06AF 06BA"
    " 06BE 06C0-06C3 06CC 06D2-06D4 06F0-06F9 200B-200F 202A-202E 2066-2069 25CC FDF2 FDFA"
)
LATIN_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
MADE = 3_600_000_000
"""One fixed date, so that the same fonts give the same bytes."""


def codes(ranges: str) -> set[int]:
    """Return the code points of "0041-005A 00E9"."""
    parts = [part.partition("-") for part in ranges.split()]
    return {code for low, _, high in parts for code in range(int(low, 16), int(high or low, 16) + 1)}


def cut(source: Path, letters: str, features: list[str], out: Path) -> Path:
    """Write the letters of one font."""
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    font = TTFont(source)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes(letters))
    cutter.subset(font)
    font.save(out)
    return out


def name(font: TTFont, family: str, style: str) -> None:
    """Give the changed font a name of its own; copyright and licence stay."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 13, 14}]
    plain = f"{family}-{style}".replace(" ", "")
    for number, text in ((1, family), (2, style), (3, f"{plain} 1"), (4, f"{family} {style}"), (6, plain)):
        table.setName(text, number, 3, 1, 0x409)
    font["head"].created = font["head"].modified = MADE
    font.recalcTimestamp = False


def join(noto: Path, out: Path, style: str) -> None:
    """Write one file with Latin and Arabic."""
    parts = [
        cut(noto / f"NotoSans-{style}.ttf", LATIN, LATIN_FEATURES, out / "latin.part"),
        cut(noto / f"NotoNaskhArabic-{style}.ttf", ARABIC, ["*"], out / "arabic.part"),
    ]
    font = Merger(options=Options(drop_tables=["vhea", "vmtx", "STAT", "meta"])).merge(
        [str(part) for part in parts]
    )
    name(font, "Small Wins", style)
    font.save(out / f"{style}.ttf")
    for part in parts:
        part.unlink()


def main(noto: Path, out: Path) -> None:
    """Write the three fonts."""
    for style in ("Regular", "Bold"):
        join(noto, out, style)
    voice = TTFont(cut(noto / "NotoSerif-Regular.ttf", LATIN, LATIN_FEATURES, out / "voice.part"))
    name(voice, "Small Wins Voice", "Regular")
    voice.save(out / "Voice.ttf")
    (out / "voice.part").unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
