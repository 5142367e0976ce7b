"""The writer: one thread owns the only writing connection, and no answer leaves before its commit.

Web and API handlers await `Writer.write`. The thread takes what waits, carries
it out, commits once, and wakes all who wait. Where one of the writes is refused,
nothing of the batch counts as kept, and it is carried out again with a savepoint
for each. Some errors of a database (a full disk, a lost connection) end the whole
transaction and not the savepoint: then its writes are tried one by one. A write
is a plain function of the application that changes nothing but its store, so it
may be called again.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from typing import Any, Concatenate, ParamSpec, TypeVar

from smallwins.application.ports import Store
from smallwins.domain.errors import Refusal
from smallwins.store.database import Database
from smallwins.store.disk import UNWRITABLE
from smallwins.store.store import SqlStore
from smallwins.store.watch import Watch

P = ParamSpec("P")
T = TypeVar("T")

MOST = 256
"""Writes in one commit."""

GATHER = 0.001
"""Seconds without another write after which those that came are carried out, though more were expected."""


def nothing_first(db: Database) -> None:
    """Do nothing before a write."""


class Writer:
    """The bridge from many handlers to the one writing connection."""

    def __init__(
        self, open_database: Callable[[], Database], before: Callable[[Database], None] = nothing_first
    ) -> None:
        """Take how to open the connection, and what is done before each commit (the daily backup)."""
        self._open_database = open_database
        self._before = before
        self.commits = 0
        """How many batches have been carried out."""
        self.noticed = 0
        """How many writes to what readers remember are behind it, all of them committed or taken back."""
        self._waiting: SimpleQueue[_Write | None] = SimpleQueue()
        self._expected = 1
        self._enough = Event()
        self._db: Database | None = None
        self._watch = Watch()
        self._begun = False
        self._lock = Lock()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Open the connection in its thread; a database that cannot even be read is refused here.

        Where there is no writing just now, each write is refused until there is.
        """
        opened: SimpleQueue[Exception | None] = SimpleQueue()
        self._thread = Thread(target=self._run, args=(opened,), name="writer", daemon=True)
        self._thread.start()
        if (error := opened.get()) is not None:
            self._thread.join()
            self._thread = None
            raise error

    def stop(self) -> None:
        """Carry out what waits, then close the connection."""
        with self._lock:
            thread, self._thread = self._thread, None
            self._waiting.put(None)
        if thread is not None:
            thread.join()

    async def write(
        self, function: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Call `function(store, ...)` in the writer's thread; return once it is on the disk.

        Raises:
            Refusal: this write was refused, nothing of it was kept; the others go on.
        """
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[T] = loop.create_future()
        with self._lock:
            if self._thread is None:
                raise Refusal("store.stopping")
            self._waiting.put(_Write(_call(function, *args, **kwargs), waiter, loop, _Outcome()))
        if self._waiting.qsize() >= self._expected:
            self._enough.set()
        return await waiter

    def _run(self, opened: SimpleQueue[Exception | None]) -> None:
        error = _outcome(self._connection).error
        error = None if _code(error) in UNWRITABLE else error
        opened.put(error)
        is_last = error is not None
        while not is_last:
            batch, is_last = self._take()
            self._expected = len(batch)
            self._carry_out(batch)
            _wake(batch)
        self._disconnect()

    def _take(self) -> tuple[list[_Write], bool]:
        """Wait for a write and take all that come with it; say whether there will be more."""
        batch: list[_Write] = []
        held = self._waiting.get()
        self._gather()
        while held is not None:
            batch.append(held)
            if len(batch) == MOST:
                return batch, False
            try:
                held = self._waiting.get_nowait()
            except Empty:
                return batch, False
        return batch, True

    def _gather(self) -> None:
        """Wait for as many writes as came last time: whoever got their answer together soon asks again.

        Two busy threads hinder each other, so the loop is left alone until it has handed over what it has.
        """
        came = -1
        while came < (came := self._waiting.qsize()) < self._expected:
            self._enough.clear()
            if self._waiting.qsize() < self._expected:
                self._enough.wait(GATHER)

    def _carry_out(self, batch: Sequence[_Write]) -> None:
        """Commit a batch together; where one write stops it, each on its own footing, then one by one."""
        if not batch:
            return
        error = self._commit(batch, _plainly)
        if _code(error) == "store.away":  # nothing was committed, and the connection may just be an old one
            error = self._commit(batch, _plainly)
        if self._can_part(error, batch):
            error = self._commit(batch, _in_savepoint)
        if self._can_part(error, batch):
            self._one_by_one(batch)
        elif error is not None:
            _give(batch, error)

    def _can_part(self, error: Exception | None, batch: Sequence[_Write]) -> bool:
        """Whether a batch that was not committed may hold writes that can be."""
        return error is not None and self._begun and len(batch) > 1 and _code(error) != "store.unsure"

    def _one_by_one(self, batch: Sequence[_Write]) -> None:
        for number, write in enumerate(batch):
            error = self._commit([write], _plainly)
            if error is not None and not self._begun:  # the rest would only wait for the same answer
                _give(batch[number:], error)
                return
            if error is not None:
                _give([write], error)

    def _commit(self, batch: Sequence[_Write], carry_out: _CarryOut) -> Exception | None:
        """Carry out a batch in one transaction; return what ended it, when it was not committed."""
        self._begun = False
        error = _outcome(partial(self._attempt, batch, carry_out)).error
        if _code(error) in ("store.away", "store.unsure"):
            self._disconnect()
        return error

    def _attempt(self, batch: Sequence[_Write], carry_out: _CarryOut) -> None:
        db = self._connection()
        self._before(db)
        try:
            with db.transaction():
                self._begun = True
                store = self._watch.store(db) if carry_out is _plainly else SqlStore(db)
                for write in batch:
                    write.outcome = carry_out(db, store, write)
        finally:
            self.commits += 1
            self.noticed = self._watch.writes

    def _connection(self) -> Database:
        if self._db is None:
            self._db = self._open_database()
            self._watch.over(self._db)
        return self._db

    def _disconnect(self) -> None:
        db, self._db = self._db, None
        if db is not None:
            db.close()


@dataclass(slots=True)
class _Outcome:
    value: Any = None
    error: Exception | None = None


@dataclass(slots=True)
class _Write:
    """A write that waits, and whom to wake with what came of it."""

    function: Callable[[Store], Any]
    waiter: asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop
    outcome: _Outcome


_CarryOut = Callable[[Database, Store, _Write], _Outcome]


def _call(
    function: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs
) -> Callable[[Store], T]:
    return lambda store: function(store, *args, **kwargs)


def _outcome(function: Callable[[], Any]) -> _Outcome:
    try:
        return _Outcome(function())
    except Exception as error:  # noqa: BLE001 - the thread outlives every error; who waits is told
        return _Outcome(error=error)


def _plainly(_: Database, store: Store, write: _Write) -> _Outcome:
    """Carry out a write; what it raises ends the transaction. Most batches hold none that does."""
    return _Outcome(write.function(store))


def _in_savepoint(db: Database, store: Store, write: _Write) -> _Outcome:
    """Carry out a write so that what it raises takes nothing else with it, where the engine allows it."""

    def guarded() -> Any:
        with db.savepoint():
            return write.function(store)

    outcome = _outcome(guarded)
    error = outcome.error
    if error is not None and (not db.in_transaction or _code(error) == "store.busy"):
        raise error
    return outcome


def _code(error: Exception | None) -> str:
    return error.code if isinstance(error, Refusal) else ""


def _give(batch: Sequence[_Write], error: Exception) -> None:
    for write in batch:
        write.outcome = _Outcome(error=error)


def _wake(batch: Sequence[_Write]) -> None:
    """Wake all who wait with one call a loop; a loop that has ended meanwhile waits for nothing."""
    loops: dict[asyncio.AbstractEventLoop, list[_Write]] = defaultdict(list)
    for write in batch:
        loops[write.loop].append(write)
    for loop, writes in loops.items():
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_answer, writes)


def _answer(batch: Sequence[_Write]) -> None:
    for write in batch:
        if write.waiter.done():  # who asked has gone; what was asked is kept all the same
            continue
        if write.outcome.error is not None:
            write.waiter.set_exception(write.outcome.error)
        else:
            write.waiter.set_result(write.outcome.value)
