"""The span of a sign-off (สอบทาน), and the nights in it that were there to be reviewed."""

import calendar
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from oitcheck.errors import UsageError
from oitcheck.history import LatestRun
from oitcheck.model.review import SignOff


def sign_off_of(
    span: str, runs: Iterable[LatestRun], *, of: date | None, by: str, note: str | None, today: date
) -> SignOff:
    """Gives the sign-off of the night, week (Monday to Sunday) or month that a day lies in.

    Args:
        span: ``night``, ``week`` or ``month``.
        runs: of the agency and catalogue.
        of: a day of the span; the latest night's where null.
        by: who reviewed.
        note: a note.
        today: the day of the sign-off; the span ends there at the latest.

    Raises:
        UsageError: no night of the span has a result, so there is nothing to review.
    """
    nights = {
        datetime.fromisoformat(run.started_at).date() for run in runs if run.state in {"complete", "partial"}
    }
    day = of or max(nights, default=today)
    start, until = _span(span, day)
    until = min(until, today)
    there = sum(start <= night <= until for night in nights)
    if not there:
        raise UsageError(
            f"--sign-off: no night from {start} to {until} has a result\n  run oitcheck check first"
        )
    return SignOff(span=span, start=start, until=until, by=by, at=today, nights=there, note=note)


def _span(span: str, day: date) -> tuple[date, date]:
    match span:
        case "week":
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6)
        case "month":
            return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
        case _:
            return day, day
