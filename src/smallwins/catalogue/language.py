"""The language of what a person reads: gettext catalogues, one in force per request or command."""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Callable, Iterable
from contextvars import ContextVar, copy_context
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

LANGUAGES = {"en": "English", "fr": "Français", "ar": "العربية"}
"""The languages the product speaks, each by its own name."""

RIGHT_TO_LEFT = frozenset({"ar"})

_FOLDER = Path(__file__).parent.parent / "locale"
_loaded: dict[str, _gettext.NullTranslations] = {"en": _gettext.NullTranslations()}
Said = TypeVar("Said")
_current: ContextVar[str] = ContextVar("language", default="en")


def use(language: str) -> None:
    """Speak `language` from here on, in this request or command."""
    _current.set(language if language in _loaded or language in LANGUAGES else "en")


def current() -> str:
    """Return the language in force."""
    return _current.get()


def install(language: str, catalogue: _gettext.NullTranslations) -> None:
    """Take a catalogue that does not come from a file."""
    _loaded[language] = catalogue


def in_every(say: Callable[[], str]) -> frozenset[str]:
    """Return what `say` says in each language of the product."""
    return frozenset(said_in(language, say) for language in LANGUAGES)


def said_in(language: str, say: Callable[[], Said]) -> Said:
    """Return what `say` says in another language than the one in force."""

    def spoken() -> Said:
        use(language)
        return say()

    return copy_context().run(spoken)


def is_right_to_left() -> bool:
    """Whether the language in force is written from right to left."""
    return current() in RIGHT_TO_LEFT or getattr(_catalogue(), "right_to_left", False)


def choose(wanted: Iterable[str]) -> str:
    """Return the first language of `wanted` (such as "fr-MA") that the product speaks, else English."""
    for tag in wanted:
        language = tag.replace("_", "-").split("-")[0].lower()
        if language in LANGUAGES or language in _loaded:
            return language
    return "en"


def asked_for(header: str) -> list[str]:
    """Return the languages that an Accept-Language header asks for, the dearest first."""
    weighed = []
    for part in header.split(",")[:20]:
        tag, _given, weight = part.partition(";q=")
        try:
            weighed.append((-float(weight or 1), tag.strip()))
        except ValueError:
            continue
    return [tag for _weight, tag in sorted(weighed, key=itemgetter(0))]


def _(message: str) -> str:
    """Return `message` in the language in force."""
    return _catalogue().gettext(message)


def ngettext(one: str, many: str, number: float) -> str:
    """Return the form of a message that goes with `number`."""
    return _catalogue().ngettext(one, many, _plural(number))


def pgettext(context: str, message: str) -> str:
    """Return `message` as it is said in `context`, where one English word has two meanings."""
    return _catalogue().pgettext(context, message)


def _plural(number: float) -> int:
    # A plural rule counts whole things; "1.5 minutes" takes the form of two, "1,5 minute" that of one.
    whole = int(number)
    return whole if whole == number or current() == "fr" else max(2, whole + 1)


def _catalogue() -> _gettext.NullTranslations:
    language = _current.get()
    if language not in _loaded:
        _loaded[language] = _gettext.translation("smallwins", _FOLDER, [language], fallback=True)
    return _loaded[language]
