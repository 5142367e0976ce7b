"""The words in every language: gathers them from the source, updates each catalogue, compiles it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/smallwins"
FOLDER = SOURCE / "locale"
CLICK = Path(click.__file__).parent
"""click says its own words (usage, errors, questions) through the same catalogue."""

TEMPLATE = FOLDER / "smallwins.pot"
TRANSLATED = ("fr", "ar")

METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}

_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in every header: the same words give the same bytes on any day."""


def gathered() -> Catalog:
    """Return every message of the program and of its pages, in the order of their files."""
    catalog = _empty(None)
    for file, _line, message, comments, context in [*_found(SOURCE), *_found(CLICK)]:
        texts = message if isinstance(message, tuple) else (message,)
        if all(texts):
            told = message if len(texts) > 1 else texts[0]
            catalog.add(told, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalog


def _found(folder: Path) -> list[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    found = extract_from_dir(folder, METHODS, OPTIONS, keywords=KEYWORDS)
    return sorted(found, key=lambda one: (one[0], one[1]))


def words(language: str) -> Catalog:
    """Read the catalogue of a language as it stands in its folder."""
    catalog = _empty(language)
    if _path(language).exists():
        with _path(language).open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    catalog[message.id] = message
    return catalog


def updated(language: str, template: Catalog) -> Catalog:
    """Return a language's catalogue with what is new in the source, empty, and without what went."""
    catalog = words(language)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = _ALWAYS
    return catalog


def write(catalog: Catalog, path: Path) -> None:
    """Write a catalogue as a text that is the same for the same words."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=110, include_lineno=False, ignore_obsolete=True)


def compile_words(language: str, path: Path) -> None:
    """Compile the catalogue of a language into what gettext loads."""
    with path.open("wb") as file:
        write_mo(file, words(language))


def main() -> None:
    """Gather, update and compile; name what waits for its words."""
    template = gathered()
    write(template, TEMPLATE)
    for language in TRANSLATED:
        write(updated(language, template), _path(language))
        compile_words(language, _path(language).with_suffix(".mo"))
        waiting = sum(not all(_forms(one.string)) for one in words(language) if one.id)
        print(f"{language}: {len(template)} messages, {waiting} to translate", file=sys.stderr)


def _forms(string: str | Sequence[str] | None) -> tuple[str, ...]:
    return (string or "",) if string is None or isinstance(string, str) else tuple(string)


def _path(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "smallwins.po"


def _empty(language: str | None) -> Catalog:
    return Catalog(
        locale=language,
        project="Small Wins",
        version="1",
        copyright_holder="the makers of Small Wins",
        header_comment="# The words of Small Wins. Not yet read by a native speaker."
        if language
        else "# The words of Small Wins, as they stand in the source.",
        creation_date=_ALWAYS,
        revision_date=_ALWAYS,
        fuzzy=False,
        charset="utf-8",
        last_translator="Small Wins",
        language_team=language or "en",
    )


if __name__ == "__main__":
    main()
