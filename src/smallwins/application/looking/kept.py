"""Answers kept in memory until the record or the day changes: by person, rev and day."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from smallwins.application.ports import Now, Store
from smallwins.domain.profile import Profile

T = TypeVar("T")


class Kept(Generic[T]):
    """The last `most` answers to one kind of question; pages and threads may ask at the same time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()

    def of(
        self, store: Store, person: Profile, now: Now, make: Callable[[], T], *, about: Hashable = None
    ) -> T:
        """Return the answer about something, made anew when the record or the day is another.

        The time of the last act is part of it: a record brought back from a backup can count its revs again.
        """
        last = store.changes(person.id, limit=1)
        key = (person.id, store.rev(person.id), last[0].at if last else None, now.today, about)
        with self._lock:
            held = self._answers.get(key)
        if held is None:
            held = make()
        with self._lock:
            self._answers[key] = held
            self._answers.move_to_end(key)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return held
