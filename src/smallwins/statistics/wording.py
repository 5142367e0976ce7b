"""Words that leave no room (C11): a writing aid that offers a softer form, and nothing more.

The published finding is about groups; it says nothing about one person's one text. So nothing is
scored, stored or sent anywhere: marks are made when asked for and forgotten. The word lists are
data, one for each language, and the function takes the list.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

# Hedges and negations soften a word up to so many tokens after them (convention, C11).
REACH = 2
# How far "near" reaches for words that need a companion, such as ne ... personne (convention).
NEAR = 4
# The time unit of a schedule phrase may stand behind so many passing words: every other week (convention).
PASSING = 2

_TOKEN = re.compile(r"(?:[^\W\d_]|[\u0300-\u036F\u064B-\u0652\u0670\u0640])+(?:['’](?:[^\W\d_])+)*")
_ELIDED = re.compile(r"(?:[^\W\d_]|[\u0300-\u036F])+['’]?")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"\n]*\"|‘[^‘\n]*?’(?!\w)")
_CLAUSE_END = re.compile(r"[,;:،؛()\[\]—–]|\s-\s")
_SENTENCE_END = re.compile(r"[.!?…؟\n]")
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0640]")
_LETTERS_ALIKE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي"})
_ARABIC = re.compile("[\u0621-\u064a]")
_PREFIXES = "وفبل"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in a text, `text[start:end]`, and gentler forms to offer; there may be none."""

    start: int
    end: int
    text: str
    kind: str
    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word or phrase and when it is meant: always, or only in one of the named surroundings."""

    tokens: tuple[str, ...]
    kind: str
    offers: tuple[str, ...] = ()
    schedule: bool = False
    if_next: frozenset[str] = frozenset()
    if_previous: frozenset[str] = frozenset()
    if_near: frozenset[str] = frozenset()
    if_last: bool = False
    if_alone: bool = False
    unless_previous: frozenset[str] = frozenset()

    @property
    def conditional(self) -> bool:
        """Whether it is meant in some surroundings only."""
        return bool(self.if_next or self.if_previous or self.if_near or self.if_last or self.if_alone)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """One language's words by their first token, the longest first; fixed phrases are words of no kind."""

    language: str
    words: Mapping[str, tuple[Word, ...]]
    hedges: frozenset[str] = frozenset()
    hedge_endings: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    passing: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    elides: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    form: str
    clause: int
    sentence: int
    quoted: bool = field(default=False)


def word_list(data: Mapping[str, Any]) -> WordList:
    """Read a word list from its data file's content.

    Raises:
        KeyError: the file lacks a part, or a word names a set that is not there.
    """
    elides = bool(data.get("elides", False))

    def forms(words: Sequence[str]) -> frozenset[str]:
        return frozenset(form for word in words for form in _forms(word, elides=elides))

    sets = {name: forms(words) for name, words in data.get("sets", {}).items()}
    found: dict[str, list[Word]] = {}
    for entry in [{"phrase": phrase, "kind": ""} for phrase in data["fixed"]] + list(data["words"]):
        word = _word(entry, sets, elides=elides)
        found.setdefault(word.tokens[0], []).append(word)
    return WordList(
        language=data["language"],
        words={first: tuple(sorted(ws, key=lambda w: -len(w.tokens))) for first, ws in found.items()},
        hedges=forms(data["hedges"]),
        hedge_endings=tuple(data.get("hedge_endings", ())),
        units=forms(data["units"]),
        passing=forms(data["passing"]),
        first_person=forms(data["first_person"]),
        elides=elides,
    )


def marks(text: str, words: WordList) -> tuple[Mark, ...]:
    """Return the places where `text` leaves no room, in order.

    Not marked are schedule phrases (every day), what is hedged or negated up to two tokens before
    (not always, almost never), quotations and fixed phrases (after all). Cost: linear in the text.
    """
    return tuple(
        Mark(
            start=tokens[0].start,
            end=tokens[-1].end,
            text=text[tokens[0].start : tokens[-1].end],
            kind=word.kind,
            offers=word.offers,
        )
        for word, tokens in _found(_tokens(text, words), words)
    )


def self_critical(text: str, words: WordList) -> bool:
    """Return whether a sentence in the first person leaves no room: a place for a kind prompt."""
    tokens = _tokens(text, words)
    mine = {token.sentence for token in tokens if token.form in words.first_person and not token.quoted}
    return any(found[0].sentence in mine for _, found in _found(tokens, words))


def normal_form(token: str) -> str:
    """Return what two spellings of a token have in common: case, apostrophes, Arabic signs and prefixes."""
    form = unicodedata.normalize("NFC", token).casefold().replace("’", "'")
    if not _ARABIC.search(form):
        return form
    form = _VOWEL_SIGNS.sub("", form).translate(_LETTERS_ALIKE)
    while len(form) > 3 and form[0] in _PREFIXES:
        form = form[1:]
    return form


def _word(entry: Mapping[str, Any], sets: Mapping[str, frozenset[str]], *, elides: bool) -> Word:
    def named(key: str) -> frozenset[str]:
        return frozenset(form for name in entry.get(key, ()) for form in sets[name])

    return Word(
        tokens=tuple(_forms(entry["phrase"], elides=elides)),
        kind=entry.get("kind", "absolute"),
        offers=tuple(entry.get("offer", ())),
        schedule=bool(entry.get("schedule", False)),
        if_next=named("if_next"),
        if_previous=named("if_previous"),
        if_near=named("if_near"),
        if_last=bool(entry.get("if_last", False)),
        if_alone=bool(entry.get("if_alone", False)),
        unless_previous=named("unless_previous"),
    )


def _forms(text: str, *, elides: bool) -> list[str]:
    return [normal_form(found[0]) for found in (_ELIDED if elides else _TOKEN).finditer(text)]


def _tokens(text: str, words: WordList) -> list[_Token]:
    quoted = [found.span() for found in _QUOTED.finditer(text)][::-1]
    tokens: list[_Token] = []
    end = clause = sentence = 0
    for found in (_ELIDED if words.elides else _TOKEN).finditer(text):
        between = text[end : found.start()]
        new_sentence = bool(_SENTENCE_END.search(between))
        sentence += new_sentence
        clause += new_sentence or bool(_CLAUSE_END.search(between))
        while quoted and quoted[-1][1] <= found.start():
            quoted.pop()
        inside = bool(quoted) and quoted[-1][0] <= found.start()
        tokens.append(
            _Token(found.start(), found.end(), normal_form(found[0]), clause, sentence, quoted=inside)
        )
        end = found.end()
    return tokens


def _found(tokens: list[_Token], words: WordList) -> Iterator[tuple[Word, list[_Token]]]:
    at = 0
    while at < len(tokens):
        word = _word_at(tokens, at, words)
        length = len(word.tokens) if word else 1
        if word and word.kind and not tokens[at].quoted and not _hedged(tokens, at, words):
            yield word, tokens[at : at + length]
        at += length


def _word_at(tokens: list[_Token], at: int, words: WordList) -> Word | None:
    for word in words.words.get(tokens[at].form, ()):
        end = at + len(word.tokens)
        run = tokens[at:end]
        same = tuple(token.form for token in run) == word.tokens and run[-1].clause == run[0].clause
        if same and _meant(word, tokens, at, end) and not (word.schedule and _scheduled(tokens, end, words)):
            return word
    return None


def _meant(word: Word, tokens: list[_Token], at: int, end: int) -> bool:
    before = _beside(tokens, at, at - 1)
    if before in word.unless_previous:
        return False
    if not word.conditional:
        return True
    after = _beside(tokens, at, end)
    return (
        after in word.if_next
        or before in word.if_previous
        or (word.if_last and not after)
        or (word.if_alone and _is_alone(tokens, at, end))
        or _is_near(word, tokens, at)
    )


def _beside(tokens: list[_Token], at: int, other: int) -> str:
    """Return the neighbour's form if it stands in the same clause, else nothing."""
    near = 0 <= other < len(tokens) and tokens[other].clause == tokens[at].clause
    return tokens[other].form if near else ""


def _is_alone(tokens: list[_Token], at: int, end: int) -> bool:
    sentence = tokens[at].sentence
    first = at == 0 or tokens[at - 1].sentence != sentence
    return first and (end >= len(tokens) or tokens[end].sentence != sentence)


def _is_near(word: Word, tokens: list[_Token], at: int) -> bool:
    around = tokens[max(0, at - NEAR) : at + NEAR + 1]
    return any(token.form in word.if_near and token.sentence == tokens[at].sentence for token in around)


def _scheduled(tokens: list[_Token], end: int, words: WordList) -> bool:
    for token in tokens[end : end + PASSING + 1]:
        if token.form in words.units:
            return True
        if token.form not in words.passing:
            return False
    return False


def _hedged(tokens: list[_Token], at: int, words: WordList) -> bool:
    return any(
        token.sentence == tokens[at].sentence
        and (token.form in words.hedges or token.form.endswith(words.hedge_endings or ("\0",)))
        for token in tokens[max(0, at - REACH) : at]
    )
