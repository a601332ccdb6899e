"""Manners belong to a host, not to a request: pace, quiet, and when it is given up."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from oitcheck.fetch.retry import is_connection_failure, pause_s
from oitcheck.model.fetched import Fetched
from oitcheck.settings import Settings


def pace_key(origin: str) -> str:
    """Gives the host whose pace an origin keeps: http and https of one name share it, odd ports stand alone."""
    parts = urlsplit(origin)
    if parts.port in (None, 80, 443):
        return (parts.hostname or "").removeprefix("www.")
    return f"{parts.hostname}:{parts.port}"


class _Places:
    """So many places; who waits gets one in turn, or before all others."""

    def __init__(self, count: int) -> None:
        self._free = count
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def take(self, *, first: bool) -> None:
        if self._free:
            self._free -= 1
            return
        place = asyncio.get_running_loop().create_future()
        (self._waiting.appendleft if first else self._waiting.append)(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.give()
            else:
                with suppress(ValueError):
                    self._waiting.remove(place)
            raise

    def give(self) -> None:
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(None)
                return
        self._free += 1


@dataclass(slots=True)
class Pace:
    """When the next request to one host may start.

    Attributes:
        spent_s: seconds of quiet that the host has had in this run.
        silenced: the host asked for more quiet than a run has: it is not asked again.
    """

    settings: Settings
    spent_s: float = 0.0
    silenced: bool = False
    _next: float = 0.0
    _quiet_until: float = 0.0
    _places: _Places = field(init=False)

    def __post_init__(self) -> None:
        self._places = _Places(self.settings.per_host)

    @asynccontextmanager
    async def turn(self, *, first: bool = False) -> AsyncIterator[None]:
        """Waits for a place, the interval and any quiet the host asked for; holds the place meanwhile.

        Args:
            first: before all who wait for a place already, because they wait for this answer as well.
        """
        await self._places.take(first=first)
        try:
            loop = asyncio.get_running_loop()
            start = max(loop.time(), self._next, self._quiet_until)
            self._next = start + self.settings.interval
            while (wait := max(start, self._quiet_until) - loop.time()) > 0:  # noqa: ASYNC110 - quiet may grow meanwhile
                await asyncio.sleep(wait)
            yield
        finally:
            self._places.give()

    def heed(self, fetched: Fetched) -> None:
        """Takes note of a pause that the host asked for, within the run's bound."""
        pause = pause_s(fetched)
        now = asyncio.get_running_loop().time()
        extra = now + pause - max(now, self._quiet_until)
        if extra <= 0:
            return
        if self.spent_s + extra > self.settings.max_pause:
            self.silenced = True
            return
        self.spent_s += extra
        self._quiet_until = now + pause


@dataclass(slots=True)
class Breaker:
    """Counts connection failures in a row on one scheme+host+port.

    Attributes:
        failures: in a row; any answer sets it to 0.
        given_up: the look after which the host was given up.
    """

    after: int
    failures: int = 0
    given_up: Fetched | None = None

    def count(self, fetched: Fetched) -> None:
        """Counts one look."""
        if not is_connection_failure(fetched):
            self.failures, self.given_up = 0, None
            return
        self.failures += 1
        if self.failures >= self.after:
            self.given_up = fetched
