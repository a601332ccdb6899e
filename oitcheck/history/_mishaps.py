"""What a database says when it cannot, in words that tell the operator what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from oitcheck.errors import StoreError
from oitcheck.history import _postgres

DAMAGED = (
    "set the file aside under another name, put its latest backup (*.bak beside it) in its place, or run again to begin "
    "a new history"
)

_BY_NAME = (
    ("SQLITE_BUSY", "another program holds it locked", "close that program, then run again"),
    ("SQLITE_LOCKED", "another program holds it locked", "close that program, then run again"),
    (
        "SQLITE_FULL",
        "there is no room left on the disk",
        "make room, then run again: what was stored is kept",
    ),
    (
        "SQLITE_READONLY",
        "it cannot be written",
        "give write access to the file and its folder, then run again",
    ),
    (
        "SQLITE_CANTOPEN",
        "it cannot be opened",
        "give write access to the file and its folder, or name another by --history",
    ),
    (
        "SQLITE_PERM",
        "it cannot be opened",
        "give write access to the file and its folder, or name another by --history",
    ),
    (
        "SQLITE_IOERR",
        "the disk failed while reading or writing",
        "look at the disk and its free room, then run again: what was stored is kept",
    ),
    ("SQLITE_CORRUPT", "it is damaged", DAMAGED),
    ("SQLITE_NOTADB", "it is no database", DAMAGED),
)


@contextmanager
def told(place: str, *, reading: bool = False) -> Iterator[None]:
    """Turns whatever the database or the disk refuses inside the block into a message about that place.

    Args:
        place: its name in messages.
        reading: whether a value that cannot be read back means that the place is damaged.

    Raises:
        StoreError: the database or the disk refused; the message names the place and what to do.
    """
    try:
        yield
    except DBAPIError as error:
        raise of_database(place, error.orig or error) from error
    except sqlite3.Error as error:
        raise of_database(place, error) from error
    except SQLAlchemyError as error:
        raise StoreError(
            f"{place}: the database failed: {_line(error)}\n  look at the database, then run again"
        ) from error
    except OSError as error:
        raise of_disk(place, error) from error
    except (ValueError, KeyError) as error:
        if not reading and not isinstance(error, UnicodeDecodeError):  # the driver's word for a torn schema
            raise
        raise StoreError(f"{place}: it is damaged: {_line(error)}\n  {DAMAGED}") from error


def of_database(place: str, error: BaseException) -> StoreError:
    """Gives the message for what the database driver said."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for start, found, remedy in _BY_NAME:
        if name.startswith(start):
            return StoreError(f"{place}: {found}\n  {remedy}")
    if str(error).startswith("Could not decode"):
        return StoreError(f"{place}: it is damaged\n  {DAMAGED}")
    if not isinstance(error, sqlite3.Error) and (known := _postgres.said(error)):
        return StoreError(f"{place}: {known[0]}: {_line(error)}\n  {known[1]}")
    return StoreError(f"{place}: the database failed: {_line(error)}\n  look at the database, then run again")


def of_disk(place: str, error: OSError) -> StoreError:
    """Gives the message for what the disk said."""
    said = error.strerror or _line(error)
    return StoreError(
        f"{place}: cannot be used: {said}\n  make room or give write access, or name another by --history"
    )


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
