"""The wire: GET over connections of our own, each to an address that was checked, each end of a body seen.

Why not the transport that httpx brings: it takes HTTP/9.9, a gzip stream cut short, a TLS connection cut without
goodbye and a second answer that nobody asked for, and it cannot connect to the address that was judged.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import datetime

from oitcheck.fetch._certificate import Leaf
from oitcheck.fetch._connect import Connector, proxy_authorization, proxy_of
from oitcheck.fetch._deadline import Deadline
from oitcheck.fetch._http1 import Connection, Headers
from oitcheck.fetch._mishap import Mishap, Stale
from oitcheck.fetch._resolve import Resolver
from oitcheck.fetch.guard import Target, parse
from oitcheck.settings import Settings

_IDLE_S = 30.0
_MOST_IDLE = 128
_ISSUER_BYTES = 64 * 1024
_ISSUER_S = 5.0


class Trace:
    """What is known of a look before any answer.

    Attributes:
        connected: whether a connection stood, TLS included.
    """

    def __init__(self) -> None:
        self.connected = False


class Answer:
    """A response whose body has not been read yet; it must be closed.

    Attributes:
        status: of the final response.
        headers: raw names and values in order.
        leaf: the server's certificate; null without TLS.
        notes: warnings about the connection.
    """

    def __init__(
        self, wire: "Wire", origin: str, connection: Connection, status: int, headers: Headers
    ) -> None:
        self.status = status
        self.headers = headers
        self.leaf: Leaf | None = connection.leaf
        self.notes = connection.notes
        self._wire = wire
        self._origin = origin
        self._connection: Connection | None = connection

    def body(self) -> AsyncGenerator[bytes, None]:
        """Gives the body as received, framing taken off.

        Raises:
            Mishap: it breaks.
        """
        assert self._connection is not None
        return self._connection.body()

    def close(self) -> None:
        """Keeps the connection where it ended in order, else closes it."""
        if self._connection:
            self._wire.give_back(self._origin, self._connection)
            self._connection = None


class Wire:
    """Connections by origin, at most ``settings.per_host`` each.

    Args:
        settings: the limits.
        resolve: name to addresses.
        now: the time, with offset.
    """

    def __init__(self, settings: Settings, resolve: Resolver, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._connector = Connector(settings, resolve, now, self._fetch_issuer, self._relieve)
        self._idle: dict[str, deque[tuple[float, Connection]]] = {}
        self._idle_count = 0
        self._places: dict[str, asyncio.Semaphore] = {}

    async def ask(
        self,
        target: Target,
        headers: Sequence[tuple[str, str]],
        deadline: Deadline,
        trace: Trace,
        *,
        fresh: bool = False,
    ) -> Answer:
        """Sends a GET and gives the answer, its body still on the wire.

        Args:
            target: where to; judged again here, address by address.
            headers: without ``Host``.
            deadline: of the whole look; waiting for a free connection does not count.
            trace: takes note that a connection stood.
            fresh: on a connection of its own.

        Raises:
            Mishap: no answer.
        """
        places = self._places.setdefault(target.origin, asyncio.Semaphore(self._settings.per_host))
        if places.locked():
            async with deadline.paused():
                await places.acquire()
        else:
            await places.acquire()
        try:
            return await self._ask(target, headers, trace, fresh=fresh)
        except BaseException:
            places.release()
            raise

    async def _ask(
        self, target: Target, headers: Sequence[tuple[str, str]], trace: Trace, *, fresh: bool
    ) -> Answer:
        path, sent = self._request(target, headers)
        kept = None if fresh else await self._kept(target.origin)
        if kept:
            trace.connected = True
            try:
                return await self._on(kept, target, path, sent)
            except Stale:
                trace.connected = False
        connection = await self._connector.open(target)
        trace.connected = True
        return await self._on(connection, target, path, sent)

    async def _on(
        self, connection: Connection, target: Target, path: str, headers: Sequence[tuple[str, str]]
    ) -> Answer:
        try:
            status, fields = await connection.ask(path, headers)
        except BaseException:
            connection.abort()
            raise
        return Answer(self, target.origin, connection, status, fields)

    def _request(
        self, target: Target, headers: Sequence[tuple[str, str]]
    ) -> tuple[str, list[tuple[str, str]]]:
        sent = [("Host", target.authority), *headers]
        if self._settings.proxy is None or target.scheme == "https":
            return target.path, sent
        return target.url, sent + proxy_authorization(proxy_of(self._settings))

    async def _kept(self, origin: str) -> Connection | None:
        """Gives a kept connection on which nothing unasked has come meanwhile."""
        if not self._idle.get(origin):
            return None
        await asyncio.sleep(0)  # lets what already stands in the socket come in
        now = asyncio.get_running_loop().time()
        waiting = self._idle.get(origin) or deque()
        while waiting:
            since, connection = waiting.pop()
            self._idle_count -= 1
            if connection.reusable and now - since < _IDLE_S:
                return connection
            connection.abort()
        return None

    def give_back(self, origin: str, connection: Connection) -> None:
        """Takes a connection back after an answer."""
        self._places[origin].release()
        if not connection.reusable:
            connection.abort()
            return
        now = asyncio.get_running_loop().time()
        self._idle.setdefault(origin, deque()).append((now, connection))
        self._idle_count += 1
        if self._idle_count > _MOST_IDLE:
            self._drop_oldest()

    def _drop_oldest(self) -> None:
        """Closes the connections that have been kept longest, a quarter of all."""
        ages = sorted((since, origin) for origin, waiting in self._idle.items() for since, _ in waiting)
        for _, origin in ages[: _MOST_IDLE // 4]:
            self._idle[origin].popleft()[1].abort()
            self._idle_count -= 1
            if not self._idle[origin]:
                del self._idle[origin]

    def _relieve(self) -> None:
        for waiting in self._idle.values():
            for _, connection in waiting:
                connection.abort()
        self._idle.clear()
        self._idle_count = 0

    async def aclose(self) -> None:
        """Closes every kept connection."""
        kept = [connection for waiting in self._idle.values() for _, connection in waiting]
        self._idle.clear()
        self._idle_count = 0
        for connection in kept:
            connection.abort()
        for connection in kept:
            await connection.closed()
        await asyncio.sleep(0)  # lets those aborted just before close their sockets

    async def _fetch_issuer(self, url: str) -> bytes | None:
        """Gives the file behind an AIA address: plain GET, no redirects, at most 64 KiB, five seconds."""
        target = parse(url)
        if not isinstance(target, Target) or target.scheme != "http":
            return None
        body = bytearray()
        try:
            async with asyncio.timeout(_ISSUER_S):
                path, sent = self._request(target, [("Accept-Encoding", "identity"), ("Connection", "close")])
                connection = await self._connector.open(target)
                try:
                    status, _ = await connection.ask(path, sent)
                    async for piece in connection.body():
                        body += piece
                        if len(body) > _ISSUER_BYTES:
                            return None
                finally:
                    connection.abort()
        except (Mishap, TimeoutError):
            return None
        return bytes(body) if status == 200 else None
