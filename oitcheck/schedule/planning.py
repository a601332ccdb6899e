"""When a night is due, which nights were missed, when to try again. Pure: every moment comes in.

Hours are of Thailand, which knows no summer time: a night is due once, whatever the zone of the machine.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta, timezone

from oitcheck.model.catalogue import Window

BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")

TIGHT_WINDOWS = frozenset({"scoring", "clarification"})
"""Windows in which assessors open the links: two nights a day."""

LATE_AFTER = timedelta(hours=2)
"""A night that begins later than this after its hour was caught up."""

MAX_TRIES = 6
"""Tries of one night that came to nothing, after which the next night is waited for."""

_HALF_DAY = timedelta(hours=12)
_DAY = timedelta(days=1)
_FIRST_RETRY = timedelta(minutes=10)
_LONGEST_RETRY = timedelta(hours=4)
_COUNTED_BACK = 400


def slots(day: date, at: time, windows: Sequence[Window] = ()) -> tuple[datetime, ...]:
    """Gives the hours of a day at which a night is due: one, or two twelve hours apart while answers are scored.

    Args:
        day: in Thailand.
        at: the hour of the night.
        windows: the catalogue's.
    """
    first = datetime.combine(day, at, BANGKOK)
    tight = any(window.name in TIGHT_WINDOWS and window.start <= day <= window.end for window in windows)
    second = first + _HALF_DAY if first.hour < 12 else first - _HALF_DAY
    return tuple(sorted((first, second))) if tight else (first,)


def latest_slot(now: datetime, at: time, windows: Sequence[Window] = ()) -> datetime:
    """Gives the hour of the last night that has come."""
    return next(_backwards(now, at, windows))


def next_slot(now: datetime, at: time, windows: Sequence[Window] = ()) -> datetime:
    """Gives the hour of the next night, later than now."""
    today = now.astimezone(BANGKOK).date()
    for number in range(3):
        for slot in slots(today + number * _DAY, at, windows):
            if slot > now:
                return slot
    raise AssertionError("a day has a night")


def due(
    now: datetime, last_started: datetime | None, at: time, windows: Sequence[Window] = ()
) -> datetime | None:
    """Gives the hour of the night that is due now; null where the last one has been run.

    However many nights went by, one is due: the latest. A first night is due at once. A run that claims to have begun more
    than a day ahead of now was made under a wrong clock and counts for nothing.

    Args:
        now: with offset.
        last_started: when the last run began.
        at: the hour of the night.
        windows: the catalogue's.
    """
    slot = latest_slot(now, at, windows)
    if last_started is None or last_started > now + _DAY:
        return slot
    return slot if last_started < slot else None


def missed(
    slot: datetime, last_started: datetime | None, at: time, windows: Sequence[Window] = ()
) -> tuple[datetime, ...]:
    """Gives the nights between the last run and the one that is due: nobody will run them, the oldest first.

    At most 400: longer ago there was no service.
    """
    if last_started is None or last_started >= slot:
        return ()
    found: list[datetime] = []
    for one in _backwards(slot - timedelta(seconds=1), at, windows):
        if one <= last_started or len(found) >= _COUNTED_BACK:
            break
        found.append(one)
    return tuple(reversed(found))


def retry_pause(failures: int) -> timedelta:
    """Gives how long to wait after so many tries of one night that came to nothing: 10 minutes, doubled, at most 4 hours."""
    doubled: int = 1 << min(max(failures - 1, 0), 10)
    return min(_LONGEST_RETRY, _FIRST_RETRY * doubled)


def jitter_of(name: str, day: date, most: timedelta) -> timedelta:
    """Gives a pause before a night, from 0 to ``most``: another one for every agency and day, the same each time."""
    seed = hashlib.sha256(f"{name} {day.isoformat()}".encode()).digest()
    return most * (int.from_bytes(seed[:4], "big") / 2**32)


def read_hour(text: str) -> time:
    """Gives the hour that an operator typed, such as ``02:00`` or ``2.30``.

    Raises:
        ValueError: it is none.

    >>> read_hour("2.30")
    datetime.time(2, 30)
    """
    hour, _, minute = text.strip().replace(".", ":").partition(":")
    if not (hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()):
        message = f"{text!r} is no hour"
        raise ValueError(message)
    return time(int(hour), int(minute))


def _backwards(now: datetime, at: time, windows: Sequence[Window]) -> Iterator[datetime]:
    """The nights that have come, the latest first."""
    day = now.astimezone(BANGKOK).date()
    while True:
        yield from (slot for slot in reversed(slots(day, at, windows)) if slot <= now)
        day -= _DAY
