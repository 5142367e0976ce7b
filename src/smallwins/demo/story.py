"""What Salma makes of it: a goal with its steps, a setback, doubts, letters, wins, and looks back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from smallwins.application.ports import Record
from smallwins.demo.days import OFFSET
from smallwins.demo.metrics import demo_id
from smallwins.domain.criterion import Criterion
from smallwins.domain.doubt import Doubt, Fear, Outcome, Situation
from smallwins.domain.goal import Daunting, Goal, Milestone
from smallwins.domain.link import Link
from smallwins.domain.note import BringBack, Note, NoteKind, WinKind
from smallwins.domain.pause import Pause
from smallwins.domain.review import Period, Review
from smallwins.domain.setback import Setback
from smallwins.domain.skill import Line, Skill, StageReached
from smallwins.domain.step import Care, KeyDay, Step, StepState, Waiting
from smallwins.domain.supporter import Supporter

BOOK = demo_id("goal", "book")
OUD = demo_id("skill", "Oud")
LINA = demo_id("supporter", "Lina")


def story(first: date, today: date) -> list[Record]:
    """Return the records around the entries, some of them of this very day."""
    return [
        *_rests(first),
        _goal(today),
        *_steps(today),
        *_people_and_skill(first, today),
        *_setbacks(today),
        *_doubts(today),
        *_notes(today),
        *_reviews(today),
    ]


def _rests(first: date) -> Iterator[Pause]:
    december = first + timedelta(days=400)
    yield Pause(
        id=demo_id("pause", "december"),
        since=december,
        until=december + timedelta(days=13),
        note="With my parents in the mountains",
        created_at=_at(december),
    )


def _goal(today: date) -> Goal:
    marks = (
        Milestone(
            title="Ten recipes",
            threshold=60,
            crossed_on=today - timedelta(days=420),
            celebrated="Tea with Lina",
        ),
        Milestone(title="A chapter somebody else cooked from", crossed_on=today - timedelta(days=150)),
        Milestone(title="Everything she baked", threshold=900),
    )
    felt = ((700, 9), (400, 7), (120, 5), (20, 4))
    return Goal(
        id=BOOK,
        title="Grandmother's kitchen book",
        why="So that her bread does not end with her",
        values=(demo_id("value", "Family"), demo_id("value", "Craft")),
        metric=demo_id("metric", "Grandmother's book"),
        baseline=0,
        target=1200,
        milestones=marks,
        daunting=tuple(Daunting(on=today - timedelta(days=ago), rating=rating) for ago, rating in felt),
        created_at=_at(today, 700),
    )


def _steps(today: date) -> Iterator[Step]:
    yield _the_one(today)
    yield from _further(today)
    yield from _finished(today)


def _the_one(today: date) -> Step:
    agreed = (
        Criterion(text="Flour, water and salt have amounts", met_at=_at(today, 1)),
        Criterion(text="Someone else could follow the order", central=True),
        Criterion(text="One line about her hands"),
    )
    return Step(
        id=demo_id("step", "bread"),
        title="Write up the bread recipe",
        goal=BOOK,
        done_when=agreed,
        impact=4,
        first_step="open the notebook and type what is on the stained page",
        estimate=1.5,
        started_at=_at(today, 2),
        readiness=3,
        state=StepState.STARTED,
        key_days=(KeyDay(on=today, the_one=True, before_hour=12),),
        created_at=_at(today, 9),
    )


def _further(today: date) -> Iterator[Step]:
    yield Step(
        id=demo_id("step", "lina"),
        title="Send three recipes to Lina",
        goal=BOOK,
        waiting_for=Waiting.RIGHT_TIME,
        first_step="choose the first of the three",
        care=Care.ROUGH,
        estimate=0.5,
        created_at=_at(today, 12),
    )
    yield Step(
        id=demo_id("step", "print"),
        title="Find out who could print it",
        goal=BOOK,
        unknown=True,
        created_at=_at(today, 30),
    )
    for title, state, ago in (
        ("A photograph of every dish", StepState.PARKED, 80),
        ("A supper to which everyone brings one", StepState.IDEA, 20),
    ):
        yield Step(id=demo_id("step", title), title=title, goal=BOOK, state=state, created_at=_at(today, ago))


def _finished(today: date) -> Iterator[Step]:
    told = (
        ("Harira, as she made it", 2, 7), ("The lemon jars", 3, 8), ("Couscous for twelve", 4, 5),
        ("The almond cakes", 5, 7), ("Mint tea, the long way", 3, 9), ("Bread for feast days", 8, 7),
    )  # fmt: skip
    for number, (title, ready, went) in enumerate(told):
        ago = 160 - 26 * number
        yield Step(
            id=demo_id("step", title),
            title=title,
            goal=BOOK,
            state=StepState.DONE,
            readiness=float(ready),
            went=float(went),
            started_at=_at(today, ago + 3),
            done_at=_at(today, ago),
            created_at=_at(today, ago + 9),
        )


def _people_and_skill(first: date, today: date) -> Iterator[Record]:
    yield Supporter(id=LINA, name="Lina", note="my cousin; she cooks from the pages", created_at=_at(first))
    reached = (
        StageReached(on=first, stage=1, evidence="I follow the teacher's fingering"),
        StageReached(on=today - timedelta(days=260), stage=2, evidence="I hear when a string is off"),
    )
    yield Skill(
        id=OUD,
        name="Oud",
        stages=reached,
        cues=(Line(on=today - timedelta(days=90), text="A slow maqam wants less plectrum"),),
        values=(demo_id("value", "Craft"),),
        created_at=_at(first),
    )


def _setbacks(today: date) -> Iterator[Setback]:
    yield Setback(
        id=demo_id("setback", "february"),
        occurred_on=today - timedelta(days=395),
        what_happened="A month with hardly a page. Work took every evening.",
        goal="A page on workdays",
        reality="I came home after eight and sat down with nothing left",
        options=("Write before breakfast", "One line a day is a day", "Let the book rest until spring"),
        way_forward="One line before breakfast",
        themes=("energy", "time"),
        lesson="The page gets written before the day starts, or not",
        size_then=8,
        size_later=3,
        kind_line="You were tired, and you came back.",
        goal_id=BOOK,
        recovered_on=today - timedelta(days=361),
        created_at=_at(today, 395),
    )
    yield Setback(
        id=demo_id("setback", "cake"),
        occurred_on=today - timedelta(days=40),
        what_happened="The almond cakes ran into one big biscuit.",
        options=("Less butter", "Chill the dough"),
        themes=("skipped_ahead",),
        lesson="Cold dough keeps its shape",
        funny="We ate the map of Morocco",
        size_then=4,
        size_later=1,
        recovered_on=today - timedelta(days=39),
        created_at=_at(today, 40),
    )


def _doubts(today: date) -> Iterator[Doubt]:
    told = (
        ("Nobody will want a book of plain food", Outcome.DID_NOT_HAPPEN, 300),
        ("My aunts will say I got it wrong", Outcome.PARTLY, 200),
        ("I will never play in front of anyone", Outcome.OPEN, 15),
    )
    for claim, outcome, ago in told:
        yield Doubt(
            id=demo_id("doubt", claim),
            claim=claim,
            fear=Fear.JUDGEMENT,
            situation=Situation.BEING_SEEN,
            reasons=("Lina has cooked from it twice", "They correct me because they care for her food"),
            belief_before=80,
            belief_after=45,
            outcome=outcome,
            talked_with=LINA if ago == 200 else None,
            talked_on=today - timedelta(days=195) if ago == 200 else None,
            outcome_on=today - timedelta(days=ago - 30) if outcome is not Outcome.OPEN else None,
            created_at=_at(today, ago),
        )


def _notes(today: date) -> Iterator[Note]:
    told = (
        (NoteKind.WIN, WinKind.EASIER, "Took the stairs with both bags and did not stop.", 12),
        (NoteKind.WIN, WinKind.UNEXPECTED, "The baker asked for the walnut bread recipe.", 60),
        (NoteKind.WIN, WinKind.LEAP, "Played one song at the wedding, before I was ready.", 110),
        (NoteKind.LESSON, None, "The page gets written before the day starts, or not", 395),
        (NoteKind.LESSON, None, "Cold dough keeps its shape", 40),
        (NoteKind.APPRECIATION, None, "The smell of yeast at six in the morning.", 25),
        (NoteKind.LET_GO, None, "Weighing everything to the gram. She never did.", 90),
    )
    for kind, win, text, ago in told:
        yield Note(
            id=demo_id("note", text),
            kind=kind,
            win=win,
            text=text,
            on_date=today - timedelta(days=ago),
            links=(Link("goal", BOOK),) if kind is NoteKind.LET_GO else (),
            created_at=_at(today, ago),
        )
    yield Note(
        id=demo_id("note", "letter"),
        kind=NoteKind.LETTER,
        title="Letter to myself",
        text="Nobody waits for the whole book. Lina wants the bread. Write the bread.",
        on_date=today - timedelta(days=73),
        bring_back=BringBack.HARD_DAY,
        created_at=_at(today, 73),
    )


_WEEKS: Final = (
    ("Pages before breakfast", "Late screens", "Leave the phone in the kitchen", "I came back on Wednesday"),
    (
        "The bowl already by the stove",
        "Two long calls",
        "Say no to one of them",
        "The saffron story is written",
    ),
    (
        "Walking home by the river",
        "Rain, and a cold",
        "Ten minutes, under the arches",
        "I rested, and did not mind",
    ),
    (
        "Lina asked how it goes",
        "I polished one page all evening",
        "Stop at half past nine",
        "A rough page went out",
    ),
)


def _reviews(today: date) -> Iterator[Review]:
    this_week = today - timedelta(days=today.weekday())
    for weeks, (helped, hindered, change, proud) in zip(range(2, 9, 2), _WEEKS, strict=True):
        since = this_week - timedelta(weeks=weeks)
        yield Review(
            id=demo_id("review", str(weeks)),
            period=Period.WEEK,
            since=since,
            until=since + timedelta(days=6),
            helped=helped,
            hindered=hindered,
            change_one=change,
            proud_of=proud,
            pressure=4,
            minutes=9,
            created_at=_at(since + timedelta(days=6)),
        )


def _at(day: date, ago: int = 0) -> datetime:
    return datetime.combine(day - timedelta(days=ago), time(18), OFFSET)
