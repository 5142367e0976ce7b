"""Which few tasks count today (C12): an order with its reasons; the person's own pick always wins."""

from collections.abc import Sequence
from dataclasses import dataclass

# Value fit of a task linked to no value, and the shortest effort that is told apart (conventions, C12).
NO_VALUE = 0.3
SHORTEST = 0.25
# Urgency of a task without a date, and of one past its date (conventions).
NO_DATE, OVERDUE = 1.0, 2.0
# Where important and urgent begin (conventions).
IMPORTANT, URGENT_DAYS = 3.0, 2.0
# Key tasks a day, and the share of the available time they may take together (conventions).
MOST_PICKED = 3
SHARE_OF_TIME = 0.6
# Sums of hours are compared with this much forgiveness.
HAIR = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A candidate: impact on its goal 1 to 5, value fit 0 to 1, whole days to its date, effort in hours."""

    key: str
    impact: float
    value_fit: float = NO_VALUE
    days_to_due: float | None = None
    hours: float = SHORTEST
    age_days: float = 0.0

    @property
    def urgency(self) -> float:
        """1 without a date, up to 2 on the day and after it."""
        if self.days_to_due is None:
            return NO_DATE
        return OVERDUE if self.days_to_due < 0 else 1 + 1 / (1 + self.days_to_due)

    @property
    def score(self) -> float:
        """Impact times value fit times urgency, per hour: 4, 0.8, three days and 1.5 h give 2.666667."""
        return self.impact * self.value_fit * self.urgency / max(self.hours, SHORTEST)

    @property
    def important(self) -> bool:
        """Whether impact and value fit together reach 3 of 5."""
        return self.impact * self.value_fit >= IMPORTANT - HAIR

    @property
    def urgent(self) -> bool:
        """Whether it is due within two days, or was."""
        return self.days_to_due is not None and self.days_to_due <= URGENT_DAYS


def value_fit(weights: Sequence[float]) -> float:
    """Return the largest weight of the linked values (0 to 1), or 0.3 if none is linked."""
    return max(weights, default=NO_VALUE)


def ranked(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Return `tasks` by score, the highest first; ties: earlier due, smaller effort, older."""
    return tuple(sorted(tasks, key=_place))


def key_tasks(tasks: Sequence[Task], *, hours: float | None = None) -> tuple[Task, ...]:
    """Suggest one to three tasks, the first as the one; nothing if none fits.

    Taken in order as long as their effort stays within 60 % of the hours the person has today; a
    task too large for what is left is passed over, and splitting it is the caller's offer.
    """
    left = float("inf") if hours is None else SHARE_OF_TIME * hours
    picked: list[Task] = []
    for task in ranked(tasks):
        if len(picked) < MOST_PICKED and task.hours <= left + HAIR:
            picked.append(task)
            left -= task.hours
    return tuple(picked)


def not_urgent_but_important(tasks: Sequence[Task]) -> Task | None:
    """Return the task to suggest first, once a day: the best of the important ones that are not urgent."""
    return next((task for task in ranked(tasks) if task.important and not task.urgent), None)


def key_share(key_minutes: float, all_minutes: float) -> float | None:
    """Return the share (0 to 1) of logged minutes that went to key tasks; None if none were logged."""
    return min(1.0, key_minutes / all_minutes) if all_minutes > 0 else None


def _place(task: Task) -> tuple[float, float, float, float, str]:
    due = float("inf") if task.days_to_due is None else task.days_to_due
    # Rounded, so that two ways to the same score are a tie.
    return (-round(task.score, 9), due, task.hours, -task.age_days, task.key)
