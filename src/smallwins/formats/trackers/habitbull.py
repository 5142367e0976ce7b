"""HabitBull's CSV: one row for each day of a habit; it says nothing of how often."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from smallwins.domain.ids import id_from
from smallwins.domain.levels import Levels
from smallwins.domain.metric import Plan
from smallwins.domain.source import Source
from smallwins.formats.amounts import read_amount
from smallwins.formats.dates import Dates
from smallwins.formats.reading import Draft, Given, Reading, kind_of
from smallwins.formats.tables import decode, first_line, read_table

KIND = "habitbull"
HEADER = ("HabitName", "HabitDescription", "HabitCategory", "CalendarDate", "Value", "CommentText")
NOTHING = -2150000000
"""What HabitBull writes where nothing was entered."""


@dataclass(slots=True)
class _Habit:
    name: str
    description: str
    category: str
    line: int
    key: tuple[str, ...] = ()
    days: list[tuple[int, date, float, str]] = field(default_factory=list)


def is_habitbull(given: Given) -> bool:
    """Whether a file is HabitBull's: its header says so."""
    head = first_line(given.data).lstrip("\ufeff").replace('"', "").lower()
    return head.startswith(",".join(HEADER[:5]).lower())


def read_habitbull(given: Given) -> Reading:
    """Read the export: values above one are amounts, a habit of marks alone is a yes or no."""
    text, guessed = decode(given.data, given.name)
    draft = Draft(given, KIND)
    if guessed:
        draft.change("encoding.assumed")
    table = read_table(text, given.name)
    dates = Dates(cells[3] for _, cells in table.rows if len(cells) > 3)
    if not dates.certain:
        draft.change("dates.assumed", column=HEADER[3], order=str(dates.order))
    habits: dict[tuple[str, ...], _Habit] = {}
    for line, cells in given.watched(table.rows, len(table.rows)):
        _row(draft, habits, dates, line, cells)
    _tell_apart(habits)
    for place, habit in enumerate(habits.values()):
        _take(draft, habit, place)
    return draft.reading()


def _row(
    draft: Draft, habits: dict[tuple[str, ...], _Habit], dates: Dates, line: int, cells: list[str]
) -> None:
    if len(cells) < 5:
        draft.leave("row.shorter", line=line)
        return
    name, description, category, day_text, value_text, note = (*cells, "")[:6]
    habit = habits.setdefault((name, description, category), _Habit(name, description, category, line))
    day, value = dates.read(day_text), read_amount(value_text)
    if day is None:
        draft.leave("date.unreadable", line=line, column=HEADER[3], text=day_text)
    elif value is None:
        draft.leave("value.unreadable", line=line, column=HEADER[4], text=value_text)
    elif value < 0:
        code = "value.nothing" if value <= NOTHING else "value.unreadable"
        draft.leave(code, line=line, column=HEADER[4], text=value_text, note=note)
    else:
        habit.days.append((line, day, value, note))


def _tell_apart(habits: dict[tuple[str, ...], _Habit]) -> None:
    # There are no ids: a name that stands for several habits is told apart by all that is written of it.
    named: dict[str, int] = defaultdict(int)
    for name, *_ in habits:
        named[name] += 1
    for words, habit in habits.items():
        habit.key = (KIND, *(words if named[habit.name] > 1 else words[:1]))


def _take(draft: Draft, habit: _Habit, place: int) -> None:
    since = min((day for _, day, _, _ in habit.days), default=None)
    if since is None:
        draft.leave("habit.without-days", line=habit.line, name=habit.name)
        return
    metric = draft.add_metric(
        habit.line,
        id=id_from(*habit.key),
        name=habit.name,
        kind=kind_of(value for _, _, value, _ in habit.days),
        note=habit.description,
        group_name=habit.category,
        plans=(Plan(since=since),),
        levels=(Levels(since=since),),
        starts_on=since,
        position=place,
        source=Source(kind=KIND, id=" / ".join(habit.key[1:])),
    )
    if metric is None:
        return
    draft.change("schedule.assumed", line=habit.line, name=habit.name)
    for line, day, value, note in habit.days:
        iso = day.isoformat()
        draft.add_entry(
            line,
            id=id_from(*habit.key, iso),
            metric=metric.id,
            for_date=day,
            value=value,
            note=note,
            source=Source(kind=KIND, id=f"{habit.name} {iso}"),
        )
