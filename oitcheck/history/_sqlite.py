"""The history as one SQLite file: looked at before it is touched, locked while it is written.

SQLite before 3.51.3 has a fault with several processes writing in WAL mode: the lock lets one write, and readers open
the file read-only.
"""

import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import StaticPool

from oitcheck.errors import RunBusy, StoreError
from oitcheck.history._mishaps import DAMAGED

APPLICATION_ID = 0x4F495448
"""Marks a file as ours: the letters OITH."""

BUSY_S = 30.0
"""Seconds that a lock of another program is waited for: backups and virus scanners hold one for a while."""
CHECK_S = 10.0
"""Seconds that the look for damage may take; a file too large for that is used as it is."""

SHRINK_FROM = 1024 * 1024
"""Bytes of free room from which on the file is made smaller: less is used again within some nights."""


def examine(path: Path, newest: int) -> None:
    """Looks at a file without touching it.

    Args:
        path: where the history is, or is to be.
        newest: the newest schema that this program knows.

    Raises:
        StoreError: it is no history of ours, newer than this program, or read-only.
        OSError: it cannot be read.
    """
    if not path.exists():
        return
    if not path.is_file():
        raise StoreError(f"{path}: is no file\n  name a file by --history")
    if not path.stat().st_size:
        return
    schema, application, tables = _marks(path)
    if application not in {0, APPLICATION_ID} or (application == 0 and tables):
        raise foreign(str(path))
    if schema > newest:
        raise newer(str(path), str(schema))


def foreign(place: str) -> StoreError:
    """Gives the message for a database of another program."""
    return StoreError(f"{place}: is the database of another program\n  name another file by --history")


def newer(place: str, schema: str) -> StoreError:
    """Gives the message for a history that a later version wrote."""
    message = f"{place}: was written by a newer oitcheck (schema {schema})"
    return StoreError(f"{message}\n  update oitcheck, or name another file by --history")


def _marks(path: Path) -> tuple[int, int, bool]:
    """Gives schema, application and whether there is any table, read without any side file.

    Read by SQLite alone: where a program opens the file itself and closes it again, the system takes away every lock that
    SQLite holds on it in the same process, and another process that closes it removes the journal under a reader's feet.

    Raises:
        StoreError: it is no database.
    """
    address = f"file:{quote(path.absolute().as_posix())}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        try:
            schema, application = (
                int(connection.execute(f"PRAGMA {name}").fetchone()[0])
                for name in ("user_version", "application_id")
            )
            query = "SELECT 1 FROM sqlite_master LIMIT 1"
            return schema, application, connection.execute(query).fetchone() is not None
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname != "SQLITE_NOTADB":
                return 0, APPLICATION_ID, True  # the disk was full: only with its journal is it whole
            message = f"{path}: is no history: its bytes are not those of a database\n  {DAMAGED}"
            raise StoreError(message) from error


def prepare(path: Path) -> None:
    """Makes the file, and its folder, for its owner alone.

    Raises:
        StoreError: it is read-only.
        OSError: it cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    mode = stat.S_IMODE(path.stat().st_mode)
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise StoreError(
            f"{path}: it cannot be written\n  give write access to the file and its folder, then run again"
        )
    if os.name == "posix" and mode & 0o077:
        with suppress(PermissionError):
            path.chmod(mode & 0o700)


def lock(path: Path) -> sqlite3.Connection:
    """Takes the writer's lock, to be closed in the end; the system frees it when the process dies.

    Raises:
        RunBusy: another process writes this history.
        OSError: the lock file cannot be made.
    """
    beside = path.with_name(f"{path.name}.lock")
    with suppress(FileExistsError):
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    held = sqlite3.connect(beside, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        held.close()
        if error.sqlite_errorname != "SQLITE_BUSY":
            raise
        message = f"{path}: another run writes this history\n  wait for it, or name another by --history"
        raise RunBusy(message) from error
    return held


def engine_of(path: Path | None, *, write: bool) -> Engine:
    """Gives an engine with one connection, which is safe to hand from thread to thread but not to share.

    Args:
        path: the file; null for a history in memory.
        write: whether transactions take the write lock from the start; else the file is opened read-only.
    """

    def connect() -> sqlite3.Connection:
        mode = "rw" if write else _reading(path)
        address = ":memory:" if path is None else f"file:{quote(path.absolute().as_posix())}?mode={mode}"
        return sqlite3.connect(
            address, uri=path is not None, timeout=BUSY_S, isolation_level=None, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)

    @event.listens_for(engine, "connect")
    def set_up(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA trusted_schema = OFF")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - SQLAlchemy's own hook
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    if write and path is not None:
        opened = path.stat()

        @event.listens_for(engine, "commit")
        def commit(_connection: object) -> None:
            _still_there(path, opened)

    return engine


def _still_there(path: Path, opened: os.stat_result) -> None:
    """Looks whether the file is the one that was opened: SQLite goes on writing one that has no name any more.

    Raises:
        StoreError: it was removed, or another stands in its place.
    """
    with suppress(OSError):
        if os.path.samestat(path.stat(), opened):
            return
    message = f"{path}: was removed or put aside while a run wrote it"
    raise StoreError(f"{message}\n  put it back where it was, or run again to begin a new history")


def _reading(path: Path | None) -> str:
    """How a file is read: a folder that takes no side file, such as a read-only disk, cannot change meanwhile."""
    if path is None or os.access(path.parent, os.W_OK) or path.with_name(f"{path.name}-wal").exists():
        return "ro"
    return "ro&immutable=1"


def use_wal(engine: Engine) -> None:
    """Lets readers read while a run writes; a file system that cannot do that keeps the older way."""
    with _bare(engine) as connection:
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # counts where the file is still empty
        connection.execute("PRAGMA journal_mode = WAL")


def shrink(engine: Engine) -> None:
    """Gives free room back to the disk where there is much of it; a file of an older version is rewritten once for that.

    Raises:
        sqlite3.Error: the disk refuses; what is kept is as it was.
    """
    if engine.dialect.name != "sqlite":
        return
    with _bare(engine) as connection:
        free, pages, size, kind = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("freelist_count", "page_count", "page_size", "auto_vacuum")
        )
        if free * size < max(SHRINK_FROM, pages * size // 10):
            return
        connection.execute(
            "PRAGMA busy_timeout = 0"
        )  # whoever reads now is not waited for: there are other nights
        try:
            if kind:
                connection.executescript("PRAGMA incremental_vacuum")  # execute() would stop after one page
            else:
                connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
                connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.execute(f"PRAGMA busy_timeout = {int(BUSY_S * 1000)}")


@contextmanager
def _bare(engine: Engine) -> Iterator[sqlite3.Connection]:
    """Gives the connection outside any transaction."""
    pooled = engine.raw_connection()
    try:
        connection = pooled.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        yield connection
    finally:
        pooled.close()


def look_for_damage(engine: Engine, place: str) -> None:
    """Looks whether the file is sound, for a bounded time.

    Raises:
        StoreError: it is damaged; nothing was changed.
        sqlite3.Error: the file cannot be read.
    """
    with _bare(engine) as connection:
        until = time.monotonic() + CHECK_S
        connection.set_progress_handler(lambda: int(time.monotonic() > until), 100_000)
        try:
            said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_INTERRUPT":
                raise
            return
        finally:
            connection.set_progress_handler(None, 0)
        if said != "ok":
            raise StoreError(f"{place}: it is damaged: {' '.join(said.split())[:120]}\n  {DAMAGED}")


def back_up(path: Path, schema: str) -> Path:
    """Copies the history beside itself before its schema changes, and gives where.

    Raises:
        sqlite3.Error: it cannot be copied.
        OSError: there is no room or no right.
    """
    target = path.with_name(f"{path.name}.schema-{schema}.bak")
    partial = target.with_name(f"{target.name}.part")
    with suppress(FileNotFoundError):
        partial.unlink()
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(path, timeout=BUSY_S)) as source, closing(sqlite3.connect(partial)) as copy:
        source.backup(copy)
    partial.replace(target)
    return target
