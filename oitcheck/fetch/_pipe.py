"""A TCP connection to an address that was checked, read in large pieces."""

import asyncio
import errno
from collections.abc import Callable, Sequence

from oitcheck.fetch._addresses import Address
from oitcheck.fetch._mishap import Mishap
from oitcheck.fetch.reach import of_os_error

_HIGH_WATER = 512 * 1024
_STAGGER_S = 0.25  # RFC 8305, "Connection Attempt Delay"
_MOST_ADDRESSES = 8
_FILES_WAIT_S = 0.1
_FILES_TRIES = 20


class Pipe(asyncio.Protocol):
    """Bytes out, bytes in; reading stops while more than 512 KiB wait to be taken."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._pieces: list[bytes] = []
        self._held = 0
        self._paused = False
        self._eof = False
        self._error: Exception | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._closed = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection stands."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Keeps what came."""
        self._pieces.append(data)
        self._held += len(data)
        if self._held > _HIGH_WATER and not self._paused and self._transport:
            self._transport.pause_reading()
            self._paused = True
        self._wake()

    def eof_received(self) -> None:
        """The server has said all it will say."""
        self._eof = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        self._eof = True
        self._error = exc
        if not self._closed.done():
            self._closed.set_result(None)
        self._wake()

    def _wake(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)

    async def receive(self) -> bytes:
        """Gives all that is there, at least one byte; nothing at the end.

        Raises:
            OSError: the connection broke.
        """
        while not self._pieces:
            if self._error:
                raise self._error
            if self._eof:
                return b""
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        data = self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)
        self._pieces.clear()
        self._held = 0
        if self._paused and self._transport and not self._eof:
            self._transport.resume_reading()
            self._paused = False
        return data

    def send(self, data: bytes) -> None:
        """Sends; requests are small, so nothing is waited for."""
        if self._transport and not self._transport.is_closing():
            self._transport.write(data)

    @property
    def untouched(self) -> bool:
        """Whether the connection is open and nothing unasked has come."""
        return not (self._eof or self._pieces or self._error)

    def abort(self) -> None:
        """Closes at once."""
        if self._transport:
            self._transport.abort()

    async def closed(self) -> None:
        """Waits until the socket is really gone."""
        await self._closed


async def connect(addresses: Sequence[Address], port: int, relieve: Callable[[], None]) -> Pipe:
    """Connects to the first of the addresses that answers, a quarter of a second after each other.

    Args:
        addresses: as the resolver ordered them.
        port: of all of them.
        relieve: closes connections of our own that can be spared, called when files run out.

    Raises:
        Mishap: none answered; the most telling failure counts.
    """
    waiting = list(_interleaved(addresses))[:_MOST_ADDRESSES]
    running: set[asyncio.Task[Pipe]] = set()
    failures: list[OSError] = []
    try:
        while waiting or running:
            if waiting:
                running.add(asyncio.create_task(_connect_one(waiting.pop(0), port, relieve)))
            done, running = await asyncio.wait(
                running, timeout=_STAGGER_S if waiting else None, return_when=asyncio.FIRST_COMPLETED
            )
            won = [task for task in done if task.exception() is None]
            if won:
                for extra in won[1:]:
                    extra.result().abort()
                return won[0].result()
            failures += [error for task in done if isinstance(error := task.exception(), OSError)]
    finally:
        _drop(running)
    raise _telling(failures)


async def _connect_one(address: Address, port: int, relieve: Callable[[], None]) -> Pipe:
    loop = asyncio.get_running_loop()
    for _ in range(_FILES_TRIES):
        try:
            _, pipe = await loop.create_connection(Pipe, str(address), port)
        except OSError as error:
            if error.errno not in {errno.EMFILE, errno.ENFILE}:
                raise
            relieve()
            await asyncio.sleep(_FILES_WAIT_S)
        else:
            return pipe
    raise OSError(errno.EMFILE, "too many files are open on the checker's own machine")


def _drop(running: set[asyncio.Task[Pipe]]) -> None:
    """Ends attempts that lost; nothing is waited for, so no second cancelling can come between and lose a socket."""
    for task in running:
        task.add_done_callback(_close)
        task.cancel()


def _close(task: asyncio.Task[Pipe]) -> None:
    if not task.cancelled() and task.exception() is None:
        task.result().abort()


def _interleaved(addresses: Sequence[Address]) -> list[Address]:
    """Families in turn, beginning with the resolver's first (RFC 8305)."""
    first = [address for address in addresses if address.version == addresses[0].version]
    other = [address for address in addresses if address.version != addresses[0].version]
    mixed: list[Address] = []
    for place in range(max(len(first), len(other))):
        mixed += first[place : place + 1] + other[place : place + 1]
    return mixed


def _telling(failures: Sequence[OSError]) -> Mishap:
    rank = ("connect_refused", "connection_reset", "connect_timeout")
    causes = {of_os_error(error): error for error in reversed(failures)}
    for cause in rank:
        if cause in causes:
            return Mishap(cause, _words(causes[cause]))
    return Mishap("checker_error", _words(failures[0]) if failures else "no address to connect to")


def _words(error: OSError) -> str:
    return f"{error.strerror or error}"
