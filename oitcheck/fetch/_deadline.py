"""One deadline over a whole look, which only a body that keeps arriving can put off."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Self

from oitcheck.settings import Settings

_AHEAD_S = 2.5
"""The most that a fast body can buy in advance: a burst followed by silence ends this long after the burst."""


class Deadline:
    """Ends what runs inside it after ``settings.timeout`` seconds.

    While a body arrives, every ``settings.body_rate`` bytes buy one second, at most two and a half ahead and at most up to
    ``settings.body_timeout`` in all. Waiting for a free connection is not the host's doing and does not count.

    Attributes:
        waited_s: seconds that did not count.
    """

    def __init__(self, settings: Settings) -> None:
        self.waited_s = 0.0
        self._settings = settings
        self._loop = asyncio.get_running_loop()
        self._base = self._loop.time() + settings.timeout
        self._hard = self._base + max(0.0, settings.body_timeout - settings.timeout)
        self._alive_until = 0.0
        self._timeout = asyncio.timeout_at(self._base)

    async def __aenter__(self) -> Self:
        """Starts to watch."""
        await self._timeout.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raises ``TimeoutError`` where the deadline struck."""
        await self._timeout.__aexit__(kind, error, trace)

    def remaining_s(self) -> float:
        """Seconds until the deadline as it stands, not below 0."""
        return max(0.0, max(self._base, min(self._alive_until, self._hard)) - self._loop.time())

    def arrived(self, count: int) -> None:
        """Takes note of so many bytes of a body."""
        now = self._loop.time()
        bought = max(self._alive_until, now) + count / self._settings.body_rate
        self._alive_until = min(bought, now + _AHEAD_S, self._hard)
        when = self._timeout.when()
        if when is not None and self._alive_until > when and not self._timeout.expired():
            self._timeout.reschedule(self._alive_until)

    @asynccontextmanager
    async def paused(self) -> AsyncIterator[None]:
        """Stops the clock for what is waited for on our own side."""
        start = self._loop.time()
        self._timeout.reschedule(None)
        try:
            yield
        finally:
            spent = self._loop.time() - start
            self.waited_s += spent
            self._base += spent
            self._hard += spent
            if not self._timeout.expired():
                self._timeout.reschedule(self._base)
