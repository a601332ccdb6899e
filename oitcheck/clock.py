"""The one clock of the program, and the offset of the country whose nights are told."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

BANGKOK = timezone(timedelta(hours=7), "ICT")

Clock = Callable[[], datetime]


def bangkok_now() -> datetime:
    """Gives the time now with the offset of Thailand, which knows no summer time."""
    return datetime.now(BANGKOK)  # noqa: TID251 - the one clock
