"""Runs: where one begins, goes on, ends without a record, and how they are listed."""

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select, update

from oitcheck.history import _submitted
from oitcheck.history._nights import record_of
from oitcheck.history._observed import resumable
from oitcheck.history._schema import runs
from oitcheck.history._values import UNDRAWN, LatestRun, ResumePoint, RunStart
from oitcheck.masking import mask

RESUME_WITHIN = timedelta(hours=6)
WITH_RECORD = ("complete", "partial")


def begin(connection: Connection, start: RunStart, *, fresh: bool) -> ResumePoint:
    """Begins a run, or goes on with the one before where that was interrupted on the same ground."""
    _submitted.keep(connection, start)
    latest = _latest_row(connection, start.agency, start.catalogue)
    if latest is not None and not fresh and _same_ground(latest, start):
        if latest.state == "complete":
            record = record_of(connection, latest.id)
            return ResumePoint(
                run_id=latest.run_id, started_at=latest.started_at, resumed=True, record=record
            )
        connection.execute(
            update(runs).where(runs.c.id == latest.id).values(state="running", finished_at=None)
        )
        seen = resumable(connection, latest.id)
        return ResumePoint(
            run_id=latest.run_id, started_at=latest.started_at, resumed=True, observations=seen
        )
    stale = (runs.c.agency == start.agency, runs.c.catalogue == start.catalogue, runs.c.state == "running")
    connection.execute(update(runs).where(*stale).values(state="interrupted"))
    connection.execute(
        runs.insert().values(
            run_id=start.run_id,
            agency=start.agency,
            catalogue=start.catalogue,
            checklist_sha256=start.checklist_sha256,
            only_questions=_only(start),
            vantage=start.vantage,
            state="running",
            started_at=start.started_at,
            by_verdict="{}",
        )
    )
    return ResumePoint(run_id=start.run_id, started_at=start.started_at)


def void(connection: Connection, run_id: str, reason: str, at: str) -> None:
    """Notes that a run says nothing; one that had kept a record before it was resumed stands as it was."""
    row = row_of(connection, run_id)
    state = "partial" if json.loads(row.by_verdict) else "void"
    connection.execute(
        update(runs).where(runs.c.id == row.id).values(state=state, reason=mask(reason), finished_at=at)
    )


def drawn(connection: Connection, run_id: str) -> None:
    """Notes that the reports of a run are written."""
    mine = (runs.c.id == row_of(connection, run_id).id, runs.c.reason == UNDRAWN)
    connection.execute(update(runs).where(*mine).values(reason=None))


_NAMED = select(runs).where(runs.c.run_id == bindparam("name"))


def row_of(connection: Connection, run_id: str) -> Row[Any]:
    """Gives the row of a run.

    Raises:
        LookupError: no run has this id.
    """
    row = connection.execute(_NAMED, {"name": run_id}).one_or_none()
    if row is None:
        raise LookupError(f"no run is named {run_id!r}")
    return row


def listed(
    connection: Connection, agency: str | None, catalogue: str | None, limit: int | None
) -> tuple[LatestRun, ...]:
    """Gives the runs, the newest first."""
    query = select(runs).order_by(runs.c.id.desc())
    if agency is not None:
        query = query.where(runs.c.agency == agency)
    if catalogue is not None:
        query = query.where(runs.c.catalogue == catalogue)
    return tuple(_told(row) for row in connection.execute(query.limit(limit)))


def latest_of(connection: Connection, agency: str, catalogue: str) -> LatestRun | None:
    """Gives the newest run that has a record."""
    query = select(runs).where(
        runs.c.agency == agency, runs.c.catalogue == catalogue, runs.c.state.in_(WITH_RECORD)
    )
    row = connection.execute(query.order_by(runs.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else _told(row)


def latest_of_each(connection: Connection) -> tuple[LatestRun, ...]:
    """Gives the newest run with a record of every agency and catalogue, by name."""
    newest = (
        select(func.max(runs.c.id))
        .where(runs.c.state.in_(WITH_RECORD))
        .group_by(runs.c.agency, runs.c.catalogue)
    )
    found = (_told(row) for row in connection.execute(select(runs).where(runs.c.id.in_(newest))))
    return tuple(sorted(found, key=lambda run: (run.agency, run.catalogue)))  # alike in every collation


def _latest_row(connection: Connection, agency: str, catalogue: str) -> Row[Any] | None:
    query = select(runs).where(runs.c.agency == agency, runs.c.catalogue == catalogue)
    return connection.execute(query.order_by(runs.c.id.desc()).limit(1)).one_or_none()


def _same_ground(row: Row[Any], start: RunStart) -> bool:
    """Whether what an interrupted run saw is as good as seen now."""
    age = datetime.fromisoformat(start.started_at) - datetime.fromisoformat(row.started_at)
    return (
        (row.state in {"running", "partial"} or (row.state == "complete" and row.reason == UNDRAWN))
        and row.checklist_sha256 == start.checklist_sha256
        and row.vantage == start.vantage
        and row.only_questions == _only(start)
        and timedelta(0) <= age <= RESUME_WITHIN
    )


def _only(start: RunStart) -> str:
    return json.dumps(sorted(start.only))


def _told(row: Row[Any]) -> LatestRun:
    return LatestRun(
        run_id=row.run_id,
        agency=row.agency,
        catalogue=row.catalogue,
        checklist_sha256=row.checklist_sha256,
        state=row.state,
        started_at=row.started_at,
        finished_at=row.finished_at,
        vantage=row.vantage,
        reason=row.reason,
        only=tuple(json.loads(row.only_questions)),
        by_verdict=json.loads(row.by_verdict),
    )
