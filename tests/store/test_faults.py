"""Bad moments: a full disk, a folder that may not be written, files of others, a lock that others hold.

What was acknowledged is compared with what the file holds, id by id.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir
from threading import Thread
from time import sleep
from uuid import UUID

import pytest

from smallwins.application.ports import Store
from smallwins.catalogue.refusals import sentence
from smallwins.composition import open_database, open_store, open_writer
from smallwins.domain.entry import Entry
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric
from smallwins.settings import Settings
from smallwins.store.reader import Reader
from smallwins.store.schema import migrate
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from smallwins.store.writer import Writer
from tests.conftest import new_person
from tests.store.test_history import a_metric, an_entry, keep
from tests.store.test_writer import log

NOBODY = 65534
NOTE = "a page of writing " * 200


class Record:
    """A database file with Alice and a metric in it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "wins.db"
        with closing(Sqlite(self.path)) as db:
            migrate(db)
            store = SqlStore(db)
            self.alice = new_person(store, "alice")
            self.metric = a_metric()
            keep(store, self.alice, self.metric)

    def ids(self) -> set[UUID]:
        with closing(Sqlite(self.path)) as db:
            assert db.rows("pragma integrity_check") == [("ok",)]
            return {entry.id for entry in SqlStore(db).all(Entry, self.alice)}

    def entries(self, count: int) -> list[Entry]:
        return [an_entry(self.metric, day, note=f"{day} {NOTE}") for day in range(count)]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path)


def acknowledged(
    writer: Writer, record: Record, entries: list[Entry], *, at_once: int = 50
) -> tuple[set[UUID], set[str]]:
    """Log entries many at once; return the ids that were acknowledged and the codes of refusals."""

    async def ask() -> list[UUID | BaseException]:
        answers: list[UUID | BaseException] = []
        for start in range(0, len(entries), at_once):
            asked = (writer.write(log, record.alice, entry) for entry in entries[start : start + at_once])
            answers += await asyncio.gather(*asked, return_exceptions=True)
        return answers

    writer.start()
    try:
        answers = asyncio.run(ask())
    finally:
        writer.stop()
    kept = {answer for answer in answers if isinstance(answer, UUID)}
    refusals = [answer for answer in answers if isinstance(answer, BaseException)]
    assert all(isinstance(refusal, Refusal) for refusal in refusals), refusals
    return kept, {refusal.code for refusal in refusals if isinstance(refusal, Refusal)}


def open_with_room(path: Path, pages: int) -> Sqlite:
    db = Sqlite(path)
    held = db.rows("pragma page_count")[0][0]
    db.rows(f"pragma max_page_count = {held + pages}")
    return db


@pytest.mark.parametrize("room", [5, 40, 111])
def test_a_disk_that_fills_in_the_middle_of_a_batch_loses_nothing_acknowledged(
    record: Record, room: int
) -> None:
    writer = Writer(lambda: open_with_room(record.path, room))

    kept, codes = acknowledged(writer, record, record.entries(200))

    assert codes == {"store.full"}
    assert kept == record.ids()
    assert 0 < len(kept) < 200


def test_when_there_is_room_again_writing_goes_on(record: Record) -> None:
    entries = record.entries(100)
    acknowledged(Writer(lambda: open_with_room(record.path, 30)), record, entries[:60])

    kept, codes = acknowledged(Writer(lambda: Sqlite(record.path)), record, entries[60:])

    assert codes == set()
    assert kept == {entry.id for entry in entries[60:]}
    assert kept < record.ids()


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting is not allowed here; max_page_count stands for it")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.skipif(shutil.which("mount") is None or os.name != "posix", reason="no mount")
def test_a_real_disk_that_fills_loses_nothing_acknowledged(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "1500k") as disk:
        record = Record(disk)

        kept, codes = acknowledged(Writer(lambda: Sqlite(record.path)), record, record.entries(400))
        assert codes <= {"store.full", "store.disk"}
        assert codes

        shutil.copytree(disk, tmp_path / "after")
        record.path = tmp_path / "after" / "wins.db"
        assert kept == record.ids()
        assert 0 < len(kept) < 400


@pytest.mark.skipif(shutil.which("mount") is None or os.name != "posix", reason="no mount")
def test_a_disk_without_any_room_is_called_full(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "1500k") as disk:
        record = Record(disk)
        with suppress(OSError), (disk / "others").open("wb", buffering=0) as others:
            while True:
                others.write(b"x" * 4096)

        said = refusal_of(lambda: SqlStore(open_database(Settings(database=str(record.path)))).the_person())
        read = open_store(Settings(database=str(record.path))).all(Metric, record.alice)

        assert said.startswith(("store.full: ", "nothing was refused"))
        assert read == [record.metric]


def as_nobody(function: Callable[[], str]) -> str:
    """Run `function` as a person with no rights, and return what it says."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            os.write(writing, function().encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


def refusal_of(function: Callable[[], object]) -> str:
    try:
        function()
    except Refusal as refusal:
        return f"{refusal.code}: {sentence(refusal)}"
    return "nothing was refused"


@pytest.fixture
def open_to_all(tmp_path: Path) -> Path:
    """A folder that everybody may pass through and read, and only its owner may write to."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    for part in (*folder.parents, folder):
        if Path(gettempdir()) in part.parents and part.owner() == tmp_path.owner():
            part.chmod(0o755)
    return folder


def test_a_folder_that_may_not_be_written_is_refused_with_a_sentence(open_to_all: Path) -> None:
    settings = Settings(database=str(open_to_all / "new" / "wins.db"))

    said = as_nobody(lambda: refusal_of(lambda: open_store(settings)))

    assert said.startswith("store.cannot-open: ")
    assert list(open_to_all.iterdir()) == []


def test_a_record_that_may_only_be_read_is_refused_and_untouched(open_to_all: Path) -> None:
    record = Record(open_to_all)
    record.path.chmod(0o644)
    before = record.path.read_bytes()

    def write() -> None:
        db = open_database(Settings(database=str(record.path)))
        store = SqlStore(db)
        with db.transaction():
            log(store, record.alice, record.entries(1)[0])

    said = as_nobody(lambda: refusal_of(write))

    assert said.startswith(("store.read-only: ", "store.cannot-open: "))
    assert record.path.read_bytes() == before


@pytest.mark.parametrize("is_used", [False, True])
def test_a_record_that_may_only_be_read_is_read_all_the_same(open_to_all: Path, is_used: bool) -> None:
    record = Record(open_to_all)
    settings = Settings(database=str(record.path))
    used = Sqlite(record.path) if is_used else None
    for path in open_to_all.iterdir():
        path.chmod(0o644)

    def read() -> str:
        reader = Reader(lambda: open_store(settings), open_writer(settings))
        return ", ".join(metric.name for metric in reader().all(Metric, record.alice))

    def write() -> str:
        _, codes = acknowledged(open_writer(settings), record, record.entries(1))
        return " ".join(codes)

    said, refused = as_nobody(read), as_nobody(write)
    if used is not None:
        used.close()

    assert said == record.metric.name
    assert refused in ("store.read-only", "store.cannot-open")


def test_once_it_may_be_written_again_no_reader_stays_with_the_old_file(open_to_all: Path) -> None:
    record = Record(open_to_all)
    settings = Settings(database=str(record.path))
    reader = Reader(lambda: open_store(settings), open_writer(settings))
    with closing(Sqlite(record.path, read_only=True)) as db:
        reader._store = SqlStore(db)

        with closing(Sqlite(record.path)) as other:
            log(SqlStore(other), record.alice, record.entries(1)[0])

        assert len(reader().all(Entry, record.alice)) == 1
    reader.close()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"day,value\n2026-03-02,1\n" * 100, "store.not-a-database"),
        (b"\x00" * 8192, "store.not-a-database"),
        (b"SQLite format 3\x00" + b"\xff" * 8000, "store.not-a-database"),
    ],
)
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "wins.db"
    path.write_bytes(content)

    with pytest.raises(Refusal) as refused:
        open_store(Settings(database=str(path)))

    assert refused.value.code == code
    assert path.read_bytes() == content


def test_a_damaged_record_is_refused_and_never_written_over(record: Record) -> None:
    content = bytearray(record.path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    record.path.write_bytes(content)

    with pytest.raises(Refusal) as refused, closing(Sqlite(record.path)) as db:
        SqlStore(db).all(Metric, record.alice)

    assert refused.value.code == "store.damaged"
    assert record.path.read_bytes() == content


def test_a_record_of_a_newer_program_is_refused_with_a_sentence(record: Record) -> None:
    with closing(Sqlite(record.path)) as db:
        db.run("update schema_info set version = 99, compatible = 99")

    with pytest.raises(Refusal) as refused:
        open_store(Settings(database=str(record.path)))

    assert "update this program" in sentence(refused.value)


def test_a_command_that_writes_meanwhile_is_waited_for(record: Record) -> None:
    entries = record.entries(40)
    other = Sqlite(record.path, any_thread=True)

    def write_slowly(store: SqlStore) -> None:
        for entry in entries[:10]:
            with other.transaction():
                log(store, record.alice, entry)
                sleep(0.02)

    thread = Thread(target=write_slowly, args=(SqlStore(other),))
    thread.start()
    kept, codes = acknowledged(Writer(lambda: Sqlite(record.path)), record, entries[10:], at_once=3)
    thread.join()
    other.close()

    assert codes == set()
    assert record.ids() == {entry.id for entry in entries}
    assert kept == {entry.id for entry in entries[10:]}


def test_a_command_that_never_ends_is_refused_to_all_who_wait_at_once(record: Record) -> None:
    def open_impatient() -> Sqlite:
        db = Sqlite(record.path)
        db.run("pragma busy_timeout = 50")
        return db

    with closing(Sqlite(record.path)) as other, other.transaction():
        kept, codes = acknowledged(Writer(open_impatient), record, record.entries(200), at_once=200)

    assert kept == set()
    assert codes == {"store.busy"}
    assert record.ids() == set()


def test_the_connection_of_the_writer_waits_for_the_disk(tmp_path: Path) -> None:
    settings = Settings(database=str(tmp_path / "wins.db"))
    open_store(settings).close()
    writer = open_writer(settings)

    def look(store: Store) -> list[tuple[object, ...]]:
        assert isinstance(store, SqlStore)
        return [
            store.db.rows(f"pragma {name}")[0] for name in ("synchronous", "journal_mode", "foreign_keys")
        ]

    writer.start()
    found = asyncio.run(writer.write(look))
    writer.stop()

    assert found == [(2,), ("wal",), (1,)]


TRACED = """
import asyncio, os, sys
from pathlib import Path
from smallwins.store.sqlite import Sqlite
from smallwins.store.store import SqlStore
from smallwins.store.writer import Writer
from tests.store.test_faults import Record
from tests.store.test_writer import log

record = Record(Path(sys.argv[1]))

def write(store, number, entry):
    log(store, record.alice, entry)
    os.write(1, f"written {number}\\n".encode())

async def one(writer, number, entry):
    await writer.write(write, number, entry)
    os.write(1, f"kept {number}\\n".encode())

async def all_of_them(writer):
    entries = record.entries(60)
    for start in range(0, 60, 6):
        await asyncio.gather(*(one(writer, start + n, entries[start + n]) for n in range(6)))

writer = Writer(lambda: Sqlite(record.path))
writer.start()
asyncio.run(all_of_them(writer))
writer.stop()
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_no_answer_leaves_before_the_disk_was_waited_for(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = ["strace", "-f", "-o", str(trace), "-e", "trace=write,fsync,fdatasync"]
    command += [sys.executable, "-c", TRACED, str(tmp_path)]
    subprocess.run(command, check=True, env=environment, capture_output=True)

    acknowledged = acknowledged_after_a_sync(trace.read_text("utf-8", errors="replace"))

    assert acknowledged == {str(number) for number in range(60)}


def acknowledged_after_a_sync(trace: str) -> set[str]:
    """Read who was told "kept"; each was written before a sync began that ended before the telling."""
    written: set[str] = set()
    syncing: dict[str, set[str]] = {}
    safe: set[str] = set()
    kept: set[str] = set()
    for line in trace.splitlines():
        thread = line.split()[0]
        if said := re.search(r'write\(1, "(written|kept) (\d+)', line):
            assert said[1] == "written" or said[2] in safe, f"{said[2]} was told before the disk had it"
            (written if said[1] == "written" else kept).add(said[2])
        elif re.search(r"\b(fsync|fdatasync)\(", line):
            syncing[thread] = set(written)
        if re.search(r"\b(fsync|fdatasync)\b.*= 0$", line):
            safe |= syncing.pop(thread)
    return kept
