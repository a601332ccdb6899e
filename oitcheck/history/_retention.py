"""Nights that are too old are let go whole: record, mark, transitions, looks, and whatever no later night shares.

What was handed in, how every answer that is still asked for stands, and since when, stays however old it is.
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select

from oitcheck.history._observed import let_go
from oitcheck.history._schema import changes, days, events, nights, pieces, probes, runs, subjects

USED_WITHIN_DAYS = 30
"""Days by which the note of a piece's last use may lag behind, so that a quiet night writes little."""

PASSING = ("missed", "late", "failed")
"""Kinds of events that are let go with the nights they belong to; all others, such as proofs, stay."""

_AT_ONCE = 500


def days_before(day: str, number: int) -> str:
    """Gives the day so many days before an ISO day; of what is no day itself."""
    try:
        return (date.fromisoformat(day) - timedelta(days=number)).isoformat()
    except (ValueError, OverflowError):
        return day


def prune(connection: Connection, run: Row[Any], keep_days: int) -> None:
    """Lets go of all nights that began more than so many days before a run that has just ended.

    The age counts from the earlier one of this run and the run before it: a clock that is wrong for one night cannot
    empty the history.

    Args:
        connection: in a transaction.
        run: the row of the run that has ended.
        keep_days: 0 keeps all.
    """
    if not keep_days:
        return
    before = connection.scalar(
        select(runs.c.started_at).where(runs.c.id < run.id).order_by(runs.c.id.desc()).limit(1)
    )
    limit = days_before(min(run.started_at, before or run.started_at)[:10], keep_days)
    old = list(connection.scalars(select(runs.c.id).where(runs.c.started_at < limit, runs.c.id != run.id)))
    for first in range(0, len(old), _AT_ONCE):
        _let_runs_go(connection, old[first : first + _AT_ONCE])
    connection.execute(delete(events).where(events.c.at < limit, events.c.kind.in_(PASSING)))
    connection.execute(delete(days).where(days.c.day < limit))
    connection.execute(delete(probes).where(probes.c.month < limit[:7]))
    if old:
        _let_pieces_go(connection)


def _let_runs_go(connection: Connection, numbers: list[int]) -> None:
    let_go(connection, numbers)
    gone = select(subjects.c.id).where(subjects.c.run.in_(numbers))
    connection.execute(delete(changes).where(changes.c.subject.in_(gone)))
    connection.execute(delete(changes).where(changes.c.run.in_(numbers)))
    connection.execute(delete(nights).where(nights.c.run.in_(numbers)))
    connection.execute(delete(subjects).where(subjects.c.run.in_(numbers)))
    connection.execute(delete(runs).where(runs.c.id.in_(numbers)))


def _let_pieces_go(connection: Connection) -> None:
    """Lets go of pieces that were last used before the oldest night that is left, with room for the lag of that note."""
    oldest = connection.scalar(select(func.min(runs.c.started_at))) or ""
    limit = days_before(oldest[:10], USED_WITHIN_DAYS + 2)
    connection.execute(delete(pieces).where(pieces.c.last_used < limit))
