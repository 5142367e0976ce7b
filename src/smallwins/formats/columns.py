"""What the columns of a spreadsheet mean: guessed from their headers, changed by the person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from smallwins.domain.errors import Refusal
from smallwins.domain.text import fold, nearest
from smallwins.formats.dates import Order, is_epoch, read_date


class Role(StrEnum):
    """What a column is for. A `measure` is a metric of its own, named by its header."""

    DATE = "date"
    TIME = "time"
    METRIC = "metric"
    VALUE = "value"
    UNIT = "unit"
    MEASURE = "measure"
    WHAT = "what"
    NOTE = "note"
    MINUTES = "minutes"
    TAGS = "tags"
    SKIP = "skip"
    LEARNED = "learned"
    ID = "id"
    KEEP = "keep"
    IGNORE = "ignore"


REPEATED = frozenset({Role.MEASURE, Role.NOTE, Role.KEEP, Role.IGNORE})
"""Roles that several columns may have."""

_HEADERS: dict[Role, str] = {
    Role.DATE: "date day full_date calendardate for_date datum jour fecha data when timestamp created "
    "datetime start start_time التاريخ تاريخ اليوم",
    Role.TIME: "time heure hour الوقت ساعه",
    Role.METRIC: "metric habit habitname habit_name name activity task goal exercise tracker habitude "
    "nom activite objectif العاده النشاط الاسم",
    Role.VALUE: "value amount count quantity number score total result reps valeur quantite nombre "
    "القيمه العدد",
    Role.UNIT: "unit units unite الوحده",
    Role.WHAT: "what label item quoi ماذا",
    Role.NOTE: "note notes comment comments commenttext description text remarque commentaire memo "
    "ملاحظه ملاحظات",
    Role.MINUTES: "minutes mins min duration_minutes دقائق",
    Role.TAGS: "tags tag labels etiquettes وسوم",
    Role.SKIP: "skip skipped skip_reason saute",
    Role.LEARNED: "learned lesson appris",
    Role.ID: "id uuid entry_id",
}
_ROLE_OF = {word: role for role, words in _HEADERS.items() for word in words.split()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The role of each column, in the order of the header."""

    header: tuple[str, ...]
    roles: tuple[Role, ...]
    order: Order | None = None
    repeats: bool = False

    def place(self, role: Role) -> int | None:
        """Return where the column of a role stands, or None."""
        return self.roles.index(role) if role in self.roles else None

    def places(self, role: Role) -> list[int]:
        """Return where all columns of a role stand."""
        return [place for place, held in enumerate(self.roles) if held is role]

    def changed(self, wishes: Iterable[tuple[str, str]]) -> Columns:
        """Return the map with some columns given another role: ("Weight", "measure").

        A column is named by its header or by its number from 1; `dates` takes an
        order (dmy, mdy, ymd) and `repeats` yes or no.

        Raises:
            Refusal: `columns.unknown`, `columns.unknown-role`, `columns.twice`.
        """
        columns = self
        for name, wish in wishes:
            columns = columns._with(name.strip(), wish.strip().lower())
        for role in set(columns.roles) - REPEATED:
            if columns.roles.count(role) > 1:
                raise Refusal("columns.twice", role=str(role))
        return columns

    def _with(self, name: str, wish: str) -> Columns:
        places = self._named(name)
        if not places and name.lower() == "dates" and wish in set(Order):
            return replace(self, order=Order(wish))
        if not places and name.lower() == "repeats":
            return replace(self, repeats=wish == "yes")
        if not places:
            close = nearest(name, list(self.header))
            raise Refusal("columns.unknown", name=name, nearest=close or "", header=list(self.header))
        if wish not in set(Role):
            raise Refusal("columns.unknown-role", role=wish, known=[str(role) for role in Role])
        chosen = Role(wish)
        freed = () if chosen in REPEATED else self.places(chosen)
        roles = [Role.KEEP if place in freed else role for place, role in enumerate(self.roles)]
        for place in places:
            roles[place] = chosen
        return replace(self, roles=tuple(roles))

    def _named(self, name: str) -> list[int]:
        exact = [place for place, held in enumerate(self.header) if fold(held) == fold(name)]
        if not exact and name.isdecimal() and 1 <= int(name) <= len(self.header):
            return [int(name) - 1]
        return exact


def guess(
    header: Sequence[str], cells: Callable[[int], list[str]], is_amount: Callable[[str], bool]
) -> Columns:
    """Guess what each column is, from its header, then from what stands in it.

    `cells` gives the first full cells of a column. Without a metric column every
    column of amounts is a metric of its own; what has no meaning is kept as it is.
    """
    roles = _by_name(header)
    if Role.DATE not in roles:
        _find_dates(roles, cells)
    wide = Role.METRIC not in roles
    for place, role in enumerate(roles):
        found = cells(place)
        known = _word(header[place]) in _ROLE_OF
        if role is Role.KEEP and wide and not known and found and all(map(is_amount, found)):
            roles[place] = Role.MEASURE
    if wide and Role.MEASURE in roles:
        # With measures beside it, a column called "value" or "minutes" is one more of them.
        roles = [Role.MEASURE if role in (Role.VALUE, Role.MINUTES) else role for role in roles]
    return Columns(header=tuple(header), roles=tuple(roles))


def _by_name(header: Sequence[str]) -> list[Role]:
    roles: list[Role] = []
    for name in header:
        role = _ROLE_OF.get(_word(name), Role.KEEP)
        if role in roles and role not in REPEATED:
            role = Role.KEEP
        roles.append(role)
    return roles


def _word(name: str) -> str:
    return fold(name).strip().replace(" ", "_").replace("-", "_").strip("_")


def _find_dates(roles: list[Role], cells: Callable[[int], list[str]]) -> None:
    for place in range(len(roles)):
        found = cells(place)  # ten digits without the word "date" above them may be any number
        if found and all(not is_epoch(cell) and _is_date(cell) for cell in found):
            roles[place] = Role.DATE
            return


def _is_date(text: str) -> bool:
    return any(read_date(text, order) for order in Order)
