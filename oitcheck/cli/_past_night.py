"""A past night by its day: which run it was, and what befell where there is none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from oitcheck.clock import BANGKOK
from oitcheck.errors import UsageError
from oitcheck.history import Event, History, Journal, LatestRun
from oitcheck.model.run import RunRecord
from oitcheck.thai.dates import Kind, mentions
from oitcheck.thai.digits import ascii_digits

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BUDDHIST_FROM, _BUDDHIST = 2400, 543
_WITH_RECORD = frozenset({"complete", "partial"})
_TOLD = 12
"""Nights of a gap that are told one by one; the rest is counted."""


def read_day(text: str) -> date:
    """Gives the day that an operator typed, in the Buddhist or the Christian era, with Thai digits too.

    Raises:
        UsageError: it is none.

    >>> read_day("2569-03-14"), read_day("๒๕๖๙-๐๓-๑๔"), read_day("14 มีนาคม 2569")
    (datetime.date(2026, 3, 14), datetime.date(2026, 3, 14), datetime.date(2026, 3, 14))
    """
    plain = ascii_digits(text.strip())
    hit = _DAY.fullmatch(plain)
    try:
        if hit is not None:
            year, month, day = map(int, hit.groups())
            return date(year - (_BUDDHIST if year >= _BUDDHIST_FROM else 0), month, day)
    except ValueError:
        hit = None
    named = [one for one in mentions(plain) if one.kind is Kind.DAY and one.text.strip() == plain]
    if hit is None and len(named) == 1 and named[0].first == named[0].last:
        return named[0].first
    raise UsageError(
        f"--night: found {text!r}, expected a day such as 2569-03-14 or 2026-03-14\n  oitcheck history lists the nights"
    )


def record_of(history: History, agency: str, catalogue: str, asked: str) -> tuple[RunRecord, str]:
    """Gives the record of a past night as it was drawn last, with the name of its folder.

    Args:
        history: where it is kept.
        agency: the agency's id.
        catalogue: the catalogue's name.
        asked: a day (the latest run of it that has a record), or a run's id.

    Raises:
        UsageError: there is none; the message says what befell, and which nights there are nearest to it.
    """
    runs = history.runs(agency, catalogue)
    by_id = next((run for run in runs if run.run_id == asked.strip()), None)
    if by_id is not None:
        return _record(history, by_id), by_id.run_id
    day = read_day(asked)
    there = [run for run in runs if _night(run) == day and run.state in _WITH_RECORD]
    if there:
        return _record(history, there[0]), day.isoformat()
    events = [one for one in Journal(history).events(agency, limit=100_000) if one.catalogue == catalogue]
    raise UsageError("\n  ".join(_nothing(day, runs, events)))


def others(history: History, record: RunRecord) -> tuple[str, ...]:
    """Gives the ids of the other runs of the same day that have a record, the latest first."""
    runs = history.runs(record.agency.id, record.catalogue)
    day = _day(record.run.started_at)
    return tuple(
        run.run_id
        for run in runs
        if run.state in _WITH_RECORD and run.run_id != record.run.id and _night(run) == day
    )


def _record(history: History, run: LatestRun) -> RunRecord:
    record = history.record(run.run_id)
    if record is None:
        raise UsageError(
            f"--night: the run {run.run_id!r} of {_both(_night(run))} has no result: {run.state}"
            + (f": {run.reason}" if run.reason else "")
            + "\n  oitcheck history lists the nights"
        )
    return record


def _nothing(day: date, runs: Sequence[LatestRun], events: Iterable[Event]) -> Iterator[str]:
    """Why a day has no night to draw, what befell around it, and the nearest nights that have one."""
    nights = sorted({_night(run) for run in runs if run.state in _WITH_RECORD})
    before = max((one for one in nights if one < day), default=None)
    after = min((one for one in nights if one > day), default=None)
    yield f"--night: the night of {_both(day)} has no result"
    if not nights:
        yield "no night has one yet: run oitcheck check first"
        return
    befell = dict(sorted(_befell(runs, events).items()))
    within = [one for one in befell if (before or date.min) < one < (after or date.max)]
    told = sorted(within, key=lambda one: abs(one - day))[:_TOLD]
    for one in sorted(told):
        yield f"{_both(one)}: {befell[one]}"
    if len(within) > len(told):
        yield f"… and {len(within) - len(told)} more nights without a result"
    if day not in befell:
        yield _unknown(day, before, after)
    yield "the nearest nights with a result: " + ", ".join(_both(one) for one in (before, after) if one)


def _unknown(day: date, before: date | None, after: date | None) -> str:
    if before is None:
        return f"{_both(day)} is before the first night that is kept"
    if after is None:
        return f"{_both(day)} is after the latest night"
    return f"{_both(day)}: nothing was begun"


def _befell(runs: Iterable[LatestRun], events: Iterable[Event]) -> dict[date, str]:
    """What befell each night that has no result: events first, then what its run itself came to."""
    found: dict[date, str] = {}
    for event in events:
        found[_day(event.at)] = event.kind + (f": {event.detail}" if event.detail else "")
    for run in runs:
        if run.state not in _WITH_RECORD:
            found[_night(run)] = run.state + (f": {run.reason}" if run.reason else "")
    return found


def _night(run: LatestRun) -> date:
    return _day(run.started_at)


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone(BANGKOK).date()


def _both(day: date) -> str:
    """A day as it is typed, in both eras."""
    return f"{day.year + _BUDDHIST}-{day:%m-%d} ({day.isoformat()})"
