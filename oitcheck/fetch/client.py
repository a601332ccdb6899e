"""The only place that knows httpx: one look at one URL, bounded and truthful."""

import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Self
from urllib.parse import quote

import httpx

from oitcheck import __version__
from oitcheck.fetch._certificate import Leaf
from oitcheck.fetch._deadline import Deadline
from oitcheck.fetch._decode import ACCEPTED
from oitcheck.fetch._look import Look, Reply
from oitcheck.fetch._mishap import Mishap
from oitcheck.fetch._resolve import Resolver, SystemResolver
from oitcheck.fetch.guard import Target
from oitcheck.fetch.wire import Answer, Trace, Wire
from oitcheck.model.fetched import Fetched
from oitcheck.settings import Settings

# What an injected transport may raise, most special first.
_MISHAPS: tuple[tuple[type[httpx.TransportError], str], ...] = (
    (httpx.ConnectTimeout, "connect_timeout"),
    (httpx.TimeoutException, "timeout"),
    (httpx.ConnectError, "connect_refused"),
    (httpx.ProtocolError, "malformed_response"),
    (httpx.NetworkError, "connection_reset"),
    (httpx.TransportError, "checker_error"),
)


class Fetcher:
    """Looks at URLs.

    Never raises for what a URL does: every mishap is a cause in what comes back. Must be closed.

    Args:
        settings: every limit.
        transport: an httpx transport instead of the wire; it then does its own connecting, and only literal
            addresses are judged.
        resolver: name to addresses, instead of the system's.
        clock: monotonic seconds.
        now: the time, with offset.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        resolver: Resolver | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),  # noqa: TID251 - the room with the clock
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._now = now
        self._transport = transport or WireTransport(Wire(settings, resolver or SystemResolver(), now))
        self._headers = [
            ("User-Agent", user_agent(settings.contact)),
            ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
            ("Accept-Language", "th,en;q=0.8"),
            ("Accept-Encoding", ACCEPTED),
        ]

    async def look(self, url: str, *, fresh: bool = False) -> Fetched:
        """Gives what one URL answers to a GET, redirects followed.

        Args:
            url: as typed.
            fresh: on new connections and a new resolution.
        """
        return await Look(self._settings, self._send, self._clock, self._now, self._headers).run(
            url, fresh=fresh
        )

    async def aclose(self) -> None:
        """Closes every connection."""
        await self._transport.aclose()

    async def __aenter__(self) -> Self:
        """For ``async with``."""
        return self

    async def __aexit__(self, *error: object) -> None:
        """Closes."""
        await self.aclose()

    async def _send(
        self, target: Target, headers: list[tuple[str, str]], deadline: Deadline, trace: Trace, fresh: bool
    ) -> Reply:
        extensions = {"target": target, "deadline": deadline, "trace": trace, "fresh": fresh}
        request = httpx.Request("GET", target.url, headers=headers, extensions=extensions)
        try:
            response = await self._transport.handle_async_request(request)
        except httpx.TransportError as error:
            raise _mishap(error) from error
        trace.connected = True
        return _HttpxReply(response)


class WireTransport(httpx.AsyncBaseTransport):
    """The wire as an httpx transport: what it sends is the ``Target`` that was judged, never a second parse."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Sends the request of a look."""
        about = request.extensions
        headers = [
            (name.decode(), value.decode()) for name, value in request.headers.raw if name.lower() != b"host"
        ]
        answer = await self._wire.ask(
            about["target"], headers, about["deadline"], about["trace"], fresh=about["fresh"]
        )
        try:
            return httpx.Response(
                answer.status,
                headers=answer.headers,
                stream=_AnswerStream(answer),
                extensions={"leaf": answer.leaf, "notes": answer.notes},
            )
        except BaseException:
            answer.close()
            raise

    async def aclose(self) -> None:
        """Closes every connection."""
        await self._wire.aclose()


class _AnswerStream(httpx.AsyncByteStream):
    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._answer.body()

    async def aclose(self) -> None:
        self._answer.close()


class _HttpxReply:
    """An httpx response as a look reads it; its body never passes through httpx's own decoders."""

    def __init__(self, response: httpx.Response) -> None:
        self.status = response.status_code
        self.headers: list[tuple[bytes, bytes]] = response.headers.raw
        self.leaf: Leaf | None = response.extensions.get("leaf")
        self.notes: tuple[str, ...] = response.extensions.get("notes", ())
        self._response = response

    async def body(self) -> AsyncGenerator[bytes, None]:
        stream = self._response.stream
        assert isinstance(stream, httpx.AsyncByteStream)
        try:
            async for piece in stream:
                yield piece
        except httpx.TransportError as error:
            raise _mishap(error) from error

    async def close(self) -> None:
        stream = self._response.stream
        assert isinstance(stream, httpx.AsyncByteStream)
        await stream.aclose()


def _mishap(error: httpx.TransportError) -> Mishap:
    cause = next(cause for kind, cause in _MISHAPS if isinstance(error, kind))
    return Mishap(cause, str(error) or type(error).__name__)


def user_agent(contact: str | None) -> str:
    """Gives the honest name that every request carries: the project, its version and whom to write to."""
    known = f"+{quote(contact, safe=' @:/.,+-_~?&=%#')}; " if contact else ""
    return f"oitcheck/{__version__} ({known}OIT answer check)"
