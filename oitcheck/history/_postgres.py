"""The history on a PostgreSQL server: one writer by an advisory lock, readers that see one moment, words for what fails.

The lock belongs to the writer's only connection: whoever holds the one holds the other, a process that dies gives both
back, and a connection that had to be made anew has to win the lock again before it writes.
"""

from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from oitcheck.errors import RunBusy

BACKEND = "postgresql"
_DRIVER = "postgresql+psycopg"

LOCK = 0x4F495448
"""Key of the advisory lock, which every database has for itself: the letters OITH."""
CONNECT_S = 10
"""Seconds that a server may take to answer."""
WAIT_MS = 30_000
"""Milliseconds that a lock of another program is waited for."""

_KEEPALIVE = "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3"
"""A server that lost its client to a power cut frees the lock within a minute."""

_BY_STATE = (
    ("28", "the server does not let this user in", "look at user and password in --history"),
    ("3D", "there is no such database", "create it (createdb), or name another by --history"),
    ("53100", "there is no room left on the server's disk", "make room, then run again: what was stored is kept"),
    ("53300", "the server has no connection left", "close other programs, then run again"),
    ("42501", "this user may not do that", "make the user owner of the database, then run again"),
    ("25006", "it cannot be written", "name a server that is no read-only copy, then run again"),
    ("55P03", "another program holds it locked", "close that program, then run again"),
    ("57P", "the server is going down or starting", "wait for it, then run again: what was stored is kept"),
    ("XX", "it is damaged", "put a backup of the database in its place, then run again"),
)  # fmt: skip
"""By the first letters of SQLSTATE: found, and what to do."""
_REFUSED = ("the server refuses", "look at user, password and database in --history, then run again")
_GONE = ("the server cannot be reached", "start it, or look at the address in --history, then run again")


def address_of(url: URL) -> URL:
    """Gives the address with the driver that this program brings, where it names none."""
    return url.set(drivername=_DRIVER) if url.drivername in {BACKEND, "postgres"} else url


def engine_of(address: URL, place: str, *, write: bool) -> Engine:
    """Gives an engine: of one connection that holds the writer's lock, or of readers that can change nothing.

    Raises:
        RunBusy: from the first connection on: another process writes this history.
        NoSuchModuleError: the address names a driver that nobody knows.
        ModuleNotFoundError: the driver is not installed.
    """
    pooled: dict[str, Any] = {"pool_size": 1, "max_overflow": 0} if write else {}
    engine = create_engine(address, pool_pre_ping=True, connect_args=_limits(address), **pooled)
    event.listen(engine, "connect", _lock(place) if write else _set_up)
    if write:
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def said(error: BaseException) -> tuple[str, str] | None:
    """Gives what was found and what to do, for an error of a PostgreSQL driver; null where it says nothing known."""
    state = getattr(error, "sqlstate", None)
    if state is None:
        lost = type(error).__name__ in {"OperationalError", "ConnectionTimeout", "InterfaceError"}
        return (_REFUSED if "FATAL" in str(error) else _GONE) if lost else None
    for start, found, remedy in _BY_STATE:
        if state.startswith(start):
            return found, remedy
    return _GONE if state.startswith("08") else None


def _limits(address: URL) -> dict[str, Any]:
    """Bounds for a server that does not answer, but for what the address itself says."""
    if address.get_driver_name() not in {"psycopg", "psycopg2"}:
        return {}
    limits = {"connect_timeout": CONNECT_S, "keepalives_idle": 30, "tcp_user_timeout": 60_000}
    return {name: value for name, value in limits.items() if name not in address.query}


def _set_up(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = {WAIT_MS}")
    cursor.execute(_KEEPALIVE)
    cursor.close()
    connection.commit()


def _lock(place: str) -> Any:
    def take(connection: DBAPIConnection, record: object) -> None:
        _set_up(connection, record)
        cursor = connection.cursor()
        cursor.execute(f"SELECT pg_try_advisory_lock({LOCK})")
        row = cursor.fetchone()
        cursor.close()
        connection.commit()
        if row is None or not row[0]:
            connection.close()
            message = f"{place}: another run writes this history\n  wait for it, or name another by --history"
            raise RunBusy(message)

    return take
