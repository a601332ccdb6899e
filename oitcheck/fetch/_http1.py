"""One HTTP/1.1 connection: a request, a bounded head, a body, and whether another request may follow."""

import re
from collections.abc import AsyncGenerator, Sequence

import h11

from oitcheck.fetch import _head
from oitcheck.fetch._certificate import Leaf
from oitcheck.fetch._mishap import Mishap, Stale, Unclosed
from oitcheck.fetch._pipe import Pipe
from oitcheck.fetch._tls import TlsPipe
from oitcheck.fetch.reach import of_os_error

_MOST_INTERIM = 1000
_MOST_HTTP2 = 1024 * 1024
_MOST_PIECES = 300_000
"""Chunks of one body: at 10 microseconds each, the most that a hostile server may cost us."""

_MOST_FRAMING = 16 * 1024 * 1024
"""Bytes of chunk sizes, extensions and trailers around one body."""

# The last chunk, behind the end of the one before: all that is missing is the empty line, which some servers forget.
_LAST_CHUNK = re.compile(rb"(?:^|\r?\n)0+[ \t]*(?:;[^\r\n]*)?\r?\n\Z")
_TAIL = 64

Headers = list[tuple[bytes, bytes]]


class Connection:
    """A connection to one origin.

    Attributes:
        leaf: the server's certificate; null without TLS.
        notes: warnings about the connection, such as ``tls_chain_incomplete``.
        used: requests answered on it.
    """

    def __init__(
        self, stream: Pipe | TlsPipe, cap: int, *, leaf: Leaf | None = None, notes: tuple[str, ...] = ()
    ) -> None:
        self.leaf = leaf
        self.notes = notes
        self.used = 0
        self._stream = stream
        self._cap = cap
        self._parser = h11.Connection(h11.CLIENT, max_incomplete_event_size=cap)
        self._doubtful = False
        self._ended = False
        self._until_close = False
        self._chunked = False
        self._tail = b""
        self._pieces = 0
        self._framing = 0

    async def ask(self, path: str, headers: Sequence[tuple[str, str]]) -> tuple[int, Headers]:
        """Sends a GET and gives status and raw headers of the final response.

        Raises:
            Stale: the server had closed a kept connection.
            Mishap: no response that can be read.
        """
        if self.used:
            self._parser.start_next_cycle()
        request = h11.Request(method="GET", target=path, headers=list(headers))
        data = self._parser.send(request) or b""
        self._parser.send(h11.EndOfMessage())
        self._stream.send(data)
        buffer = bytearray()
        spent = 0
        for _ in range(_MOST_INTERIM):
            head = await self._read_head(buffer, spent)
            spent += len(head)
            status, fields = self._parse_head(_head.clean(head))
            if status >= 200:
                self._begin_body(fields, buffer)
                self.used += 1
                return status, fields
        raise Mishap("malformed_response", f"more than {_MOST_INTERIM} interim responses")

    async def _read_head(self, buffer: bytearray, spent: int) -> bytes:
        """Takes one head off the buffer, reading as needed."""
        searched = 0
        http2 = 0
        while (end := None if http2 else _head.find_end(buffer, searched)) is None:
            searched = len(buffer)
            if not http2 and len(buffer) + spent > self._cap:
                raise _head.too_large(buffer, self._cap)
            data = await self._receive_head(buffer, spent)
            http2 += len(data) if http2 or _head.speaks_http2(buffer + data[:9]) else 0
            if not http2:
                buffer += data
                _head.check_start(buffer)
            elif http2 > _MOST_HTTP2:
                raise Mishap("too_large", "an endless HTTP/2 stream, which nobody asked for")
        if end + spent > self._cap:
            raise _head.too_large(buffer[:end], self._cap)
        head = bytes(buffer[:end])
        del buffer[:end]
        if buffer:
            _check_next(buffer, head)
        return head

    async def _receive_head(self, buffer: bytearray, spent: int) -> bytes:
        try:
            data = await self._receive()
        except Mishap as mishap:
            if mishap.cause != "truncated":
                raise
            data = b""
        if not data:
            raise self._cut(buffer, spent)
        return data

    def _cut(self, buffer: bytearray, spent: int) -> Exception:
        if buffer or spent:
            return Mishap("truncated", "the connection was closed inside the headers")
        if self.used:
            return Stale()
        return Mishap("connection_reset", "the server closed the connection without an answer")

    def _parse_head(self, head: bytes) -> tuple[int, Headers]:
        try:
            self._parser.receive_data(head)
            event = self._parser.next_event()
        except h11.RemoteProtocolError as error:
            raise Mishap("malformed_response", _words(error)) from error
        if not isinstance(event, h11.Response | h11.InformationalResponse):
            raise Mishap("malformed_response", "no response where one was due")
        return event.status_code, [(bytes(name), bytes(value)) for name, value in event.headers]

    def _begin_body(self, fields: Headers, buffer: bytearray) -> None:
        names = [name for name, _ in fields]
        self._doubtful = b"transfer-encoding" in names and b"content-length" in names
        self._chunked = b"transfer-encoding" in names
        self._tail = bytes(buffer[-_TAIL:])
        self._until_close = b"transfer-encoding" not in names and b"content-length" not in names
        self._pieces = 0
        self._framing = len(buffer)
        if buffer:
            self._parser.receive_data(bytes(buffer))

    async def body(self) -> AsyncGenerator[bytes, None]:
        """Gives the body as received, framing taken off, in large pieces.

        Raises:
            Unclosed: a body without a length broke off.
            Mishap: ``truncated``, ``connection_reset``, ``malformed_response``, ``headers_too_large`` (trailers).
        """
        while True:
            data, more = self._take()
            if data:
                yield data
            if not more:
                return
            received = await self._receive_body()
            if not received and self._chunked and _LAST_CHUNK.search(self._tail):
                raise Unclosed("truncated", "the chunked body ends without its last empty line", owed=True)
            self._tail = (self._tail + received)[-_TAIL:]
            self._ended = not received
            self._framing += len(received)
            self._parser.receive_data(received)

    def _take(self) -> tuple[bytes, bool]:
        """Gives all body bytes that have arrived, and whether more must come."""
        pieces: list[bytes] = []
        try:
            while isinstance(event := self._parser.next_event(), h11.Data):
                pieces.append(bytes(event.data))
        except h11.RemoteProtocolError as error:
            raise self._bad_body(error) from error
        self._pieces += len(pieces)
        data = b"".join(pieces)
        self._framing -= len(data)
        if self._pieces > _MOST_PIECES or self._framing > _MOST_FRAMING:
            raise Mishap("too_large", "the body comes in too many pieces, or with too much around them")
        return data, event is h11.NEED_DATA

    def _bad_body(self, error: h11.RemoteProtocolError) -> Mishap:
        if error.error_status_hint == 431:
            return Mishap("headers_too_large", f"more than {self._cap} bytes of trailers or chunk extensions")
        return Mishap("truncated" if self._ended else "malformed_response", _words(error))

    async def _receive_body(self) -> bytes:
        try:
            return await self._receive()
        except Mishap as mishap:
            if self._until_close and mishap.cause in {"truncated", "connection_reset"}:
                raise Unclosed(mishap.cause, mishap.detail) from mishap
            raise

    async def _receive(self) -> bytes:
        try:
            return await self._stream.receive()
        except OSError as error:
            if self.used and self._parser.their_state is h11.SEND_RESPONSE:
                raise Stale from error
            cause = {"connect_timeout": "timeout", "connect_refused": "connection_reset"}.get(
                of_os_error(error)
            )
            raise Mishap(
                cause or of_os_error(error), f"the connection broke: {error.strerror or error}"
            ) from error

    @property
    def reusable(self) -> bool:
        """Whether both sides are done, in order, and nothing unasked has come."""
        return (
            not self._doubtful
            and self._parser.our_state is h11.DONE
            and self._parser.their_state is h11.DONE
            and not self._parser.trailing_data[0]
            and self._stream.untouched
        )

    def abort(self) -> None:
        """Closes at once."""
        self._stream.abort()

    async def closed(self) -> None:
        """Waits until the socket is really gone."""
        await self._stream.closed()


def _check_next(buffer: bytearray, head: bytes) -> None:
    """After an interim response, what follows must begin as a response too."""
    if head[9:10] == b"1":
        _head.check_start(buffer)


def _words(error: h11.RemoteProtocolError) -> str:
    return str(error).replace("bytearray(", "(")[:200]
