"""What the history says of the nights of one agency, and what is therefore to be done now. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from oitcheck.history import UNDRAWN, LatestRun
from oitcheck.model.catalogue import Window
from oitcheck.schedule import planning

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the history says.

    Attributes:
        began: when the last run over all questions began, whatever became of it; null before the first.
        completed: when the last complete one began.
        tries: when each run that came to nothing ended, or began where it never ended; the newest first.
    """

    began: datetime | None = None
    completed: datetime | None = None
    tries: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A night that is to be run now.

    Attributes:
        slot: the hour at which it was due.
        missed: nights before it that nobody ran, the oldest first.
        late: whether it is caught up.
        first: whether it is the agency's first.
    """

    slot: datetime
    missed: tuple[datetime, ...] = ()
    late: bool = False
    first: bool = False


def standing_of(runs: Iterable[LatestRun], now: datetime) -> Standing:
    """Gives what runs say, the newest first; one over a few questions, or from the future, says nothing."""
    full = [
        (began, run)
        for run in runs
        if not run.only and (began := _moment(run.started_at)) is not None and began <= now + _DAY
    ]
    completed = next((began for began, run in full if _is_done(run)), None)
    tries = tuple(
        min(_moment(run.finished_at) or began, now)
        for began, run in full
        if not _is_done(run) and (completed is None or began > completed)
    )
    return Standing(began=full[0][0] if full else None, completed=completed, tries=tries)


def task_of(
    standing: Standing,
    now: datetime,
    at: time,
    windows: tuple[Window, ...] = (),
    *,
    jitter: timedelta = timedelta(0),
    failures: tuple[datetime, ...] = (),
) -> Task | None:
    """Gives the night that is to be run now; null where there is none, or where a try that failed is too fresh.

    Args:
        standing: what the history says.
        now: with offset.
        at: the hour of the night.
        windows: the catalogue's.
        jitter: this agency's pause after the hour.
        failures: when tries failed that the history knows nothing of.
    """
    slot = planning.due(now - jitter, standing.completed, at, windows)
    if slot is None:
        return None
    failed = [one for one in (*standing.tries, *failures) if slot <= one <= now]
    if len(failed) >= planning.MAX_TRIES:
        return None
    if failed and now < max(failed) + planning.retry_pause(len(failed)):
        return None
    first = standing.began is None
    return Task(
        slot=slot,
        missed=planning.missed(slot, standing.began, at, windows),
        late=not first and now - slot > planning.LATE_AFTER + jitter and not failed,
        first=first,
    )


def _is_done(run: LatestRun) -> bool:
    """Whether a run came to its end and its reports were written."""
    return run.state == "complete" and run.reason != UNDRAWN


def _moment(text: str | None) -> datetime | None:
    try:
        found = None if text is None else datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found is None or found.tzinfo else found.replace(tzinfo=planning.BANGKOK)
